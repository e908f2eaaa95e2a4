"""Links between approaches: what joins two of them, what may come next, and who could work together.

work         what is known of one work, and the choices by which a corpus is made
corpus       the corpus as a file: how it is opened and asked (building, staging, holding, pairs, checksum: how it is made)
reading      works from tables (columns, csv_rows, loading: what is below it), with every mistake said at once
vocabulary   concepts with types and names; matching finds them in texts, candidates proposes names that it lacks
drawing      which concepts works hold: stated ones, those of a vocabulary, terms of titles (title_terms)
sides        an approach as a set of works
bridges      what joins two sides, and why (counting, expressions, association, scoring, general, evidence: how)
works        works that bridge two sides; related: works like one work; diversity: how far apart what a work joins is
prediction   what no work has joined to an approach yet (slices, grounds, scorers, blend, order: how)
evaluation   how well that foresees (ranking: the measures)
synergy      who studies the same apart
states       how a bridge that was proposed is decided on
"""
