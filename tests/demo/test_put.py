"""A demonstration record is written whole, through the journal's verb, in few statements."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from crossings.demo.ensure import DEMO, ensure, put
from crossings.journal.models import Entry
from crossings.topics.models import AlternativeLabel, Concept, ConceptTranslation
from tests.factories.topics import SchemeFactory

pytestmark = pytest.mark.django_db


def flood(**values) -> Concept:
    concept = Concept(**{"scheme": SchemeFactory(), "slug": "flood", "label": "Flood", "language": "en"} | values)
    concept.translations.set([ConceptTranslation(language=code, label=code) for code in ("es", "fr", "ar")])
    concept.alternative_labels.set([AlternativeLabel(language="en", text="Inundation")])
    return concept


def test_it_is_there_with_its_parts(at):
    kept = Concept.objects.get(pk=put(flood(), at=at).pk)

    assert sorted(each.language for each in kept.translations.all()) == ["ar", "es", "fr"]
    assert [each.text for each in kept.alternative_labels.all()] == ["Inundation"]


def test_the_journal_tells_of_it_and_of_its_parts(at):
    concept = put(flood(), at=at)
    (entry,) = Entry.objects.about(concept)

    assert (entry.verb, entry.actor) == ("add", DEMO)
    assert {"label", "slug"} <= entry.changes.keys()
    assert [new for name, (_old, new) in entry.changes.items() if name.endswith(".text")] == ["Inundation"]


def test_more_parts_of_a_kind_take_no_more_statements(at):
    one, three = flood(slug="one"), flood(slug="three")
    one.translations.set([ConceptTranslation(language="es", label="es")])
    taken = []
    put(flood(slug="first"), at=at)  # what is asked once and remembered
    for concept in (one, three):
        with CaptureQueriesContext(connection) as statements:
            put(concept, at=at)
        taken.append(len(statements))

    assert taken[0] == taken[1]


def test_a_column_that_breaks_a_rule_is_refused(at):
    with pytest.raises(ValidationError):
        put(flood(slug="not a slug"), at=at)


def test_what_the_database_forbids_is_refused_by_it(at):
    with pytest.raises(IntegrityError), transaction.atomic():
        put(flood(iso_alpha2="NL"), at=at)

    assert not Concept.objects.filter(slug="flood").exists()


def test_what_is_there_stays_as_it_is(at):
    concept = put(flood(), at=at)

    assert ensure(Concept, at=at, key={"slug": "flood"}, label="Another") == concept
    assert Concept.objects.get(slug="flood").label == "Flood"
