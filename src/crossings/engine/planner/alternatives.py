"""Other plans that really differ, as a student would say: other modules, or another pace.

Public names: `Apart` (how a plan is to differ from known ones), `others` (one after the other), `differ_in_modules`. Two
plans differ in their modules where at least one module is taken in place of another; they differ in pace where the later
one has fewer modules in its fullest term. The same modules in other terms are no other plan, as long as neither its end
nor its fullest term changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from crossings.engine.planner.aims import Aim, fullest_term
from crossings.engine.planner.model import Model

if TYPE_CHECKING:
    from crossings.engine.planner.finding import Found

DIFFERENT = 2  # modules that only one of two plans has: one in place of another

How = Literal["modules", "pace"]


class Apart(NamedTuple):
    """How a plan differs from all that are known: modules, and the numbers of their terms."""

    how: How
    known: tuple[Mapping[str, int], ...]

    def ask(self, model: Model) -> tuple[Aim, ...]:
        """Let the model differ so; and what is then to be small: the modules that the known plans have too."""
        if self.how == "pace":
            self._ask_pace(model)
        else:
            for taken in self.known:
                differ_in_modules(model, taken, DIFFERENT)
        shared = [choice for taken in self.known for code in sorted(taken) for choice in model.at(code)]
        return (Aim(sum(shared), sum(len(taken) for taken in self.known)),)

    def _ask_pace(self, model: Model) -> None:
        """Later than every known plan, and with fewer modules in the fullest term than each."""
        last = max((max(taken.values(), default=-1) for taken in self.known), default=-1)
        fullest = min((fullest_term(taken) for taken in self.known), default=0)
        model.model.hold([(1, choice) for offer, choice in model.takes.items() if offer.term > last], 1, None)
        for there in model.by_term.values():
            model.model.hold([(1, choice) for _code, choice in there], None, fullest - 1)


def differ_in_modules(model: Model, taken: Mapping[str, int], many: int) -> None:
    """Let so many modules, at least, be in one of two plans only: that of the model, and a known one."""
    new = [(1, choice) for code in model.taken if code not in taken for choice in model.at(code)]
    away = [(-1, choice) for code in sorted(taken) for choice in model.at(code)]
    model.model.hold([*new, *away], many - len(taken), None)


def others(first: Found, find: Callable[[Apart], Found | None]) -> Iterator[Found]:
    """Other plans, each differing from all before it: in modules and in pace by turns, as long as there are any.

    >>> from types import SimpleNamespace
    >>> found = iter([SimpleNamespace(taken={"B": 0}), None, None])
    >>> [each.taken for each in others(SimpleNamespace(taken={"A": 0}), lambda apart: next(found))]
    [{'B': 0}]
    """
    known: tuple[Mapping[str, int], ...] = (first.taken,)
    waiting: list[How] = ["modules", "pace"]
    while waiting:
        how = waiting.pop(0)
        found = find(Apart(how, known))
        if found is not None:
            yield found
            known = (*known, found.taken)
            waiting.append(how)
