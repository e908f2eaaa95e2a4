"""What the network remembers of links between approaches, one file per thing."""

from crossings.links.models.corpus_version import CorpusVersion
from crossings.links.models.reading import Reading

__all__ = ["CorpusVersion", "Reading"]
