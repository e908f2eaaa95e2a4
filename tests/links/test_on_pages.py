"""Confirmed bridges and related works on the pages of what they touch."""

import pytest

from crossings.engine.links.related import Related, RelatedWork
from crossings.journal import actions as journal
from crossings.journal.record import Actor
from crossings.links import actions, on_pages
from crossings.links.related import related_to
from tests.factories.links import BridgeWorkFactory, PairingConceptFactory, ProposedBridgeFactory
from tests.factories.network import AffiliationFactory, ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.research import (
    ContributionFactory,
    PublicationFactory,
    PublicationSubjectFactory,
    PublishingInstitutionFactory,
)
from tests.factories.topics import ConceptFactory, SchemeFactory, TranslationFactory

pytestmark = pytest.mark.django_db
NUMBERS = {
    "observed_from": 8,
    "works_from": 157,
    "expected_from": 0.42,
    "observed_to": 7,
    "works_to": 4199,
    "expected_to": 10.6,
    "joint_works": 0,
    "first_joint_year": None,
}


@pytest.fixture
def bridge():
    """Infant mortality, confirmed between environmental causes and economic consequences."""
    found = ProposedBridgeFactory(
        state="confirmed",
        numbers=NUMBERS,
        concept__label="Infant mortality",
        pairing__one="Environmental causes",
        pairing__other="Economic consequences",
    )
    PairingConceptFactory(pairing=found.pairing, side="one", concept__scheme__slug="studies", concept__slug="flood")
    PairingConceptFactory(pairing=found.pairing, side="other", concept__scheme__slug="money", concept__slug="wages")
    return found


def text(client, address):
    return client.get(address).content.decode()


def test_a_bridge_says_why_in_numbers(bridge):
    (told,) = on_pages.of_concept(bridge.concept_id, "en")

    assert told.title == "Infant mortality"
    assert told.kinds == ("Environmental causes ↔ Economic consequences",)
    assert told.text == (
        "8 of 157 works on “Environmental causes” hold it, where chance would give 0.4. "
        "7 of 4,199 works on “Economic consequences” hold it, where chance would give 10.6. "
        "No work joins all three yet."
    )
    assert told.url == "/en/links/bridges/?from=studies%2Fflood&to=money%2Fwages"


@pytest.mark.parametrize(
    ("works", "year", "said"),
    [(2, 2019, "Works that join all three: 2, since 2019."), (1, None, "Works that join all three: 1.")],
)
def test_works_that_join_all_three_are_counted(bridge, works, year, said):
    bridge.numbers |= {"joint_works": works, "first_joint_year": year}

    assert on_pages.because(bridge, "en").endswith(said)


def test_a_bridge_is_told_in_the_readers_language(bridge):
    TranslationFactory(record=bridge.concept, language="es", label="Mortalidad infantil")

    assert on_pages.of_concept(bridge.concept_id, "es")[0].title == "Mortalidad infantil"


def test_a_bridge_stands_on_the_pages_of_its_concept_and_of_those_it_joins(client, bridge):
    side = bridge.pairing.concepts.first().concept

    for concept in (bridge.concept, side):
        assert "Links between approaches" in text(client, f"/en{concept.get_absolute_url()[3:]}")


@pytest.mark.parametrize("state", ["proposed", "rejected"])
def test_what_is_not_confirmed_stands_on_no_page(client, state):
    waiting = ProposedBridgeFactory(state=state)

    assert on_pages.of_concept(waiting.concept_id, "en") == ()
    assert "Links between approaches" not in text(client, waiting.concept.get_absolute_url())


def test_a_bridge_stands_on_the_pages_of_the_works_that_show_it(client, bridge):
    work = BridgeWorkFactory(bridge=bridge).publication

    assert "Infant mortality" in text(client, work.get_absolute_url())
    assert "Infant mortality" not in text(client, PublicationFactory().get_absolute_url())


