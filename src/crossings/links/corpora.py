"""The corpora that were built, opened to be asked: `current`, `is_current`, `of_version`, `file_of`, `folder`, `NoCorpus`.

A corpus file never changes, so each process keeps it open, read-only, for all its threads: the newest one, and the few
older ones that permalinks of these days name. When a newer one stands, the next question opens that.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext as _

from crossings.engine.links.corpus import Corpus
from crossings.engine.refusal import Refusal
from crossings.links.models import CorpusVersion

OPEN_AT_MOST = 3
_opened: OrderedDict[tuple[str, int], Corpus] = (
    OrderedDict()
)  # by file and its number on the disk; asked last at the end
_opening = Lock()


class NoCorpus(Refusal):
    """There is no corpus to ask: none was built yet, or the one that is asked for is not kept any more."""


def folder() -> Path:
    """Where the corpora lie."""
    return Path(settings.DATA) / "links"


def file_of(row: CorpusVersion) -> Path:
    return folder() / row.path


def current() -> Corpus:
    """The newest corpus, open to be asked. Raises `NoCorpus` before the first was built."""
    row = CorpusVersion.objects.current()
    if row is None or not file_of(row).is_file():
        raise NoCorpus(
            _("There is no corpus yet."),
            _("The publications of the network have not been gathered so far."),
            _("Come back in some minutes. Whoever runs the network builds it at once with `crossings build_links`."),
        )
    return _open(file_of(row))


def is_current(corpus: Corpus) -> bool:
    """Whether this is the corpus that is asked today."""
    return CorpusVersion.objects.filter(version=corpus.version, is_current=True).exists()


def of_version(version: str) -> Corpus:
    """The corpus of this version, or of the only one that begins so. Raises `NoCorpus` where it is not kept."""
    rows = list(CorpusVersion.objects.filter(version__startswith=version)[:2]) if version else []
    if len(rows) != 1 or not file_of(rows[0]).is_file():
        raise NoCorpus(
            _("The corpus “%(version)s” is not kept here.") % {"version": version[:12]},
            _("Older corpora are taken away unless something still rests on them."),
            _("Ask the newest one; the answer may differ."),
        )
    return _open(file_of(rows[0]))


def _open(path: Path) -> Corpus:
    """The corpus in a file; one that nobody asked for long is let go, and closes with the last question to it."""
    key = str(path), path.stat().st_ino
    with _opening:
        if key not in _opened:
            _opened[key] = Corpus.open(path)
        _opened.move_to_end(key)
        while len(_opened) > OPEN_AT_MOST:
            _opened.popitem(last=False)
        return _opened[key]
