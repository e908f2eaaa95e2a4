"""What the public pages of the programmes show, made from rows that a view has fetched.

    references.py    the sources of a page, numbered as they are first named
    facts.py         what a programme is, in one list
    versions.py      its sizes and lengths
    fees.py          its fees, as tables that keep to one year
    modules.py       its modules, in a list and each on a page of its own
    outcomes.py      aims, outcomes, competencies, and which module covers what
    standing.py      entry, accreditation, claims, resources, values, and where sources disagree
    programme.py     the page of one programme in one year
    listing.py       the list of programmes
    at_institutions.py  the programmes of one institution
    comparison.py    programmes side by side
    machines.py      the same for machines: JSON-LD and rows for a spreadsheet

Nothing here asks the database: each function says which relations it reads, so that a view fetches them once.
"""
