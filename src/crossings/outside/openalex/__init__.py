"""Works as OpenAlex tells them: objects of JSON, one a line.

reading      one object as a `Work`, and files of them as a source of a corpus
"""
