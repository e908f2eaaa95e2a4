"""Rules of study as data: read them, audit a record against them, and say why.

language     what a file of regulations may say
sets         sets of modules, and the modules in them
record       what one student has
load         both, from their files, with every mistake said at once
schema       both forms as JSON Schemas
audit        what a record is worth, clause by clause (problem, flow and solver: the counting below it)
telling      an audit as plain data and as text
"""
