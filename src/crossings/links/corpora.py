"""The corpora that were built, opened to be asked: `current`, `of_version`, `file_of`, `NoCorpus`.

A corpus file never changes, so it stays open, read-only, in each thread that asks it: the newest one, and the one or two
older ones that permalinks of these days name. When a newer one stands, the next question opens that.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.links.models import CorpusVersion

if TYPE_CHECKING:
    from crossings.engine.links.corpus import Corpus

OPEN_AT_MOST = 3


class NoCorpus(Refusal):
    """There is no corpus to ask: none was built yet, or the one that is asked for is not kept any more."""


class _Opened(threading.local):
    """The corpora that this thread has open, the one asked last at the end."""

    def __init__(self) -> None:
        self.kept: OrderedDict[str, Corpus] = OrderedDict()


_opened = _Opened()


def folder() -> Path:
    """Where the corpora lie."""
    return Path(settings.DATA) / "links"


def file_of(row: CorpusVersion) -> Path:
    return folder() / row.path


def current() -> Corpus:
    """The newest corpus, open to be asked. Raises `NoCorpus` before the first was built."""
    row = CorpusVersion.objects.current()
    if row is None:
        raise NoCorpus(
            _("There is no corpus yet."),
            _("The publications of the network have not been gathered so far."),
            _("Come back later; the office can have it built at once."),
        )
    return _open(row)


def of_version(version: str) -> Corpus:
    """The corpus of this version, or of the only one that begins so. Raises `NoCorpus` where it is not kept."""
    rows = CorpusVersion.objects.filter(version__startswith=version)[:2] if version else ()
    if len(rows) != 1:
        raise _not_kept(version)
    return _open(rows[0])


def forget_opened() -> None:
    """Close what this thread has open, as before a file is taken away."""
    while _opened.kept:
        _opened.kept.popitem()[1].close()


def _open(row: CorpusVersion) -> Corpus:
    kept = _opened.kept
    if row.version in kept:
        kept.move_to_end(row.version)
        return kept[row.version]
    from crossings.engine.links.corpus import Corpus  # noqa: PLC0415  brings DuckDB and Ibis, which few pages need

    if not file_of(row).is_file():
        raise _not_kept(row.version)
    while len(kept) >= OPEN_AT_MOST:
        kept.popitem(last=False)[1].close()
    kept[row.version] = Corpus.open(file_of(row))
    return kept[row.version]


def _not_kept(version: str) -> NoCorpus:
    return NoCorpus(
        _("The corpus “%(version)s” is not kept here.") % {"version": version[:12]},
        _("Older corpora are taken away unless something still rests on them."),
        _("Ask the newest one; the answer may differ."),
    )