def test_a_bridge_stands_on_the_page_of_who_issued_the_work_and_of_who_wrote_it(client, bridge):
    work = BridgeWorkFactory(bridge=bridge).publication
    institution = PublishingInstitutionFactory(publication=work).institution
    person = PersonFactory()
    ConsentFactory(person=person, expires_on="2099-01-01")
    ProfileFactory(person=person, is_published=True)
    AffiliationFactory(person=person)
    ContributionFactory(publication=work, person=person)

    assert "Infant mortality" in text(client, f"/en/institutes/{institution.slug}/")
    assert "Infant mortality" in text(client, f"/en/people/{person.slug}/")


def test_a_work_that_is_withdrawn_brings_its_authors_and_issuers_no_bridge(bridge):
    work = BridgeWorkFactory(bridge=bridge, publication__state="withdrawn").publication
    institution = PublishingInstitutionFactory(publication=work).institution

    assert on_pages.of_institution(institution.pk, "en") == ()


def test_telling_many_bridges_costs_no_more_queries_than_one(bridge, django_assert_max_num_queries):
    for _ in range(3):
        more = ProposedBridgeFactory(state="confirmed", concept=bridge.concept, numbers=NUMBERS)
        PairingConceptFactory(pairing=more.pairing, side="one")

    with django_assert_max_num_queries(7):
        assert len(on_pages.of_concept(bridge.concept_id, "es")) == 4


# -- related works -----------------------------------------------------------------------------------------------------


@pytest.fixture
def works():
    """Two works on floods, one of them by a lawyer, and others on something else."""
    flood, law = (
        ConceptFactory(scheme__slug="studies", slug="flood", label="Floods"),
        ConceptFactory(scheme=SchemeFactory(facet="discipline")),
    )
    first, second = (PublicationSubjectFactory(concept=flood).record for _ in range(2))
    PublicationSubjectFactory(record=second, concept=law)
    for _ in range(3):
        PublicationSubjectFactory()
    return first, second


def build(at):
    return actions.build_corpus(by=Actor("system:tests"), at=at)


def test_without_a_corpus_a_page_shows_no_related_works(client, works):
    assert related_to(works[0].pk, "en") == ((), ())
    assert client.get(works[0].get_absolute_url()).status_code == 200


def test_a_work_leads_to_those_that_share_what_few_are_about(client, works, at):
    build(at)
    first, second = works

    alike, across = related_to(first.pk, "en")

    assert [each.title for each in alike] == [second.title]
    assert across == ()
    page = text(client, first.get_absolute_url())
    assert "Related works" in page
    assert second.title in page


def test_a_related_work_says_what_both_are_about_in_the_readers_language(works, at, monkeypatch):
    build(at)
    first, second = works
    TranslationFactory(record=first.subjects.get().concept, language="es", label="Inundaciones")
    found = Related(across=(RelatedWork(str(second.pk), 0.5, ("studies/flood", "titles/some word")),))
    monkeypatch.setattr("crossings.links.related.related", lambda *_, **__: found)

    _alike, (line,) = related_to(first.pk, "es")

    assert second.title in line.title
    assert line.note == "Both are about: Inundaciones."


def test_a_related_work_that_was_withdrawn_since_is_not_shown(works, at):
    build(at)
    first, second = works
    type(second).objects.filter(pk=second.pk).update(state="withdrawn")

    assert related_to(first.pk, "en") == ((), ())


def test_a_damaged_corpus_takes_no_page_down(client, works, at, tmp_path):
    from crossings.links import corpora

    corpora.file_of(build(at)).write_bytes(b"nothing")

    assert client.get(works[0].get_absolute_url()).status_code == 200


def test_a_title_that_is_mended_is_shown_at_once_though_the_corpus_is_older(works, at):
    build(at)
    first, second = works
    second.title = "Mended"
    journal.correct(record=second, by=Actor("system:tests"), at=at)

    assert related_to(first.pk, "en")[0][0].title == "Mended"
