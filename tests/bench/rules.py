"""`make bench`, third part: how long audits, plans and conflicts take, on the rules of Brussels and on rules of any size.

Rules of 2,000 modules are drawn from seeds; `--seeds 21-40` takes others, `--quick` a few. Each line says the median or the
worst of its measurements, and how that stands to its bar; fails where a bar is missed by over a quarter.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter

from crossings.engine.planner.search import Answer, plan
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded, load
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.telling import as_data
from tests.bench import make_records
from tests.bench.make_rules import loaded

TOLERANCE = 1.25
BRUSSELS = Path(__file__).parents[2] / "regulations" / "brussels-international-migration" / "2023-24.yaml"
LARGE, MIDDLE = (2_000, 200, 8), (500, 50, 8)
NOTHING = Record("crossings-record/1")
DONE = ["POLI9400", "POLI9410", "LAWS8321", "LAWS8431", "POLI9551", "EX-HRL1", "DISSERTATION", "METHODOLOGY"]
CONFLICTS = {  # what is written otherwise in the rules, so that they cannot be kept
    "too short": ("duration: {at_most: 5}", "duration: {at_most: 2}"),
    "no law": ("limit: {modules: 4, of: law}", "limit: {modules: 0, of: law}"),
    "one a term": ("load: {modules: {at_most: 3}, of: weighs}", "load: {modules: {at_most: 1}, of: weighs}"),
}


@dataclass(frozen=True)
class Line:
    """What was measured, in seconds, and its bar."""

    name: str
    seconds: float
    bar: float
    says: str = ""

    def told(self) -> bool:
        """Print it; whether the bar is missed by more than the noise."""
        ratio = self.seconds / self.bar
        verdict = "met" if ratio <= 1 else "missed" if ratio > TOLERANCE else "missed, within the noise"
        print(f"{self.name:46} {self.seconds * 1000:9.2f} ms   ratio {ratio:5.2f}   {verdict}{self.says}", flush=True)
        return ratio > TOLERANCE


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(1, 21))
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    seeds = asked.seeds[:3] if asked.quick else asked.seeds
    missed = sum(line.told() for part in (audits, brussels, drawn) for line in part(seeds))
    return int(missed > 0)


def _seeds(text: str) -> range:
    first, _to, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def timed(ask: Callable[[], object]) -> float:
    start = perf_counter()
    ask()
    return perf_counter() - start


def audits(seeds: range) -> Iterator[Line]:
    """One audit with all that it says, of rules that are laminar and of others."""
    rules = load(BRUSSELS.read_text())
    record = Record("crossings-record/1", credits=tuple(Credit(code, "passed") for code in DONE))
    times = _audits(rules, [record] * 300)
    yield Line("audit of the rules of Brussels, median", median(times), 0.001, f", {1 / median(times):,.0f} a second")
    records = {seed: [make_records.record(seed * 100 + number) for number in range(10)] for seed in seeds}
    laminar = [time for seed in seeds for time in _audits(make_records.laminar(seed), records[seed])]
    yield Line(
        "laminar, 40 credits and 100 clauses, worst", max(laminar), 0.020, f", median {median(laminar) * 1000:.1f}"
    )
    tangled = [time for seed in seeds for time in _audits(make_records.tangled(seed), records[seed])]
    p95 = sorted(tangled)[int(0.95 * len(tangled))]
    yield Line("caps that overlap, 40 credits, 95th", p95, 0.200, f", median {median(tangled) * 1000:.1f}")


def _audits(rules: Loaded, records: list[Record]) -> list[float]:
    audit(rules, records[0])
    return [min(timed(partial(_told, rules, record)) for _ in range(2)) for record in records]


def _told(rules: Loaded, record: Record) -> object:
    return as_data(audit(rules, record))


def brussels(_seeds: range) -> Iterator[Line]:
    """Each route of Brussels, and rules that cannot be kept, once they were asked for."""
    text = BRUSSELS.read_text()
    rules = load(text)
    parts = rules.regulations.route
    routes = [dict(zip(parts, way, strict=True)) for way in product(*parts.values())]
    found = [_planned(rules, Record("crossings-record/1", route=route)) for route in routes]
    yield from _both("plan of a route of Brussels", [time for time, answer in found if answer.plans], 0.050)
    clashes = [time for time, answer in found if answer.conflict]
    extended = Record("crossings-record/1", route={"version": "extended"})
    clashes += [_planned(load(changed(text, *change)), extended)[0] for change in CONFLICTS.values()]
    yield from _both("conflict of Brussels, with what would mend it", clashes, 0.250)


def changed(text: str, old: str, new: str) -> str:
    """The rules with other words; refuses words that they do not have, so that what is measured is what its name says."""
    assert text.count(old) == 1, f"the rules have “{old}” {text.count(old)} times"
    return text.replace(old, new)


def _planned(rules: Loaded, record: Record) -> tuple[float, Answer]:
    """The time of the better of two tries, and the answer."""
    answers: list[Answer] = []
    return min(timed(lambda: answers.append(plan(rules, record))) for _ in range(2)), answers[-1]


def drawn(seeds: range) -> Iterator[Line]:
    """Rules drawn from seeds: a plan, and a conflict of two clauses."""
    plans, clashes, best, minimal = [], [], 0, 0
    for seed in seeds:
        time, answer = _once(loaded(seed, *LARGE))
        assert answer.plans, f"no plan for seed {seed}"
        plans.append(time)
        best += answer.is_best
        time, answer = _once(loaded(seed, *MIDDLE, clash=True))
        assert {line.part for line in answer.conflict} == {"clash-asks", "clash-limits"}, f"seed {seed}"
        clashes.append(time)
        minimal += answer.is_minimal and bool(answer.relaxations)
    says = f", {best} of {len(seeds)} proved the best"
    yield Line("2,000 modules, 200 clauses, 8 terms, median", median(plans), 2.0, says)
    yield Line("2,000 modules, 200 clauses, 8 terms, worst", max(plans), 5.0)
    says = f", {minimal} of {len(seeds)} minimal and mended"
    yield Line("direct clash, 500 modules, 50 clauses, median", median(clashes), 2.0, says)
    yield Line("direct clash, 500 modules, 50 clauses, worst", max(clashes), 5.0)


def _once(rules: Loaded) -> tuple[float, Answer]:
    answers: list[Answer] = []
    return timed(lambda: answers.append(plan(rules, NOTHING))), answers[0]


def _both(name: str, times: list[float], bar: float) -> Iterator[Line]:
    yield Line(f"{name}, median", median(times), bar)
    yield Line(f"{name}, worst", max(times), 5.0)


if __name__ == "__main__":
    sys.exit(main())
