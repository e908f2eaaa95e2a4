"""The corpus: one file per version, written once, opened by any number of readers.

Public names: `build` (makes the file of works), `Corpus` (an open file), `Concept`, `Work`, `Settings`, `FORMAT`, `SCHEMA`.
The file is a DuckDB database. All numbers are dense from 0, in the order of ids, so that the same works under the same
settings give the same content and the same version in whatever order they come. What is asked of a corpus (bridges, open
links, people) is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from threading import local
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from crossings.engine.links.building import FORMAT, SCHEMA, build
from crossings.engine.links.matching import key_of
from crossings.engine.links.work import Settings, Work
from crossings.engine.refusal import Refusal
from crossings.engine.search.folding import fold
from crossings.engine.search.stems import LANGUAGES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend
    from numpy.typing import NDArray

Answer = TypeVar("Answer")
Parameters = Sequence[object] | Mapping[str, object]

__all__ = ["FORMAT", "SCHEMA", "Concept", "Corpus", "Settings", "Work", "WorkRow", "build"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a corpus: in how many works it is, and in how many of the background, where there is one."""

    number: int
    id: str
    label: str
    type: str
    works: int
    background: int | None
    broader: int | None


class WorkRow(NamedTuple):
    """A work of a corpus, as it is shown."""

    number: int
    id: str
    title: str
    year: int | None
    language: str
    authors: tuple[str, ...]
    url: str


