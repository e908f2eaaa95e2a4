"""What a student would like of a plan, as far as the rules allow, and which of it a plan keeps.

Public names: `Wishes`, `load_wishes` (from a file), `wishes_schema`, `Kept`, `kept` (each wish, and whether a plan keeps it).
No wish makes impossible what is possible without it, save terms that are kept free strictly. `aims` puts the wishes in order;
this module needs no solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple, cast

import yaml

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.load import ONE_OF, Unreadable
from crossings.engine.regulations.names import near
from crossings.engine.regulations.reading import LOADER, Problem, Reader
from crossings.engine.regulations.schema import schema_of
from crossings.engine.regulations.terms import place_of

Terms = Sequence[tuple[str, Sequence[str]]]  # of a plan: each term that it uses, in order, with its modules


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a student would like of a plan; each wish is kept as far as the rules allow."""

    topics: Annotated[tuple[str, ...], "modules that treat one of these topics are preferred"] = ()
    keep_free: Annotated[tuple[str, ...], "terms in which nothing is taken, such as 2024-25/autumn"] = ()
    keep_free_strictly: Annotated[bool, "whether there shall rather be no plan than one that uses these terms"] = False
    institutions: Annotated[tuple[str, ...], "modules taught at one of these are preferred"] = ()
    liked: Annotated[tuple[str, ...], "modules that shall be in the plan"] = ()
    avoided: Annotated[tuple[str, ...], "modules that shall not be in the plan"] = ()
    most_in_a_term: Annotated[int | None, "no term has more modules than this"] = None
    balance: Annotated[bool, "whether the busiest term shall have as few credits as possible"] = False
    finish: Annotated[
        Literal["earliest", "any"], "whether finishing early comes before what is liked, preferred and balanced"
    ] = "earliest"
    format: Annotated[Literal["crossings-wishes/1"], "the version of this form"] = "crossings-wishes/1"


def load_wishes(text: str, rules: Regulations, file: str = "wishes.yaml") -> Wishes:
    """The wishes that a file tells. Raises `Unreadable` with every mistake found, names that the rules do not know among them.

    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(modules={}, terms={"autumn": 9})
    >>> load_wishes("{balance: true, keep_free: 2024-25/autumn}", rules).keep_free
    ('2024-25/autumn',)
    """
    reader = Reader(file, ONE_OF)
    found = reader.read(text, Wishes)
    if reader.problems:
        raise Unreadable(reader.problems)
    wishes = cast("Wishes", found)
    lines = _lines(text)
    problems = [Problem(file, lines.get(key, 1), "", what, mend) for key, what, mend in _meant_wrongly(wishes, rules)]
    if problems:
        raise Unreadable(problems)
    return wishes


def wishes_schema() -> dict[str, Any]:
    """The schema of a file of wishes.

    >>> sorted(wishes_schema()["$defs"]["Wishes"]["properties"])[:3]
    ['avoided', 'balance', 'finish']
    """
    return schema_of(Wishes, "What a student would like of a plan")


def _lines(text: str) -> Mapping[str, int]:
    """The line of each name at the top of a file."""
    node = yaml.compose(text, Loader=LOADER)
    return {key.value: key.start_mark.line + 1 for key, _value in node.value} if node else {}


Finding = tuple[str, str, str]  # the wish that is wrong, what is wrong, how to mend it


def _meant_wrongly(wishes: Wishes, rules: Regulations) -> Iterator[Finding]:
    modules = rules.modules.values()
    known = {
        "topics": ("topic of a module", [each for module in modules for each in module.topics]),
        "institutions": ("institution of a module", [module.institution for module in modules if module.institution]),
        "liked": ("module", list(rules.modules)),
        "avoided": ("module", list(rules.modules)),
    }
    for key, (what, names) in known.items():
        for name in getattr(wishes, key):
            if name not in names:
                yield key, f"“{name}” is no {what} in these rules.", near(name, sorted(set(names)))
    for term in wishes.keep_free:
        try:
            place_of(rules, term)
        except Refusal as refused:
            yield "keep_free", f"{refused.what} {refused.why}", refused.mend
    for name in sorted({*wishes.liked} & {*wishes.avoided}):
        yield "avoided", f"“{name}” is liked and avoided.", "Leave one of the two out."
    if wishes.most_in_a_term is not None and wishes.most_in_a_term < 1:
        yield "most_in_a_term", f"No plan has {wishes.most_in_a_term} modules in a term.", "Write 1 or more."


# which wishes a plan keeps


class Kept(NamedTuple):
    """One wish, what it is about, whether the plan keeps it, and in words what the plan does."""

    wish: str
    about: str
    is_kept: bool
    says: str


def kept(wishes: Wishes, terms: Terms, rules: Regulations) -> tuple[Kept, ...]:
    """Each wish, in the order of their importance, and whether a plan with these terms keeps it.

    A preferred topic or institution is kept where at least one module is of it; balance, where no module of the busiest term
    would make the lightest one lighter than the busiest by moving there.

    >>> [each.is_kept for each in kept(Wishes(liked=("A", "B")), [("2023-24/autumn", ["A"])], None)]
    [True, False]
    """
    return tuple(_kept(wishes, dict(terms), rules))


def _kept(wishes: Wishes, terms: Mapping[str, Sequence[str]], rules: Regulations) -> Iterator[Kept]:
    taken = {code: term for term, codes in terms.items() for code in codes}
    for term in wishes.keep_free:
        codes = terms.get(term, ())
        says = f"{term} has {', '.join(codes)}." if codes else f"{term} stays free."
        yield Kept("keep_free", term, not codes, says)
    if wishes.most_in_a_term is not None:
        term, many = max(
            ((term, len(codes)) for term, codes in terms.items()), key=lambda each: each[1], default=("", 0)
        )
        says = f"{term} has the most modules: {many}." if many else "No module is taken."
        yield Kept("most_in_a_term", str(wishes.most_in_a_term), many <= wishes.most_in_a_term, says)
    for code in wishes.liked:
        yield Kept("liked", code, code in taken, _where(code, taken))
    for code in wishes.avoided:
        yield Kept("avoided", code, code not in taken, _where(code, taken))
    for name in wishes.topics:
        yield _preferred("topics", name, [code for code in taken if name in rules.modules[code].topics])
    for name in wishes.institutions:
        yield _preferred("institutions", name, [code for code in taken if name == rules.modules[code].institution])
    if wishes.balance:
        yield _balance(terms, rules)


def _preferred(wish: str, name: str, codes: Sequence[str]) -> Kept:
    return Kept(wish, name, bool(codes), f"{', '.join(sorted(codes)) or 'No module'} of it.")


def _where(code: str, taken: Mapping[str, str]) -> str:
    return f"{code} is taken in {taken[code]}." if code in taken else f"{code} is not taken."


def _balance(terms: Mapping[str, Sequence[str]], rules: Regulations) -> Kept:
    sizes = {term: [Fraction(rules.modules[code].ects.points) for code in codes] for term, codes in terms.items()}
    totals = {term: sum(each) for term, each in sizes.items()}
    busiest, lightest = max(totals.values(), default=0), min(totals.values(), default=0)
    smallest = min(
        (size for term, each in sizes.items() if totals[term] == busiest for size in each if size), default=Fraction(0)
    )
    says = f"{float(lightest):g} to {float(busiest):g} ECTS in the terms that are used."
    return Kept("balance", "", busiest - lightest <= smallest, says)
