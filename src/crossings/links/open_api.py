"""What machines read of ideas that nobody has joined to an approach yet."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.links.ranked import Link, Ranked
from crossings.links.api import FROM, Value, asked_today, idea_told, or_offered, told_or_wrong
from crossings.links.asking import corpus_of, opened
from crossings.links.pages.bridges import Asking
from crossings.links.pages.ideas import Idea, ideas
from crossings.links.pages.open import named_start, shown
from crossings.links.question import MOST_VALUES, Question
from crossings.machines import answers
from crossings.machines.asked import AskedPage, language_of
from crossings.machines.telling import Row, Text

router = Router(tags=["Links"])
ONE = " Without it, one approach of the first pair that is offered is asked for."


class AskedOpen(AskedPage):
    """From where, and in which order."""

    start: list[Value] = Field([], alias="from", max_length=MOST_VALUES, description=FROM + ONE)
    surprise: int = Field(
        0, ge=0, le=100, description="Percent of the order that surprise decides; the rest is likelihood."
    )
    without: list[Value] = Field([], max_length=MOST_VALUES, description="Ideas that are left out, by scheme/key.")
    corpus: str | None = Field(
        None,
        pattern=r"^[0-9a-f]{6,64}$",
        description="The version of the corpus, or how it begins; without it, today’s.",
    )


class ReasonTold(Schema):
    """One part of a sum."""

    name: str
    value: float
    contribution: float = Field(description="What it adds to the log-odds; negative where it speaks against.")


class OpenIdeaTold(Schema):
    """An idea that no work joins to an approach yet. A chance learned from earlier years, not a promise."""

    rank: int
    key: str = Field(description="The idea, by scheme/key.")
    label: Text
    type: str
    works: int = Field(description="How many works of the corpus name it.")
    likely: float | None = Field(
        description="The chance that a work of the next five years joins it; null where too little came true to learn it."
    )
    surprise: float = Field(
        description="The share of candidates of like popularity that are bridged less strongly, 0 to 1."
    )
    association: float = Field(description="Over all ideas between, the weaker association with both ends, summed.")
    popular_anyway: bool = Field(description="Whether its popularity alone explains its rank.")
    reasons: list[ReasonTold] = Field(description="The parts of the log-odds; with the intercept they add up to it.")
    intercept: float = Field(description="From where the sum begins.")
    through: list[str] = Field(description="The ideas through which it comes near, by scheme/key.")
    corpus: str = Field(description="The version of the corpus that answered.")


@router.get("/links/open", **answers.pages_of(OpenIdeaTold))
def list_open_ideas(request: HttpRequest, asked: Query[AskedOpen]) -> HttpResponseBase:
    """Ideas that no work joins to an approach yet, as the explorer lists them."""
    language = language_of(request, asked)
    question = or_offered(
        Question(
            start=tuple(asked.start), surprise=asked.surprise, without=tuple(asked.without), corpus=asked.corpus or ""
        ),
        language,
    )
    told = _told(asked_today(question, language), is_asked=bool(asked.start))
    if told is None:
        return answers.page_of(request, asked, (), lambda rows, _language: rows)
    corpus, found = told

    def tell(rows: list[Any], _language: str) -> list[Row]:
        links = found.links(corpus, [candidate for _rank, candidate in rows])
        names = ideas((each.concept for each in links), language)
        return [
            _link(rank, each, names[each.concept.id], found) | {"corpus": corpus.version}
            for (rank, _candidate), each in zip(rows, links, strict=True)
        ]

    return answers.page_of(request, asked, list(enumerate(shown(corpus, found, question), 1)), tell)


def _told(asking: Asking, *, is_asked: bool) -> tuple[Any, Ranked] | None:
    """What an answer rests on. Of what nobody asked for by name, a refusal is no mistake: there is nothing to tell."""
    try:
        return told_or_wrong(_found, asking)
    except answers.WrongQuestion:
        if is_asked or asking.question.corpus:
            raise
        return None


def _found(asking: Asking) -> tuple[Any, Ranked]:
    corpus = corpus_of(asking.question)
    return corpus, opened(corpus, named_start(asking))


def _link(rank: int, link: Link, idea: Idea, found: Ranked) -> Row:
    return {
        **idea_told(rank, idea, link.concept),
        "likely": link.likely if found.seen.blend.pairs else None,
        "surprise": link.surprise,
        "association": link.association,
        "popular_anyway": link.popular_anyway,
        "reasons": [each._asdict() for each in link.reasons],
        "intercept": found.seen.blend.intercept,
        "through": [each.concept.id for each in link.through],
    }
