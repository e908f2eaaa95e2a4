"""The network's records. A test names what matters to it; the rest is filled in here."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.network import models
from crossings.people.models import Expertise, Person
from crossings.topics.models import Concept, ConceptScheme
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.provenance import SourceFactory


class InstitutionFactory(DjangoModelFactory):
    class Meta:
        model = models.Institution

    slug = Sequence("institution-{}".format)
    name = Sequence("Institution {}".format)
    kind = models.Institution.Kind.INSTITUTE
    status = "active"


class InstitutionNameFactory(DjangoModelFactory):
    class Meta:
        model = models.InstitutionName

    institution = SubFactory(InstitutionFactory)
    name = Sequence("Former name {}".format)


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = models.Network

    slug = Sequence("network-{}".format)
    name = Sequence("Network {}".format)
    kind = models.Network.Kind.CONSORTIUM


class MembershipFactory(DjangoModelFactory):
    """On record since 2020, with both ends stated as far as they are given."""

    class Meta:
        model = models.Membership

    network = SubFactory(NetworkFactory)
    institution = SubFactory(InstitutionFactory)
    role = models.Membership.Role.PARTNER
    starts = "2020"


class SuccessionFactory(DjangoModelFactory):
    class Meta:
        model = models.Succession

    predecessor = SubFactory(InstitutionFactory)
    successor = SubFactory(InstitutionFactory)
    kind = models.Succession.Kind.RENAMED


class PartnerCountryFactory(DjangoModelFactory):
    class Meta:
        model = models.PartnerCountry

    network = SubFactory(NetworkFactory)
    label = Sequence("Country {}".format)
    country = "MX"


class CountryCooperationFactory(DjangoModelFactory):
    class Meta:
        model = models.CountryCooperation

    network = SubFactory(NetworkFactory)
    label = Sequence("Country {}".format)
    country = "MX"
    role = models.CountryCooperation.Role.ORIGIN


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = models.Milestone

    network = SubFactory(NetworkFactory)
    text = Sequence("Meeting {}".format)
    date = "2005"


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = models.Agreement

    network = SubFactory(NetworkFactory)
    title = Sequence("Agreement {}".format)
    kind = models.Agreement.Kind.COOPERATION


class StatedCountFactory(DjangoModelFactory):
    class Meta:
        model = models.StatedCount

    network = SubFactory(NetworkFactory)
    of = models.StatedCount.Of.MEMBERS
    number = 5
    source = SubFactory(SourceFactory)


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = models.Affiliation

    person = SubFactory(PersonFactory)
    institution = SubFactory(InstitutionFactory)
    title = "Researcher"
    starts = "2020"


class ProfileFactory(DjangoModelFactory):
    """Published; whether the public sees it depends on consent and on something to show."""

    class Meta:
        model = models.Profile

    person = SubFactory(PersonFactory)
    about = "Studies who leaves and who stays."
    is_published = True


class FieldsFactory(DjangoModelFactory):
    """The set of fields in which scholars are expert; there is one."""

    class Meta:
        model = ConceptScheme
        django_get_or_create = ("slug",)

    slug = "fields"
    title = "Fields"


class FieldFactory(DjangoModelFactory):
    class Meta:
        model = Concept

    scheme = SubFactory(FieldsFactory)
    slug = Sequence("field-{}".format)
    label = Sequence("Field {}".format)


class ExpertiseFactory(DjangoModelFactory):
    class Meta:
        model = Expertise

    person = SubFactory(PersonFactory)
    concept = SubFactory(FieldFactory)


def shown(person: Person | None = None, **facts: object) -> models.Profile:
    """A profile that the public may see: consent stands, and there is an affiliation."""
    person = person or PersonFactory()
    ConsentFactory(person=person)
    AffiliationFactory(person=person)
    return ProfileFactory(person=person, **facts)
