"""What was passed with a grade that counts only where the clauses on grades that are below it are not kept, as choices of a plan.

Public names: `earned_of` (what counts as earned, and when), `weights_of` (what several entries of one module weigh together).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from crossings.engine.regulations.record import EARNED

if TYPE_CHECKING:
    from crossings.engine.planner.model import Model


def earned_of(model: Model) -> Mapping[int, Any]:
    """For each earned credit, by its number, the choice that it counts; none where it surely does. Others surely do not."""
    ledger = model.question.ledger
    choices: dict[tuple[str, ...], Any] = {(): None}
    found: dict[int, Any] = {}
    for number, credit in enumerate(ledger.credits):
        if credit.status in EARNED:
            low = tuple(clause for clause in ledger.low_in(credit) if model.has(clause))
            if all(model.when(clause) for clause in low):
                if low not in choices:
                    choices[low] = _stands(model, low)
                found[number] = choices[low]
    return found


def _stands(model: Model, low: Iterable[str]) -> Any:
    """A choice that is made just where none of these clauses is kept."""
    stands = model.model.new_choice()
    kept = []
    for clause in low:
        binds = model.model.new_choice()
        model.model.hold([(1, stands)], None, 0, model.when(clause))
        for each in model.when(clause):
            model.model.hold([(1, each)], 1, None, [binds])
        kept.append((1, binds))
    model.model.hold([*kept, (1, stands)], 1, None)
    return stands


def weights_of(model: Model, entries: Iterable[tuple[str, int, Any]]) -> Iterator[tuple[int, Any]]:
    """What entries of modules weigh, each module once with its largest entry: a number, or a number and a choice.

    An entry is a module, a size, and the choice that it counts; none where it surely does.
    """
    by_code: dict[str, list[tuple[int, Any]]] = {}
    for code, size, choice in entries:
        by_code.setdefault(code, []).append((size, choice))
    for there in by_code.values():
        least = max((size for size, choice in there if choice is None), default=0)
        yield least, None
        for size in sorted({size for size, _choice in there if size > least}):
            yield size - least, _any(model, [choice for other, choice in there if other >= size])
            least = size


def _any(model: Model, choices: list[Any]) -> Any:
    """A choice that is made just where one of these is."""
    unlike = list({choice.index: choice for choice in choices}.values())
    if len(unlike) == 1:
        return unlike[0]
    found = model.model.new_choice()
    for choice in unlike:
        model.model.hold([(1, found), (-1, choice)], 0, None)
    model.model.hold([*((1, choice) for choice in unlike), (-1, found)], 0, None)
    return found
