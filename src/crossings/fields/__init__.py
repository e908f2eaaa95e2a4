"""Model fields of the field: partial dates, countries, academic years, credits, sort keys, bytewise text.

Each stores the canonical form of an engine value and gives that value back.
"""
