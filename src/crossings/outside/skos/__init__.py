"""Vocabularies as SKOS tells them, in Turtle or JSON-LD.

turtle       the statements of a document of Turtle
reading      the concepts of a file, as names of a vocabulary
"""
