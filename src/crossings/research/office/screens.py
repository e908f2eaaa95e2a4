"""The office's screens for research: each list, form and history, every change through a verb."""

from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.journal.office import AddThroughVerb, actor_of
from crossings.journal.office.verbs import VerbsViewSet
from crossings.network.office.screens import SOURCE, fields, translations
from crossings.research import actions
from crossings.research.models import KeyWork, Project, Publication, ResearchGroup, Venue, WorkRelation
from crossings.research.office.verbs import GROUP, PROJECT, PUBLICATION


class AddRelation(AddThroughVerb):
    """A relation is added by the verb that holds both works while it looks for a circle."""

    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        columns = ("work", "kind", "other", "source", "source_note")
        self.instance = self.form.instance = actions.relate_works(
            **{name: given[name] for name in columns}, by=actor_of(self.user), at=timezone.now(), why=given["why"]
        )


SUBJECTS = InlinePanel("subjects", heading=_("What it is about"), panels=fields("concept"))


class PublicationViewSet(VerbsViewSet):
    model = Publication
    name = "publications"
    icon = "doc-full"
    menu_label = _("Publications")
    joined: ClassVar = ("venue",)
    list_display: ClassVar = ["title", "type", "date", "venue", "state"]
    list_filter: ClassVar = ["type", "state", "language"]
    search_fields: ClassVar = ["title", "slug", "translations__title", "contributions__name", "identifiers__value"]
    panels: ClassVar = [
        *fields("slug", "type", "language", "title", "summary", "date"),
        InlinePanel("contributions", heading=_("Who made it"), panels=fields("position", "name", "role", "person")),
        MultiFieldPanel(fields("venue", "volume", "issue", "number", "pages", "page_count"), _("Where it appeared")),
        MultiFieldPanel(fields("appears_in", "publisher", "place"), _("As printed")),
        InlinePanel("institutions", heading=_("Issued by"), panels=fields("institution")),
        InlinePanel("identifiers", heading=_("Identifiers"), panels=fields("scheme", "value", "note")),
        InlinePanel("text_languages", heading=_("Languages in which it can be read"), panels=fields("language")),
        MultiFieldPanel(fields("url", "access", "licence"), _("Access")),
        SUBJECTS,
        translations("title", "summary"),
        SOURCE,
    ]
    verbs: ClassVar = PUBLICATION


class WorkRelationViewSet(VerbsViewSet):
    model = WorkRelation
    name = "work-relations"
    icon = "link"
    menu_label = _("Relations between works")
    joined: ClassVar = ("work", "other")
    list_display: ClassVar = ["work", "kind", "other"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["work__title", "other__title"]
    panels: ClassVar = [*fields("work", "kind", "other"), SOURCE]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(WorkRelation, AddRelation)


class VenueViewSet(VerbsViewSet):
    model = Venue
    name = "venues"
    icon = "list-ul"
    menu_label = _("Journals and series")
    joined: ClassVar = ("institution",)
    list_display: ClassVar = ["name", "kind", "issn", "institution"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["name", "abbreviation", "issn", "electronic_issn", "translations__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "abbreviation", "kind", "about"),
        MultiFieldPanel(fields("issn", "electronic_issn", "homepage"), _("Elsewhere")),
        *fields("institution", "founded"),
        translations("name", "about"),
        SOURCE,
    ]


class ProjectViewSet(VerbsViewSet):
    model = Project
    name = "projects"
    icon = "tasks"
    menu_label = _("Projects")
    list_display: ClassVar = ["title", "acronym", "starts", "until", "state"]
    list_filter: ClassVar = ["state"]
    search_fields: ClassVar = ["title", "acronym", "slug", "translations__title"]
    panels: ClassVar = [
        *fields("slug", "language", "title", "acronym", "outline"),
        MultiFieldPanel(fields("starts", "until"), _("From when to when")),
        *fields("part_of", "homepage"),
        InlinePanel("partners", heading=_("Who takes part"), panels=fields("position", "name", "institution", "role")),
        InlinePanel("funders", heading=_("Who pays"), panels=fields("position", "name", "institution", "grant")),
        InlinePanel("contacts", heading=_("Whom to ask"), panels=fields("position", "name", "person", "role")),
        InlinePanel("outputs", heading=_("What came of it"), panels=fields("publication")),
        SUBJECTS,
        translations("title", "outline"),
        SOURCE,
    ]
    verbs: ClassVar = PROJECT


class ResearchGroupViewSet(VerbsViewSet):
    model = ResearchGroup
    name = "research-groups"
    icon = "group"
    menu_label = _("Research groups")
    joined: ClassVar = ("institution",)
    list_display: ClassVar = ["name", "kind", "institution", "state"]
    list_filter: ClassVar = ["kind", "state"]
    search_fields: ClassVar = ["name", "slug", "translations__name", "institution__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "kind", "about", "institution", "homepage"),
        InlinePanel("members", heading=_("People"), panels=fields("person", "role")),
        InlinePanel(
            "supervision_topics", heading=_("Supervision topics"), panels=fields("position", "text", "concept")
        ),
        SUBJECTS,
        translations("name", "about"),
        SOURCE,
    ]
    verbs: ClassVar = GROUP


class KeyWorkViewSet(VerbsViewSet):
    model = KeyWork
    name = "key-works"
    icon = "pick"
    menu_label = _("Key works")
    joined: ClassVar = ("institution", "group", "publication")
    list_display: ClassVar = ["publication", "institution", "group", "programme", "position"]
    list_filter: ClassVar = ["institution", "group"]
    search_fields: ClassVar = ["publication__title", "institution__name", "group__name", "programme"]
    panels: ClassVar = [*fields("institution", "group", "programme", "publication", "position"), SOURCE]


class ResearchMenu(ModelViewSetGroup):
    menu_label = _("Research")
    menu_icon = "doc-full"
    menu_order = 310
    items = (
        PublicationViewSet("publications"),
        WorkRelationViewSet("work-relations"),
        VenueViewSet("venues"),
        ProjectViewSet("projects"),
        ResearchGroupViewSet("research-groups"),
        KeyWorkViewSet("key-works"),
    )
