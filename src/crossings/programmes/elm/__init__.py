"""The catalogues in the European Learning Model: qualifications, their parts, who awards them and how they can be studied.

rows      published catalogues with all that is told of them
bodies    institutions
told      the graph of a programme, of a module, and of the whole catalogue
views     the files
"""
