"""The office's screens and verbs for studies."""
