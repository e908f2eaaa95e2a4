"""Sources as most tests need them: a public page, read on a day."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from crossings.provenance.models import Source


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    key = factory.Sequence(lambda number: f"source-{number}")
    title = factory.Sequence(lambda number: f"Source {number}")
    kind = Source.Kind.PAGE
    address = factory.LazyAttribute(lambda source: f"https://{source.key}.example/")
    read_on = date(2026, 11, 21)
