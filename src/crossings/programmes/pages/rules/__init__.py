"""The pages of the rules of study, made from the rules as data; nothing here is written for one programme.

naming.py       names in the rules as a reader knows them: routes, terms, kinds, institutions, grades of amounts
sets.py         sets of modules in words
wording.py      each kind of rule in words
page.py         one edition, on the route that was chosen
comparing.py    two editions, clause by clause
differing.py    what of a clause or another part differs, value by value
files.py        the same for machines: YAML, JSON, schemas, cases
"""
