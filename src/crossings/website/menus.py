"""The main ways through the site and the foot of every page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from crossings.journal.kept import until_changed

Link = tuple[str, str]


BEHIND = {
    "research:home": ("research:publications", "research:projects", "research:groups", "research:venues"),
    "network:institutions": ("network:networks", "network:map"),
}
"""The lists that have no place of their own in the menu: the door of each is marked on their pages."""


def main_nav(path: str, language: str) -> list[tuple[str, str, bool]]:
    """The record sections, then the pages that editors put into the menu; the one that holds this page is marked."""
    sections = [(label, reverse(name), path.startswith(_behind(name))) for label, name in _sections()]
    return [*sections, *((label, url, path.startswith(url)) for label, url in _pages_in_menu(language))]


def _sections() -> list[Link]:
    return [
        (_("Study"), "programmes:list"),
        (_("Research"), "research:home"),
        (_("Links"), "links:home"),
        (_("Institutes"), "network:institutions"),
        (_("People"), "network:people"),
        (_("Events"), "events:events"),
        (_("Topics"), "topics:schemes"),
    ]


def _behind(name: str) -> tuple[str, ...]:
    """How the addresses begin that stand behind a section."""
    return tuple(reverse(each) for each in (name, *BEHIND.get(name, ())))


@until_changed
def _pages_in_menu(language: str) -> tuple[Link, ...]:
    pages = Page.objects.live().in_menu().filter(depth=3, locale__language_code=language).order_by("path")
    return tuple((page.title, page.url) for page in pages)


@until_changed
def _statement(language: str) -> tuple[str, ...]:
    """Where the accessibility statement is, once a network has written one."""
    written = Page.objects.live().filter(locale__language_code=language, url_path__endswith="/about/accessibility/")
    return tuple(page.url for page in written[:1])


def _lists() -> list[Link]:
    """The lists that stand behind a door of the menu."""
    return [
        (_("Publications"), reverse("research:publications")),
        (_("Projects"), reverse("research:projects")),
        (_("Networks"), reverse("network:networks")),
        (_("Map of the institutes"), reverse("network:map")),
    ]


def foot_groups(language: str) -> list[tuple[str, list[Link]]]:
    return [
        (_("Lists"), _lists()),
        (
            _("Follow"),
            [(_("News feed"), reverse("website:news_feed")), (_("Data for machines"), reverse("api:openapi-json"))],
        ),
        (
            _("Help"),
            [
                *((_("Accessibility statement"), url) for url in _statement(language)),
                (_("What we keep about people"), reverse("people:kept")),
            ],
        ),
        (
            _("Workings"),
            [
                (_("Sources and when they were read"), reverse("provenance:sources")),
                (_("Component catalogue"), reverse("design:catalogue")),
            ],
        ),
    ]
