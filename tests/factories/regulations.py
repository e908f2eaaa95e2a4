"""Rules of study: a small text that can be read whole, and editions, errata and drafts that hold it."""

from datetime import UTC, date, datetime

from factory import LazyAttribute, SubFactory
from factory.django import DjangoModelFactory

from crossings.engine.regulations.load import checksum
from crossings.programmes import models
from tests.factories.programmes import ProgrammeFactory

TEXT = """\
format: crossings-rules/1
programme: {programme}
edition: {edition}
title: {{en: MA in Small Things}}
sources:
  handbook: {{title: The handbook, address: "https://example.org/handbook", read_on: 2026-11-01}}
route:
  mode: [full_time, part_time]
  start: [2023-09]
terms:
  autumn: {{starts: 9}}
  spring: {{starts: 1}}
lists:
  any: {{where: {{kind: taught}}}}
modules:
  A1: {{title: {{en: First things}}, ects: 10, terms: [autumn]}}
  B2: {{title: {{en: Second things}}, ects: 10, terms: [spring]}}
  EX-1: {{title: {{en: "Example: further things"}}, ects: 10, terms: [spring], example: true}}
clauses:
  - id: first
    take: A1
    source: {{document: handbook, place: section 3}}
    assumption: {{because: The handbook says usually., other: Another module may take its place.}}
  - id: others
    choose: {{modules: {others}, from: any}}
    source: {{document: handbook, place: section 4}}
    text: {{en: Some of the others.}}
  - id: slowly
    when: {{mode: part_time}}
    load: {{modules: {{at_most: 1}}}}
    source: {{document: handbook, place: section 5}}
"""


def rules_text(programme: str = "small", edition: str = "2023-24", others: object = 1, more: str = "") -> str:
    """Rules that can be read, of this programme and edition; `others` is how many further modules they ask for."""
    return TEXT.format(programme=programme, edition=edition, others=others) + more


class RegulationEditionFactory(DjangoModelFactory):
    class Meta:
        model = models.RegulationEdition

    programme = SubFactory(ProgrammeFactory)
    key = "2023-24"
    year = LazyAttribute(lambda edition: edition.key[:7])
    text = LazyAttribute(lambda edition: rules_text(edition.programme.slug, edition.key))
    checksum = LazyAttribute(lambda edition: checksum(edition.text))
    published_at = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)
    published_by = "account:7"
    why = "Approved by the board"


class ErratumFactory(DjangoModelFactory):
    """A mended encoding that asks for two further modules."""

    class Meta:
        model = models.Erratum

    edition = SubFactory(RegulationEditionFactory)
    on = date(2023, 4, 1)
    by = "account:7"
    what = "Two further modules, not one"
    text = LazyAttribute(lambda erratum: rules_text(erratum.edition.programme.slug, erratum.edition.key, others=2))
    checksum = LazyAttribute(lambda erratum: checksum(erratum.text))


class RegulationDraftFactory(DjangoModelFactory):
    class Meta:
        model = models.RegulationDraft

    programme = SubFactory(ProgrammeFactory)
    key = "2024-25"
    text = LazyAttribute(lambda draft: rules_text(draft.programme.slug, draft.key))
    by = "account:7"
