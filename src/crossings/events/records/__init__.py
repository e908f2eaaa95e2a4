"""Rows of events as pages, calendars, machines and search tell them, one file per reader."""
