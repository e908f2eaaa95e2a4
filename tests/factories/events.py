"""Events. A test names what matters to it; the rest is filled in here."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.events import models
from tests.factories.network import InstitutionFactory
from tests.factories.topics import ConceptFactory


class SeriesFactory(DjangoModelFactory):
    class Meta:
        model = models.EventSeries

    slug = Sequence("series-{}".format)
    title = Sequence("Series {}".format)


class EventFactory(DjangoModelFactory):
    """Announced, and upcoming in the tests' time, which is November 2026."""

    class Meta:
        model = models.Event

    slug = Sequence("event-{}".format)
    title = Sequence("Event {}".format)
    status = "planned"
    starts = "2027-05-04"


class PartyFactory(DjangoModelFactory):
    class Meta:
        model = models.EventParty

    event = SubFactory(EventFactory)
    institution = SubFactory(InstitutionFactory)
    role = models.EventParty.Role.ORGANISER


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.EventTopic

    event = SubFactory(EventFactory)
    concept = SubFactory(ConceptFactory)
