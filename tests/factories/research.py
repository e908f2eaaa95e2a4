"""Records of research. A test names what matters to it; the rest is filled in here."""

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.research import models
from tests.factories.network import InstitutionFactory
from tests.factories.people import PersonFactory
from tests.factories.topics import ConceptFactory


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = models.Venue

    slug = Sequence("venue-{}".format)
    name = Sequence("Journal {}".format)
    kind = models.Venue.Kind.JOURNAL


class PublicationFactory(DjangoModelFactory):
    """Published."""

    class Meta:
        model = models.Publication

    slug = Sequence("work-{}".format)
    title = Sequence("Work {}".format)
    type = models.Publication.Type.ARTICLE
    state = "published"


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = models.Contribution

    publication = SubFactory(PublicationFactory)
    position = Sequence(int)
    name = Sequence("A. Author {}".format)


class IdentifierFactory(DjangoModelFactory):
    class Meta:
        model = models.Identifier

    publication = SubFactory(PublicationFactory)
    scheme = "doi"
    value = Sequence("10.1000/{}".format)


class PublishingInstitutionFactory(DjangoModelFactory):
    class Meta:
        model = models.PublishingInstitution

    publication = SubFactory(PublicationFactory)
    institution = SubFactory(InstitutionFactory)


class PublicationSubjectFactory(DjangoModelFactory):
    class Meta:
        model = models.PublicationSubject

    record = SubFactory(PublicationFactory)
    concept = SubFactory(ConceptFactory)


class WorkLanguageFactory(DjangoModelFactory):
    class Meta:
        model = models.WorkLanguage

    publication = SubFactory(PublicationFactory)
    language = "fr"


class WorkRelationFactory(DjangoModelFactory):
    class Meta:
        model = models.WorkRelation

    work = SubFactory(PublicationFactory)
    other = SubFactory(PublicationFactory)
    kind = models.WorkRelation.Kind.BRIEF_OF


class ProjectFactory(DjangoModelFactory):
    """Published."""

    class Meta:
        model = models.Project

    slug = Sequence("project-{}".format)
    title = Sequence("Project {}".format)
    state = "published"


class ProjectPartnerFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectPartner

    project = SubFactory(ProjectFactory)
    institution = SubFactory(InstitutionFactory)


class ProjectFunderFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectFunder

    project = SubFactory(ProjectFactory)
    name = "A fund"


class ProjectContactFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectContact

    project = SubFactory(ProjectFactory)
    name = Sequence("C. Contact {}".format)


class ProjectOutputFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectOutput

    project = SubFactory(ProjectFactory)
    publication = SubFactory(PublicationFactory)


class ProjectSubjectFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectSubject

    record = SubFactory(ProjectFactory)
    concept = SubFactory(ConceptFactory)


class ResearchGroupFactory(DjangoModelFactory):
    """Published."""

    class Meta:
        model = models.ResearchGroup

    slug = Sequence("group-{}".format)
    name = Sequence("Group {}".format)
    kind = models.ResearchGroup.Kind.GROUP
    institution = SubFactory(InstitutionFactory)
    state = "published"


class GroupMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.GroupMember

    group = SubFactory(ResearchGroupFactory)
    person = SubFactory(PersonFactory)


class SupervisionTopicFactory(DjangoModelFactory):
    class Meta:
        model = models.SupervisionTopic

    group = SubFactory(ResearchGroupFactory)
    text = Sequence("Supervised {}".format)


class GroupSubjectFactory(DjangoModelFactory):
    class Meta:
        model = models.GroupSubject

    record = SubFactory(ResearchGroupFactory)
    concept = SubFactory(ConceptFactory)


class KeyWorkFactory(DjangoModelFactory):
    class Meta:
        model = models.KeyWork

    institution = SubFactory(InstitutionFactory)
    publication = SubFactory(PublicationFactory)
