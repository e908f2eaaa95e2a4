"""How a corpus is made: works are staged, numbered by id, given concepts, paired, and named by a checksum.

Public names: `build`, `FORMAT`, `SCHEMA`, `Source`. All that can be done over whole tables is left to DuckDB and to sorting.
The file appears under its name only once it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from crossings.engine.links.checksum import checksum
from crossings.engine.links.drawing import draw
from crossings.engine.links.holding import compare, hold, pair
from crossings.engine.links.loading import load
from crossings.engine.links.staging import Source, stage
from crossings.engine.links.vocabulary import Vocabulary
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
CREATE TABLE setting(name VARCHAR, value VARCHAR);
"""
WORKS = """
INSERT INTO work SELECT row_number() OVER (ORDER BY id) - 1, id, title, year, language, authors, url FROM staged ORDER BY id;
INSERT INTO reference SELECT DISTINCT number, unnest("references") AS cited FROM work JOIN staged USING (id) ORDER BY ALL;
"""
PEOPLE = """
CREATE TEMP TABLE writing AS SELECT number AS work, unnest(CASE WHEN len(people) > 0 THEN people ELSE staged.authors END) AS id,
    unnest(staged.authors) AS name,
    unnest(CASE WHEN len(institutes) = 1
        THEN list_transform(CASE WHEN len(people) > 0 THEN people ELSE staged.authors END, lambda _: institutes[1])
        ELSE institutes END) AS institute
    FROM work JOIN staged USING (id) WHERE len(people) > 0 OR len(staged.authors) > 0;
INSERT INTO person SELECT row_number() OVER (ORDER BY id) - 1, id, coalesce(mode(name ORDER BY name), id) FROM writing
    WHERE id <> '' GROUP BY id ORDER BY id;
INSERT INTO wrote SELECT DISTINCT work, number FROM writing JOIN person USING (id) ORDER BY ALL;
INSERT INTO belongs SELECT DISTINCT number, institute FROM (
    SELECT number, trim(unnest(string_split(institute, '|'))) AS institute FROM writing JOIN person USING (id))
    WHERE institute <> '' ORDER BY ALL;
DROP TABLE writing;
"""
# Nothing is fetched.
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
MEMORY = "500MB"  # that DuckDB takes before it writes to the disk


def build(
    works: Iterable[Work | Source],
    out: Path | str,
    *,
    vocabulary: Vocabulary | None = None,
    background: Iterable[Work | Source] = (),
    settings: Settings = Settings(),  # noqa: B008  frozen
) -> str:
    """Write the corpus of these works, and give its version.

    Works come as values or as files that hold them (`reading.Table`). `background` are works, of no matter what, against
    which concepts are compared. Raises `Unreadable` with every mistake of the files, and `Refusal` where there are no works.

    >>> from crossings.engine.links.corpus import Corpus
    >>> with TemporaryDirectory() as folder:
    ...     version = build([Work("w1", concepts=("drought", "wages"))], Path(folder) / "one.corpus")
    ...     with Corpus.open(Path(folder) / "one.corpus") as corpus:
    ...         (corpus.version == version, corpus.works, corpus.concept("wage").label)
    (True, 1, 'wages')
    """
    with _written_whole(Path(out)) as connection:
        connection.execute(SCHEMA)
        stage(connection, works)
        connection.execute(WORKS)
        connection.execute(PEOPLE)
        drawn = draw(connection, vocabulary, settings)
        held = hold(connection, drawn, settings)
        drawn = drawn.let_go()
        connection.execute("DROP TABLE staged")
        pair(connection, held, settings)
        told: dict[str, Any] = {"format": FORMAT, "settings": asdict(settings), "drawn": drawn.source}
        told["background_works"] = compare(connection, background, drawn, held, settings)
        told |= {f"{table}s": connection.table(table).shape[0] for table in ("work", "concept")}
        version = checksum(connection, json.dumps(told, sort_keys=True))
        rows = [(name, json.dumps(value, sort_keys=True)) for name, value in {**told, "version": version}.items()]
        load(connection, "setting", sorted(rows))
    return version


@contextmanager
def _written_whole(out: Path) -> Iterator[DuckDBPyConnection]:
    """A new database that takes its name only if all went well."""
    import duckdb  # noqa: PLC0415  heavy

    try:
        with TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
            path = Path(folder) / "corpus.duckdb"
            with duckdb.connect(path, config=ALONE) as connection:
                connection.execute(f"SET memory_limit = '{MEMORY}'")
                yield connection
            path.replace(out)
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise Refusal(f"{out} cannot be written.", why, "Check the folder, and that it has room.") from None
