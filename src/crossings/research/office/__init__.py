"""The office's screens and verbs for research."""
