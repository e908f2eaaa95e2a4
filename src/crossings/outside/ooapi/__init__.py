"""The Open Education API, version 5: what is told of programmes, courses and offerings, and in which words.

values     what it tells, as plain data
written    the same as JSON
questions  what a reader may ask for, and what was wrong with a question

Source: Open Education API 5, https://openonderwijsapi.nl/, specification at
https://github.com/open-education-api/specification, branch release/5.0.
"""
