"""Rules looked at before anybody studies by them: can every route be walked, which clause says nothing, what changed.

routes       every route of a file, and the routes that ask for the same
ways         the ways through one kind of route: the best plan, and what no plan does without
slack        how much may go wrong on a route
binding      whether a clause ever keeps a plan from anything
sums         what the clauses of a route ask for, added up against its total
findings     clauses that hold nowhere or never bind, and promises that the rules do not keep
report       all of it for a whole file
changes      the routes that differ from one file to another
assumptions  what hangs on the other reading of what a source leaves open
differences  the clauses and other parts that differ, in words
compare      two editions: which clauses, routes and students change
telling      both as plain data and as text
"""
