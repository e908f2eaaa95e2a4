"""Modules as cards: in the terms that they are chosen for, and those that may still be added.

Public names: `Card`, `Column`, `Place`, `Cards`, `unused_words`. A card says what the module is, why it stands where it
stands or what it would fill, what it is to every plan from here, and in which terms it runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crossings.engine.regulations.language import Clause, Take
from crossings.engine.regulations.record import Credit
from crossings.engine.regulations.standing import Unused
from crossings.languages.words import Words
from crossings.studies.planner.answers import Outlook
from crossings.studies.planner.breaches import beyond_words
from crossings.studies.planner.known import Known, Topic
from crossings.studies.planner.situation import Situation, Weight
from crossings.studies.planner.words import amount_words, ects_words, number, plain, rule_words, term_name, title_of

STANDINGS = {
    "forced": ("on", gettext_lazy("In every plan from here")),
    "possible": ("met", gettext_lazy("Possible")),
    "impossible": ("no", gettext_lazy("In no plan from here")),
}
STATUSES = {
    "passed": ("met", gettext_lazy("Passed")),
    "recognised": ("met", gettext_lazy("Recognised")),
    "registered": ("on", gettext_lazy("Registered")),
    "failed": ("no", gettext_lazy("Not passed")),
    "withdrawn": ("no", gettext_lazy("Withdrawn")),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A term in which a module runs."""

    term: str
    name: str
    is_here: bool
    is_full: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One module. `edge`: must, list, no, or had; `why`: sentences; `status`: a state and its words; `places`: where it runs."""

    key: str
    code: str
    title: Words
    ects: str
    owner: str
    url: str
    topics: Sequence[Topic]
    edge: str
    why: Sequence[Words]
    status: tuple[str, str] | None = None
    places: Sequence[Place] = ()
    is_fixed: bool = False
    is_example: bool = False
    assumption: str = ""

    @property
    def elsewhere(self) -> Sequence[Place]:
        """The terms to which it could go."""
        return [place for place in self.places if not place.is_here]


@dataclass(frozen=True, slots=True)
class Column:
    """One term: its name, what it holds and may hold in words, whether that is wrong, and its cards."""

    key: str
    term: str
    name: str
    load: str
    limits: Sequence[str]
    is_wrong: bool
    is_kept_free: bool
    cards: Sequence[Card]


@dataclass(frozen=True)
class Cards:
    """Makes the cards of one situation."""

    situation: Situation
    known: Known
    outlook: Outlook
    language: str

    # where modules stand

    def columns(self) -> list[Column]:
        """The terms of the route in order."""
        return [self._column(term) for term in self.situation.line.terms]

    def loose(self) -> list[Card]:
        """What is chosen for a term that the route does not have."""
        told = self._own(_("Its term is not part of this route. Choose another term, or remove it."))
        return [self._card(code, edge="no", why=(told,)) for _term, code in self.situation.loose]

    def before(self) -> list[Card]:
        """What is had without a term of the route: recognised, or earned before it began."""
        shown = frozenset(self.situation.line.terms)
        return [self._had(credit) for credit in self.situation.had if credit.term not in shown]

    def pool(self) -> list[str]:
        """What may be added: first what every plan needs, then what fills most that is missing; last what no plan has."""
        taken, fitting = self.situation.chosen.codes | self.situation.closed_codes, self._fitting
        codes = (code for code in self.situation.runs if code not in taken and (fitting is None or code in fitting))
        return sorted(codes, key=self._rank)

    def open(self, code: str) -> Card:
        """What may be added, as a card."""
        fills = tuple(self._rule(clause) for clause in self._short.get(code, ())[:1])
        edge = "must" if code in self._compulsory else "list"
        state, words = STANDINGS.get(self.outlook.standing(code), ("", ""))
        return self._card(code, edge=edge, why=fills, status=(state, str(words)) if state else None)

    def _column(self, term: str) -> Column:
        weights = list(self.situation.weights(term))
        there = self.situation.in_term(term)
        return Column(
            key=f"term-{slugify(term)}",
            term=term,
            name=term_name(self.situation.rules, term, self.language),
            load=_load_words(len(there), sum(map(self.situation.size, there), Decimal(0))),
            limits=[self._limit_words(weight) for weight in weights],
            is_wrong=any(weight.is_over or weight.is_under for weight in weights),
            is_kept_free=term in self.situation.chosen.free,
            cards=[self._planned(credit) if credit.status == "planned" else self._had(credit) for credit in there],
        )

    def _limit_words(self, weight: Weight) -> str:
        """What a clause says of a term, with what is there: 4 modules, at most 3; of a year, which."""
        if "/" not in weight.span:
            return beyond_words(weight, self.situation.rules, self.language)
        told = {"amount": amount_words(weight.amount, weight.counts)}
        if weight.is_under and weight.at_least is not None:
            return _("Load: %(amount)s, at least %(least)s") % (told | {"least": number(weight.at_least)})
        if weight.at_most is None:
            return ""
        return _("Load: %(amount)s, at most %(most)s") % (told | {"most": number(weight.at_most)})

    # kinds of cards

    def _planned(self, credit: Credit) -> Card:
        code = credit.code
        is_wrong = code in self.situation.misplaced or code in self._unused
        text = _("This term is over.") if credit.term in self.situation.over else _("It does not run in this term.")
        told = [self._own(text)] if code in self.situation.misplaced else []
        edge = "no" if is_wrong else "must" if code in self._compulsory else "list"
        return self._card(code, edge=edge, why=(*told, *self._why(credit)), here=credit.term)

    def _had(self, credit: Credit) -> Card:
        state, words = STATUSES[credit.status]
        edge = "no" if credit.name in self._unused else "had"
        return self._card(
            credit.code, edge=edge, why=tuple(self._why(credit)), status=(state, str(words)), credit=credit
        )

    def _card(
        self,
        code: str,
        *,
        edge: str,
        why: Sequence[Words],
        status: tuple[str, str] | None = None,
        here: str = "",
        credit: Credit | None = None,
    ) -> Card:
        module = self.situation.module(code)
        size = self.situation.size(credit) if credit else module.ects.points if module else Decimal(0)
        return Card(
            key=self._key(code, credit),
            code=code,
            title=title_of(self.situation.rules, code, self.language),
            ects=ects_words(size),
            owner=plain(module.owner) if module else credit.at if credit else "",
            url=self.known.pages.get(code, ""),
            topics=self.known.topics_of(module.topics) if module else (),
            edge=edge,
            why=why,
            status=status,
            places=() if credit else self._places(code, here),
            is_fixed=credit is not None,
            is_example=bool(module and module.example),
            assumption=module.assumption.because if module and module.assumption else "",
        )

    def _key(self, code: str, credit: Credit | None) -> str:
        """A name of its own: what is had may stand more than once, and be planned again."""
        if credit is None:
            return self.situation.keys[code] if code in self.situation.keys else f"m-{slugify(code)}"
        return f"had-{next(place for place, each in enumerate(self.situation.had, 1) if each is credit)}"

    # what is known of a module here

    def _places(self, code: str, here: str) -> list[Place]:
        return [
            Place(term, term_name(self.situation.rules, term, self.language), term == here, term in self._full(code))
            for term in self.situation.runs.get(code, ())
        ]

    def _full(self, code: str) -> frozenset[str]:
        """The terms in which there is no room for one more, where this module weighs."""
        return frozenset(term for term, codes in self._no_room.items() if codes is None or code in codes)

    @cached_property
    def _no_room(self) -> Mapping[str, frozenset[str] | None]:
        """The terms that are full, with the modules that weigh there; none where all do."""
        layout = self.situation.layout
        found: dict[str, frozenset[str] | None] = {}
        for term in self.situation.line.terms:
            for weight in self.situation.weights(term):
                if weight.is_full:
                    codes, before = layout.codes(getattr(weight.clause.rule, "of", None)), found.get(term, frozenset())
                    found[term] = None if codes is None or before is None else before | codes
        return found

    @cached_property
    def _compulsory(self) -> frozenset[str]:
        rules = (clause.rule for clause in self.situation.layout.clauses)
        return frozenset(code for rule in rules if isinstance(rule, Take) for code in rule.modules)

    @cached_property
    def _unused(self) -> Mapping[str, Unused]:
        return {each.credit: each for each in self.situation.audit.unused}

    @cached_property
    def _counted(self) -> Mapping[str, Sequence[str]]:
        return {each.credit: each.clauses for each in self.situation.audit.allocation}

    @cached_property
    def _clauses(self) -> Mapping[str, Clause]:
        return {each.clause.id: each.clause for each in self.situation.audit.standings}

    @cached_property
    def _short(self) -> Mapping[str, Sequence[Clause]]:
        """For each module the clauses that still ask for something which it could give, the narrowest first."""
        missing = {each.clause.id for each in self.situation.audit.standings if each.standing == "missing"}
        spots = [spot for spot in self.situation.layout.spots if spot.clause in missing & self._clauses.keys()]
        found: dict[str, dict[str, Clause]] = {}
        for spot in sorted(spots, key=lambda each: len(each.codes)):
            for code in spot.codes:
                found.setdefault(code, {}).setdefault(spot.clause, self._clauses[spot.clause])
        return {code: tuple(clauses.values()) for code, clauses in found.items()}

    @cached_property
    def _fitting(self) -> frozenset[str] | None:
        """The modules that would fill the clause that was asked for; nothing where none was."""
        fills = self.situation.chosen.fills
        spots = [spot.codes for spot in self.situation.layout.spots if spot.clause == fills]
        return frozenset().union(*spots) if spots else None

    def _rank(self, code: str) -> tuple[int, int, int, str]:
        order = {"forced": 0, "impossible": 2}
        return (
            order.get(self.outlook.standing(code), 1),
            code not in self._compulsory,
            -len(self._short.get(code, ())),
            code,
        )

    def _why(self, credit: Credit) -> Iterable[Words]:
        """What it is counted for, the innermost clause first; or why it is not counted."""
        if credit.name in self._unused:
            return [self._own(unused_words(self._unused[credit.name])), *self._limit(self._unused[credit.name])]
        counted = self._counted.get(credit.name, ())
        told = [self._rule(self._clauses[name]) for name in counted if name in self._clauses]
        return told or [self._own(_("Counts towards the credits of the award."))]

    def _limit(self, unused: Unused) -> list[Words]:
        clause = self._clauses.get(unused.clause)
        return [self._rule(clause)] if clause else []

    def _rule(self, clause: Clause) -> Words:
        return rule_words(clause, self.language, self.situation.tell)

    def _own(self, text: str) -> Words:
        return Words(text, self.language, is_fallback=False)


def unused_words(unused: Unused) -> str:
    """Why a credit is counted nowhere."""
    told = {
        "failed": _("Not passed, so it does not count."),
        "withdrawn": _("Withdrawn, so it does not count."),
        "grade": _("Its grade is below what counts."),
        "limit": _("It does not count: no more of its kind may."),
        "twice": _("It does not count: another entry of this module is taken for it."),
        "not_needed": _("It counts nowhere: what it could fill is full."),
        "unknown": _("It counts nowhere: the rules do not have this module."),
        "no_place": _("It counts nowhere: no rule of this route asks for it."),
    }
    return told[unused.why]


def _load_words(modules: int, ects: Decimal) -> str:
    if not modules:
        return _("Nothing here yet")
    told = amount_words(Decimal(modules), "modules")
    return _("%(one)s · %(other)s") % {"one": told, "other": ects_words(ects)}
