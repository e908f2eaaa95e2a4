"""Works of a corpus in one line each, as the records tell them at this moment: `WorkLine`, `work_lines`, `LISTED`.

A corpus is older than the records, and names nobody. So what is a publication of the network is read anew, and what is not
public any more is left out; a work that came from elsewhere is told as the corpus has it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from crossings.engine.links.corpus import WorkRow
from crossings.languages.fetch import fetch_words, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.research.models import Publication

MAKERS = 3  # named in a line; more are counted
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What `components/work.html` shows."""

    title: str | SafeString
    url: str
    makers: str
    year: str
    language: str = ""


def is_ours(id_: str) -> bool:
    """Whether a work of a corpus is a publication of the network, by its key."""
    return id_.isascii() and id_.isdigit()


def work_lines(rows: Iterable[WorkRow], language: str) -> dict[str, WorkLine]:
    """The line of each work by its id, without those that are not public any more; a few queries however many there are."""
    told = list(rows)
    ours = _publications([each.id for each in told if is_ours(each.id)], language)
    return {
        each.id: ours[each.id] if each.id in ours else _foreign(each)
        for each in told
        if each.id in ours or not is_ours(each.id)
    }


def _publications(ids: list[str], language: str) -> dict[str, WorkLine]:
    if not ids:
        return {}
    rows = list(Publication.objects.public().filter(pk__in=map(int, ids)).with_lines())
    fetch_words(rows_below(rows), language)
    return {str(row.pk): _ours(row, language) for row in rows}


def _ours(work: Publication, language: str) -> WorkLine:
    year = str(work.date)[:4] if work.date else ""
    names = named([each.name for each in work.contributions.all()])
    return WorkLine(marked(work.words("title", language)), work.get_absolute_url(), names, year)


def _foreign(work: WorkRow) -> WorkLine:
    language = work.language if LANGUAGE.fullmatch(work.language or "") else ""
    url = work.url if work.url.startswith(("https://", "http://")) else ""
    return WorkLine(work.title, url, named(list(work.authors)), str(work.year or ""), language)


def named(makers: list[str]) -> str:
    """Who made a work; of many the first, and how many more."""
    shown, more = makers[:MAKERS], len(makers) - MAKERS
    if more > 0:
        shown.append(ngettext("%(number)s more", "%(number)s more", more) % {"number": more})
    return ", ".join(shown)