class Corpus:
    """An open corpus. Reads only, so that several processes and threads may have the same file open; close it after use."""

    def __init__(self, path: Path, connection: DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection
        self._of_thread = local()
        self._told = {name: json.loads(value) for name, value in self.ask("SELECT name, value FROM setting")}
        if self._told.get("format") != FORMAT:
            raise _foreign(path, f"It says that its format is {self._told.get('format')}, and {FORMAT} is read.")

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """The corpus in a file. Raises `Refusal` where there is none, or where the file is damaged or something else."""
        import duckdb  # noqa: PLC0415  heavy

        path = Path(path)
        if not path.is_file():
            why = "It is a folder." if path.is_dir() else "There is no such file."
            raise Refusal(
                f"{path} cannot be read.", why, "Build a corpus with `crossings links build`, and name its file."
            )
        try:
            connection = duckdb.connect(path, read_only=True)
        except duckdb.Error as error:
            raise _foreign(path, _first_line(error)) from None
        try:
            return cls(path, connection)
        except duckdb.ProgrammingError as error:  # it has no table of settings
            connection.close()
            raise _foreign(path, _first_line(error)) from None
        except BaseException:
            connection.close()
            raise

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def version(self) -> str:
        """The SHA-256 of the content and the settings, in hexadecimal digits."""
        return str(self._told["version"])

    @property
    def settings(self) -> Settings:
        """The choices by which the corpus was made."""
        return Settings.from_json(json.dumps(self._told["settings"]))

    @property
    def works(self) -> int:
        """How many works there are."""
        return int(self._told["works"])

    @property
    def concepts(self) -> int:
        """How many concepts there are."""
        return int(self._told["concepts"])

    @property
    def background_works(self) -> int:
        """How many works the background has; 0 where there is none."""
        return int(self._told["background_works"])

    @property
    def drawn(self) -> str:
        """From where concepts came: `vocabulary`, `stated` or `titles`."""
        return str(self._told["drawn"])

    @property
    def backend(self) -> Backend:
        """The corpus for Ibis expressions; each thread has its own."""
        if not hasattr(self._of_thread, "backend"):
            from ibis.backends.duckdb import Backend as DuckDB  # noqa: PLC0415  heavy

            self._of_thread.backend = DuckDB.from_connection(self._connection.cursor())
        backend: Backend = self._of_thread.backend
        return backend

    def ask(self, statement: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """The rows that one statement of SQL gives. Raises `Refusal` where the file is damaged."""
        return self._asked(statement, parameters, lambda answer: answer.fetchall())

    def columns(self, statement: str, parameters: Parameters = ()) -> dict[str, NDArray[Any]]:
        """The same as arrays by the names of the columns; masked ones where a value is missing."""
        return self._asked(statement, parameters, lambda answer: answer.fetchnumpy())

    def _asked(self, statement: str, parameters: Parameters, taken: Callable[[DuckDBPyConnection], Answer]) -> Answer:
        import duckdb  # noqa: PLC0415  heavy

        try:
            with self._connection.cursor() as cursor:
                return taken(cursor.execute(statement, parameters))
        except duckdb.ProgrammingError:
            raise  # the statement is wrong, not the file
        except duckdb.Error as error:
            raise _foreign(self.path, _first_line(error)) from None

    def concept(self, name: str) -> Concept:
        """The concept with this id or with this label, in any language. Raises `Refusal` with near names for none."""
        found = self.ask(f"{CONCEPTS} WHERE id = ?", [name]) or self._labelled(name)
        if not found:
            near = self._near(name)
            mend = f"Near to it: {', '.join(near)}." if near else "Ask for a concept of this corpus."
            raise Refusal(
                f"“{name}” is no concept of this corpus.", "No work holds it, and no label is spelt so.", mend
            )
        return Concept(*found[0])

    def _labelled(self, name: str) -> list[tuple[Any, ...]]:
        """Concepts with this label, spelt alike, else with the same stems; that which most works hold first."""
        asked, spelt, stems = fold(name), set(), set()
        keys = {language: key_of(name, language) for language in ("", *LANGUAGES)}
        for number, language, text in self.ask("SELECT concept, language, text FROM label"):
            if fold(text) == asked:
                spelt.add(number)
            elif not spelt and key_of(text, language) == keys.get(language, keys[""]):
                stems.add(number)
        order = f"{CONCEPTS} WHERE list_contains(?, number) ORDER BY works DESC, id"
        return self.ask(order, [sorted(spelt or stems)])

    def _near(self, name: str) -> list[str]:
        labels = {fold(text): label for text, label in self.ask(LABELS)}
        asked = fold(name)
        within = [label for text, label in labels.items() if asked and asked in text][:5]
        return list(dict.fromkeys([*(labels[near] for near in get_close_matches(asked, labels, 5, 0.75)), *within]))[:5]

    def concept_by_number(self, number: int) -> Concept:
        """The concept of this number. Raises `Refusal` where there is none."""
        found = self.ask(f"{CONCEPTS} WHERE number = ?", [number])
        if not found:
            raise Refusal(f"There is no concept {number}.", f"The corpus has {self.concepts}.", "Ask for one of them.")
        return Concept(*found[0])

    def concepts_by_number(self, numbers: Iterable[int]) -> dict[int, Concept]:
        """The concepts of these numbers, by number; numbers of no concept are passed over."""
        rows = self.ask(f"{CONCEPTS} WHERE list_contains(?, number)", [sorted(set(numbers))])
        return {row[0]: Concept(*row) for row in rows}

    def works_by_number(self, numbers: Iterable[int]) -> list[WorkRow]:
        """The works of these numbers, in the order asked for; numbers of no work are passed over."""
        asked = list(numbers)
        rows = self.ask(
            "SELECT number, id, title, year, language, authors, url FROM work WHERE list_contains(?, number)", [asked]
        )
        found = {row[0]: WorkRow._make((*row[:5], tuple(row[5]), row[6])) for row in rows}
        return [found[number] for number in asked if number in found]


WORKS = "SELECT number, id, title, year, language, authors, url FROM work"
CONCEPTS = "SELECT number, id, label, type, works, background, broader FROM concept"
LABELS = "SELECT text, concept.label FROM label JOIN concept ON concept.number = label.concept ORDER BY concept.works DESC, text"


def _foreign(path: Path, why: str) -> Refusal:
    return Refusal(f"{path} is no corpus that can be read.", why, "Build it anew with `crossings links build`.")


def _first_line(error: Exception) -> str:
    return f"DuckDB says: {str(error).splitlines()[0].rstrip('.')}."
