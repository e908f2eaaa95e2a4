"""Sets of modules: how rules name them, and which modules they hold.

Public names: `ModuleSet` and its five kinds (`Names`, `Where`, `Either`, `Both`, `Without`), `members` (the codes in a set),
`Known` (the modules, with an index of their facts). A set knows only the facts of modules; whether a student took them is asked
elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Annotated, ClassVar

Facts = Mapping[str, tuple[str, ...]]  # of a module: each fact by name, with its values as they are written


class Known(dict[str, Facts]):
    """The facts of each module by its code, and the modules by the facts that they have."""

    @cached_property
    def index(self) -> Mapping[str, Mapping[str, set[str]]]:
        """For each fact its values, each with the modules that have it."""
        found: dict[str, dict[str, set[str]]] = {}
        for code, facts in self.items():
            for fact, values in facts.items():
                for value in values:
                    found.setdefault(fact, {}).setdefault(value, set()).add(code)
        return found


@dataclass(frozen=True, slots=True)
class Names:
    """Some modules by code, and all modules of lists by name."""

    short: ClassVar[str] = "names"

    names: Annotated[tuple[str, ...], "codes of modules and names of lists"]


@dataclass(frozen=True, slots=True)
class Where:
    """The modules of which each of these facts has one of the values given; `*` in a value stands for any letters."""

    where: Annotated[Mapping[str, tuple[str, ...]], "facts of a module and the values they may have"]


@dataclass(frozen=True, slots=True)
class Either:
    """The modules that are in at least one of these sets."""

    either: Annotated[tuple[ModuleSet, ...], "the sets that are put together"]


@dataclass(frozen=True, slots=True)
class Both:
    """The modules that are in every one of these sets."""

    both: Annotated[tuple[ModuleSet, ...], "the sets that overlap"]


@dataclass(frozen=True, slots=True)
class Without:
    """The modules of one set that are not in another."""

    of: Annotated[ModuleSet, "the set that is narrowed"]
    without: Annotated[ModuleSet, "what is left out of it"]


ModuleSet = Names | Where | Either | Both | Without


def members(asked: ModuleSet, modules: Mapping[str, Facts], lists: Mapping[str, ModuleSet]) -> frozenset[str]:
    """The codes of the modules in a set; `modules` gives the facts of each code, `lists` the named sets.

    A name that is neither a code nor a list holds nothing: `load` has refused it before.

    >>> modules = {"LAWS8321": {"code": ("LAWS8321",)}, "POLI9400": {"code": ("POLI9400",)}}
    >>> law = Where({"code": ("LAWS*",)})
    >>> sorted(members(Without(Names(("all",)), law), modules, {"all": Where({"code": ("*",)})}))
    ['POLI9400']
    """
    return _members(asked, modules, lists, {})


def _members(
    asked: ModuleSet,
    modules: Mapping[str, Facts],
    lists: Mapping[str, ModuleSet],
    known: dict[str, frozenset[str]],
) -> frozenset[str]:
    """What is in a set; `known` keeps each list that was looked into, and holds nothing of one that is being looked into."""

    def within(each: ModuleSet) -> frozenset[str]:
        return _members(each, modules, lists, known)

    def named(name: str) -> frozenset[str]:
        if name in modules:
            return frozenset([name])
        if name in lists and name not in known:
            known[name] = frozenset()
            known[name] = within(lists[name])
        return known.get(name, frozenset())

    match asked:
        case Names(names):
            return frozenset().union(*map(named, names))
        case Where(where):
            index = (modules if isinstance(modules, Known) else Known(modules)).index
            return frozenset(modules).intersection(*(_having(index.get(fact, {}), where[fact]) for fact in where))
        case Either(sets):
            return frozenset().union(*map(within, sets))
        case Both(sets):
            return frozenset(modules).intersection(*map(within, sets))
        case Without(of, without):
            return within(of) - within(without)


def _having(held: Mapping[str, set[str]], asked: Sequence[str]) -> set[str]:
    """The modules of which a fact has one of the values asked for."""
    found: set[str] = set()
    for value in asked:
        if any(letter in value for letter in "*?["):
            found.update(*(codes for each, codes in held.items() if fnmatchcase(each, value)))
        else:
            found |= held.get(value, set())
    return found
