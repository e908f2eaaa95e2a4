"""The main ways through the site and the foot of every page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from crossings.journal.kept import until_changed

Link = tuple[str, str]


def main_nav(path: str, language: str) -> list[tuple[str, str, bool]]:
    """The record sections, then the pages that editors put into the menu; the one that holds this page is marked."""
    links = [*_sections(), *_pages_in_menu(language)]
    return [(label, url, path.startswith(url)) for label, url in links]


def _sections() -> list[Link]:
    return [
        (_("Study"), reverse("programmes:list")),
        (_("Institutes"), reverse("network:institutions")),
        (_("Networks"), reverse("network:networks")),
        (_("Publications"), reverse("research:publications")),
        (_("Projects"), reverse("research:projects")),
        (_("People"), reverse("network:people")),
        (_("Events"), reverse("events:events")),
        (_("Topics"), reverse("topics:schemes")),
    ]


@until_changed
def _pages_in_menu(language: str) -> tuple[Link, ...]:
    pages = Page.objects.live().in_menu().filter(depth=3, locale__language_code=language).order_by("path")
    return tuple((page.title, page.url) for page in pages)


@until_changed
def _statement(language: str) -> tuple[str, ...]:
    """Where the accessibility statement is, once a network has written one."""
    written = Page.objects.live().filter(locale__language_code=language, url_path__endswith="/about/accessibility/")
    return tuple(page.url for page in written[:1])


def foot_groups(language: str) -> list[tuple[str, list[Link]]]:
    return [
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
