"""Who teaches a module: each role, from where, in which sessions; by name only with the person's consent.

Public name: `teachers`. Reads `teaching` with the home institutions and their words.
"""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.people.models import Person
from crossings.programmes.models import Teaching
from crossings.programmes.pages.facts import Fact
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.pages.references import References


def teachers(rows: Iterable[Teaching], named: Mapping[int, Person], references: References) -> list[Fact]:
    """The teachers in the order of their roles; `named` are those who consent to being shown, by key."""
    order = Teaching.Role.values
    return [_teacher(row, named, references) for row in sorted(rows, key=lambda row: (order.index(row.role), row.pk))]


def _teacher(row: Teaching, named: Mapping[int, Person], references: References) -> Fact:
    person = named.get(row.person_id or 0)
    return Fact(
        term=str(row.get_role_display()),
        values=(person.name if person else _("Not named here"),),
        note=listed([str(row.get_kind_display()), _home(row), _sessions(row)], between="; "),
        url=reverse("network:profile", args=[person.slug]) if person else "",
        refs=references.to(row),
    )


def _home(row: Teaching) -> str:
    if row.home_institution is None:
        return ""
    address = reverse("network:institution", args=[row.home_institution.slug])
    link = format_html('<a href="{}">{}</a>', address, spoken(row.home_institution))
    return phrase(_("from %(institution)s"), institution=link)


def _sessions(row: Teaching) -> str:
    if not row.sessions:
        return ""
    number = 1 if row.sessions.isdecimal() else 2
    return ngettext("session %(sessions)s", "sessions %(sessions)s", number) % {"sessions": row.sessions}
