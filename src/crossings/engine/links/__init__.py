"""Links between approaches: what joins two of them, what may come next, and who could work together.

work         what is known of one work, and the choices by which a corpus is made
corpus       the corpus as a file: how it is made, opened and asked
drawing      which concepts each work holds: stated by the source, or drawn from titles
"""
