"""Links between approaches. A test names what matters to it; the rest is filled in here."""

from datetime import UTC, datetime

from factory import LazyAttribute, Sequence
from factory.django import DjangoModelFactory

from crossings.links import models


class CorpusVersionFactory(DjangoModelFactory):
    """Not the one that is asked today."""

    class Meta:
        model = models.CorpusVersion

    version = Sequence("{:064x}".format)
    path = LazyAttribute(lambda made: f"{made.version[:16]}.duckdb")
    built_at = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
