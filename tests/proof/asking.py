"""Questions to clingo: the best audit, what a given way to count is worth, whether there is a plan and when the earliest ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import clingo

HERE = Path(__file__).parent
QUIET = "--warn=none"
EXACT = ("--opt-mode=opt", "--opt-strategy=bb,lin")


def _program(*files: str) -> str:
    return "\n".join((HERE / f"{file}.lp").read_text() for file in files)


TEXTS = {
    "standings": _program("semantics", "audit", "standings"),
    "plan": _program("semantics", "plan"),
    "earliest": _program("semantics", "plan", "earliest"),
}


def _control(program: str, facts: str, *options: str) -> clingo.Control:
    control = clingo.Control([QUIET, *options])
    control.add("base", [], TEXTS[program] + facts)
    control.ground([("base", [])])
    return control


class Model(NamedTuple):
    """One answer: what it costs, by the priority of each part, and the atoms shown."""

    cost: dict[int, int]
    atoms: tuple[clingo.Symbol, ...]

    def of(self, name: str) -> list[tuple[Any, ...]]:
        """The parts of each atom of a name, strings and numbers as such."""
        return [tuple(_plain(part) for part in atom.arguments) for atom in self.atoms if atom.name == name]


def _plain(symbol: clingo.Symbol) -> Any:
    match symbol.type:
        case clingo.SymbolType.Number:
            return symbol.number
        case clingo.SymbolType.String:
            return symbol.string
    return str(symbol)


def best(program: str, facts: str) -> Model | None:
    """The best answer; none where there is none."""
    return _best(_control(program, facts, *EXACT))


def audits(facts: str) -> tuple[Model | None, Model | None]:
    """The best way to count, and the engine's: whether that is allowed at all, and what it is worth."""
    control = _control("standings", facts, *EXACT)
    found = _best(control)
    control.assign_external(clingo.Function("as_engine"), True)
    return found, _best(control)


def _best(control: clingo.Control) -> Model | None:
    found = None
    with control.solve(yield_=True) as handle:
        for model in handle:
            costs = {part: cost for part, cost in zip(model.priority, model.cost, strict=True) if cost}
            found = Model(costs, tuple(model.symbols(shown=True)))
    return found


def holds(program: str, facts: str) -> bool:
    """Whether there is any answer."""
    return bool(_control(program, facts).solve().satisfiable)


def consequences(facts: str) -> tuple[set[str], set[str]]:
    """The modules that are in every plan, and those that are in some plan."""
    return _taken(facts, "cautious"), _taken(facts, "brave")


def _taken(facts: str, mode: str) -> set[str]:
    control = _control("plan", f"{facts}\n#show taken/1.", f"--enum-mode={mode}")
    last: set[str] = set()
    with control.solve(yield_=True) as handle:
        for model in handle:
            last = {atom.arguments[0].string for atom in model.symbols(shown=True) if atom.match("taken", 1)}
    return last


def count(facts: str) -> int:
    """How many plans there are: sets of modules, each in its term, however they are counted."""
    control = _control("plan", f"{facts}\n#project taken/2.", "--models=0", "--project=project")
    with control.solve(yield_=True) as handle:
        return sum(1 for _model in handle)
