"""`make bench`, second part: a hundred thousand works, searched by two hundred questions that were drawn once.

The works are built once for each database and kept in var/bench. Beside each kind of question stands what the database's own
search takes for the same words over the same texts: FTS5 with bm25 on SQLite, a ranked tsvector on PostgreSQL. Fails where
a bar is missed by over a quarter. `python -m tests.bench.many --database postgresql` measures there.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.served import ROOT, started_postgres

KEPT = ROOT / "var" / "bench"
HITS, COUNTS = 150.0, 300.0  # milliseconds, the 95th of a hundred questions
TOLERANCE = 1.25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    database = parser.parse_args().database
    kept = KEPT / database
    kept.mkdir(parents=True, exist_ok=True)
    server = started_postgres(kept) if database == "postgresql" else None
    try:
        _set_up(kept, server.get_uri() if server else f"sqlite:///{kept}/crossings.sqlite3")
        return measure(database)
    finally:
        if server:
            server.cleanup()


def _set_up(kept: Path, address: str) -> None:
    os.environ |= {
        "CROSSINGS_DATA": str(kept),
        "CROSSINGS_ROOT": str(ROOT),
        "CROSSINGS_DEMO": "1",
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "crossings.config.settings",
    }
    import django

    django.setup()


def measure(database: str) -> int:
    from tests.bench.corpus import WORKS, build, questions
    from tests.bench.raw import raw_search

    print(f"\n{database}: {WORKS:,} works, their search index, and the database's own beside it", flush=True)
    build(say=lambda words: print(f"· {words}", flush=True))
    raw = raw_search()
    missed, hits, counts = 0, [], []
    for kind, asked in questions().items():
        found, counted, own = _times(asked, raw)
        hits, counts = hits + found, counts + counted
        print(
            f"{kind:10} hits {_told(found)}   counts {_told(counted)}   the database's own hits {_told(own)}",
            flush=True,
        )
    for name, times, bar in (("first 25 hits", hits, HITS), ("all facet counts", counts, COUNTS)):
        verdict = "met" if p95(times) <= bar else "missed"
        print(f"{name:18} p95 {p95(times):6.1f} ms   bar {bar:.0f} ms   {verdict}")
        missed += p95(times) > bar * TOLERANCE
    return int(missed > 0)


def _times(asked: list[str], raw: Callable[[str], object]) -> tuple[list[float], list[float], list[float]]:
    from datetime import date

    from crossings.search.find import find
    from crossings.search.question import Asked

    hits, counts, own = [], [], []
    for words in asked:
        question = Asked(words, "ar" if words > "ء" else "en", date(2026, 11, 22))
        start = perf_counter()
        found = find(question)
        between = perf_counter()
        assert found.counts.total >= len(found.hits)
        after = perf_counter()
        raw(words)
        own.append((perf_counter() - after) * 1000)
        hits.append((between - start) * 1000)
        counts.append((after - between) * 1000)
    return hits, counts, own


def p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _told(times: list[float]) -> str:
    return f"p50 {median(times):6.1f} p95 {p95(times):6.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
