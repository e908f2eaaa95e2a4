"""The names in a file of regulations, and those that lead nowhere.

Public names: `names_in`, `near` (how to mend a name that leads nowhere). Every module, list, clause, document, part of a
route and term that is spoken of must be there, and each name is given once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from crossings.engine.regulations.language import (
    Advertised,
    Award,
    Clause,
    Closed,
    Corequisite,
    Exclusion,
    Exit,
    Prerequisite,
    Regulations,
    Shared,
    Take,
    Validity,
)
from crossings.engine.regulations.modules import FACTS
from crossings.engine.regulations.routes import START
from crossings.engine.regulations.sets import Both, Either, ModuleSet, Names, Where, Without

Finding = tuple[object, str, str]
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
EDITION = re.compile(r"\d{4}-\d{2}(\.[a-z0-9_-]+)?")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
IN_TERM = re.compile(r"(\d{4}-\d{2})/(.+)")


def names_in(rules: Regulations, clauses: Sequence[Clause], new: Iterable[Clause]) -> Iterator[Finding]:
    """Each name that leads nowhere or is given twice: the part that holds it, what is wrong, how to mend it.

    `clauses` are those of the rules with all within them; only what `new` ones name is looked up.
    """
    yield from _given_twice(rules, clauses)
    yield from _of_lists(rules)
    yield from _of_calendar(rules)
    yield from _of_file(rules)
    for clause in new:
        yield from ((clause, *found) for found in _of_clause(clause, rules))
        if isinstance(clause.rule, Shared):
            for name in clause.rule.between:
                yield from ((clause, *found) for found in _missing(name, [each.id for each in clauses], "clause"))
    parts: list[Advertised | Award | Exit] = [*rules.advertised, *rules.awards, *rules.exits]
    for part in parts:
        yield from ((part, *found) for found in _condition(part.when, rules))
    for leaving in rules.exits:
        yield from ((leaving, *found) for found in _of_exit(leaving, rules, [clause.id for clause in clauses]))


def _given_twice(rules: Regulations, clauses: Sequence[Clause]) -> Iterator[Finding]:
    times = Counter(clause.id for clause in clauses)
    for clause in clauses:
        if times[clause.id] > 1:
            yield clause, f"{times[clause.id]} clauses have this name.", "Give each clause a name of its own."
        if not NAME.fullmatch(clause.id):
            yield clause, f"“{clause.id}” is no name.", "Write lower-case letters, digits, hyphens and underscores."
    for name in sorted(set(rules.lists) & set(rules.modules)):
        yield rules, f"“{name}” is a list and a module.", "Give the list another name."


def _of_file(rules: Regulations) -> Iterator[Finding]:
    """What every file must hold, and hold once."""
    if not EDITION.fullmatch(rules.edition):
        yield rules, f"“{rules.edition}” is no edition.", "Write the academic year, such as 2023-24 or 2023-24.second."
    if not rules.terms:
        yield rules, "An academic year has no terms.", "Name one at least under “terms”."
    for part, values in rules.route.items():
        if not values:
            yield rules, f"“{part}” has no values.", "Write those that a route may have, the usual one first."
    for awards in (rules.awards, rules.exits):
        times = Counter(each.id for each in awards)
        for each in awards:
            if times[each.id] > 1:
                yield each, f"“{each.id}” names {times[each.id]} awards.", "Give each a name of its own."


def _of_lists(rules: Regulations) -> Iterator[Finding]:
    for name, held in rules.lists.items():
        yield from ((held, *found) for found in _set(held, rules))
        if name in _reached(held, rules.lists, frozenset()):
            yield held, f"The list “{name}” holds itself.", "Leave it out of the lists that it names."


def _reached(held: ModuleSet, lists: Mapping[str, ModuleSet], seen: frozenset[str]) -> frozenset[str]:
    for name in _names(held):
        if name in lists and name not in seen:
            seen = _reached(lists[name], lists, seen | {name})
    return seen


def _of_calendar(rules: Regulations) -> Iterator[Finding]:
    months = {term.starts: name for name, term in rules.terms.items()}
    for name, of_year in rules.terms.items():
        if not 1 <= of_year.starts <= 12:
            yield of_year, f"{of_year.starts} is no month.", "Write 1 to 12."
        elif (last := months[of_year.starts]) != name:
            yield of_year, f"“{name}” and “{last}” start in the same month.", "Let each start in its own."
    for value in rules.route.get(START, ()):
        if not MONTH.fullmatch(value):
            yield rules, f"“{value}” is no month to start in.", "Write year and month, such as 2023-09."
        elif int(value[-2:]) not in months:
            yield rules, f"No term starts in the month of “{value}”.", f"Terms start in the months {sorted(months)}."
    for code, module in rules.modules.items():
        for term in module.terms:
            yield from ((module, *found) for found in _missing(term, rules.terms, f"term of {code}"))
        for offering in module.offerings:
            shape = IN_TERM.fullmatch(offering.term)
            if shape is None or shape[2] not in rules.terms:
                yield (
                    module,
                    f"“{offering.term}” is no term.",
                    f"Write year and term, such as 2023-24/{next(iter(rules.terms), 'autumn')}.",
                )


def _of_clause(clause: Clause, rules: Regulations) -> Iterator[tuple[str, str]]:
    yield from _condition(clause.when, rules)
    if clause.valid:
        yield from _intakes(clause.valid, rules)
    if clause.source and clause.source.document not in rules.sources:
        yield from _missing(clause.source.document, rules.sources, "source")
    for code in _codes(clause):
        yield from _missing(code, rules.modules, "module")
    for held in _sets(clause.rule):
        yield from _set(held, rules)
    if isinstance(clause.rule, Closed):
        yield from _condition(clause.rule.to, rules)


def _of_exit(leaving: Exit, rules: Regulations, clauses: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in leaving.keeps:
        yield from _missing(name, clauses, "clause")
    if leaving.source:
        yield from _missing(leaving.source.document, rules.sources, "source")


def _intakes(valid: Validity, rules: Regulations) -> Iterator[tuple[str, str]]:
    if START not in rules.route:
        yield "No route of these rules says when it starts.", f"Write “{START}” under “route”, or leave “valid” out."
    for value in (valid.from_, valid.until):
        if value and not MONTH.fullmatch(value):
            yield f"“{value}” is no intake.", "Write year and month, such as 2023-09."
    if valid.until and valid.from_ >= valid.until:
        yield f"It holds from {valid.from_} and no longer from {valid.until} on.", "Make the first the earlier."
    if not valid.from_ and not valid.until:
        yield "It does not say for which intakes.", "Write “from”, “until” or both."


def _codes(clause: Clause) -> tuple[str, ...]:
    match clause.rule:
        case Take(modules) | Exclusion(modules):
            return modules
        case Prerequisite(_of, needs, needs_any):
            return (*needs, *needs_any)
        case Corequisite(_of, needs):
            return needs
    return ()


def _sets(rule: object) -> Iterator[ModuleSet]:
    for each in fields(rule) if is_dataclass(rule) else ():
        value = getattr(rule, each.name)
        if isinstance(value, ModuleSet):
            yield value


def _set(held: ModuleSet, rules: Regulations) -> Iterator[tuple[str, str]]:
    for name in _names(held):
        if name not in rules.modules and name not in rules.lists:
            yield from _missing(name, [*rules.lists, *rules.modules], "module and no list")
    for where in _wheres(held):
        for fact in where.where:
            yield from _missing(fact, FACTS, "fact of a module")


def _parts(held: ModuleSet) -> tuple[ModuleSet, ...]:
    match held:
        case Either(sets) | Both(sets):
            return sets
        case Without(of, without):
            return (of, without)
    return ()


def _names(held: ModuleSet) -> Iterator[str]:
    if isinstance(held, Names):
        yield from held.names
    for part in _parts(held):
        yield from _names(part)


def _wheres(held: ModuleSet) -> Iterator[Where]:
    if isinstance(held, Where):
        yield held
    for part in _parts(held):
        yield from _wheres(part)


def _condition(when: Mapping[str, Iterable[str]], rules: Regulations) -> Iterator[tuple[str, str]]:
    for part, values in when.items():
        if part not in rules.route:
            yield from _missing(part, rules.route, "part of a route")
            continue
        for value in values:
            yield from _missing(value, rules.route[part], f"value of “{part}”")


def _missing(name: str, known: Iterable[str], what: str) -> Iterator[tuple[str, str]]:
    names = list(known)
    if name not in names:
        yield f"“{name}” is no {what}.", near(name, names, or_add=True)


def near(name: str, names: Sequence[str], *, or_add: bool = False) -> str:
    """How to mend a name that leads nowhere: by the nearest of those known, or by naming some of them.

    >>> near("autum", ["autumn", "spring"]), near("x", ["autumn"])
    ('Write “autumn”.', 'Known are: autumn.')
    """
    found = get_close_matches(name, names, 1)
    if found:
        return f"Write “{found[0]}”{', or add it' if or_add else ''}."
    return f"Known are: {', '.join(names[:12]) or 'none'}."
