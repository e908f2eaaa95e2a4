"""Works related to a publication, by the newest corpus: `related_to`. Titles and names are those of the records today."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from crossings.engine.links.related import RelatedWork, related
from crossings.engine.refusal import Refusal
from crossings.journal.kept import until_changed
from crossings.links import corpora
from crossings.network.records.lines import Entry
from crossings.research.models import Publication
from crossings.research.records.lists import publications
from crossings.topics.models import Concept
from crossings.topics.records import named

AT_MOST = 4  # works of each group
NAMED = 4  # concepts in a reason
log = logging.getLogger(__name__)
Lines = tuple[Entry, ...]


@until_changed
def related_to(publication: int, language: str) -> tuple[Lines, Lines]:
    """The works most like this one, and further ones of other disciplines, each with its reason; constant queries.

    Nothing where there is no corpus, or where its file cannot be read: a page is not lost for that.
    """
    try:
        found = related(corpora.current(), str(publication), size=AT_MOST)
    except Refusal as refusal:
        log.info("No related works are shown: %s", refusal)
        return (), ()
    every = (*found.alike, *found.across)
    public = set(Publication.objects.public().filter(pk__in=[each.id for each in every]).values_list("pk", flat=True))
    labels = _labels({code for each in every for code in each.shared[:NAMED]}, language)
    return _lines(found.alike, public, labels, language), _lines(found.across, public, labels, language)


def _lines(works: Sequence[RelatedWork], public: set[int], labels: dict[str, str], language: str) -> Lines:
    shown = [each for each in works if int(each.id) in public]
    lines = publications(tuple(int(each.id) for each in shown), language)
    return tuple(replace(line, note=_why(each, labels)) for each, line in zip(shown, lines, strict=True))


def _why(work: RelatedWork, labels: dict[str, str]) -> str:
    """What both works are about, the rarest first."""
    shared = [labels[code] for code in work.shared[:NAMED] if code in labels]
    return _("Both are about: %(concepts)s.") % {"concepts": ", ".join(shared)} if shared else ""


def _labels(codes: set[str], language: str) -> dict[str, str]:
    """What concepts of a corpus are called, by their name there, `scheme/slug`."""
    parts = [code.partition("/") for code in codes]
    rows = Concept.objects.filter(
        scheme__slug__in={scheme for scheme, _slash, _slug in parts}, slug__in={slug for _scheme, _slash, slug in parts}
    )
    return {f"{leaf.scheme}/{leaf.slug}": leaf.label.text for leaf in named(rows, language).values()}
