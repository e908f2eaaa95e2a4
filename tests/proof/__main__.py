"""`make proof`: many random cases, in which the engine and clingo must agree and the laws of `laws` must hold.

    python -m tests.proof --cases 10000 --start 0 --workers 2

Prints how far it is, and each disagreement with its seed; `--write` keeps the figures in docs/reference/rules-proof.md. Ends
with 1 where anything disagrees. A seed alone draws its case again: `python -m tests.proof --part audit --start 4711 --cases 1`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.proof import log
from tests.proof.agreement import (
    audit_disagreements,
    audit_of,
    conflict_disagreements,
    module_disagreements,
    plan_disagreements,
    plan_of,
)
from tests.proof.begun import disagreements
from tests.proof.drawing import Case, drawn
from tests.proof.laws import looser_is_possible, more_passed, plan_of_names_and_order, verdict_of_names_and_order

CHUNK = 50
ROOT = Path(__file__).parents[2]
HASH_SEEDS = ("0", "1", "4711")


class Part(NamedTuple):
    """One thing that is proved: its name, what it says, whether its cases are drawn for plans, and what breaks it."""

    name: str
    says: str
    for_plan: bool
    broken: Callable[[Case], list[str]]
    share: int = 1  # of so many cases one is taken


PARTS = [
    Part(
        "audit",
        "verdict, what is missing, the standing of each clause and the best way to count, by clingo",
        False,
        audit_disagreements,
    ),
    Part(
        "plan",
        "whether there is a plan, its earliest end, its modules, by clingo; the audit accepts it",
        True,
        plan_disagreements,
    ),
    Part(
        "conflict",
        "the lines of a conflict cannot hold together, and each is needed, by clingo",
        True,
        conflict_disagreements,
        2,
    ),
    Part(
        "modules",
        "forced, possible and impossible modules, by clingo's cautious and brave consequences",
        True,
        module_disagreements,
        4,
    ),
    Part(
        "begun",
        "the same of audits, plans and conflicts, each three times: modules stand twice, grades are too low, and both",
        True,
        disagreements,
        8,
    ),
    Part("verdict-order", "names and order never change a verdict", False, verdict_of_names_and_order),
    Part("plan-order", "names and order never change whether and when a plan ends", True, plan_of_names_and_order, 4),
    Part("more-passed", "one more passed module never makes a verdict worse", False, more_passed),
    Part("looser", "a route that can be walked can be walked when made looser", True, looser_is_possible, 4),
]


class Outcome(NamedTuple):
    """What a part came to: how many cases, which of them disagree, and in how many seconds of one processor."""

    part: str
    cases: int
    broken: list[tuple[int, str]]
    seconds: float


def tried(name: str, seeds: range) -> Outcome:
    """One part over some seeds."""
    part = next(each for each in PARTS if each.name == name)
    began = time.process_time()
    broken = [(seed, words) for seed in seeds for words in _words(part, seed)]
    return Outcome(name, len(seeds), broken, time.process_time() - began)


def _words(part: Part, seed: int) -> list[str]:
    try:
        return part.broken(drawn(seed, for_plan=part.for_plan))
    except Exception as error:  # noqa: BLE001  a crash of the engine is a disagreement as well
        return [f"{type(error).__name__}: {error}"]


def seeds_of(part: Part, start: int, cases: int) -> range:
    """The seeds of its cases: its share of them, and at least one."""
    return range(start, start + max(1, cases // part.share))


def _all(parts: list[Part], start: int, cases: int, workers: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(workers) as pool:
        for part in parts:
            seeds = seeds_of(part, start, cases)
            chunks = [seeds[place : place + CHUNK] for place in range(0, len(seeds), CHUNK)]
            whole = Outcome(part.name, 0, [], 0.0)
            for done in pool.map(tried, [part.name] * len(chunks), chunks):
                for seed, words in done.broken:
                    print(f"\r{part.name} {seed}: {words}", flush=True)
                whole = Outcome(
                    part.name, whole.cases + done.cases, whole.broken + done.broken, whole.seconds + done.seconds
                )
                print(f"\r{part.name}: {whole.cases} of {len(seeds)}, {len(whole.broken)} disagree", end="", flush=True)
            print()
            yield whole


# the seed of hashes


def digest(seeds: range) -> str:
    """A name for everything that is answered to some cases."""
    found = hashlib.sha256()
    for seed in seeds:
        found.update(repr(audit_of(drawn(seed))).encode())
        answer = plan_of(drawn(seed, for_plan=True), with_modules=True)
        found.update(
            repr((answer.verdict, answer.plans, answer.conflict, sorted((answer.modules or {}).items()))).encode()
        )
    return found.hexdigest()


def digests(start: int, cases: int) -> set[str]:
    """The names of the same answers under several seeds of Python's hashes: one name, where these decide nothing."""
    command = [sys.executable, "-m", "tests.proof", "--digest", "--start", str(start), "--cases", str(cases)]
    return {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, check=True, capture_output=True
        ).stdout.decode()
        for seed in HASH_SEEDS
    }


def _hash_seeds(start: int, cases: int) -> Outcome:
    began = time.monotonic()
    names = digests(start, cases)
    broken = (
        [(start, f"{len(names)} different answers under the hash seeds {', '.join(HASH_SEEDS)}")]
        if len(names) > 1
        else []
    )
    print(f"hash-seeds: {cases} cases under {len(HASH_SEEDS)} seeds, {len(broken)} disagree")
    return Outcome("hash-seeds", cases, broken, time.monotonic() - began)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--part", action="append", choices=[*(part.name for part in PARTS), "hash-seeds"])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--digest", action="store_true")
    asked = parser.parse_args()
    if asked.digest:
        print(digest(range(asked.start, asked.start + asked.cases)))
        return 0
    began = time.monotonic()
    outcomes = list(
        _all(
            [part for part in PARTS if not asked.part or part.name in asked.part],
            asked.start,
            asked.cases,
            asked.workers,
        )
    )
    if not asked.part or "hash-seeds" in asked.part:
        outcomes.append(_hash_seeds(asked.start, max(1, asked.cases // 50)))
    if asked.write:
        says = {part.name: part.says for part in PARTS} | {
            "hash-seeds": f"the seed of Python's hashes changes no answer: {', '.join(HASH_SEEDS)}"
        }
        log.write(ROOT / "docs/reference/rules-proof.md", outcomes, says, asked.start, time.monotonic() - began)
    return int(any(each.broken for each in outcomes))


if __name__ == "__main__":
    sys.exit(main())
