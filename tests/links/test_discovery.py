"""Discovery in the background: what is looked for, what is put before curators, and that it may be repeated."""

from datetime import timedelta

import pytest
from django.db.models import Value

from crossings.journal import actions as journal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.discovery import look_everywhere
from crossings.links.models import CorpusVersion, ProposedBridge, Reading
from crossings.links.tasks import catch_up
from crossings.research.models import PublicationSubject
from tests.factories.links import PairingConceptFactory, PairingFactory
from tests.factories.network import NetworkFactory
from tests.factories.research import PublicationFactory, PublicationSubjectFactory
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BY = Actor("system:tests")


@pytest.fixture(autouse=True)
def nobody_else_writes(monkeypatch):
    """The journal can be read to its end: what waits for others who still write is tested where the journal is."""
    monkeypatch.setattr("crossings.journal.models.OLDEST_STILL_COMMITTING", Value(2**62))


@pytest.fixture
def terms():
    """Four terms of one scheme."""
    scheme = SchemeFactory(slug="studies")
    return {
        slug: ConceptFactory(scheme=scheme, slug=slug, label=slug.title())
        for slug in ("flood", "health", "wages", "policy")
    }


def works(number, *concepts):
    made = [PublicationFactory() for _ in range(number)]
    for work in made:
        for concept in concepts:
            PublicationSubjectFactory(record=work, concept=concept)
    return made


@pytest.fixture
def pair(terms):
    """Floods and wages, between which health stands, and of which four works each speak; policy joins them as well."""
    found = PairingFactory(one="Floods", other="Wages")
    PairingConceptFactory(pairing=found, side="one", concept=terms["flood"])
    PairingConceptFactory(pairing=found, side="other", concept=terms["wages"])
    works(4, terms["flood"], terms["health"])
    works(4, terms["wages"], terms["health"])
    works(3, terms["flood"], terms["policy"])
    works(3, terms["wages"], terms["policy"])
    other = ConceptFactory(scheme=terms["flood"].scheme, slug="elsewhere")
    works(30, other)
    return found


def look(at):
    actions.build_corpus(by=BY, at=at)
    return look_everywhere(by=BY, at=at)


def found():
    return {bridge.concept.slug: bridge for bridge in ProposedBridge.objects.select_related("concept")}


def test_what_joins_both_sides_is_put_before_curators_with_its_numbers_and_works(pair, at):
    assert look(at) == 2

    health = found()["health"]
    told = health.numbers
    assert (told["observed_from"], told["observed_to"], told["joint_works"]) == (4, 4, 0)
    assert (told["works_from"], told["works_to"]) == (7, 7)
    assert told["expected_from"] == pytest.approx(7 * 8 / 44)
    assert sorted(health.works.values_list("side", flat=True)) == ["one"] * 3 + ["other"] * 3
    assert health.score > 0
    assert health.corpus.is_current


def test_looking_again_changes_and_records_nothing(pair, at):
    look(at)
    before = Entry.objects.count()

    assert look(at + timedelta(hours=1)) == 2
    assert Entry.objects.count() == before


def test_a_decision_survives_a_newer_corpus_and_its_numbers_follow_it(pair, terms, at):
    look(at)
    actions.confirm_bridge(bridge=found()["health"], by=BY, at=at)
    works(1, terms["flood"], terms["health"], terms["wages"])

    look(at + timedelta(hours=1))

    health = found()["health"]
    assert (health.state, health.numbers["joint_works"]) == ("confirmed", 1)
    assert health.corpus == CorpusVersion.objects.current()
    assert health.works.filter(side="both").count() == 1


def test_what_was_rejected_for_a_pair_is_proposed_no_more_and_leaves_room(pair, at):
    look(at)
    actions.reject_bridge(bridge=found()["policy"], by=BY, at=at)

    assert look(at) == 1
    assert found()["policy"].state == "rejected"


