"""Corpora: `build_corpus`, `KEPT`."""

from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils.translation import gettext_noop

from crossings.engine.links.corpus import Corpus, build
from crossings.journal import actions as journal
from crossings.journal.record import Actor, recording
from crossings.links import corpora
from crossings.links.models import CorpusVersion
from crossings.links.outlooks import folder_of
from crossings.links.records import vocabulary, works

VERBS = (gettext_noop("build a corpus"), gettext_noop("ask a corpus"), gettext_noop("set a corpus aside"))
"""What the journal calls these verbs, named here so that they are translated."""

KEPT = 5  # corpora that stay though nothing rests on them


def build_corpus(*, by: Actor, at: datetime, why: str = "") -> CorpusVersion:
    """Build the corpus of the publications that are public at this moment, and ask it from now on.

    Where nothing changed since the last one, that stays and nothing is recorded: a corpus is known by the checksum of what
    it holds. Its file is made beside the database and takes its name before the row says that it is there. Raises
    `Refusal` where the network has no publication.

    Example: `build_corpus(by=actor, at=now, why="After the new bibliography")`.
    """
    folder = corpora.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="building-", dir=folder) as place:
        made = Path(place) / "corpus.duckdb"
        build(works(at.date()), made, vocabulary=vocabulary())
        with Corpus.open(made) as corpus:
            row = CorpusVersion(
                version=corpus.version,
                settings=corpus.settings.as_json(),
                works=corpus.works,
                concepts=corpus.concepts,
                built_at=at,
                path=f"{corpus.version[:16]}.duckdb",
            )
        with transaction.atomic():
            _put_in_place(made, row)
            return _asked_from_now_on(row, by=by, at=at, why=why)


def _put_in_place(made: Path, row: CorpusVersion) -> None:
    """Give the file its name. The same file may stand there already: its content is the same, and so it is left."""
    if not corpora.file_of(row).exists():
        made.replace(corpora.file_of(row))


def _asked_from_now_on(row: CorpusVersion, *, by: Actor, at: datetime, why: str) -> CorpusVersion:
    rows = CorpusVersion.objects.select_for_update()
    known, current = rows.filter(version=row.version).first(), rows.filter(is_current=True).first()
    if known is not None and known == current:
        return known
    if current is not None:
        with recording(current, "set a corpus aside", by=by, at=at, why=why):
            current.is_current = False
            current.save(update_fields=["is_current"])
    chosen = known or row
    with recording(chosen, "ask a corpus" if known else "build a corpus", by=by, at=at, why=why):
        chosen.is_current = True
        chosen.save()
    _tidy(by=by, at=at)
    return chosen


def _tidy(*, by: Actor, at: datetime) -> None:
    """Take away the corpora on which nothing rests, but for the newest ones, with what was worked out of them."""
    for row in CorpusVersion.objects.unneeded(KEPT):
        path = corpora.file_of(row)
        journal.remove(record=row, by=by, at=at, why="Newer ones were built, and nothing rests on it")
        transaction.on_commit(lambda path=path: _take_away(path))  # type: ignore[misc]


def _take_away(corpus_file: Path) -> None:
    corpus_file.unlink(missing_ok=True)
    corpus_file.with_name(f"{corpus_file.name}.npz").unlink(missing_ok=True)
    rmtree(folder_of(corpus_file), ignore_errors=True)
