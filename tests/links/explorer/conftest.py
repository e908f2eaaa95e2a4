"""A small corpus in which the answers are known: drought at one end, wages at the other, and five ideas between them.

farming   in twelve works on drought and six on wages, and in none on both: not joined yet
health    in five and five, and in two that are on both: known since 2003
cities    in three on drought only
gender    in many works, few of them on either side: no more than chance
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossings.engine.links.corpus import build
from crossings.engine.links.work import Work
from crossings.links import corpora
from crossings.links.models import CorpusVersion
from tests.factories.links import CorpusVersionFactory

PAIR = "from=drought&to=wage"
OTHERS = 1_000  # works on neither side


def _works() -> Iterator[Work]:
    groups = [
        (12, ("drought", "farming")),
        (6, ("wages", "farming")),
        (5, ("drought", "health")),
        (5, ("wages", "health")),
        (3, ("drought", "cities")),
        (3, ("drought", "gender")),
        (3, ("wages", "gender")),
        (OTHERS // 2, ("gender",)),
        (OTHERS // 2, ("law",)),
    ]
    for group, (number, concepts) in enumerate(groups):
        for each in range(number):
            title = f"{' and '.join(concepts)}, part {each + 1}"
            yield Work(f"w{group}-{each:04}", title, 1990 + each % 20, authors=("A. Author",), concepts=concepts)
    for year in (2010, 2003):
        yield Work(f"both-{year}", f"All three in {year}", year, concepts=("drought", "wages", "health"))


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> tuple[Path, str]:
    """The corpus as a file, and its version."""
    out = tmp_path_factory.mktemp("corpora") / "known.duckdb"
    return out, build(_works(), out)


@pytest.fixture
def corpus(db, built) -> CorpusVersion:
    """The corpus as the one that is asked today."""
    return kept(*built, is_current=True)


def kept(made: Path, version: str, **more) -> CorpusVersion:
    """The row of a corpus whose file lies where corpora lie."""
    row = CorpusVersionFactory(version=version, path=made.name, works=OTHERS + 40, **more)
    corpora.folder().mkdir(parents=True, exist_ok=True)
    shutil.copy(made, corpora.file_of(row))
    return row
