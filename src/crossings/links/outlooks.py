"""What open discovery rests on, worked out once for each corpus in the background, and kept beside its file.

Public names: `outlook_of`, `work_out`, `work_out_what_is_missing`, `folder_of`, `NotYet`. Nobody who asks waits for it: until it
is there, a page says so. Where nothing can be foreseen in a corpus, that is kept as well.
"""

import json
import logging
from collections import OrderedDict
from pathlib import Path
from shutil import rmtree
from threading import Lock

from django.utils.translation import gettext as _

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.outlook import Outlook, keep, kept, worked_out
from crossings.engine.refusal import Refusal
from crossings.links import corpora
from crossings.links.models import CorpusVersion

OPEN_AT_MOST = 3
NOTHING = "nothing.json"
_opened: OrderedDict[tuple[str, int], Outlook] = (
    OrderedDict()
)  # by folder and its number on the disk; asked last at the end
_opening = Lock()
log = logging.getLogger(__name__)


class NotYet(Refusal):
    """It is still being worked out."""


def folder_of(corpus_file: Path) -> Path:
    """Where the outlook of the corpus in this file lies."""
    return corpus_file.with_name(f"{corpus_file.name}.outlook")


def outlook_of(corpus: Corpus) -> Outlook:
    """The outlook of a corpus. Raises `NotYet` before it was worked out, and `Refusal` where nothing can be foreseen."""
    folder = folder_of(corpus.path)
    if _says_nothing(folder, corpus.version):
        raise Refusal(
            _("In this corpus it cannot be foreseen what will be joined."),
            _("It has too few ideas that several works name, or its works have no years."),
            _("Ask what joins two approaches instead: that needs neither."),
        )
    found = _open(folder, corpus.version)
    if found is None:
        raise NotYet(
            _("This is still being worked out."),
            _("After each change of the corpus, what came true in earlier years is learned anew, in the background."),
            _("Come back in some minutes."),
        )
    return found


def _open(folder: Path, version: str) -> Outlook | None:
    if not folder.is_dir():
        return None
    key = str(folder), folder.stat().st_ino
    with _opening:
        if key not in _opened:
            if (read := kept(folder, version)) is None:
                return None
            _opened[key] = read
        _opened.move_to_end(key)
        while len(_opened) > OPEN_AT_MOST:
            _opened.popitem(last=False)
        return _opened[key]


def _says_nothing(folder: Path, version: str) -> bool:
    try:
        return bool(json.loads((folder / NOTHING).read_text(encoding="utf-8"))["version"] == version)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def work_out_what_is_missing() -> int:
    """Work out what is not there yet of all corpora that are kept, the one that is asked first; says how many. Safe to repeat."""
    rows = CorpusVersion.objects.order_by("-is_current", "-built_at", "-id")
    missing = [row for row in rows if corpora.file_of(row).is_file() and not _is_there(row)]
    for row in missing:
        work_out(row)
    return len(missing)


def _is_there(row: CorpusVersion) -> bool:
    folder = folder_of(corpora.file_of(row))
    return _says_nothing(folder, row.version) or kept(folder, row.version) is not None


def work_out(row: CorpusVersion) -> None:
    """Work out what open discovery rests on in this corpus, and keep it; or that nothing can be foreseen in it."""
    with Corpus.open(corpora.file_of(row)) as corpus:
        folder = folder_of(corpus.path)
        try:
            keep(worked_out(corpus), folder)
        except Refusal as refusal:
            log.info("Nothing can be foreseen in corpus %s: %s", row, refusal)
            rmtree(folder, ignore_errors=True)
            folder.mkdir()
            (folder / NOTHING).write_text(json.dumps({"version": row.version}), encoding="utf-8")
