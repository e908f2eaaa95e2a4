"""The log of a run, as a page of the documentation."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

HEAD = """\
# Proof of the rules of study

Audits and plans are answered a second time, from [the language of rules](rules-language.md) as a logic program that knows
nothing of the engine (`tests/proof/semantics.lp`), by [clingo](https://potassco.org/clingo/). Rules and records are drawn at
random, each from its seed, small enough that clingo tries everything. `make proof` draws 10,000 of each and writes this page;
`make test` tries 500 audits and 500 plans, and every example of the language.
"""
FOOT = """\
A seed alone draws its case again: `python -m tests.proof --part plan --start SEED --cases 1`.
"""


def write(path: Path, outcomes: Sequence[Any], says: Mapping[str, str], start: int, seconds: float) -> None:
    """Keep the figures of a run."""
    tools = f"Python {platform.python_version()}, clingo {version('clingo')}, OR-Tools {version('ortools')}"
    lines = [
        HEAD,
        f"Run on {datetime.now(UTC):%Y-%m-%d}, in {seconds:.0f} s: {tools}.",
        "",
        "| what is proved | cases | seeds | disagreements | CPU seconds |",
        "|---|---|---|---|---|",
        *(_row(each, says[each.part], start) for each in outcomes),
        "",
        *(f"- {each.part} {seed}: {words}" for each in outcomes for seed, words in each.broken),
        FOOT,
    ]
    path.write_text("\n".join(lines).replace("\n\n\n", "\n\n"))


def _row(each: Any, says: str, start: int) -> str:
    broken = len({seed for seed, _words in each.broken})
    return f"| {says} | {each.cases:,} | {start} to {start + each.cases - 1} | {broken} | {each.seconds:.0f} |"
