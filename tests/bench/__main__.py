"""`make bench`: what a page costs, as a ratio to a view of two bytes in the same project, server and run.

Cost is CPU time of all server processes, and of the database's where it has any of its own. In each round the two bytes
are asked for right before the page, so that load on the machine weighs on both; the median of the rounds' ratios counts.
Prints a table and fails only where a bar is missed by over a quarter. `--database postgresql` measures there.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from statistics import median

from tests.bench.server import BenchServer

ROUNDS = 7
REQUESTS = 60
UNITS = 300  # of two bytes in a round: a tick of the clock is 10 ms
TOLERANCE = 1.25
NO_BAR = float("inf")


@dataclass(frozen=True)
class Case:
    """One kind of page. `fresh` asks for another address each time, so that no kept page answers."""

    name: str
    path: str
    bar: float
    fresh: bool = True

    def addresses(self) -> Callable[[], str]:
        numbers = count()
        return (lambda: f"{self.path}?n={next(numbers)}") if self.fresh else (lambda: self.path)


TWO_BYTES = Case("two bytes", "/two-bytes/", 1, fresh=False)
CASES = [
    Case("page kept for anonymous readers", "/en/about/this-network/", 1.7, fresh=False),
    Case("API, 25 institutions", "/api/v1/institutions?limit=25", 5, fresh=False),  # never kept
    Case("list of institutes", "/en/institutes/", 12),
    Case("list of programmes", "/en/programmes/", 12),
    Case("list of people", "/en/people/", 12),
    Case("record of an institute", "/en/institutes/unu-merit/", 12),
    Case("record of a person", "/en/people/amal-benhaddou/", 12),
    Case("Wagtail page, not kept", "/en/about/this-network/", 45),
    Case("programme with all its tables", "/en/programmes/brussels-international-migration/", 45),
]
FIRST = [replace(case, bar=NO_BAR) for case in CASES if case.fresh]  # of a server that has just seen a change


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
        return max([report(case, *measured(server, case)) for case in cases])


def measured(server: BenchServer, case: Case) -> tuple[float, float]:
    """CPU milliseconds a request, and how many times two bytes that is: the medians of several rounds."""
    unit, page = TWO_BYTES.addresses(), case.addresses()
    server.get(unit, REQUESTS)
    server.get(page, REQUESTS // 3)
    rounds = [(cost(server, unit, UNITS), cost(server, page, REQUESTS)) for _ in range(ROUNDS)]
    return median(page for _unit, page in rounds), median(page / unit for unit, page in rounds)


def cost(server: BenchServer, address: Callable[[], str], times: int) -> float:
    return server.cpu_of(lambda: server.get(address, times)) / times * 1000


def report(case: Case, milliseconds: float, ratio: float) -> int:
    verdict = "met" if ratio <= case.bar else "missed" if ratio > case.bar * TOLERANCE else "missed, within the noise"
    judged = "" if case.bar == NO_BAR else f"   bar {case.bar:5.2f}   {verdict}"
    print(f"{case.name:38} {milliseconds:8.3f} ms CPU    ratio {ratio:5.2f}{judged}", flush=True)
    return int(ratio > case.bar * TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
