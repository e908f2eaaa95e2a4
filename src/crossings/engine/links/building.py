"""How a corpus is made: works are staged, numbered by id, given concepts, paired, and named by a checksum.

Public names: `build`, `FORMAT`, `SCHEMA`. All that can be done over whole tables is left to DuckDB. The file appears under
its name only once it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from crossings.engine.links.drawing import draw
from crossings.engine.links.loading import STAGED, load, load_works
from crossings.engine.links.work import Settings, Work
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = "crossings-corpus/1"
SCHEMA = """
CREATE TABLE work(number INTEGER, id VARCHAR, title VARCHAR, year SMALLINT, language VARCHAR, authors VARCHAR[], url VARCHAR);
CREATE TABLE concept(number INTEGER, id VARCHAR, label VARCHAR, type VARCHAR, works INTEGER, background INTEGER, broader INTEGER);
CREATE TABLE label(concept INTEGER, language VARCHAR, text VARCHAR);
CREATE TABLE holds(work INTEGER, concept INTEGER, year SMALLINT);
CREATE TABLE pair(a INTEGER, b INTEGER, works INTEGER, first_year SMALLINT);
CREATE TABLE reference(work INTEGER, cited VARCHAR);
CREATE TABLE person(number INTEGER, id VARCHAR, name VARCHAR);
CREATE TABLE wrote(work INTEGER, person INTEGER);
CREATE TABLE belongs(person INTEGER, institute VARCHAR);
CREATE TABLE discipline(work INTEGER, name VARCHAR);
CREATE TABLE setting(name VARCHAR, value VARCHAR);
"""
FILL = """
INSERT INTO work SELECT row_number() OVER (ORDER BY id) - 1, id, title, year, language, authors, url FROM staged ORDER BY id;
INSERT INTO reference SELECT DISTINCT number, unnest("references") FROM work JOIN staged USING (id) ORDER BY ALL;
INSERT INTO discipline SELECT DISTINCT number, unnest(disciplines) FROM work JOIN staged USING (id) ORDER BY ALL;
CREATE TEMP TABLE writing AS SELECT number AS work, unnest(CASE WHEN len(people) > 0 THEN people ELSE staged.authors END) AS id,
    unnest(staged.authors) AS name,
    unnest(CASE WHEN len(institutes) = 1 THEN list_transform(staged.authors, lambda _: institutes[1])
        ELSE institutes END) AS institute
    FROM work JOIN staged USING (id);
INSERT INTO person SELECT row_number() OVER (ORDER BY id) - 1, id, coalesce(min(name), id) FROM writing
    WHERE id <> '' GROUP BY id ORDER BY id;
INSERT INTO wrote SELECT DISTINCT work, number FROM writing JOIN person USING (id) ORDER BY ALL;
INSERT INTO belongs SELECT DISTINCT number, trim(unnest(string_split(institute, '|'))) AS institute
    FROM writing JOIN person USING (id) WHERE institute <> '' ORDER BY ALL;
"""
PAIR = """
INSERT INTO pair SELECT one.concept, other.concept, count(*) AS works, min(one.year) FROM holds AS one JOIN holds AS other
    ON one.work = other.work AND one.concept < other.concept GROUP BY ALL HAVING count(*) >= ? ORDER BY ALL;
UPDATE concept SET works = (SELECT count(*) FROM holds WHERE holds.concept = concept.number);
"""


def build(
    works: Iterable[Work],
    out: Path | str,
    *,
    vocabulary: None = None,
    background: Iterable[Work] = (),
    settings: Settings = Settings(),  # noqa: B008  frozen
) -> str:
    """Write the corpus of these works, and give its version. Raises `Refusal` where there are none, or two with one id."""
    with _written_whole(Path(out)) as connection:
        connection.execute(SCHEMA)
        connection.execute(STAGED)
        load_works(connection, works)
        many, ids = connection.execute("SELECT count(*), count(DISTINCT id) FROM staged").fetchall()[0]
        if not many:
            raise Refusal("There are no works.", "A corpus needs at least one.", "Give files that hold works.")
        if ids < many:
            raise Refusal("Two works have one id.", "An id names one work.", "Leave one of them out.")
        connection.execute(FILL)
        drawn = draw(connection, settings)
        statement, rest = PAIR.split(";", 1)
        connection.execute(statement, [settings.least_together_of(many)])
        connection.execute(rest)
        told = {"format": FORMAT, "settings": asdict(settings), "drawn": drawn, "works": many}
        (concepts,) = connection.execute("SELECT count(*) FROM concept").fetchall()[0]
        told |= {"concepts": concepts, "background_works": 0}
        version = _version(connection, told)
        rows = [(name, json.dumps(value, sort_keys=True)) for name, value in {**told, "version": version}.items()]
        load(connection, "setting", rows)
    return version


@contextmanager
def _written_whole(out: Path) -> Iterator[DuckDBPyConnection]:
    """A new database that takes its name only if all went well."""
    import duckdb  # noqa: PLC0415  heavy

    with TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        path = Path(folder) / "corpus.duckdb"
        with duckdb.connect(path) as connection:
            yield connection
        path.replace(out)


def _version(connection: DuckDBPyConnection, told: dict[str, object]) -> str:
    digest = sha256(json.dumps(told, sort_keys=True).encode())
    for table in ("work", "concept", "label", "holds", "reference", "person", "wrote", "belongs", "discipline"):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall():  # noqa: S608  our own names
            digest.update(repr(row).encode())
    return digest.hexdigest()
