"""The European Learning Model, version 3, as JSON-LD: what things are called there, and the nodes of a graph.

context   the names of its classes and properties, so that a reader needs nothing from elsewhere
nodes     the nodes that learning opportunities, qualifications and those who award them are told by

Source: European Commission, European Learning Model 3.1, http://data.europa.eu/snb/model/elm/, and its application profile for
learning opportunities and qualifications; controlled lists of http://data.europa.eu/snb/ and of the Publications Office.
"""
