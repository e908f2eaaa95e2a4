"""Every change of links between approaches: corpora are built."""

from crossings.links.actions.corpora import build_corpus

__all__ = ["build_corpus"]
