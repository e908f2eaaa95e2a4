"""The page of bridges between two approaches: what was found on each side, the table, the drawing, the first cards.

Public names: `Asking`, `bridges_page`, `bridge_page`, `ordered`, `left_out`. Raises `Refusal` where something is asked that the
corpus does not know.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from crossings.engine.links.bridges import Bridge, Found
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evidence import evidence
from crossings.engine.links.order import mixed
from crossings.engine.links.scoring import STRONGER
from crossings.engine.refusal import Refusal
from crossings.fields.sort_key import sort_key
from crossings.links.asking import SEARCH, Approach, approach, bridged, corpus_of
from crossings.links.corpora import is_current
from crossings.links.pages import table
from crossings.links.pages.card import Card, card, sentences
from crossings.links.pages.drawing import Drawing, Ends, drawn
from crossings.links.pages.figures import count, expected, reason, share, signed
from crossings.links.pages.ideas import Idea, ideas, named
from crossings.links.pages.sentences import behind, joined_sides
from crossings.links.pages.standing import Standing
from crossings.links.pages.works import work_lines
from crossings.links.pairings import decided
from crossings.links.question import Question

A_PAGE = 25
DRAWN = 12  # bridges in the drawing
CARDS = 3
WORKS = 10  # of each side, on the page of one bridge
ALIKE = 1e-6  # two sums that are the same
TOO_MUCH = 0.05  # of a corpus, from which on a side can hardly hold more of anything than chance gives


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as a reader puts it: in a language, on a day."""

    question: Question
    language: str
    day: date

    @property
    def listed(self) -> str:
        return reverse("links:bridges")

    @property
    def one(self) -> str:
        return reverse("links:bridge")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before anything is shown: the corpus, the two approaches, what joins them, in the order asked for."""

    asking: Asking
    corpus: Corpus
    start: Approach
    end: Approach
    found: Found
    bridges: tuple[Bridge, ...]

    @property
    def names(self) -> tuple[str, str]:
        return self.start.name, self.end.name


def known(asking: Asking) -> Known:
    """Put the question. Raises `Refusal`, also where one of the approaches is not named."""
    question = asking.question
    corpus = corpus_of(question)
    if not (question.start and question.end):
        raise Refusal(
            _("Only one approach is named.") if question.start or question.end else _("No approach is named."),
            _("A bridge has two ends."),
            _("Choose an approach for each side."),
        )
    start = approach(corpus, question.start, asking.language, asking.day)
    end = approach(corpus, question.end, asking.language, asking.day)
    found = bridged(corpus, start, end, question)
    whole = tuple(each for each in found.bridges if each.same_works_as is None)
    return Known(asking, corpus, start, end, found, mixed(whole, question.surprise / 100))


def places(told: Known) -> dict[str, int]:
    """The rank of each idea in the mixed order."""
    return {each.concept.id: place for place, each in enumerate(told.bridges, 1)}


def ordered(told: Known) -> list[Bridge]:
    """The bridges by the column asked for."""
    if told.asking.question.order != "idea":
        return table.sorted_by(told.bridges, told.asking.question, lambda bridge: bridge.concept.label)
    names = ideas((each.concept for each in told.bridges), told.asking.language)
    keys = {id_: sort_key(idea.name.text, idea.name.language) for id_, idea in names.items()}
    return table.sorted_by(told.bridges, told.asking.question, lambda bridge: keys[bridge.concept.id])


def bridges_page(asking: Asking) -> dict[str, Any]:
    """All that the page tells."""
    told, question = known(asking), asking.question
    judged = decided(question.start, question.end)
    page = Paginator(ordered(told), A_PAGE).get_page(question.page)
    here: list[Bridge] = list(page)
    names = ideas((each.concept for each in here), asking.language)
    return {
        **_sides(told),
        "page": page,
        "columns": table.columns(question, asking.listed, *told.names),
        "rows": table.rows(
            here, question, ideas=names, judged=judged, places=places(told), paths=(asking.listed, asking.one)
        ),
        "drawing": drawing(told, here, names, judged),
        "cards": _cards(told, here[:CARDS], names, judged),
        "without": left_out(told.corpus, told.asking, told.asking.listed),
        "open_urls": _open_urls(told),
    }


def _open_urls(told: Known) -> list[tuple[str, str]]:
    """From where one may go on from either side alone."""
    question = told.asking.question
    sides = zip(told.names, (question.start, question.end), strict=True)
    return [
        (name, f"{reverse('links:open')}?{Question(start=side, corpus=question.corpus).query}") for name, side in sides
    ]


def bridge_page(asking: Asking) -> dict[str, Any]:
    """One bridge: its card, with why it ranks where it does."""
    told, through = known(asking), asking.question.through
    judged = decided(asking.question.start, asking.question.end)
    place, bridge = next(
        ((place, each) for place, each in enumerate(told.bridges, 1) if each.concept.id == through), (0, None)
    )
    if bridge is None:
        raise _no_such_bridge()
    names = ideas([bridge.concept], asking.language)
    (shown,) = _cards(told, [bridge], names, judged, WORKS)
    return {
        **_sides(told),
        **why(told, bridge),
        "idea": names[through],
        "card": shown,
        "place_told": _place(place, len(told.bridges)),
        "list_url": f"{asking.listed}?{asking.question.but(through='').query}",
    }


def reported_page(asking: Asking) -> dict[str, Any]:
    """The bridge that somebody reports: its approaches and its idea. Raises `Refusal` where there is none."""
    told, through = known(asking), asking.question.through
    names = named(told.corpus, [through], asking.language)
    if through not in names:
        raise _no_such_bridge()
    return {"known": told, "names": told.names, "idea": names[through]}


def drawing_of(asking: Asking) -> dict[str, Any]:
    """The drawing of the page asked for, with its words."""
    told = known(asking)
    here = list(Paginator(ordered(told), A_PAGE).get_page(asking.question.page))
    names = ideas((each.concept for each in here), asking.language)
    title = _("Lines from %(start)s through the ideas to %(end)s") % {"start": told.names[0], "end": told.names[1]}
    lines = "; ".join(names[each.concept.id].name.text for each in here[:DRAWN])
    return {
        "drawing": drawing(told, here, names, decided(asking.question.start, asking.question.end)),
        "title": title,
        "told": lines,
    }


def _place(place: int, of: int) -> str:
    return _("Place %(place)s of %(of)s.") % {"place": count(place), "of": count(of)}


def why(told: Known, bridge: Bridge) -> dict[str, Any]:
    """The parts of the score, signed: the weaker side whole, a quarter of the stronger, and the contrast with general words."""
    parts = [*_strength(told, bridge), (_("Against general words"), "", bridge.contrast)]
    largest = max(abs(value) for _name, _seen, value in parts)
    return {
        "reasons": [reason(name, seen, value, largest) for name, seen, value in parts],
        "sum": signed(bridge.score),
    }


def _strength(told: Known, bridge: Bridge) -> list[tuple[str, str, float]]:
    sides = sorted(zip((bridge.association_from, bridge.association_to), told.names, strict=True))
    (weaker, one), (stronger, other) = sides
    if abs(weaker + STRONGER * stronger - bridge.strength) > ALIKE:
        return [(_("Both sides against what stands outside them"), "", bridge.strength)]
    return [
        (_("With “%(side)s”, the weaker side") % {"side": one}, signed(weaker), weaker),
        (_("With “%(side)s”, a quarter") % {"side": other}, signed(stronger), STRONGER * stronger),
    ]


def _no_such_bridge() -> Refusal:
    return Refusal(
        _("This idea does not join the two approaches."),
        _("Too few works on one side name it, or it is left out."),
        _("Go back to the list, and ask for fewer works on each side."),
    )


def _sides(told: Known) -> dict[str, Any]:
    found, question = told.found, told.asking.question
    return {
        "corpus": told.corpus,
        "start": told.start,
        "end": told.end,
        "names": told.names,
        "found": found,
        "behind": behind(told.corpus.works),
        "has_search": any(part.value.startswith(SEARCH) for side in (told.start, told.end) for part in side.parts),
        "works_of_sides": joined_sides(found.a.works, found.c.works, told.names),
        "joint": _joint(found),
        "warnings": [
            each
            for each in (
                _warning(told, told.start, found.a, "start"),
                _warning(told, told.end, found.c, "end"),
            )
            if each
        ],
        "remarks": [*_remarks(told), *(each.remark for each in (told.start, told.end) if each.remark)],
        "is_older": bool(question.corpus) and not is_current(told.corpus),
    }


def _remarks(told: Known) -> list[str]:
    """What to bear in mind of the two sides together."""
    said = {
        "little_outside": _(
            "The two sides are over half of the corpus: little stands outside with which to compare them."
        ),
        "sides_overlap": _("More than half of the smaller side is in the other: the two are hardly two approaches."),
    }
    return [said[each] for each in told.found.warnings if each in said]


def _joint(found: Found) -> str:
    text = ngettext(
        "%(works)s work is on both sides; by chance it would be %(expected)s.",
        "%(works)s works are on both sides; by chance it would be %(expected)s.",
        found.joint_works,
    )
    return text % {"works": count(found.joint_works), "expected": expected(found.expected_joint)}


def _warning(told: Known, side: Approach, measured: Any, name: str) -> dict[str, Any] | None:
    """Said of a side that holds much of the corpus, with narrower approaches as ways out."""
    if measured.share <= TOO_MUCH:
        return None
    offers = ideas([each.concept for each in measured.offers], told.asking.language)
    question = told.asking.question
    return {
        "text": _(
            "“%(side)s” is %(share)s of the corpus. So large a side can hardly hold more of any idea than chance gives: "
            "the order follows the other side."
        )
        % {"side": side.name, "share": share(measured.share)},
        "offers": [
            (idea.name, f"{told.asking.listed}?{question.but(**{name: (id_,)}).query}") for id_, idea in offers.items()
        ],
    }


def left_out(corpus: Corpus, asking: Asking, listed: str) -> list[tuple[Any, str]]:
    """The ideas that are left out of a list, each with the address of the list that takes it in again."""
    question = asking.question
    names = named(corpus, question.without, asking.language)
    return [
        (
            names[id_].name if id_ in names else id_,
            f"{listed}?{question.but(without=tuple(each for each in question.without if each != id_)).query}#found",
        )
        for id_ in question.without
    ]


def _cards(
    told: Known, bridges: Sequence[Bridge], names: Mapping[str, Idea], judged: Mapping[str, Standing], size: int = 3
) -> list[Card]:
    """The cards of these bridges, each with `size` works of each side."""
    shown = [(each, evidence(told.corpus, told.found, each, size)) for each in bridges]
    rows = [row for _bridge, works in shown for row in (*works.a, *works.c, *works.joint)]
    lines = work_lines(rows, told.asking.language)
    return [
        card(
            each,
            told.found,
            works,
            names[each.concept.id],
            lines=lines,
            names=told.names,
            judged=judged.get(each.concept.id),
            **_ways(told, each),
        )
        for each, works in shown
    ]


def _ways(told: Known, bridge: Bridge) -> dict[str, Any]:
    """Where a card leads: to the page of the bridge, unless it stands there, and to the form for what is wrong."""
    question = told.asking.question.but(through=bridge.concept.id, sort="rank")
    wrong = (_("Something is wrong with this bridge"), f"{reverse('links:report')}?{question.query}")
    if told.asking.question.through:
        return {"links": (wrong,)}
    url = f"{told.asking.one}?{question.query}"
    return {"url": url, "links": ((_("Why this rank"), f"{url}#why"), wrong)}


def drawing(
    told: Known, bridges: Sequence[Bridge], names: Mapping[str, Idea], judged: Mapping[str, Standing]
) -> Drawing:
    """The first bridges as lines; those that a curator set aside are left out."""
    shown = [each for each in bridges if getattr(judged.get(each.concept.id), "state", "") != "no"][:DRAWN]
    question = told.asking.question
    ends = [
        Ends(
            idea=names[each.concept.id].name.text,
            url=f"{told.asking.one}?{question.but(through=each.concept.id, sort='rank').query}",
            told=" ".join(sentences(each, told.found, names[each.concept.id].name.text, told.names)),
            association_from=each.association_from,
            association_to=each.association_to,
            joint=each.joint_works,
        )
        for each in shown
    ]
    banks = [
        (name, ngettext("%(number)s work", "%(number)s works", works) % {"number": count(works)})
        for name, works in ((told.start.name, told.found.a.works), (told.end.name, told.found.c.works))
    ]
    return drawn(banks[0], banks[1], ends, is_mirrored=get_language_bidi())
