"""The catalogues as the Open Education API tells them: published years, what a source names, in every language kept.

identity        the identifiers of records, which never change
texts           words in all languages at once
organizations   the institutions that have a part in the catalogues
programs        programmes, their sizes and specialisations, year by year
courses         modules, year by year
offerings       ways to study a programme, and modules in a year
shelf           all of it, read again only after something has changed
views           the questions, answered
"""