def test_what_is_too_general_goes_from_every_pair_that_waits(pair, terms, at):
    further = PairingFactory()
    PairingConceptFactory(pairing=further, side="one", concept=terms["wages"])
    PairingConceptFactory(pairing=further, side="other", concept=terms["flood"])
    assert look(at) == 4
    bridge = ProposedBridge.objects.get(pairing=pair, concept=terms["policy"])
    actions.reject_bridge(bridge=bridge, too_general=True, by=BY, at=at)

    assert look(at) == 2
    assert list(ProposedBridge.objects.filter(concept=terms["policy"])) == [bridge]


def test_a_proposal_that_is_not_found_any_more_is_taken_back(pair, terms, at):
    look(at)
    PublicationSubject.objects.filter(concept=terms["policy"]).delete()

    look(at + timedelta(hours=1))

    assert found().keys() == {"health"}


def test_what_is_rarer_on_a_side_than_by_chance_is_not_proposed(pair, terms, at):
    works(3, terms["flood"], ConceptFactory(scheme=terms["flood"].scheme, slug="weather"))
    works(30, ConceptFactory(scheme=terms["flood"].scheme, slug="common"))
    common = type(terms["flood"]).objects.get(slug="common")
    works(3, terms["flood"], common)
    works(3, terms["wages"], common)

    look(at)

    assert found().keys() == {"health", "policy"}


@pytest.mark.parametrize("kind", ["method", "place", "generic"])
def test_methods_places_and_what_is_too_general_are_not_proposed(pair, terms, at, kind):
    type(terms["policy"]).objects.filter(slug="policy").update(links_as=kind)

    assert look(at) == 1


def test_a_side_of_which_only_narrower_concepts_have_works_is_looked_for_by_these(pair, terms, at):
    above = ConceptFactory(scheme=terms["flood"].scheme, slug="hazards")
    type(above).objects.filter(slug="flood").update(broader=above)
    pair.concepts.filter(concept=terms["flood"]).update(concept=above)

    assert look(at) == 2


def test_a_pair_of_which_a_side_has_no_works_is_passed_over(pair, at):
    empty = PairingFactory()
    PairingConceptFactory(pairing=empty, side="one")
    PairingConceptFactory(pairing=empty, side="other")

    assert look(at) == 2


def test_a_pair_that_is_not_offered_is_not_looked_at(pair, at):
    type(pair).objects.update(is_offered=False)

    assert look(at) == 0


def test_before_the_first_corpus_nothing_is_looked_for(at):
    assert look_everywhere(by=BY, at=at) == 0


# -- following the journal ---------------------------------------------------------------------------------------------


def change(at, **facts):
    return journal.add(record=PublicationFactory.build(**facts), by=BY, at=at)


def test_a_change_of_a_publication_is_followed_once(pair, at):
    change(at)

    assert catch_up(at) is True
    assert catch_up(at) is False
    assert found().keys() == {"health", "policy"}


def test_what_discovery_itself_records_does_not_wake_it_again(pair, at):
    change(at)
    catch_up(at)

    assert catch_up(at + timedelta(minutes=10)) is False


def test_what_a_corpus_does_not_rest_on_is_passed_over_and_read(pair, at):
    change(at)
    catch_up(at)
    journal.add(record=NetworkFactory.build(), by=BY, at=at)

    assert catch_up(at) is False
    assert Reading.objects.get().entry == Entry.objects.order_by("pk").last().pk


def test_a_rejection_is_followed_so_that_others_take_its_place(pair, at):
    change(at)
    catch_up(at)
    actions.reject_bridge(bridge=found()["policy"], by=BY, at=at)

    assert catch_up(at) is True


def test_a_corpus_that_was_lost_is_built_again(pair, at):
    change(at)
    catch_up(at)
    corpora.file_of(CorpusVersion.objects.current()).unlink()

    assert catch_up(at) is True
    assert corpora.current().works == 45


def test_whoever_dies_in_between_does_it_again(pair, at, monkeypatch):
    change(at)
    with monkeypatch.context() as patched:
        patched.setattr("crossings.links.tasks.look_everywhere", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            catch_up(at)

    assert catch_up(at) is True
    assert found().keys() == {"health", "policy"}


def test_a_network_without_publications_is_no_failure(at):
    journal.add(record=PublicationFactory.build(state="draft"), by=BY, at=at)

    assert catch_up(at) is True
    assert catch_up(at) is False
