"""What the database refuses of corpora, pairs, notes and wishes; what goes with what; and how many queries readings cost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from crossings.links.models import (
    BridgeNote,
    BridgeNoteTranslation,
    BridgeWork,
    CorpusVersion,
    FollowedTopic,
    NoteWork,
    NotSuggested,
    Pairing,
    PairingConcept,
    PairingTranslation,
    ProposedBridge,
    Run,
    Suggestion,
)
from crossings.links.pairings import decided, name_of, offers
from tests.factories.links import (
    BadBridgeFactory,
    BridgeNoteFactory,
    BridgeWorkFactory,
    CorpusVersionFactory,
    FollowedTopicFactory,
    NoteWorkFactory,
    PairingConceptFactory,
    PairingFactory,
    ProposedBridgeFactory,
    RunFactory,
    RunRequestFactory,
    SuggestionFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db


def _translated_twice(model, make):
    record = make()
    for _ in range(2):
        model.objects.create(record=record, language="es")


def _wished_twice():
    person = PersonFactory()
    for _ in range(2):
        NotSuggested.objects.create(person=person)


def _run_twice():
    request = RunRequestFactory()
    for _ in range(2):
        RunFactory(request=request)


REFUSED = {
    "two runs under way": lambda: [RunRequestFactory() for _ in range(2)],
    "a run asked for without a key": lambda: RunRequestFactory(key=""),
    "a key asked for twice": lambda: [RunRequestFactory(key="year-2026", is_open=False) for _ in range(2)],
    "two runs of one request": _run_twice,
    "a corpus without a version": lambda: CorpusVersionFactory(version="", path="a.duckdb"),
    "a corpus without a file": lambda: CorpusVersionFactory(path=""),
    "a corpus twice": lambda: [CorpusVersionFactory(version="a" * 64) for _ in range(2)],
    "two corpora asked today": lambda: [CorpusVersionFactory(is_current=True) for _ in range(2)],
    "two pairs at one address": lambda: [PairingFactory(slug="same") for _ in range(2)],
    "two notes at one address": lambda: [BridgeNoteFactory(slug="same") for _ in range(2)],
    "a note without a title": lambda: BridgeNoteFactory(title=""),
    "a pair twice in a language": lambda: _translated_twice(PairingTranslation, PairingFactory),
    "a note twice in a language": lambda: _translated_twice(BridgeNoteTranslation, BridgeNoteFactory),
    "a wish twice": _wished_twice,
    "a bridge that waits and is too general": lambda: ProposedBridgeFactory(is_too_general=True),
    "a work on neither side": lambda: BridgeWorkFactory(side=""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_database_holds_no(what):
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[what]()


def test_many_corpora_may_be_out_of_use_at_once():
    for _ in range(3):
        CorpusVersionFactory(is_current=False)

    assert CorpusVersion.objects.count() == 3
    assert CorpusVersion.objects.current() is None


def test_one_concept_may_bridge_several_pairs_and_one_pair_by_several_concepts():
    first = ProposedBridgeFactory()
    ProposedBridgeFactory(concept=first.concept)
    ProposedBridgeFactory(pairing=first.pairing)

    assert ProposedBridge.objects.count() == 3


# -- what goes with what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [ProposedBridgeFactory, PairingConceptFactory])
def test_a_concept_that_a_bridge_or_an_approach_names_cannot_go(make):
    with pytest.raises(ProtectedError):
        make().concept.delete()


def test_a_work_that_a_note_cites_cannot_go():
    with pytest.raises(ProtectedError):
        NoteWorkFactory().publication.delete()


def test_a_pair_on_which_a_note_was_written_cannot_go():
    with pytest.raises(ProtectedError):
        BridgeNoteFactory().pairing.delete()


def test_a_work_that_goes_is_no_evidence_any_more_and_the_bridge_stays():
    row = BridgeWorkFactory()

    row.publication.delete()

    assert not BridgeWork.objects.exists()
    assert ProposedBridge.objects.filter(pk=row.bridge_id).exists()


def test_with_a_pair_go_its_bridges_and_its_concepts():
    pairing = PairingConceptFactory().pairing
    ProposedBridgeFactory(pairing=pairing)
    kept = ProposedBridgeFactory()

    pairing.delete()

    assert list(ProposedBridge.objects.all()) == [kept]
    assert not PairingConcept.objects.exists()


def test_with_a_note_go_what_it_cites_and_its_translations():
    note = NoteWorkFactory().note
    BridgeNoteTranslation.objects.create(record=note, language="es", title="Nota")

    note.delete()

    assert not NoteWork.objects.exists()
    assert not BridgeNoteTranslation.objects.exists()


def test_with_a_run_go_its_suggestions_alone():
    gone, kept = SuggestionFactory(), SuggestionFactory()

    gone.run.delete()

    assert list(Suggestion.objects.all()) == [kept]


def test_with_a_person_goes_the_wish_not_to_be_suggested():
    person = PersonFactory()
    NotSuggested.objects.create(person=person)

    person.delete()

    assert not NotSuggested.objects.exists()


def test_with_a_concept_goes_that_somebody_followed_it_and_what_was_reported_of_it():
    concept = FollowedTopicFactory().concept
    BadBridgeFactory(concept=concept)

    concept.delete()

    assert not FollowedTopic.objects.exists()


# -- readings ----------------------------------------------------------------------------------------------------------


def test_corpora_runs_and_pairs_come_in_their_order(at):
    old, new = (CorpusVersionFactory(built_at=at - timedelta(days=days)) for days in (9, 1))
    early, late = (RunFactory(corpus=old, made_at=at - timedelta(days=days)) for days in (9, 1))
    second, first = (PairingFactory(position=position) for position in (2, 1))

    assert list(CorpusVersion.objects.newest()) == [new, old]
    assert list(Run.objects.newest()) == [late, early]
    assert list(Pairing.objects.in_order()) == [first, second]


def test_of_corpora_on_which_nothing_rests_the_newest_are_kept(at):
    oldest, _newer, _newest = (CorpusVersionFactory(built_at=at - timedelta(days=days)) for days in (3, 2, 1))

    assert list(CorpusVersion.objects.unneeded(2)) == [oldest]
    assert not CorpusVersion.objects.unneeded(3).exists()


def test_notes_come_as_their_pairs_are_ordered_then_by_address():
    late, early = PairingFactory(position=2), PairingFactory(position=1)
    third = BridgeNoteFactory(pairing=late, slug="a")
    second, first = (BridgeNoteFactory(pairing=early, slug=slug) for slug in ("c", "b"))

    assert list(BridgeNote.objects.in_order()) == [first, second, third]


def queries(read) -> int:
    with CaptureQueriesContext(connection) as asked:
        read()
    return len(asked)


def told(model):
    """Everything that `with_words` promises to have at hand."""
    for row in model.objects.with_words():
        str(row.concept)
        str(row.pairing)
        list(row.pairing.translations.all()) if model is ProposedBridge else list(row.works.all())


@pytest.mark.parametrize(("model", "make"), [(ProposedBridge, ProposedBridgeFactory), (BridgeNote, BridgeNoteFactory)])
def test_rows_with_their_words_cost_the_same_however_many_there_are(model, make):
    make(concept=ConceptFactory())
    few = queries(lambda: told(model))
    for _ in range(4):
        make(concept=ConceptFactory())

    assert queries(lambda: told(model)) == few


def test_pairs_with_their_sides_cost_the_same_however_many_there_are():
    PairingConceptFactory()
    few = queries(lambda: offers("es"))
    for _ in range(4):
        PairingConceptFactory()

    assert len(offers("es")) == 5
    assert queries(lambda: offers("es")) == few


def test_the_sides_of_a_pair_hold_each_their_own_concepts():
    pairing = PairingFactory()
    one, other, more = (PairingConceptFactory(pairing=pairing, side=side).concept for side in ("one", "other", "one"))

    assert pairing.concepts_of("one") == [one, more]
    assert pairing.concepts_of("other") == [other]
    assert pairing.concepts_of("both") == []


# -- what is offered, and what was decided -----------------------------------------------------------------------------


@pytest.fixture
def pair():
    pairing = PairingFactory(one="Weather", other="Work")
    for side, slug in (("one", "drought"), ("other", "wages")):
        PairingConceptFactory(pairing=pairing, side=side, concept__scheme__slug=f"in-{side}", concept__slug=slug)
    return pairing


SIDES = ("in-one/drought",), ("in-other/wages",)


def test_an_approach_goes_by_the_name_under_which_it_is_offered(pair):
    assert [name_of(side, "en") for side in SIDES] == ["Weather", "Work"]
    assert name_of(("in-one/drought", "in-other/wages"), "en") == ""
    assert name_of((), "en") == ""


def test_an_approach_is_named_in_the_readers_language(pair):
    PairingTranslation.objects.create(record=pair, language="es", one="El tiempo", other="El trabajo")

    assert name_of(SIDES[0], "es") == "El tiempo"
    assert name_of(SIDES[0], "fr") == "Weather"


def test_a_pair_that_is_not_offered_names_nothing_and_decides_nothing(pair):
    bridge = ProposedBridgeFactory(pairing=pair, state="confirmed")
    Pairing.objects.update(is_offered=False)

    assert name_of(SIDES[0], "en") == ""
    assert code(bridge) not in decided(*SIDES)


def code(bridge):
    return f"{bridge.concept.scheme.slug}/{bridge.concept.slug}"


@pytest.mark.parametrize("sides", [SIDES, SIDES[::-1]])
def test_what_curators_decided_of_a_pair_holds_in_both_directions(pair, sides):
    confirmed, rejected = (ProposedBridgeFactory(pairing=pair, state=state) for state in ("confirmed", "rejected"))
    ProposedBridgeFactory(pairing=pair)

    assert {key: each.state for key, each in decided(*sides).items()} == {code(confirmed): "met", code(rejected): "no"}


def test_a_rejection_for_one_pair_says_nothing_of_others_unless_it_is_for_all(pair):
    ProposedBridgeFactory(state="rejected")
    everywhere = ProposedBridgeFactory(state="rejected", is_too_general=True)

    assert {key: each.state for key, each in decided(*SIDES).items()} == {code(everywhere): "no"}
    assert set(decided(("x/y",), ("y/z",))) == {code(everywhere)}


def test_what_is_rejected_everywhere_and_yet_confirmed_for_this_pair_has_one_answer(pair):
    here = ProposedBridgeFactory(pairing=pair, state="confirmed")
    ProposedBridgeFactory(concept=here.concept, state="rejected", is_too_general=True)

    assert list(decided(*SIDES)) == [code(here)]
