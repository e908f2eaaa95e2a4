"""What the network remembers of links between approaches, one file per thing."""

from crossings.links.models.corpus_version import CorpusVersion

__all__ = ["CorpusVersion"]
