"""The rules of an edition in the reader's language, made once until anything changes.

Public names: `kept_wording`, `route_in_words`, `term_words`.
"""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.safestring import SafeString

from crossings.journal.kept import until_changed
from crossings.programmes.models import RegulationEdition
from crossings.programmes.pages.phrases import phrase
from crossings.programmes.pages.rules.naming import plain, said
from crossings.programmes.pages.rules.page import wording_of
from crossings.programmes.pages.rules.wording import Wording, route_words
from crossings.programmes.regulations import rules_of


@until_changed
def kept_wording(edition: int, language: str) -> Wording:
    """Words for the rules of the edition with this key; its modules and lists lead to the page of the rules."""
    row = RegulationEdition.objects.with_errata().get(pk=edition)
    page = reverse("programmes:edition", args=[row.programme.slug, row.key])
    return wording_of(rules_of(row).regulations, row.programme, language, page)


def route_in_words(wording: Wording, route: Mapping[str, str]) -> SafeString:
    """A route, each part with its value."""
    return route_words(wording, route)


def term_words(wording: Wording, term: str) -> SafeString:
    """A term such as 2023-24/autumn by its name and year; as it is written where the rules do not know it."""
    year, _slash, name = term.partition("/")
    known = wording.shelf.rules.terms.get(name)
    if known is None:
        return phrase("%(term)s", term=term)
    title = said(known.title, wording.shelf.language) or plain(name).capitalize()
    return phrase("%(title)s %(year)s", title=title, year=phrase("%(year)s", year=year))
