"""Programmes in a list: what each is, where, how much, how long, and what it costs at least.

Public names: `ProgrammeEntry`, `entries`. Reads what `fetch.for_the_list` fetches.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crossings.engine.fees import FeeRow, least_amounts
from crossings.engine.values import Money
from crossings.journal.kept import until_changed
from crossings.languages.templatetags.languages import marked
from crossings.programmes.models import Catalogue, FeeTable, Programme
from crossings.programmes.pages import fetch
from crossings.programmes.pages.facts import language_names, state_shape, state_words
from crossings.programmes.pages.fees import money_words
from crossings.programmes.pages.phrases import in_groups, listed, phrase, spoken
from crossings.programmes.pages.versions import length_words
from crossings.programmes.records import fee_rows


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """One programme in the list, as of its newest catalogue, which is named."""

    title: SafeString
    summary: SafeString
    url: str
    school: str
    state: str
    state_shape: str
    languages: str
    year: str
    credits: str
    length: str
    cost: str


@until_changed
def entries(programmes: tuple[int, ...], language: str, day: date) -> tuple[ProgrammeEntry, ...]:
    """The programmes with these keys, in this order, each as of its newest published year."""
    newest = fetch.newest(Catalogue.objects.published())
    found = {each.pk: each for each in fetch.for_the_list(Programme.objects.filter(pk__in=programmes), newest)}
    fetch.for_comparing(list(found.values()), language)
    return tuple(_entry(found[key], language, day) for key in programmes if key in found)


def _entry(programme: Programme, language: str, day: date) -> ProgrammeEntry:
    newest: Catalogue | None = next(iter(programme.catalogues.all()), None)
    versions = list(newest.versions.all()) if newest else []
    sizes = [str(version.ects) for version in versions if version.ects]
    return ProgrammeEntry(
        title=marked(programme.words("name", language)),
        summary=marked(programme.words("summary", language)),
        url=programme.get_absolute_url(),
        school=spoken(programme.school),
        state=state_words(programme, day),
        state_shape=state_shape(programme, day),
        languages=listed(language_names(programme)),
        year=str(newest.year) if newest else "",
        credits=_("%(credits)s ECTS") % {"credits": _(" or ").join(sizes)} if sizes else "",
        length=in_groups(length_words(version) for version in versions),
        cost=cost_words(newest) if newest else "",
    )


def cost_words(catalogue: Catalogue) -> str:
    """The least amount stated, on the basis on which it is charged; and whether others are still to be confirmed."""
    rows = list(fee_rows(catalogue.fee_tables.all()))
    least = least_amounts(rows)
    if not least:
        return _("to be confirmed") if rows else ""
    told = phrase(_("from %(amount)s, %(basis)s"), amount=money_words(least[0].amount), basis=basis_of(least[0]))
    is_open = any(not isinstance(row.amount, Money) for row in rows)
    return in_groups([told, _("some amounts are to be confirmed")] if is_open else [told])


def basis_of(row: FeeRow) -> str:
    """What the amount of a row is charged for, in words."""
    return str(FeeTable.Basis(row.line.basis).label)
