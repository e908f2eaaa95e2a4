"""Which module can be taken in which term of a route.

Public names: `Line` (the terms of a route, the first being that of its start), `Offer` (one module in one term),
`modules_on` (a route), `offers_of` (modules).
A module runs in the terms that its offerings name, or else in its terms of the calendar every year; one without either
runs in every term.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from crossings.engine.regulations.language import Module, Regulations
from crossings.engine.regulations.record import Credit
from crossings.engine.regulations.routes import Route
from crossings.engine.regulations.terms import start_of

LONGEST = 24  # terms of a route that are looked at where no clause says how long it may last
SITE = "site"  # the part of a route that modules are taught at


@dataclass(frozen=True, slots=True)
class Line:
    """The terms of a route in order, such as 2023-24/autumn, 2023-24/spring.

    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(terms={"autumn": SimpleNamespace(starts=9), "spring": SimpleNamespace(starts=1)})
    >>> Line.of(rules, "2024-01", 3).terms
    ('2023-24/spring', '2024-25/autumn', '2024-25/spring')
    """

    terms: tuple[str, ...]
    over: int = 0  # so many of the first terms are over: nothing more can be taken in them

    @classmethod
    def of(cls, rules: Regulations, start: str, length: int, over: int = 0) -> Line:
        """So many terms from a start that names year and month."""
        names = list(rules.terms)
        first = start_of(rules, start)
        places = (divmod(first + number, len(names)) for number in range(length))
        return cls(tuple(f"{year}-{(year + 1) % 100:02}/{names[term]}" for year, term in places), over)

    def place(self, term: str) -> int | None:
        """The number of a term, from 0; none before the start or after the last."""
        return self.terms.index(term) if term in self.terms else None

    def by_term(self, taken: Mapping[str, int]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Modules and the numbers of their terms, as the terms that are used, each with its modules.

        >>> Line(("autumn", "spring")).by_term({"C": 1, "B": 0, "A": 0})
        (('autumn', ('A', 'B')), ('spring', ('C',)))
        """
        return tuple(
            (self.terms[place], tuple(sorted(code for code, at in taken.items() if at == place)))
            for place in sorted(set(taken.values()))
        )

    def planned(self, taken: Mapping[str, int]) -> tuple[Credit, ...]:
        """The same as credits of a record."""
        return tuple(Credit(code, "planned", term=self.terms[place]) for code, place in sorted(taken.items()))


@dataclass(frozen=True, slots=True)
class Offer:
    """One module in one term of the line, by their code and number."""

    code: str
    term: int


def modules_on(rules: Regulations, route: Route) -> Iterator[str]:
    """The modules that are taught on the route, in the order of their codes."""
    return (code for code, module in sorted(rules.modules.items()) if _is_there(module, route))


def offers_of(rules: Regulations, codes: Iterable[str], line: Line, kept_free: Collection[str] = ()) -> Iterator[Offer]:
    """These modules in every term in which they can be taken."""
    named = [(term, term.partition("/")[2]) for term in line.terms]
    for code in codes:
        module = rules.modules[code]
        once = {offering.term for offering in module.offerings if offering.places != 0}
        for number, (term, name) in enumerate(named):
            runs = term in once if module.offerings else not module.terms or name in module.terms
            if runs and number >= line.over and term not in kept_free:
                yield Offer(code, number)


def _is_there(module: Module, route: Route) -> bool:
    return not module.site or SITE not in route or route[SITE] in module.site
