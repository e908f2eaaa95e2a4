"""The office's roles: what each is for, and what it may do. A role is code, and is written to one group of its own.

To give a role something, name it here; the groups follow after the next migrate, and hold exactly what is said here.
Names: `Role`, `ROLES`, `role_named`, `permissions_of`, `may_be_in`, and the roles.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from crossings.engine.audience import Audience

ENTER = "wagtailadmin.access_admin"
READ_JOURNAL = "journal.view_entry"


class Role:
    """One role. `name` is the group's name; `changes` and `reads` are rooms whose records it may change or read."""

    name: ClassVar[str]
    label: ClassVar[Any]
    description: ClassVar[Any]
    audiences: ClassVar[tuple[Audience, ...]] = ()
    changes: ClassVar[tuple[str, ...]] = ()
    reads: ClassVar[tuple[str, ...]] = ()
    permissions: ClassVar[tuple[str, ...]] = ()
    pages: ClassVar[tuple[str, ...]] = ()
    collections: ClassVar[tuple[str, ...]] = ()
    moderates: ClassVar[bool] = False


class NetworkSteward(Role):
    name = "Network steward"
    label = _("Network steward")
    description = _(
        "Gives and takes roles, opens and closes accounts, looks after the installation's settings, and decides on "
        "tasks that failed for good."
    )
    audiences = (Audience.OFFICE, Audience.STEWARDS, Audience.JOURNAL)
    permissions = (
        ENTER,
        READ_JOURNAL,
        "people.view_account",
        "people.add_account",
        "people.change_account",
        "jobs.view_deadletter",
        "jobs.change_deadletter",
        "auth.view_group",
        "website.change_networksettings",
        "wagtailcore.change_site",
        "wagtailcore.view_site",
        "wagtailcore.add_workflow",
        "wagtailcore.change_workflow",
        "wagtailcore.add_task",
        "wagtailcore.change_task",
    )
    collections = ("add_collection", "change_collection", "delete_collection")


class ProgrammeOfficer(Role):
    name = "Programme officer"
    label = _("Programme officer")
    description = _(
        "Keeps the records of programmes, institutions, research, events, people and studies, and publishes news of them."
    )
    audiences = (Audience.OFFICE, Audience.WEBSITE, Audience.JOURNAL)
    changes = ("network", "programmes", "studies", "research", "events", "provenance")
    reads = ("topics",)
    permissions = (
        ENTER,
        READ_JOURNAL,
        "people.view_person",
        "people.add_person",
        "people.change_person",
        "people.delete_person",
        "people.view_consent",
        "people.add_consent",
        "people.change_consent",
        "simple_translation.submit_translation",
    )
    pages = ("add_page", "change_page", "publish_page")
    collections = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


class Editor(Role):
    name = "Editor"
    label = _("Editor of the website")
    description = _("Writes, translates and publishes the website's pages, and decides on what writers submit.")
    audiences = (Audience.OFFICE, Audience.WEBSITE)
    permissions = (
        ENTER,
        "simple_translation.submit_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    )
    pages = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
    collections = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
    moderates = True


class Writer(Role):
    name = "Writer"
    label = _("Writer for the website")
    description = _("Drafts pages and submits them; an editor decides what is published.")
    audiences = (Audience.OFFICE, Audience.WEBSITE)
    permissions = (ENTER,)
    pages = ("add_page",)
    collections = ("add_image", "choose_image", "add_document", "choose_document")


class TopicsCurator(Role):
    name = "Topics curator"
    label = _("Curator of topics")
    description = _(
        "Keeps the concept schemes by which records are found, and the mappings between them, and decides which links "
        "between approaches hold."
    )
    audiences = (Audience.OFFICE,)
    changes = ("topics", "links", "provenance")
    permissions = (ENTER,)


class Auditor(Role):
    name = "Auditor"
    label = _("Auditor")
    description = _("Reads the journal and every record, and changes nothing.")
    audiences = (Audience.OFFICE, Audience.JOURNAL)
    reads = ("network", "programmes", "studies", "research", "events", "links", "provenance", "topics", "people")
    permissions = (ENTER, READ_JOURNAL, "auth.view_group")


class Adviser(Role):
    name = "Adviser"
    label = _("Adviser of students")
    description = _("Sees the studies of the students entrusted to them, and answers the plans that these share.")
    audiences = (Audience.ADVISERS,)


class BoardMember(Role):
    name = "Board member"
    label = _("Member of a board")
    description = _("Sees the studies in the programmes on whose board they sit, and decides on what students ask for.")
    audiences = (Audience.BOARD,)


ROLES: tuple[type[Role], ...] = (
    NetworkSteward,
    ProgrammeOfficer,
    Editor,
    Writer,
    TopicsCurator,
    Auditor,
    Adviser,
    BoardMember,
)


def role_named(name: str) -> type[Role] | None:
    """The role whose group has this name, if there is one."""
    return next((role for role in ROLES if role.name == name), None)


def may_be_in(role: type[Role], audience: Audience) -> bool:
    """Whether who holds this role belongs to the audience."""
    return audience in (Audience.EVERYONE, Audience.SIGNED_IN) or audience in role.audiences


def permissions_of(role: type[Role]) -> QuerySet[Permission]:
    """Exactly the permissions that a role gives. Raises `LookupError` when the code names one that does not exist."""
    wanted = Q(pk__in=[])
    for room in role.changes:
        wanted |= Q(content_type__app_label=room)
    for room in role.reads:
        wanted |= Q(content_type__app_label=room, codename__startswith="view_")
    for name in role.permissions:
        wanted |= Q(pk=_permission(name).pk)
    return Permission.objects.filter(wanted)


def _permission(name: str) -> Permission:
    label, _dot, codename = name.partition(".")
    found = Permission.objects.filter(content_type__app_label=label, codename=codename).first()
    if found is None:
        raise LookupError(
            f"people/roles.py names the permission {name}, which does not exist. Mend or remove it there."
        )
    return found
