"""What a corpus takes of the network's records, and what it must not take."""

import pytest

from crossings.links.records import code_of_concepts, names_of_concepts, works
from crossings.people.models import Consent
from crossings.research.models import PublicationTranslation
from tests.factories.network import AffiliationFactory, ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.research import (
    ContributionFactory,
    PublicationFactory,
    PublicationSubjectFactory,
    WorkRelationFactory,
)
from tests.factories.topics import (
    AlternativeLabelFactory,
    ConceptFactory,
    MappingFactory,
    SchemeFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(at):
    return at.date()


def taken(day):
    (work,) = works(day)
    return work


def public_person(**facts):
    person = PersonFactory(**facts)
    ConsentFactory(person=person)
    ProfileFactory(person=person, is_published=True)
    return person


def test_a_work_is_taken_with_its_words_and_its_year(day):
    work = PublicationFactory(title="Inondations", language="fr", summary="Ce que l’eau emporte", date="2019-05")
    PublicationTranslation.objects.create(record=work, language="en", title="Floods", summary="What water takes")

    told = taken(day)

    assert (told.id, told.title, told.language, told.year) == (str(work.pk), "Inondations", "fr", 2019)
    assert told.abstract.splitlines() == ["Ce que l’eau emporte", "Floods", "What water takes"]
    assert told.url == f"/publications/{work.slug}/"


def test_a_work_without_a_date_has_no_year(day):
    PublicationFactory()

    assert taken(day).year is None


def test_drafts_and_what_was_withdrawn_are_not_taken(day):
    PublicationFactory(state="draft")
    PublicationFactory(state="withdrawn")

    assert list(works(day)) == []


def test_a_work_is_about_its_subjects_and_the_disciplines_among_them(day):
    work = PublicationFactory()
    flood = ConceptFactory(scheme__slug="studies", slug="flood")
    law = ConceptFactory(scheme=SchemeFactory(slug="fields", facet="discipline"), slug="law")
    for concept in (flood, law):
        PublicationSubjectFactory(record=work, concept=concept)

    assert taken(day).concepts == ("fields/law", "studies/flood")
    assert taken(day).disciplines == ("fields/law",)


def test_how_works_stand_to_each_other_counts_as_a_reference(day):
    related = WorkRelationFactory()

    told = {work.id: work.references for work in works(day)}

    assert told == {str(related.work_id): (str(related.other_id),), str(related.other_id): ()}


def test_a_person_is_known_by_key_and_institutes_while_the_profile_is_public(day):
    person = public_person()
    place = AffiliationFactory(person=person).institution
    ContributionFactory(name="First Author", position=1)
    ContributionFactory(publication=PublicationFactory(), person=person, position=2)

    told = [(work.people, work.institutes) for work in works(day)]

    assert told == [(("",), ("",)), ((str(person.pk),), (str(place.pk),))]


def test_nobody_is_known_whose_consent_has_ended(day, at):
    person = public_person()
    AffiliationFactory(person=person)
    ContributionFactory(person=person)
    Consent.objects.update(withdrawn_at=at.replace(month=6))

    assert (taken(day).people, taken(day).institutes) == (("",), ("",))


def test_no_name_of_anybody_is_in_a_corpus(day):
    person = public_person(name="Ada Unmistakable")
    ContributionFactory(person=person, name="A. Unmistakable")
    ContributionFactory(publication__title="Alone", name="B. Unmistakable")

    assert "Unmistakable" not in repr(list(works(day)))


def test_the_number_of_queries_does_not_grow_with_the_works(day, django_assert_num_queries):
    for _ in range(3):
        PublicationSubjectFactory()
        ContributionFactory()
    with django_assert_num_queries(11):
        list(works(day))


# -- terms -------------------------------------------------------------------------------------------------------------


def test_a_concept_is_asked_for_by_every_name_it_has():
    water = ConceptFactory(scheme__slug="studies", slug="water", label="Water")
    TranslationFactory(record=water, language="es", label="Agua")
    AlternativeLabelFactory(concept=water, language="en", text="Fresh water")

    told = {(name.id, name.type, name.language, name.label) for name in names_of_concepts()}

    assert told == {
        ("studies/water", "topic", "en", "Water"),
        ("studies/water", "topic", "es", "Agua"),
        ("studies/water", "topic", "en", "Fresh water"),
    }


def test_a_concept_knows_the_one_above_it():
    above = ConceptFactory(scheme__slug="studies", slug="water", links_as="generic")
    ConceptFactory(scheme=above.scheme, slug="rivers", broader=above)

    assert {(name.id, name.type, name.broader) for name in names_of_concepts()} == {
        ("studies/water", "generic", ""),
        ("studies/rivers", "generic", "studies/water"),
    }


def test_a_concept_above_that_is_no_longer_used_is_not_named():
    ConceptFactory(broader=ConceptFactory(is_deprecated=True))

    assert [name.broader for name in names_of_concepts()] == [""]


def test_what_is_no_longer_used_gives_no_names():
    ConceptFactory(is_deprecated=True)

    assert list(names_of_concepts()) == []


@pytest.mark.parametrize("relation", ["exact", "close"])
@pytest.mark.parametrize("mapped_from_used", [True, False])
def test_a_concept_that_no_work_uses_lends_its_names_to_the_same_one_elsewhere(relation, mapped_from_used):
    used = PublicationSubjectFactory(concept__scheme__slug="studies", concept__slug="labour").concept
    unused = ConceptFactory(scheme__slug="themes", slug="work", label="Work migration")
    pair = (used, unused) if mapped_from_used else (unused, used)
    MappingFactory(concept=pair[0], target=pair[1], relation=relation)

    assert code_of_concepts() == {used.pk: "studies/labour", unused.pk: "studies/labour"}
    assert {(name.id, name.label) for name in names_of_concepts()} == {
        ("studies/labour", used.label),
        ("studies/labour", "Work migration"),
    }


def test_a_concepts_own_name_comes_before_a_name_that_was_lent():
    lender = ConceptFactory(scheme__slug="goals", label="Climate action")
    used = PublicationSubjectFactory(concept__scheme__slug="studies", concept__slug="climate").concept
    MappingFactory(concept=used, target=lender, relation="close")

    assert [name.label for name in names_of_concepts()] == [used.label, "Climate action"]


def test_two_concepts_that_works_use_stay_two():
    one, other = (PublicationSubjectFactory().concept for _ in range(2))
    MappingFactory(concept=one, target=other, relation="exact")

    assert len(set(code_of_concepts().values())) == 2


def test_a_related_concept_lends_nothing():
    used, unused = PublicationSubjectFactory().concept, ConceptFactory()
    MappingFactory(concept=unused, target=used, relation="related")

    assert len(set(code_of_concepts().values())) == 2


def test_an_exact_match_goes_before_a_close_one():
    close, exact = (PublicationSubjectFactory().concept for _ in range(2))
    unused = ConceptFactory()
    MappingFactory(concept=unused, target=close, relation="close")
    MappingFactory(concept=unused, target=exact, relation="exact")

    codes = code_of_concepts()
    assert codes[unused.pk] == codes[exact.pk] != codes[close.pk]
