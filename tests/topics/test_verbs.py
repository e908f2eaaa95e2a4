"""The verbs of topics: what each changes, what each refuses, and what the journal then tells."""

import hashlib

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.topics import actions
from crossings.topics.models import Mapping
from tests.factories.topics import ConceptFactory, MappingFactory, SchemeFactory

pytestmark = pytest.mark.django_db

WEI = Actor("account:wei")
BASE = "https://network.example"


@pytest.fixture
def by(at) -> dict:
    return {"by": WEI, "at": at}


def last_verb(record) -> str:
    return Entry.objects.filter(kind=record._meta.label_lower, record_key=str(record.pk)).latest("id").verb


def test_a_mapping_is_told_in_the_journal_of_its_concept(by):
    concept, target = ConceptFactory(), ConceptFactory()
    actions.map_concepts(concept=concept, target=target, relation="broad", why="Wider in scope", **by)
    assert concept.mappings.get().target == target
    assert last_verb(concept) == "map"


def test_concepts_of_one_scheme_are_not_mapped(by):
    concept = ConceptFactory()
    with pytest.raises(ValidationError):
        actions.map_concepts(concept=concept, target=ConceptFactory(scheme=concept.scheme), relation="exact", **by)
    assert not Mapping.objects.exists()


def test_a_mapping_taken_back_stays_in_the_journal(by):
    mapping = MappingFactory()
    actions.unmap_concepts(mapping=mapping, **by)
    assert not Mapping.objects.exists()
    assert last_verb(mapping.concept) == "unmap"


def test_a_concept_out_of_use_names_its_successor(by):
    old, new = ConceptFactory(), ConceptFactory()
    actions.deprecate(concept=old, replaced_by=new, **by)
    old.refresh_from_db()
    assert (old.is_deprecated, old.replaced_by) == (True, new)
    assert last_verb(old) == "deprecate"


def test_a_concept_with_others_in_use_below_it_stays_in_use(by):
    top = ConceptFactory()
    ConceptFactory(scheme=top.scheme, broader=top)
    with pytest.raises(Refusal, match="still in use"):
        actions.deprecate(concept=top, **by)


def test_a_successor_has_to_be_in_use(by):
    with pytest.raises(Refusal, match="no longer used"):
        actions.deprecate(concept=ConceptFactory(), replaced_by=ConceptFactory(is_deprecated=True), **by)


def test_a_concept_comes_back_without_its_successor(by):
    old = ConceptFactory(is_deprecated=True, replaced_by=ConceptFactory())
    actions.reinstate(concept=old, **by)
    old.refresh_from_db()
    assert (old.is_deprecated, old.replaced_by) == (False, None)


def test_a_published_version_keeps_its_text_and_its_checksum(by):
    concept = ConceptFactory(label="Law")
    kept = actions.publish_version(scheme=concept.scheme, version="2.0", base=BASE, **by)
    assert '"Law"@en' in kept.turtle
    assert kept.checksum == hashlib.sha256(kept.turtle.encode()).hexdigest()
    assert kept.concept_count == 1


def test_publishing_gives_the_scheme_its_new_number(by):
    scheme = SchemeFactory(version="1.0")
    actions.publish_version(scheme=scheme, version="2.0", base=BASE, **by)
    scheme.refresh_from_db()
    assert scheme.version == "2.0"


def test_what_was_published_does_not_change_with_the_scheme(by):
    concept = ConceptFactory(label="Law")
    kept = actions.publish_version(scheme=concept.scheme, version="1.0", base=BASE, **by)
    concept.label = "Legal studies"
    concept.save()
    kept.refresh_from_db()
    assert "Legal studies" not in kept.turtle


def test_a_version_is_published_once(by):
    scheme = SchemeFactory()
    actions.publish_version(scheme=scheme, version="1.0", base=BASE, **by)
    with pytest.raises(Refusal, match="next version"):
        actions.publish_version(scheme=scheme, version="1.0", base=BASE, **by)


def test_a_version_of_another_shape_leaves_the_scheme_as_it_was(by):
    scheme = SchemeFactory(version="1.0")
    with pytest.raises(ValidationError):
        actions.publish_version(scheme=scheme, version="one point one", base=BASE, **by)
    scheme.refresh_from_db()
    assert scheme.version == "1.0"
    assert not scheme.versions.exists()
