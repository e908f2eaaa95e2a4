"""Formats and services of the world outside, one folder each: everything about one of them stands together."""
