"""Machines are readers too: what every room shares when it tells its records to them.

asked       what a question to the API may name: language, page, filters
telling     rows as plain answers, each text with its language
answers     whole answers: pages of records, one record, errors; conditional requests
throttle    how often one address may ask
conditional answers that need not be sent twice
linked      JSON-LD in pages, and the addresses of a page in its other languages
highwire    the tags by which reference managers know a work that a page is about
schema_org  the JSON-LD of a work
citations   references as files, in each format
feeds       Atom, for every list and search
sheets      CSV, of every list and search
"""
