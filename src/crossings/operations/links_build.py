"""`crossings links build`: a corpus of the works in files."""

from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossings.engine.refusal import Refusal
from crossings.operations.answering import BAD, HOLDS, Asked, Words, print_json, tell, word_of

if TYPE_CHECKING:
    from crossings.engine.links.reading import Table
    from crossings.engine.links.vocabulary import Vocabulary
    from crossings.engine.links.work import Settings
    from crossings.outside.openalex.reading import OpenAlexFile

DRAWS = ("auto", "stated", "vocabulary", "titles")
LARGEST = 1_000_000


def add_words(words: Any) -> None:
    build = word_of(words, "build", "make a corpus of the works in files")
    build.add_argument(
        "files", type=Path, nargs="+", help="CSV or Parquet, a row for each work, or OpenAlex, one object a line"
    )
    build.add_argument("--out", type=Path, required=True, help="the corpus to write")
    build.add_argument("--vocabulary", type=Path, help="names of concepts with their types, in CSV or SKOS")
    build.add_argument(
        "--background", type=Path, nargs="+", default=[], help="works of no matter what, to compare with"
    )
    build.add_argument("--candidates", type=Path, help="where to write names that the vocabulary lacks, for an editor")
    build.add_argument("--concepts", choices=DRAWS, default="auto", help="from where concepts come")
    build.add_argument(
        "--only-vocabulary", action="store_true", help="leave out what is stated and the vocabulary does not know"
    )
    build.add_argument("--language", default="en", help="of works that do not say theirs, such as en")
    build.add_argument("--least-works", type=_whole(1), default=3, help="that hold a term of titles, or a candidate")
    build.add_argument("--longest-term", type=_whole(1, 5), default=3, help="words of a term of titles")
    build.add_argument("--least-together", type=_whole(1), help="works in which two concepts must meet to be a pair")


def _whole(least: int, most: int = LARGEST) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"“{text}” is no number from {least} to {most:,}.")
        return int(text)

    return read


def _build(asked: Asked) -> int:
    from crossings.engine.links.corpus import Corpus, build  # noqa: PLC0415  heavy
    from crossings.engine.links.mistakes import Unreadable  # noqa: PLC0415  with it

    works, background = sources_of(asked["files"]), sources_of(asked["background"])
    settings = _settings(asked)
    _kept_apart(asked)
    try:
        vocabulary = _vocabulary(asked["vocabulary"])
        build(works, asked["out"], vocabulary=vocabulary, background=background, settings=settings)
        if asked["candidates"]:
            _propose(asked["candidates"], sources_of(asked["files"]), vocabulary, settings)
    except Unreadable as refused:
        if not asked["json"]:
            raise
        print_json({"mistakes": [each._asdict() for each in refused.mistakes], "more": refused.more})
        return BAD
    with Corpus.open(asked["out"]) as corpus:
        told: dict[str, object] = {"version": corpus.version, "works": corpus.works, "concepts": corpus.concepts}
        told |= {"drawn": corpus.drawn, "background_works": corpus.background_works}
    passed_over = {each.path.name: list(each.passed_over) for each in (*works, *background) if each.passed_over}
    tell(asked, lambda: {**told, "passed_over": passed_over}, lambda: _as_text(told, passed_over))
    return HOLDS


def _kept_apart(asked: Asked) -> None:
    """Refuse to write over a file that is read, or one thing over the other, or where nothing can be written."""
    taken = [*asked["files"], *asked["background"], asked["vocabulary"]]
    for word in ("out", "candidates"):
        if asked[word] and asked[word].resolve() in {path.resolve() for path in taken if path}:
            raise Refusal(
                f"{asked[word]} cannot be written by --{word}.",
                "It is given for something else too.",
                "Name another file.",
            )
        if asked[word] and (asked[word].is_dir() or not asked[word].parent.is_dir()):
            why = "It is a folder." if asked[word].is_dir() else "Its folder is not there."
            raise Refusal(
                f"{asked[word]} cannot be written by --{word}.", why, "Name a file in a folder that is there."
            )
        taken.append(asked[word])


def sources_of(paths: Sequence[Path]) -> "list[Table | OpenAlexFile]":
    """Files of works as what a corpus is made of, by what their names end in."""
    from crossings.engine.links.reading import Table  # noqa: PLC0415  heavy
    from crossings.outside.openalex.reading import SUFFIXES, OpenAlexFile  # noqa: PLC0415  with it

    def source(path: Path) -> "Table | OpenAlexFile":
        name = path.name.lower().removesuffix(".gz")
        return OpenAlexFile(path) if name.endswith(SUFFIXES) else Table(path)

    return [source(path) for path in paths]


def _settings(asked: Asked) -> "Settings":
    from crossings.engine.links.work import Settings  # noqa: PLC0415  seldom needed

    language = str(asked["language"]).lower()
    if not (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        raise Refusal(
            f"“{language}” is no code of a language.", "It has two letters, or three.", "Write one, such as en."
        )
    return Settings(
        draw=asked["concepts"],
        keep_stated=not asked["only_vocabulary"],
        least_works=asked["least_works"],
        longest_term=asked["longest_term"],
        least_together=asked["least_together"],
        language=language,
    )


def _vocabulary(path: Path | None) -> "Vocabulary | None":
    if path is None:
        return None
    from crossings.engine.links.vocabulary import from_csv  # noqa: PLC0415  seldom needed
    from crossings.outside.skos.reading import SUFFIXES, from_skos  # noqa: PLC0415  seldom needed

    return from_skos(path) if path.name.lower().removesuffix(".gz").endswith(SUFFIXES) else from_csv(path)


def _propose(
    path: Path, works: "list[Table | OpenAlexFile]", vocabulary: "Vocabulary | None", settings: "Settings"
) -> None:
    import duckdb  # noqa: PLC0415  heavy

    from crossings.engine.links.candidates import as_csv, propose  # noqa: PLC0415  seldom needed
    from crossings.engine.links.vocabulary import Vocabulary  # noqa: PLC0415  seldom needed

    with duckdb.connect() as connection:
        proposals = propose(connection, works, vocabulary or Vocabulary(()), settings)
    try:
        path.write_text(as_csv(proposals), encoding="utf-8")
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise Refusal(f"{path} cannot be written.", why, "Check the folder, and that it has room.") from None


def _as_text(told: dict[str, object], passed_over: dict[str, list[str]]) -> str:
    from crossings.engine.links.reading import near  # noqa: PLC0415  heavy

    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in told.items()]
    for file, names in passed_over.items():
        meant = [f"{name} (did you mean {near(name)}?)" if near(name) else name for name in names]
        lines.append(f"{file}: columns that are not known are passed over: {', '.join(meant)}")
    return "\n".join(lines)


WORDS: Words = {"build": _build}
