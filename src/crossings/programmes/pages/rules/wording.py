"""Each kind of rule in words.

Public names: `Wording`, with `clause` and `rule` (what they ask for or limit) and `condition` (the routes for which something
holds); `route_words`; `clauses_of` (those within a group). A kind of rule that has no words here fails a test.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from crossings.engine.regulations import language as rules
from crossings.engine.regulations.language import Bounds, Clause, Rule
from crossings.engine.values import Ects
from crossings.programmes.pages.phrases import in_groups, listed, phrase
from crossings.programmes.pages.rules.naming import (
    Names,
    amount_words,
    ects_words,
    number,
    part_words,
    plain,
    terms_words,
)
from crossings.programmes.pages.rules.sets import Shelf

Sentences = Iterator[SafeString]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for the rules of one edition, in the reader's language."""

    shelf: Shelf
    names: Names

    def rule(self, rule: Rule) -> SafeString:
        """A rule as one or more whole sentences; of a group, what leads to the clauses within it."""
        told: Callable[[Wording, Any], Sentences] = TOLD[type(rule)]
        return listed(told(self, rule), between=" ")

    def clause(self, clause: Clause) -> SafeString:
        """A clause: its rule, and what leads to those that are included in it."""
        words = self.rule(clause.rule)
        return listed((words, SafeString(_("Among them:"))), between=" ") if clause.including else words

    def condition(self, when: Mapping[str, tuple[str, ...]]) -> SafeString:
        """The routes for which something holds: each part with the values that it may have; empty for all routes."""
        return in_groups(
            phrase(_("%(part)s: %(values)s"), part=part_words(part), values=self.values(part, values))
            for part, values in when.items()
        )

    def values(self, part: str, values: Iterable[str]) -> SafeString:
        """Values of a part of a route, of which one is needed."""
        return listed((self.names.value(part, each) for each in values), between=pgettext("between two values", " or "))

    def places(self, at: Iterable[str]) -> SafeString:
        """Institutions, as the rules name them."""
        return listed(format_html("<bdi>{}</bdi>", self.names.value("institution", each)) for each in at)


def _take(w: Wording, rule: rules.Take) -> Sentences:
    text = ngettext("Compulsory is %(modules)s.", "Compulsory are %(modules)s.", len(rule.modules))
    yield phrase(text, modules=w.shelf.modules(rule.modules))


def _choose(w: Wording, rule: rules.Choose) -> Sentences:
    amount = amount_words(rule.modules, rule.ects)
    yield phrase(_("To be chosen: %(amount)s from %(set)s."), amount=amount, set=w.shelf.words(rule.from_))
    yield from _earned_at(w, rule.at)
    if rule.grade is not None:
        yield phrase(_("Here a module counts with a grade of %(grade)s or better."), grade=number(rule.grade))


def _all_of(w: Wording, rule: rules.AllOf) -> Sentences:
    yield SafeString(_("All of the following:"))


def _any_of(w: Wording, rule: rules.AnyOf) -> Sentences:
    yield SafeString(_("At least one of the following:"))


def _some_of(w: Wording, rule: rules.SomeOf) -> Sentences:
    text = ngettext("At least %(count)s of the following:", "At least %(count)s of the following:", rule.at_least)
    yield phrase(text, count=number(rule.at_least))


def _total(w: Wording, rule: rules.Total) -> Sentences:
    amount = ects_words(rule.ects)
    if rule.of is None:
        yield phrase(_("In all: %(amount)s."), amount=amount)
    else:
        yield phrase(_("In all: %(amount)s from %(set)s."), amount=amount, set=w.shelf.words(rule.of))
    yield from _earned_at(w, rule.at)


def _earned_at(w: Wording, at: tuple[str, ...]) -> Sentences:
    if at:
        yield phrase(_("The credits are earned at %(places)s."), places=w.places(at))


def _shared(w: Wording, rule: rules.Shared) -> Sentences:
    clauses = listed(format_html("<bdi>{}</bdi>", name) for name in rule.between)
    if rule.modules is None and rule.ects is None:
        yield phrase(_("The same credits may count in each of these: %(clauses)s."), clauses=clauses)
        return
    most = None if rule.modules is None else Bounds(at_most=Decimal(rule.modules))
    text = _("The same credits may count in each of these: %(clauses)s. So many may: %(amount)s.")
    yield phrase(text, clauses=clauses, amount=amount_words(most, _at_most(rule.ects)))


def _limit(w: Wording, rule: rules.Limit) -> Sentences:
    most = None if rule.modules is None else Bounds(at_most=Decimal(rule.modules))
    amount = amount_words(most, _at_most(rule.ects))
    yield phrase(
        _("Of %(set)s count %(amount)s; what is beyond stays unused."), amount=amount, set=w.shelf.words(rule.of)
    )
    if rule.at:
        yield phrase(_("This is said of credits earned at %(places)s."), places=w.places(rule.at))


def _at_most(ects: Ects | None) -> Bounds | None:
    return None if ects is None else Bounds(at_most=ects.points)


def _exclusion(w: Wording, rule: rules.Exclusion) -> Sentences:
    yield phrase(_("Only one of these counts: %(modules)s."), modules=w.shelf.modules(rule.modules))


