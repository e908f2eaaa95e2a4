"""Everything that the page of the planner shows, made from values of the engine.

Public names: `Desk`, `desk_of`, `Choice`, `Option`, `PER_PAGE`. The view fetches, this puts together, templates tell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.programmes.pages.rules.naming import edition_name, part_words
from crossings.studies.planner import answers
from crossings.studies.planner.address import (
    EDITION,
    FEWER,
    FILLS,
    FREE,
    INSTITUTION,
    LIKED,
    PLAN,
    SHOW,
    TOPIC,
    Chosen,
    asked_as,
    institutions_of,
)
from crossings.studies.planner.answers import Outlook
from crossings.studies.planner.cards import Card, Cards, Column
from crossings.studies.planner.known import Known, Topic
from crossings.studies.planner.rules import Shelf
from crossings.studies.planner.situation import Situation
from crossings.studies.planner.verdict import Judge, Verdict
from crossings.studies.planner.ways import Way, WhyNot, ways_of, why_not
from crossings.studies.planner.words import (
    number,
    plain,
    route_words,
    rule_words,
    term_name,
    title_of,
    value_name,
)

PER_PAGE = 25
FEWEST, MOST_FEWER = 1, 6
MOST_NAMED = 100  # modules in one menu


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a menu or one box to tick."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A menu: the name of its answer in the address, its label, and its options."""

    name: str
    label: str
    options: Sequence[Option]

    @property
    def key(self) -> str:
        return f"id-{self.name}"


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of the planner from top to bottom."""

    route: Sequence[tuple[str, str]]
    menus: Sequence[Choice]
    wishes: Sequence[Choice]
    liked: Choice
    fewer: Choice
    kept: Sequence[tuple[str, str]]
    verdict: Verdict
    outlook: Outlook
    before: Sequence[Card]
    columns: Sequence[Column]
    loose: Sequence[Card]
    pool: Page[str]
    cards: Sequence[Card]
    fills: Words | None
    proposal: Outlook | None
    ways: Sequence[Way]
    why_not: WhyNot | None
    is_anew: bool
    has_choice: bool
    has_wishes: bool
    note: str
    edition: str
    checksum: str
    rules_url: str


def desk_of(situation: Situation, shelf: Shelf, known: Known, language: str) -> Desk:
    """The desk of a situation, in a language."""
    chosen = situation.chosen
    judge = Judge(situation, language)
    seen = answers.outlook(situation, is_complete=judge.is_complete)
    proposal = answers.proposed(situation) if chosen.show else None
    cards = Cards(situation, known, seen, language)
    pool = Paginator(cards.pool(), PER_PAGE).get_page(chosen.page)
    fills = next((each.clause for each in situation.audit.standings if each.clause.id == chosen.fills), None)
    return Desk(
        route=route_words(chosen.route),
        menus=list(_menus(situation, shelf)),
        wishes=[each for each in _wishes(situation, known, language) if each.options],
        liked=_liked(situation, language),
        fewer=_fewer(chosen),
        kept=list(_kept(chosen, shelf)),
        verdict=judge.verdict(),
        outlook=seen,
        before=cards.before(),
        columns=cards.columns(),
        loose=cards.loose(),
        pool=pool,
        cards=[cards.open(code) for code in pool],
        fills=rule_words(fills, language, situation.tell) if fills else None,
        proposal=proposal,
        ways=ways_of(situation, proposal.answer, language) if proposal and proposal.answer else (),
        why_not=why_not(situation, proposal or seen, language),
        is_anew=chosen.show == "anew",
        has_choice=bool(chosen.taken),
        has_wishes=bool(chosen.topics or chosen.institutions or chosen.liked or chosen.free or chosen.fewer),
        note=situation.rules.note,
        edition=chosen.edition,
        checksum=situation.loaded.checksum,
        rules_url=known.rules_page,
    )


def _menus(situation: Situation, shelf: Shelf) -> Iterator[Choice]:
    """The parts of the route of which there is more than one value, and the editions where there are several."""
    if situation.is_enrolled:
        return
    if len(shelf.editions) > 1:
        editions = [each.regulations.edition for each in shelf.editions]
        options = [Option(each, edition_name(each), each == situation.chosen.edition) for each in editions]
        yield Choice(EDITION, _("Rules"), options)
    for part, values in situation.rules.route.items():
        if len(values) > 1:
            options = [Option(each, value_name(part, each), each == situation.route[part]) for each in values]
            yield Choice(asked_as(part), part_words(part), options)


def _wishes(situation: Situation, known: Known, language: str) -> Iterator[Choice]:
    """What is ticked: topics, institutions where there are several, terms, and modules that were named before."""
    yield _topics(situation, known)
    places = sorted(institutions_of(situation.rules)) if len(institutions_of(situation.rules)) > 1 else []
    named = [(known.institutions.get(each) or plain(each), each) for each in places]
    told = [Option(each, name, each in situation.chosen.institutions) for name, each in sorted(named)]
    yield Choice(INSTITUTION, _("Institutions that you like"), told)
    yield _free(situation, language)
    liked = [
        Option(code, marked(title_of(situation.rules, code, language)), is_chosen=True)
        for _title, code in _titles(situation, situation.chosen.liked, language)
    ]
    yield Choice(LIKED, _("Modules that you like"), liked)


def _liked(situation: Situation, language: str) -> Choice:
    """The menu that names one more module; of very many none, as they stand in the list that has pages."""
    chosen = situation.chosen
    rest = situation.runs.keys() - chosen.codes - situation.closed_codes - {*chosen.liked}
    titles = _titles(situation, rest if len(rest) <= MOST_NAMED else (), language)
    label = _("One more module that you like") if chosen.liked else _("A module that you like")
    none = [Option("", _("No module"), is_chosen=True)] if titles else []
    return Choice(LIKED, label, [*none, *(Option(code, title, is_chosen=False) for title, code in titles)])


def _titles(situation: Situation, codes: Iterable[str], language: str) -> list[tuple[str, str]]:
    return sorted((str(title_of(situation.rules, code, language)), code) for code in codes)


def _topics(situation: Situation, known: Known) -> Choice:
    keys = {topic for module in situation.rules.modules.values() for topic in module.topics}
    topics = sorted(known.topics_of(sorted(keys)), key=lambda each: each.text.casefold())
    return Choice(TOPIC, _("Topics that you like"), [_option(each, situation.chosen) for each in topics])


def _option(topic: Topic, chosen: Chosen) -> Option:
    return Option(topic.key, topic.text, topic.key in chosen.topics)


def _free(situation: Situation, language: str) -> Choice:
    options = [
        Option(term, term_name(situation.rules, term, language), term in situation.chosen.free)
        for term in situation.line.terms
        if term not in situation.over
    ]
    return Choice(FREE, _("Terms to keep free"), options)


def _fewer(chosen: Chosen) -> Choice:
    told = [Option("0", _("As many as the rules allow"), not chosen.fewer)]
    numbers = sorted({*range(FEWEST, MOST_FEWER + 1), *([chosen.fewer] if chosen.fewer else [])})
    told += [Option(str(each), number(each), each == chosen.fewer) for each in numbers]
    return Choice(FEWER, _("At most so many modules in a term"), told)


def _kept(chosen: Chosen, shelf: Shelf) -> Iterator[tuple[str, str]]:
    """What the form sends along though no menu shows it."""
    if len(shelf.editions) == 1:
        yield EDITION, chosen.edition
    if chosen.plan:
        yield PLAN, chosen.plan
    yield from chosen.taken
    yield from ((name, word) for name, word in ((SHOW, chosen.show), (FILLS, chosen.fills)) if word)
