"""The office's screens for programmes.

panels.py    the pieces that edit screens are made of
studies.py   programmes, catalogues, versions, offerings
modules.py   modules, who teaches them, what they cover
fees.py      fees and what surrounds them
standing.py  entry, claims, accreditation, resources, disagreements
"""
