"""The page of one edition of the rules of study: every clause in words, on all routes or on what was chosen of one.

Public names: `RulesPage`, `kept_page`, `chosen_in`, `wording_of`, `ClauseView`, `clause_view`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crossings.engine.regulations.language import Assumption, Bounds, Clause, Document, Place, Regulations
from crossings.engine.regulations.routes import START, is_valid
from crossings.engine.regulations.sets import Names as ByName
from crossings.engine.values import Ects
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.network.models import Institution
from crossings.programmes.models import (
    Erratum,
    Programme,
    RegulationEdition,
    SitePath,
    Specialisation,
    Version,
)
from crossings.programmes.pages.modules import module_url
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.pages.rules.naming import Names, ects_words, kind_words, plain, said, terms_words
from crossings.programmes.pages.rules.sets import Shelf, anchor_of_list, anchor_of_module
from crossings.programmes.pages.rules.wording import Wording, clauses_of
from crossings.programmes.pages.sections import Section
from crossings.programmes.regulations import modules_of, rules_of

WRITTEN_IN = "en"  # the language of what the rules say in one language only
Chosen = Mapping[str, str]  # parts of a route that were chosen; the others are open


@dataclass(frozen=True, slots=True)
class Cited:
    """Where something is written: a document of the edition and a place in it."""

    url: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Read:
    """A reading that the source leaves open: whether it is an example, why it was taken, and the other one."""

    is_example: bool
    because: SafeString
    other: SafeString


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause, with the clauses within it."""

    number: str
    id: str
    words: SafeString
    text: SafeString
    condition: SafeString
    cited: Cited | None
    read: Read | None
    parts: tuple["ClauseView", ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module of the rules and what is stated of it."""

    code: str
    anchor: str
    title: SafeString
    url: str
    facts: tuple[str, ...]
    is_example: bool
    read: Read | None


@dataclass(frozen=True, slots=True)
class ListView:
    """A named set: how it is put together, and the modules that are in it."""

    anchor: str
    name: str
    words: SafeString
    modules: SafeString
    is_query: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """What is advertised, or awarded, and for which routes; `asks` and `keeps`: its own clauses, and those of the whole."""

    words: SafeString
    condition: SafeString
    cited: Cited | None = None
    asks: tuple[ClauseView, ...] = ()
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True)
class RulesPage:
    """Everything that the page of an edition shows."""

    edition: RegulationEdition
    rules: Regulations
    names: Names
    checksum: str
    title: SafeString
    note: SafeString
    clauses: Sequence[ClauseView]
    is_narrowed: bool
    lists: Sequence[ListView]
    modules: Sequence[ModuleView]
    promised: Sequence[Promise]
    awards: Sequence[Promise]
    exits: Sequence[Promise]
    sources: Sequence[tuple[str, Document]]
    errata: Sequence[Erratum]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that the page has, in their order."""
        every = [
            (Section("route", _("Choose a route"), "rules/_route"), bool(self.rules.route)),
            (Section("clauses", _("Clauses"), "rules/_clauses", _("Numbered in the order of the rules.")), True),
            (Section("promised", _("What is advertised and awarded"), "rules/_promised"), bool(self._promises)),
            (Section("lists", _("Lists of modules"), "rules/_lists"), bool(self.lists)),
            (Section("modules", _("Modules"), "rules/_modules"), True),
            (Section("errata", _("Errata"), "rules/_errata"), bool(self.errata)),
            (Section("sources", _("Sources"), "rules/_sources"), True),
            (Section("take", _("Take it along"), "rules/_take"), True),
        ]
        return [section for section, is_there in every if is_there]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The keys and headings of the sections, for the table of contents."""
        return [(section.key, section.heading) for section in self.sections]

    @property
    def _promises(self) -> list[Promise]:
        return [*self.promised, *self.awards, *self.exits]

    @cached_property
    def assumed(self) -> int:
        """How many clauses that are shown rest on a reading, or are examples."""
        return sum(clause.read is not None for clause in _every(self.clauses))

    @cached_property
    def counted(self) -> int:
        """How many clauses are shown, those within others included."""
        return sum(1 for _clause in _every(self.clauses))


def chosen_in(rules: Regulations, asked: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What of a route was asked for and is known to the rules, part by part."""
    return tuple((part, asked[part]) for part, values in rules.route.items() if asked.get(part) in values)


@until_changed
def kept_page(edition: int, chosen: tuple[tuple[str, str], ...], language: str) -> RulesPage:
    """The page of the edition with this key, on the routes that have these parts."""
    row = RegulationEdition.objects.with_errata().get(pk=edition)
    loaded = rules_of(row)
    rules, wording = loaded.regulations, wording_of(loaded.regulations, row.programme, language)
    route = dict(chosen)
    return RulesPage(
        edition=row,
        rules=rules,
        names=wording.names,
        checksum=loaded.checksum,
        title=said(rules.title, language),
        note=written(rules.note, language),
        clauses=clause_views(rules.clauses, wording, route),
        is_narrowed=bool(route),
        lists=[_list(name, wording) for name in rules.lists],
        modules=[_module(code, wording) for code in rules.modules],
        promised=[
            Promise(_advertised(each.terms, each.ects), wording.condition(each.when), cited(each.source, wording.shelf))
            for each in rules.advertised
            if may_hold(each.when, route)
        ],
        awards=_awards(wording, route),
        exits=_exits(wording, route),
        sources=list(rules.sources.items()),
        errata=sorted(row.errata.all(), key=lambda erratum: erratum.pk),
    )


def _awards(wording: Wording, route: Chosen) -> list[Promise]:
    """The titles, each with what it asks for beside the whole."""
    language = wording.shelf.language
    return [
        Promise(said(each.title, language), wording.condition(each.when), asks=clause_views(each.asks, wording, route))
        for each in wording.shelf.rules.awards
        if may_hold(each.when, route)
    ]


def _exits(wording: Wording, route: Chosen) -> list[Promise]:
    """What is awarded to those who leave before, each with what it asks for."""
    shelf = wording.shelf
    return [
        Promise(
            said(each.title, shelf.language),
            wording.condition(each.when),
            cited(each.source, shelf),
            clause_views(each.clauses, wording, route),
            each.keeps,
        )
        for each in shelf.rules.exits
        if may_hold(each.when, route)
    ]


def wording_of(rules: Regulations, programme: Programme, language: str, page: str = "") -> Wording:
    """Words for these rules, with the programme's own names and modules, in the language; `page` as `Shelf` has it."""
    rows = modules_of(rules, programme)
    for module in rows.values():
        module.programme = programme
    fetch_words(rows.values(), language)
    return Wording(Shelf(rules, rows, language, page), _names(rules, programme))


def _names(rules: Regulations, programme: Programme) -> Names:
    """What the programme calls the values of its routes and the institutions, in three questions and their words."""
    found: dict[tuple[str, str], SafeString] = {}
    for part, model in (("version", Version), ("site", SitePath), ("specialisation", Specialisation)):
        by_key = {value.replace("_", "-"): value for value in rules.route.get(part, ())}
        if by_key:
            rows = model._default_manager.filter(catalogue__programme=programme, key__in=by_key)
            for row in rows.order_by("catalogue__year", "id").prefetch_related("translations"):
                found[part, by_key[row.key]] = spoken(row)
    places = {module.institution for module in rules.modules.values()} - {""}
    if places:
        for body in Institution.objects.filter(slug__in=places).prefetch_related("translations"):
            found["institution", body.slug] = spoken(body)
    return Names(found)


def clause_views(
    clauses: Iterable[Clause], wording: Wording, route: Chosen, before: str = ""
) -> tuple[ClauseView, ...]:
    """The clauses that may hold where these parts of a route are chosen, numbered as in the whole edition."""
    return tuple(
        clause_view(clause, f"{before}{number}", wording, route)
        for number, clause in enumerate(clauses, start=1)
        if may_hold(condition_of(clause, wording.shelf.rules), route)
    )


def clause_view(clause: Clause, number: str, wording: Wording, route: Chosen) -> ClauseView:
    """One clause in words, with those within it that may hold."""
    within, holds_for = (*clauses_of(clause.rule), *clause.including), condition_of(clause, wording.shelf.rules)
    return ClauseView(
        number=number,
        id=clause.id,
        words=wording.clause(clause),
        text=said(clause.text, wording.shelf.language),
        condition=wording.condition({part: values for part, values in holds_for.items() if part not in route}),
        cited=cited(clause.source, wording.shelf),
        read=_read(clause.assumption, wording.shelf.language),
        parts=clause_views(within, wording, route, f"{number}."),
    )


def condition_of(clause: Clause, rules: Regulations) -> Mapping[str, tuple[str, ...]]:
    """The routes for which a clause holds: of the intakes those that it names."""
    if clause.valid is None:
        return clause.when
    starts = clause.when.get(START, rules.route[START])
    return {**clause.when, START: tuple(start for start in starts if is_valid(clause.valid, start))}


def may_hold(when: Mapping[str, tuple[str, ...]], route: Chosen) -> bool:
    """Whether something holds on a route of which only these parts are chosen, whatever the others will be."""
    return all(values and route.get(part, values[0]) in values for part, values in when.items())


def _every(clauses: Iterable[ClauseView]) -> Iterator[ClauseView]:
    for clause in clauses:
        yield clause
        yield from _every(clause.parts)


def cited(place: Place | None, shelf: Shelf) -> Cited | None:
    """Where a clause is written, by the title of its document."""
    if place is None:
        return None
    return Cited(f"{shelf.page}#source-{place.document}", shelf.rules.sources[place.document].title, place.place)


def _read(assumption: Assumption | None, language: str) -> Read | None:
    if assumption is None:
        return None
    because, other = written(assumption.because, language), written(assumption.other, language)
    return Read(assumption.kind == "example", because, other)


def written(text: str, language: str) -> SafeString:
    """What the rules say in one language only, marked where that is not the reader's."""
    return marked(Words(text, WRITTEN_IN, language != WRITTEN_IN)) if text else SafeString("")


def _list(name: str, wording: Wording) -> ListView:
    asked = wording.shelf.rules.lists[name]
    held, is_query = wording.shelf.held(asked), not isinstance(asked, ByName)
    return ListView(
        anchor_of_list(name), plain(name), wording.shelf.words(asked), wording.shelf.modules(held), is_query
    )


def _module(code: str, wording: Wording) -> ModuleView:
    module, row = wording.shelf.rules.modules[code], wording.shelf.rows.get(code)
    return ModuleView(
        code=code,
        anchor=anchor_of_module(code),
        title=wording.shelf.title(code),
        url=module_url(row) if row else "",
        facts=tuple(_facts(code, wording)),
        is_example=module.example,
        read=_read(module.assumption, wording.shelf.language),
    )


def _facts(code: str, wording: Wording) -> Iterator[str]:
    rules = wording.shelf.rules
    module = rules.modules[code]
    yield kind_words(module.kind)
    yield _("%(ects)s ECTS") % {"ects": module.ects}
    if module.offerings:
        yield phrase(_("Runs: %(terms)s"), terms=listed(each.term for each in module.offerings))
    elif module.terms:
        terms = (said(rules.terms[each].title, wording.shelf.language) or plain(each) for each in module.terms)
        yield phrase(_("Runs: %(terms)s"), terms=listed(terms))
    if module.institution:
        yield wording.places((module.institution,))
    if module.tags:
        yield listed(format_html("<bdi>{}</bdi>", plain(tag)) for tag in module.tags)


def _advertised(terms: int | None, ects: Ects | None) -> SafeString:
    length = "" if terms is None else terms_words(_exactly(Decimal(terms)))
    size = "" if ects is None else ects_words(_exactly(ects.points))
    return listed((length, size))


def _exactly(amount: Decimal) -> Bounds:
    return Bounds(amount, amount)
