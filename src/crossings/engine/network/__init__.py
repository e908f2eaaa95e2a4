"""What the network decides, from plain values.

lifecycle.py    the states of an institution, and which may follow which
presence.py     whether a dated relation holds on a day, and how well that is known
lineage.py      predecessors and successors, which never lead back to where they began
ror.py          identifiers of the Research Organization Registry, with their check digits
"""
