"""From one approach: ideas that no work joins to it yet, likely ones and surprising ones, each with its reasons.

Public names: `open_page`, `OpenRow`, `named_start`, `shown` (the candidates in the order asked for), `examples`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evaluation import INNER
from crossings.engine.links.ranked import Link, Ranked
from crossings.engine.refusal import Refusal
from crossings.languages.words import Words
from crossings.links.asking import SEARCH, Approach, approach, corpus_of, opened
from crossings.links.corpora import is_current
from crossings.links.outlooks import outlook_of
from crossings.links.pages.bridges import A_PAGE, Asking, left_out
from crossings.links.pages.figures import Reason, count, share, signed
from crossings.links.pages.ideas import Idea, ideas
from crossings.links.pages.reasons import told
from crossings.links.pages.sentences import behind
from crossings.links.pairings import offers
from crossings.links.question import Question

THROUGH = 3  # ideas through which a link leads, named in its line


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One idea that is not joined yet; `likely` is empty where no chance could be learned."""

    key: str
    idea: Words
    kind: str
    url: str
    leave_out: str
    works: str
    likely: str
    surprise: str
    is_popular: bool
    through: tuple[Words, ...]
    reasons: tuple[Reason, ...]
    sum: str


def open_page(asking: Asking) -> dict[str, Any]:
    """All that the page tells. Raises `Refusal` where the approach is not known or has no works, or nothing can be foreseen."""
    question = asking.question
    corpus = corpus_of(question)
    if not question.start:
        return {"examples": list(examples(corpus, asking.language)), "behind": behind(corpus.works)}
    start = named_start(asking)
    found = opened(corpus, start)
    page = Paginator(shown(corpus, found, question), A_PAGE).get_page(question.page)
    return {
        "corpus": corpus,
        "start": start,
        "behind": behind(corpus.works),
        "page": page,
        "rows": open_rows(found.links(corpus, page), found, asking),
        "compared": _compared(corpus, found),
        "learned": _learned(found),
        "is_guess": not found.seen.blend.pairs,
        "remarks": [start.remark] if start.remark else [],
        "has_search": any(part.value.startswith(SEARCH) for part in start.parts),
        "is_older": bool(question.corpus) and not is_current(corpus),
        "without": left_out(corpus, asking, reverse("links:open")),
    }


def named_start(asking: Asking) -> Approach:
    """The approach from which to look. Raises `Refusal` where none is named."""
    question = asking.question
    if not question.start:
        raise Refusal(
            _("No approach is named."),
            _("There is nothing yet from which to look for ideas."),
            _("Choose an approach."),
        )
    return approach(corpus_of(question), question.start, asking.language, asking.day)


def examples(corpus: Corpus, language: str) -> Iterator[tuple[str, str]]:
    """Approaches to begin with, those of the pairs that are offered: each with its address."""
    sides = {side.asks_from: side.start for side in offers(language)}
    sides |= {side.asks_to: side.end for side in offers(language)}
    asked = [id_ for ids in sides for id_ in ids]
    held = {id_ for (id_,) in corpus.ask("SELECT id FROM concept WHERE list_contains(?, id)", [asked])}
    for ids, name in sides.items():
        if held & set(ids):
            yield name, f"{reverse('links:open')}?{Question(start=ids).query}"


def shown(corpus: Corpus, found: Ranked, question: Question) -> list[int]:
    """The candidates in the order asked for, without those that are left out."""
    out = corpus.ask("SELECT number FROM concept WHERE list_contains(?, id)", [list(question.without)])
    numbers, without = found.seen.concepts[found.seen.others], {number for (number,) in out}
    return [int(each) for each in found.order(question.surprise / 100) if int(numbers[each]) not in without]


def open_rows(links: Sequence[Link], found: Ranked, asking: Asking) -> list[OpenRow]:
    """The lines of these ideas, with the names of all that they lead through."""
    through = [each.concept for link in links for each in link.through[:THROUGH]]
    names = ideas({each.id: each for each in [*(link.concept for link in links), *through]}.values(), asking.language)
    return [_row(link, found, names, asking) for link in links]


def _row(link: Link, found: Ranked, names: Mapping[str, Idea], asking: Asking) -> OpenRow:
    idea, blend, question = names[link.concept.id], found.seen.blend, asking.question
    between = Question(start=question.start, end=(link.concept.id,), corpus=question.corpus)
    out = question.but(without=(*question.without, link.concept.id))
    works = ngettext("%(number)s work", "%(number)s works", link.concept.works) % {"number": count(link.concept.works)}
    return OpenRow(
        key=f"idea-{link.concept.number}",
        idea=idea.name,
        kind=idea.kind,
        url=f"{reverse('links:bridges')}?{between.query}",
        leave_out=f"{reverse('links:open')}?{out.query}#found",
        works=works,
        likely=share(link.likely) if blend.pairs else "",
        surprise=share(link.surprise),
        is_popular=link.popular_anyway,
        through=tuple(names[each.concept.id].name for each in link.through[:THROUGH]),
        reasons=tuple(told(link.reasons, blend)),
        sum=signed(sum(each.contribution for each in link.reasons) + (blend.intercept if blend.pairs else 0)),
    )


def _compared(corpus: Corpus, found: Ranked) -> str:
    least = outlook_of(corpus).least_works
    text = ngettext(
        "%(number)s idea that no work on this approach names was compared; candidates are in at least %(least)s works.",
        "%(number)s ideas that no work on this approach names were compared; candidates are in at least %(least)s works.",
        len(found),
    )
    return text % {"number": count(len(found)), "least": least}


def _learned(found: Ranked) -> str:
    """From what the chances were learned; or that they could not be."""
    blend, until = found.seen.blend, found.seen.until
    if not blend.pairs:
        return _(
            "No chances are given: too few ideas were joined in the last years to learn from. The order rests on recent works "
            "and on the links of similar ideas, weighed alike."
        )
    text = ngettext(
        "Chances are for the next %(years)s years. They were learned from %(pairs)s pairs of ideas that no work joined by "
        "%(before)s, of which %(came)s was joined by %(until)s.",
        "Chances are for the next %(years)s years. They were learned from %(pairs)s pairs of ideas that no work joined by "
        "%(before)s, of which %(came)s were joined by %(until)s.",
        blend.came_true,
    )
    figures = {"pairs": count(blend.pairs), "came": count(blend.came_true), "before": blend.until, "until": until}
    return text % {"years": INNER, **figures}
