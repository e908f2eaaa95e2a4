"""Links between approaches. A test names what matters to it; the rest is filled in here."""

from datetime import UTC, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.links import models
from tests.factories.people import AccountFactory
from tests.factories.research import PublicationFactory
from tests.factories.topics import ConceptFactory


class CorpusVersionFactory(DjangoModelFactory):
    """Not the one that is asked today."""

    class Meta:
        model = models.CorpusVersion

    version = Sequence("{:064x}".format)
    path = LazyAttribute(lambda made: f"{made.version[:16]}.duckdb")
    built_at = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class PairingFactory(DjangoModelFactory):
    class Meta:
        model = models.Pairing

    slug = Sequence("pairing-{}".format)
    one = Sequence("Causes {}".format)
    other = Sequence("Consequences {}".format)


class PairingConceptFactory(DjangoModelFactory):
    class Meta:
        model = models.PairingConcept

    pairing = SubFactory(PairingFactory)
    side = "one"
    concept = SubFactory(ConceptFactory)


class ProposedBridgeFactory(DjangoModelFactory):
    """Waits for a curator."""

    class Meta:
        model = models.ProposedBridge

    pairing = SubFactory(PairingFactory)
    concept = SubFactory(ConceptFactory)
    corpus = SubFactory(CorpusVersionFactory)
    score = 1.0


class BridgeWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.BridgeWork

    bridge = SubFactory(ProposedBridgeFactory)
    publication = SubFactory(PublicationFactory)
    side = "one"


class BadBridgeFactory(DjangoModelFactory):
    class Meta:
        model = models.BadBridge

    concept = SubFactory(ConceptFactory)
    asked = "from=studies/flood&to=studies/wages"
    reported_at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class BridgeNoteFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = models.BridgeNote

    slug = Sequence("note-{}".format)
    pairing = SubFactory(PairingFactory)
    title = Sequence("Note {}".format)
    text = "What joins them."


class NoteWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.NoteWork

    note = SubFactory(BridgeNoteFactory)
    publication = SubFactory(PublicationFactory)
    side = "one"


class FollowedTopicFactory(DjangoModelFactory):
    class Meta:
        model = models.FollowedTopic

    account = SubFactory(AccountFactory)
    concept = SubFactory(ConceptFactory)


class RunRequestFactory(DjangoModelFactory):
    """Waits for its turn."""

    class Meta:
        model = models.RunRequest

    key = Sequence("asked-{}".format)
    asked_at = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class RunFactory(DjangoModelFactory):
    class Meta:
        model = models.Run

    made_at = datetime(2025, 11, 21, 3, 0, tzinfo=UTC)
    corpus = SubFactory(CorpusVersionFactory)


class SuggestionFactory(DjangoModelFactory):
    class Meta:
        model = models.Suggestion

    run = SubFactory(RunFactory)
    rank = Sequence(lambda number: number + 1)
    start = "studies/flood"
    concept = Sequence("studies/concept-{}".format)
    likely = 0.5
    surprise = 0.5
