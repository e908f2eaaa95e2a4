"""`make bench`: what a page costs, as a ratio to a view of two bytes in the same project, server and run.

Cost is CPU time of all server processes, and of the database's where it has any of its own: load on the machine hardly
distorts it. Prints a table and fails only where a bar is missed by over a quarter. `--database postgresql` measures there.
"""

import argparse
import sys
from dataclasses import dataclass, replace
from itertools import count

from tests.bench.server import BenchServer

REQUESTS = 100
ROUNDS = 5
TOLERANCE = 1.25


@dataclass(frozen=True)
class Case:
    """One kind of page. `fresh` asks for another address each time, so that no kept page answers."""

    name: str
    path: str
    bar: float
    fresh: bool = True


CASES = [
    Case("page kept for anonymous readers", "/en/about/this-network/", 1.7, fresh=False),
    Case(
        "API, 25 institutions", "/api/v1/institutions?limit=25", 5, fresh=False
    ),  # never kept; takes no other parameter
    Case("list of institutes", "/en/institutes/", 12),
    Case("list of programmes", "/en/programmes/", 12),
    Case("list of people", "/en/people/", 12),
    Case("record of an institute", "/en/institutes/unu-merit/", 12),
    Case("record of a person", "/en/people/amal-benhaddou/", 12),
    Case("Wagtail page, not kept", "/en/about/this-network/", 45),
    Case("programme with all its tables", "/en/programmes/brussels-international-migration/", 45),
]
NO_BAR = float("inf")
FIRST = [replace(case, bar=NO_BAR) for case in CASES if case.fresh]  # of a server that has just seen a change


def measured(server: BenchServer, case: Case, requests: int = REQUESTS) -> float:
    """CPU milliseconds a request: the median of several rounds, after a warm-up."""
    numbers = count()
    address = (
        (lambda: f"{case.path}{'&' if '?' in case.path else '?'}n={next(numbers)}")
        if case.fresh
        else (lambda: case.path)
    )
    server.get(address, 20)
    rounds = sorted(server.cpu_of(lambda: server.get(address, requests)) / requests * 1000 for _ in range(ROUNDS))
    return rounds[len(rounds) // 2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    database = parser.parse_args().database
    missed = run(database, CASES)
    run(database, FIRST, forgets=True)  # says what the first reader after a change waits for
    return missed


def run(database: str, cases: list[Case], *, forgets: bool = False) -> int:
    """Every case against the two bytes of the same server; `forgets`: as the first reader after a change is served."""
    print(f"\n{database}, {'just after a change: nothing is kept' if forgets else 'as it serves'}")
    with BenchServer(database, forgets=forgets) as server:
        unit = measured(server, Case("two bytes", "/two-bytes/", 1), 6 * REQUESTS)  # a tick of the clock is 10 ms
        print(f"{'two bytes':38} {unit:8.3f} ms CPU    ratio 1")
        return max([report(case, measured(server, case), unit) for case in cases])


def report(case: Case, cost: float, unit: float) -> int:
    ratio = cost / unit
    verdict = "met" if ratio <= case.bar else "missed" if ratio > case.bar * TOLERANCE else "missed, within the noise"
    judged = "" if case.bar == NO_BAR else f"   bar {case.bar:5.2f}   {verdict}"
    print(f"{case.name:38} {cost:8.3f} ms CPU    ratio {ratio:5.2f}{judged}", flush=True)
    return int(ratio > case.bar * TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
