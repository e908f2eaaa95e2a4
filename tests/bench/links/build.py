"""What it costs to count which concepts meet, and to build a corpus, beside networkx and scipy on the same works."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.links.make_works import incidence, write
from tests.bench.links.measuring import Clock, Line, alone, tell

TIMES = 5  # cheaper than networkx
SECONDS, MEGABYTES, PRODUCTS = 10, 1_500, 1.5
LEAST = 2


def lines(*, quick: bool = False) -> Iterator[Line]:
    """100,000 works beside networkx; a million beside scipy, from a file to a corpus, with memory."""
    ours, other = (alone("tests.bench.links.build", way, 100_000) for way in ("ours", "networkx"))
    assert ours["pairs"] == other["pairs"]
    times = other["cpu"] / ours["cpu"]
    told = f"{ours['cpu']:.2f} s, {times:.1f} × cheaper"
    yield Line("100,000 works, which concepts meet, networkx", told, TIMES / times)
    if not quick:
        yield from _million()


def _million() -> Iterator[Line]:
    ours, other = (alone("tests.bench.links.build", way, 1_000_000) for way in ("ours", "scipy"))
    assert ours["pairs"] == other["pairs"]
    ratio = ours["cpu"] / other["cpu"]
    yield Line("1,000,000 works, which concepts meet, scipy", f"{ours['cpu']:.2f} s, {ratio:.2f} ×", ratio / PRODUCTS)
    with TemporaryDirectory() as folder:
        for kind in ("csv", "parquet"):
            path = Path(folder) / f"works.{kind}"
            write(1_000_000, path)
            built = alone("tests.bench.links.build", "file", path)
            assert built["pairs"] == ours["pairs"]
            if kind == "csv":
                seconds = built["incidence"] + built["together"]
                yield Line("  incidence and pairs", f"{seconds:.2f} s", seconds / SECONDS)
                yield Line("  memory of the whole build", f"{built['mb']:,} MB", built["mb"] / MEGABYTES)
            parts = ", ".join(f"{name} {built[name]:.1f}" for name in ("staged", "incidence", "together", "rest"))
            yield Line(
                f"  {kind.upper()} of {path.stat().st_size // 2**20} MB to a corpus", f"{built['all']:.1f} s: {parts}"
            )


def _counted(way: str, works: int) -> None:
    import numpy as np

    from crossings.engine.links.pairs import NO_YEAR, pairs
    from tests.bench.peers.co_occurrence import by_networkx, by_scipy

    work, concept = incidence(works)
    clock = Clock()
    if way == "ours":
        year = np.full(len(work), NO_YEAR, dtype=np.int16)
        many = sum(len(part.a) for part in pairs(work, concept, year, LEAST))
    else:
        many = {"networkx": by_networkx, "scipy": by_scipy}[way](work, concept, LEAST)
    tell(cpu=clock.lap(), pairs=many, incidences=len(work))


def _file(path: Path) -> None:
    """Build a corpus, and say what its parts take; each part is the function of that name."""
    import duckdb

    from crossings.engine.links import building
    from crossings.engine.links.reading import Table
    from crossings.engine.links.work import Settings

    taken = dict.fromkeys(("stage", "draw", "hold", "pair"), 0.0)
    for name in taken:
        setattr(building, name, _timed(getattr(building, name), name, taken))
    out = path.with_suffix(".corpus")
    clock = Clock()
    building.build([Table(path)], out, settings=Settings(least_together=LEAST))
    whole = clock.lap()
    with duckdb.connect(out, read_only=True) as connection:
        (many,) = connection.execute("SELECT count(*) FROM pair").fetchone()
    incidence_ = taken["draw"] + taken["hold"]
    rest = whole - sum(taken.values())
    tell(all=whole, staged=taken["stage"], incidence=incidence_, together=taken["pair"], rest=rest, pairs=many)


def _timed(does, name: str, taken: dict[str, float]):
    def measured(*given, **more):
        clock = Clock()
        found = does(*given, **more)
        taken[name] += clock.lap()
        return found

    return measured


if __name__ == "__main__":
    asked, given = sys.argv[1:]
    _file(Path(given)) if asked == "file" else _counted(asked, int(given))
