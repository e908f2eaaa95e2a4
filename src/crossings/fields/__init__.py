"""Model fields of the field: partial dates, countries, academic years, credits and sort keys.

Each stores the canonical form of an engine value and gives that value back.
"""
