"""What the pages of studies show, made of rows and of the engine's answers.

wording.py     the rules of an edition in the reader's language
credit.py      what a record holds, by title
standing.py    an audit in words, clause by clause
enrolment.py   one student's studies, as the student, the adviser and the board see them
deciding.py    what a decision or another route would change, before it is so
answers.py     what was answered lately
supposing.py   the same record on another route or under other rules
comparing.py   every record of one edition under another
"""
