"""Rows of research as its pages, its machines and search tell them, one file per purpose."""
