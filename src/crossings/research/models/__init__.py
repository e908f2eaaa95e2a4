"""What the network remembers of research, one file per thing."""

from crossings.research.models.group import (
    GroupMember,
    GroupSubject,
    ResearchGroup,
    ResearchGroupTranslation,
    SupervisionTopic,
)
from crossings.research.models.key_work import KeyWork
from crossings.research.models.project import (
    Project,
    ProjectContact,
    ProjectFunder,
    ProjectOutput,
    ProjectPartner,
    ProjectSubject,
    ProjectTranslation,
)
from crossings.research.models.publication import (
    Contribution,
    Identifier,
    Publication,
    PublicationSubject,
    PublicationTranslation,
    PublishingInstitution,
    WorkLanguage,
)
from crossings.research.models.relation import WorkRelation
from crossings.research.models.venue import Venue, VenueTranslation

__all__ = [
    "Contribution",
    "GroupMember",
    "GroupSubject",
    "Identifier",
    "KeyWork",
    "Project",
    "ProjectContact",
    "ProjectFunder",
    "ProjectOutput",
    "ProjectPartner",
    "ProjectSubject",
    "ProjectTranslation",
    "Publication",
    "PublicationSubject",
    "PublicationTranslation",
    "PublishingInstitution",
    "ResearchGroup",
    "ResearchGroupTranslation",
    "SupervisionTopic",
    "Venue",
    "VenueTranslation",
    "WorkLanguage",
    "WorkRelation",
]
