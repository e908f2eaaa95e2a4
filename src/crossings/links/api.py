"""What machines read of links: the ideas that join two approaches, and those that nobody has joined to one yet."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.links.bridges import Bridge
from crossings.engine.refusal import Refusal
from crossings.links.corpora import NoCorpus
from crossings.links.pages.bridges import Asking, known
from crossings.links.pages.ideas import Idea, ideas
from crossings.links.pairings import offers
from crossings.links.question import AT_ONCE, MOST_VALUES, SUPPORT, Question
from crossings.machines import answers
from crossings.machines.asked import AskedPage, language_of
from crossings.machines.telling import Row, Text

router = Router(tags=["Links"])
Told = TypeVar("Told")
Type = Literal["topic", "population", "place", "method", "event", "generic"]
Value = Annotated[str, Field(max_length=160, pattern=r"^[^\x00-\x1f]+$")]
FROM = "One approach: ideas by scheme/key, `discipline:` with one, or `search:` with words; several add up."
OTHERWISE = " Without it, the first pair that is offered is asked for."


class AskedLinks(AskedPage):
    """What narrows and orders both kinds of answers."""

    start: list[Value] = Field([], alias="from", max_length=MOST_VALUES, description=FROM + OTHERWISE)
    types: list[Type] = Field([], description="Only ideas of these types; without it, topics and populations.")
    since: int | None = Field(None, ge=1500, le=2100, description="Only works of this year or later.")
    until: int | None = Field(None, ge=1500, le=2100, description="Only works of this year or earlier.")
    surprise: int = Field(
        0, ge=0, le=100, description="Percent of the order that surprise decides; the rest is likelihood."
    )
    without: list[Value] = Field([], max_length=MOST_VALUES, description="Ideas that are left out, by scheme/key.")
    corpus: str | None = Field(
        None,
        pattern=r"^[0-9a-f]{6,64}$",
        description="The version of the corpus, or how it begins; without it, today’s.",
    )

    def question(self, **more: Any) -> Question:
        """The same as an address of the explorer asks it."""
        return Question(
            start=tuple(self.start),
            types=tuple(self.types) or AT_ONCE,
            since=self.since,
            until=self.until,
            surprise=self.surprise,
            without=tuple(self.without),
            corpus=self.corpus or "",
            **more,
        )


class AskedBridges(AskedLinks):
    end: list[Value] = Field(
        [], alias="to", max_length=MOST_VALUES, description=f"The other approach, likewise.{OTHERWISE}"
    )
    support: int = Field(SUPPORT, ge=1, le=1000, description="In how many works of each side an idea has to be.")


class BridgeTold(Schema):
    """An idea that two approaches share. Co-occurrence, not cause: what was seen stands beside what chance alone would give."""

    rank: int
    key: str = Field(description="The idea, by scheme/key.")
    label: Text
    type: str
    works: int = Field(description="How many works of the corpus name it.")
    score: float = Field(description="What the order of likelihood rests on.")
    observed_from: int = Field(description="Works of one approach that name it.")
    expected_from: float = Field(description="How many that would be by chance.")
    association_from: float = Field(description="Signed log-likelihood association with that approach.")
    observed_to: int
    expected_to: float
    association_to: float
    joint_works: int = Field(description="Works that are on both sides and name it.")
    expected_joint: float
    first_joint_year: int | None = Field(description="Of the first of these; null where there is none yet.")
    contrast: float = Field(
        description="How much more this corpus names it than a general one; 0 where none was given."
    )
    corpus: str = Field(description="The version of the corpus that answered.")


@router.get("/links/bridges", **answers.pages_of(BridgeTold))
def list_bridges(request: HttpRequest, asked: Query[AskedBridges]) -> HttpResponseBase:
    """Ideas that join two approaches, as the explorer lists them."""
    language = language_of(request, asked)
    question = or_offered(asked.question(end=tuple(asked.end), support=asked.support), language)
    told = told_or_wrong(known, asked_today(question, language))
    if told is None:
        return answers.page_of(request, asked, (), lambda rows, _language: rows)
    version = told.corpus.version

    def tell(rows: list[Any], _language: str) -> list[Row]:
        names = ideas((each.concept for _rank, each in rows), language)
        return [_bridge(rank, each, names[each.concept.id], version) for rank, each in rows]

    return answers.page_of(request, asked, list(enumerate(told.bridges, 1)), tell)


def asked_today(question: Question, language: str) -> Asking:
    return Asking(question, language, timezone.localdate())


def or_offered(question: Question, language: str) -> Question:
    """The question, or that of the first pair that is offered where it names no approach."""
    if question.start or question.end:
        return question
    first = next(iter(offers(language)), None)
    return question.but(start=first.asks_from, end=first.asks_to) if first else question


def told_or_wrong(put: Callable[[Asking], Told], asking: Asking) -> Told | None:
    """What an answer rests on; nothing where there is nothing to ask or no corpus. A refusal is a mistake of the question."""
    question = asking.question
    if not (question.start or question.end):
        return None
    try:
        return put(asking)
    except NoCorpus as refusal:
        if not question.corpus:
            return None
        raise _wrong("corpus", refusal) from refusal
    except Refusal as refusal:
        raise _wrong("from", refusal) from refusal


def _wrong(parameter: str, refusal: Refusal) -> answers.WrongQuestion:
    return answers.WrongQuestion(
        [{"parameter": parameter, "what": refusal.what, "mend": f"{refusal.why} {refusal.mend}"}]
    )


def idea_told(rank: int, idea: Idea, concept: Any) -> Row:
    label = {"text": idea.name.text, "language": idea.name.language}
    return {"rank": rank, "key": concept.id, "label": label, "type": concept.type, "works": concept.works}


def _bridge(rank: int, bridge: Bridge, idea: Idea, version: str) -> Row:
    names = set(BridgeTold.model_fields) - {"rank", "key", "label", "type", "works", "corpus"}
    return {
        **idea_told(rank, idea, bridge.concept),
        **{name: getattr(bridge, name) for name in sorted(names)},
        "corpus": version,
    }