def _load(w: Wording, rule: rules.Load) -> Sentences:
    amount = amount_words(rule.modules, rule.ects)
    if rule.per == "year":
        whole = _("In one academic year: %(amount)s.")
        some = _("In one academic year: %(amount)s from %(set)s.")
        yield phrase(some, amount=amount, set=w.shelf.words(rule.of)) if rule.of else phrase(whole, amount=amount)
    elif rule.of is None:
        yield phrase(_("In one term: %(amount)s."), amount=amount)
    else:
        yield phrase(_("In one term: %(amount)s from %(set)s."), amount=amount, set=w.shelf.words(rule.of))


def _prerequisite(w: Wording, rule: rules.Prerequisite) -> Sentences:
    whoever = w.shelf.words(rule.of)
    if rule.needs:
        text = _("Before %(set)s, in an earlier term: %(modules)s.")
        yield phrase(text, set=whoever, modules=w.shelf.modules(rule.needs))
    if rule.needs_any:
        text = _("Before %(set)s, in an earlier term, at least one of: %(modules)s.")
        yield phrase(text, set=whoever, modules=w.shelf.modules(rule.needs_any))


def _corequisite(w: Wording, rule: rules.Corequisite) -> Sentences:
    text = _("With %(set)s, in the same term or before: %(modules)s.")
    yield phrase(text, set=w.shelf.words(rule.of), modules=w.shelf.modules(rule.needs))


def _progression(w: Wording, rule: rules.Progression) -> Sentences:
    before, ects = w.shelf.words(rule.before), number(rule.ects.points)
    if rule.of is None:
        yield phrase(_("Before %(set)s begins, in earlier terms: %(ects)s ECTS."), set=before, ects=ects)
    else:
        text = _("Before %(set)s begins, in earlier terms: %(ects)s ECTS from %(of)s.")
        yield phrase(text, set=before, ects=ects, of=w.shelf.words(rule.of))


def _mobility(w: Wording, rule: rules.Mobility) -> Sentences:
    places = w.places(rule.at)
    if rule.ects is None:
        yield phrase(_("Credits may be earned at %(places)s."), places=places)
    else:
        yield phrase(_("At %(places)s: %(amount)s."), places=places, amount=ects_words(rule.ects))
    if rule.terms:
        text = ngettext(
            "This is possible in term %(terms)s of the route.",
            "This is possible in terms %(terms)s of the route.",
            len(rule.terms),
        )
        yield phrase(text, terms=listed(number(each) for each in rule.terms))


def _duration(w: Wording, rule: rules.Duration) -> Sentences:
    yield phrase(_("The studies last %(amount)s."), amount=terms_words(rule.terms))


def _grades(w: Wording, rule: rules.Grades) -> Sentences:
    grade = number(rule.floor)
    if rule.of is None:
        yield phrase(_("A module counts with a grade of %(grade)s or better."), grade=grade)
    else:
        text = _("A module counts with a grade of %(grade)s or better. This is said of %(set)s.")
        yield phrase(text, grade=grade, set=w.shelf.words(rule.of))
    if rule.compensated_from is not None:
        yield phrase(_("A grade from %(grade)s on may be compensated."), grade=number(rule.compensated_from))
    if rule.compensated_ects is not None:
        text = _("May be compensated altogether: %(amount)s.")
        yield phrase(text, amount=ects_words(Bounds(at_most=rule.compensated_ects.points)))


def _milestone(w: Wording, rule: rules.Milestone) -> Sentences:
    yield phrase(_("To be done, without credit: %(what)s."), what=format_html("<bdi>{}</bdi>", plain(rule.name)))


def _decision(w: Wording, rule: rules.Decision) -> Sentences:
    text = _("To be decided by: %(who)s. Only a recorded decision satisfies this.")
    yield phrase(text, who=format_html("<bdi>{}</bdi>", rule.by))


def _closed(w: Wording, rule: rules.Closed) -> Sentences:
    yield phrase(_("Not open: %(route)s."), route=w.condition(rule.to))


TOLD: Mapping[type[Rule], Callable[[Wording, Any], Sentences]] = {
    rules.Take: _take,
    rules.Choose: _choose,
    rules.AllOf: _all_of,
    rules.AnyOf: _any_of,
    rules.SomeOf: _some_of,
    rules.Total: _total,
    rules.Shared: _shared,
    rules.Limit: _limit,
    rules.Exclusion: _exclusion,
    rules.Load: _load,
    rules.Prerequisite: _prerequisite,
    rules.Corequisite: _corequisite,
    rules.Progression: _progression,
    rules.Mobility: _mobility,
    rules.Duration: _duration,
    rules.Grades: _grades,
    rules.Milestone: _milestone,
    rules.Decision: _decision,
    rules.Closed: _closed,
}


def route_words(w: Wording, route: Mapping[str, str]) -> SafeString:
    """A chosen route: each part with its value."""
    return w.condition({part: (value,) for part, value in route.items()})


def clauses_of(rule: Rule) -> Iterable[Clause]:
    """The clauses within a group; none of any other rule."""
    return rule.clauses if isinstance(rule, rules.AllOf | rules.AnyOf | rules.SomeOf) else ()
