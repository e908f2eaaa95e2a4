"""BibTeX, written only: what a reader needs to cite a work in LaTeX."""

from crossings.outside.bibtex.writing import bibtex

__all__ = ["bibtex"]
