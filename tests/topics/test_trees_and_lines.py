"""Nothing in use is lost from a tree, lines of broader concepts and of successors never turn back, joints never clash."""

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import SYSTEM
from crossings.topics import actions, records
from crossings.topics.models import Concept, Mapping
from tests.factories.topics import ConceptFactory, MappingFactory, SchemeFactory, TranslationFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(at) -> dict:
    return {"by": SYSTEM, "at": at}


@pytest.fixture
def line():
    """Humanities, above history, above the history of migration."""
    top = ConceptFactory(label="Humanities", slug="humanities", scheme__slug="fields")
    middle = ConceptFactory(scheme=top.scheme, broader=top, label="History", slug="history")
    return [
        top,
        middle,
        ConceptFactory(scheme=top.scheme, broader=middle, label="History of migration", slug="of-migration"),
    ]


def in_tree(branches) -> list[str]:
    return [name for each in branches for name in (each.leaf.label.text, *in_tree(each.branches))]


def test_a_tree_shows_a_line_from_the_broadest_down(line):
    assert in_tree(records.tree(line[0].scheme, "en")) == ["Humanities", "History", "History of migration"]


def test_what_is_in_use_below_something_out_of_use_is_not_lost_from_the_tree(line):
    Concept.objects.filter(pk=line[1].pk).update(is_deprecated=True)

    assert set(in_tree(records.tree(line[0].scheme, "en"))) == {"Humanities", "History of migration"}


def test_the_scheme_page_leads_to_every_concept_in_use(client, line):
    Concept.objects.filter(pk=line[0].pk).update(is_deprecated=True)

    links = read(client, "/en/topics/fields/").links()

    assert {each.get_absolute_url() for each in line[1:]} <= set(links)


def test_a_concept_leads_up_through_every_one_above_it(line):
    assert [leaf.slug for leaf in records.above(line[2], "en")] == ["humanities", "history"]
    assert records.above(line[0], "en") == []


@pytest.mark.parametrize("below", [1, 2])
def test_a_line_of_broader_concepts_never_turns_back(line, below):
    line[0].broader = line[below]

    with pytest.raises(ValidationError, match="Choose one that lies above both"):
        line[0].full_clean()


def test_a_concept_may_move_under_another_of_its_scheme(line):
    other = ConceptFactory(scheme=line[0].scheme, label="Law")
    line[1].broader = other
    line[1].full_clean()
    line[1].save()

    assert in_tree(records.tree(other.scheme, "en")) == ["Humanities", "Law", "History", "History of migration"]


def test_a_line_is_taken_out_of_use_from_below(line, by):
    with pytest.raises(Refusal, match="Take these out of use first"):
        actions.deprecate(concept=line[1], **by)

    for concept in reversed(line):
        actions.deprecate(concept=concept, **by)

    assert not Concept.objects.in_use().exists()


def test_two_concepts_never_take_each_others_place(by):
    one, other = ConceptFactory(), ConceptFactory()
    actions.deprecate(concept=one, replaced_by=other, **by)

    with pytest.raises(Refusal, match="Name a concept that is in use"):
        actions.deprecate(concept=other, replaced_by=one, **by)


def test_nothing_takes_its_own_place(by):
    concept = ConceptFactory()

    with pytest.raises(ValidationError):
        actions.deprecate(concept=concept, replaced_by=concept, **by)

    concept.refresh_from_db()
    assert not concept.is_deprecated


def test_a_refused_verb_leaves_nothing_in_the_journal(line, by):
    with pytest.raises(Refusal):
        actions.deprecate(concept=line[0], **by)

    assert not Entry.objects.exists()


def test_the_journal_tells_the_successor_and_the_reason(by):
    old, new = ConceptFactory(), ConceptFactory()

    actions.deprecate(concept=old, replaced_by=new, why="Joined with another", **by)

    entry = Entry.objects.about(old).get()
    assert (entry.verb, entry.why) == ("deprecate", "Joined with another")
    assert entry.changes["replaced_by_id"] == [None, new.pk]


def test_what_is_taken_out_of_use_keeps_its_page_and_its_words(client, by):
    old = ConceptFactory(label="Alchemy", definition="Gold from lead.")

    actions.deprecate(concept=old, **by)

    said = read(client, old.get_absolute_url()).text()
    assert "Gold from lead." in said
    assert "no longer used" in said


def test_two_concepts_are_joined_once_whichever_is_named_first(by):
    joined = MappingFactory(relation="broad")

    with pytest.raises(ValidationError):
        actions.map_concepts(concept=joined.target, target=joined.concept, relation="broad", **by)

    assert Mapping.objects.get() == joined


def test_a_mapping_keeps_its_remark_and_can_be_corrected(by):
    joined = actions.map_concepts(
        concept=ConceptFactory(), target=ConceptFactory(), relation="close", note="Wider here", **by
    )

    joined.relation = "exact"
    joined.full_clean()
    assert joined.source_note == "Wider here"


def test_a_mapping_is_told_on_both_pages_of_the_countries_or_fields_it_joins(client, by):
    law = ConceptFactory(label="Law", slug="law")
    other = MappingFactory(concept=law, target__label="Rights", source_note="As the editors decided").target

    for here, there in ((law, "Rights"), (other, "Law")):
        said = read(client, here.get_absolute_url()).section("mappings")
        assert there in said
        assert "As the editors decided" in said


def test_taking_a_mapping_back_takes_it_from_both_pages(client, by):
    joined = MappingFactory(concept__label="Law", target__label="Rights")

    actions.unmap_concepts(mapping=joined, **by)

    assert "Rights" not in read(client, joined.concept.get_absolute_url()).text()
    assert "Law" not in read(client, joined.target.get_absolute_url()).text(".//main//section")


def test_unmapping_what_is_gone_already_is_no_news(by):
    joined = MappingFactory()
    actions.unmap_concepts(mapping=Mapping.objects.get(), **by)

    actions.unmap_concepts(mapping=joined, **by)

    assert Entry.objects.about(joined.concept).count() == 1


def test_siblings_with_one_position_and_one_name_keep_one_order():
    scheme = SchemeFactory()
    twins = [ConceptFactory(scheme=scheme, label="Twin", slug=slug) for slug in ("b", "a")]

    assert [each.leaf.slug for each in records.tree(scheme, "en")] == [each.slug for each in twins]


@pytest.mark.parametrize(
    ("asked", "told"), [("ar", ("القانون", "ar", False)), ("es", ("Law", "en", True)), ("fr", ("Droit", "fr", False))]
)
def test_a_label_in_the_readers_language_comes_before_english_and_english_before_its_own(asked, told):
    concept = ConceptFactory(language="fr", label="Droit")
    for language, label in (("en", "Law"), ("ar", "القانون")):
        TranslationFactory(record=concept, language=language, label=label)

    (leaf,) = records.named(Concept.objects.all(), asked).values()

    assert (leaf.label.text, leaf.label.language, leaf.label.is_fallback) == told
