"""Papers about one person's studies, as PDF: a transcript of records, and a draft of the Diploma Supplement.

content     what a paper is made of: words in a language, lines, tables, sections
setting     a paper as bytes, by one template
transcript  the transcript, from plain data
supplement  the eight sections of the Diploma Supplement, from plain data
known       both, from the rows of an enrolment
views       the files, for those who may see the enrolment
"""
