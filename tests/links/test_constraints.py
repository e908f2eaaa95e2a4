"""What the database itself refuses of links, and who sees which rows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DataError, IntegrityError, transaction
from django.db.models import ProtectedError

from crossings.links.models import (
    BadBridge,
    BridgeNote,
    CorpusVersion,
    FollowedTopic,
    NotSuggested,
    Pairing,
    ProposedBridge,
    Run,
)
from crossings.people.roles import TopicsCurator
from tests.cast import signed_up
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
    SuggestionFactory,
)
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def tala():
    """Keeps the topics and the links."""
    return signed_up("Tala Haddad", TopicsCurator)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: ProposedBridgeFactory(state="perhaps"),
        lambda: ProposedBridgeFactory(state="confirmed", is_too_general=True),
        lambda: BridgeWorkFactory(side="middle"),
        lambda: PairingConceptFactory(side="both"),
        lambda: NoteWorkFactory(side="both"),
        lambda: PairingFactory(one=""),
        lambda: PairingFactory(other=""),
        lambda: BridgeNoteFactory(text=""),
        lambda: BridgeNoteFactory(state="rumoured"),
        lambda: _twice(ProposedBridgeFactory, "pairing", "concept"),
        lambda: _twice(BridgeWorkFactory, "bridge", "publication"),
        lambda: _twice(PairingConceptFactory, "pairing", "concept"),
        lambda: _twice(NoteWorkFactory, "note", "publication"),
        lambda: _twice(FollowedTopicFactory, "account", "concept"),
        lambda: _twice(SuggestionFactory, "run", "start", "concept"),
    ],
)
def test_the_database_refuses(refused):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        refused()


def _twice(factory, *same):
    first = factory()
    factory(**{name: getattr(first, name) for name in same})


def test_a_corpus_on_which_a_bridge_rests_cannot_go():
    row = ProposedBridgeFactory().corpus

    with pytest.raises(ProtectedError):
        row.delete()
    assert row not in CorpusVersion.objects.unneeded(0)


def test_a_corpus_on_which_a_run_rests_is_needed():
    kept, unneeded = RunFactory().corpus, CorpusVersionFactory()

    assert list(CorpusVersion.objects.unneeded(0)) == [unneeded]
    assert kept.runs.count() == 1


def test_the_corpus_that_is_asked_is_needed_however_many_there_are():
    CorpusVersionFactory(is_current=True)

    assert not CorpusVersion.objects.unneeded(0).exists()


def test_the_public_sees_confirmed_bridges_of_pairs_that_are_offered(tala):
    shown = ProposedBridgeFactory(state="confirmed")
    ProposedBridgeFactory(state="confirmed", pairing__is_offered=False)
    ProposedBridgeFactory(state="rejected")
    ProposedBridgeFactory()

    assert list(ProposedBridge.objects.visible_to(NOBODY)) == [shown]
    assert ProposedBridge.objects.visible_to(tala).count() == 4


def test_only_the_office_reads_what_readers_wrote_of_bad_bridges(tala, noor):
    report = BadBridgeFactory()

    assert not BadBridge.objects.visible_to(noor).exists()
    assert list(BadBridge.objects.visible_to(tala).waiting()) == [report]


def test_the_public_sees_pairs_that_are_offered(tala, noor):
    offered, not_yet = PairingFactory(), PairingFactory(is_offered=False)

    assert list(Pairing.objects.visible_to(noor)) == [offered]
    assert set(Pairing.objects.visible_to(tala)) == {offered, not_yet}


def test_the_public_sees_notes_that_are_published(tala, noor):
    BridgeNoteFactory()
    shown = BridgeNoteFactory(state="published")

    assert list(BridgeNote.objects.visible_to(noor)) == [shown]
    assert BridgeNote.objects.visible_to(tala).count() == 2


def test_nobody_sees_which_topics_others_follow(noor, tala, ingrid):
    own = FollowedTopicFactory(account=noor)
    FollowedTopicFactory()

    assert list(FollowedTopic.objects.visible_to(noor)) == [own]
    for other in (tala, ingrid, NOBODY):
        assert not FollowedTopic.objects.visible_to(other).exists()


def test_nobody_sees_who_does_not_want_to_be_suggested(noor, tala):
    own = NotSuggested.objects.create(person=PersonFactory(account=noor))

    assert list(NotSuggested.objects.visible_to(noor)) == [own]
    assert not NotSuggested.objects.visible_to(tala).exists()
    assert not NotSuggested.objects.visible_to(NOBODY).exists()


def test_how_often_suggestions_came_true_is_public():
    run = SuggestionFactory().run

    assert list(Run.objects.visible_to(NOBODY)) == [run]


def test_the_strongest_bridge_waits_first():
    weak, strong = ProposedBridgeFactory(score=0.5), ProposedBridgeFactory(score=2.0)
    ProposedBridgeFactory(state="confirmed", score=9.0)

    assert list(ProposedBridge.objects.waiting()) == [strong, weak]
