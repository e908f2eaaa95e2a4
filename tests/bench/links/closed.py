"""What a closed question costs at a million works: by the statement from Ibis, from the sparse matrices, and in SQL by hand.

    python -m tests.bench.links.closed [--works 1000000] [--spark]

The command on a file asks by the statement, the explorer from the matrices, which each process keeps: both stand to both bars.
The ratio is of what both do: count, judge and put in order; each round asks one right after the other, so that load weighs on
both, and the median counts. The whole answer is that of `bridges`, with names, expectations and narrower offers: the least of its
times counts.
All must give the same first fifty. With `--spark` Spark is asked once too.
Fails where a bar is missed by over a quarter.
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from crossings.engine.links import expressions, matrices
from crossings.engine.links.bridges import Asked, Found, bridges
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.counting import Counting, Question
from crossings.engine.links.scoring import Terms, judge
from crossings.engine.links.sides import Side
from crossings.outside.spark.counting import counting as spark_counting
from crossings.outside.spark.counting import written
from crossings.outside.spark.session import started
from tests.bench.links.made import COMMUNITIES, make
from tests.bench.peers import closed_sql

ROUNDS = 9
BAR_MILLISECONDS, BAR_RATIO, TOLERANCE = 300, 1.3, 1.25
TOP = 50
CASES = {"narrow sides": range(20, 25), "sides of about 3 %": range(5)}  # places in the ranking of their community


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=1_000_000)
    parser.add_argument("--spark", action="store_true")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.corpus"
        make(path, works=given.works, concepts=max(65 * given.works // 1000, 1_200))
        with Corpus.open(path) as corpus:
            return max([_case(corpus, name, places, given.spark) for name, places in CASES.items()])


def _case(corpus: Corpus, name: str, places: range, spark: bool) -> int:
    a, c = (tuple(COMMUNITIES * place + community for place in places) for community in (3, 7))
    sides = tuple(Side(f"{name} {community}", tuple(f"c{n:06d}" for n in n_of)) for community, n_of in ((3, a), (7, c)))
    ask: Callable[..., Found] = partial(bridges, corpus, *sides, Asked(contrast=0.0))
    connection = corpus.backend.con
    connection.execute(closed_sql.MACRO.replace("CREATE TEMP", "CREATE OR REPLACE TEMP"))
    by_hand = partial(_by_hand, connection, a, c)
    found, rows = ask(), by_hand()
    print(
        f"\n{name}: {found.a.works:,} and {found.c.works:,} of {corpus.works:,} works, {found.candidates:,} candidates"
    )
    tops = {"SQL": [number for number in rows if number not in {*a, *c}][:TOP]}
    with TemporaryDirectory() as folder:
        tops |= _by_spark(corpus, ask, Path(folder)) if spark else {}
    ways = {
        "the statement": partial(expressions.counted, corpus),
        "the matrices": partial(matrices.counted, matrices.incidence(corpus)),
    }
    tops |= {way: _top(ask(counting=counting)) for way, counting in ways.items()}
    same = all(top == tops["SQL"] for top in tops.values())
    missed = [_asked(corpus, way, counting, ask, by_hand) for way, counting in ways.items()]
    print(f"  the first {TOP} of {', '.join(tops)} are {'the same' if same else 'NOT the same'}", flush=True)
    return int(not same or any(missed))


def _asked(
    corpus: Corpus, way: str, counting: Counting, ask: Callable[..., Found], by_hand: Callable[[], object]
) -> bool:
    """Print what one way of counting takes, each round beside the statement by hand; whether a bar is missed."""
    question = ask(counting=counting).question
    calls = (partial(_ranked, counting, question), by_hand, partial(ask, counting=counting))
    rounds = [tuple(map(_wall, calls)) for _ in range(ROUNDS)]
    ranked, hand, whole = (min(column) for column in zip(*rounds, strict=True))
    ratio = median(one / other for one, other, _whole in rounds)
    print(f"  by {way}: ranking alone {ranked:.1f} ms, by hand {hand:.1f} ms")
    print(f"    the whole answer     {whole:7.1f} ms    bar {BAR_MILLISECONDS}    {_verdict(whole, BAR_MILLISECONDS)}")
    print(f"    ranking, to by hand  {ratio:7.2f}       bar {BAR_RATIO}    {_verdict(ratio, BAR_RATIO)}", flush=True)
    return whole > BAR_MILLISECONDS * TOLERANCE or ratio > BAR_RATIO * TOLERANCE


def _by_spark(corpus: Corpus, ask: Callable[..., Found], folder: Path) -> dict[str, list[int]]:
    """The first concepts of Spark; prints what it takes, once started and once asked."""
    with started() as session:
        by_spark = spark_counting(session, written(corpus, folder))
        top = _top(ask(counting=by_spark))
        print(
            f"  by Spark, asked once more: the whole answer {_wall(partial(ask, counting=by_spark)):.0f} ms", flush=True
        )
    return {"Spark": top}


def _ranked(counting: Counting, question: Question) -> list[int]:
    """What the statement by hand does: count, judge and put in order."""
    counted = counting(question)
    judged = judge(counted, Terms([], "en", "vocabulary", [], 0), 0.0)
    return counted.concept[np.lexsort((counted.concept, -judged.score.round(9)))].tolist()


def _by_hand(connection: Any, a: tuple[int, ...], c: tuple[int, ...]) -> list[int]:
    return [row[0] for row in connection.execute(closed_sql.SQL, {"a": list(a), "c": list(c)}).fetchall()]


def _top(found: Found) -> list[int]:
    return [each.concept.number for each in found.bridges[:TOP]]


def _wall(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _verdict(value: float, bar: float) -> str:
    return "met" if value <= bar else "missed" if value > bar * TOLERANCE else "missed, within the noise"


if __name__ == "__main__":
    sys.exit(main())
