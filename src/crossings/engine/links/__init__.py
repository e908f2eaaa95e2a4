"""Links between approaches: what joins two of them, what may come next, and who could work together.

work         what is known of one work, and the choices by which a corpus is made
corpus       the corpus as a file: how it is made, opened and asked (building, holding, pairs, checksum: how it is made)
reading      works from tables (columns, csv_rows, staging, loading: what is below it), with every mistake said at once
vocabulary   concepts with types and names; matching finds them in texts, candidates proposes names that it lacks
drawing      which concepts works hold: stated ones, those of a vocabulary, terms of titles (title_terms)
"""
