"""What happens to the index after a change, or by the clock: `write_waiting`, `forget_ended` and `write_missing_vectors`,
which tasks call.

A record that very many others tell of, such as a region, cannot have all their documents written in the transaction that
changes it: nobody could write for minutes. Their numbers are kept in that transaction (`WaitingDocument`) and written
soon after, in pieces that each commit; whoever dies in between loses the piece at hand, which the next one writes.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from crossings.engine.search.encoder import Encoder
from crossings.journal.record import SYSTEM, Actor, note
from crossings.search.encoding import write_vectors
from crossings.search.models import IndexedDocument, WaitingDocument
from crossings.search.writing import AT_A_TIME, keys_of, take_out, write_anew

VERBS = (gettext_noop("write anew"),)
VECTORS = 200  # written in one turn; some 20 s
PIECES = 10  # written in one turn of the task; then others in the queue have theirs, and kept pages are read anew


def write_waiting(*, at: datetime) -> bool:
    """Write the next documents that wait for it, in pieces that each commit; whether more are waiting.

    The last piece of a turn moves the journal, by which kept pages know that they are old.

    Example: `write_waiting(at=now)`.
    """
    if not WaitingDocument.objects.exists():
        return False
    written, is_more = 0, True
    for left in reversed(range(PIECES)):
        with transaction.atomic():
            written += _write_piece()
            is_more = WaitingDocument.objects.exists()
            if left == 0 or not is_more:
                tell_readers({"documents": written}, by=SYSTEM, at=at)
                break
    return is_more


def write_missing_vectors(by: Encoder, *, at: datetime) -> bool:
    """Write what the next documents mean of which it is not known yet; whether there may be more.

    Example: `write_missing_vectors(encoder(), at=now)`.
    """
    written = write_vectors(by, VECTORS)
    if written:
        tell_readers({"vectors": written}, by=SYSTEM, at=at)
    return written >= VECTORS


def write_numbered(numbers: Collection[int]) -> int:
    """Write those of these documents that are in the index as their records are now; how many differ from before."""
    return sum(write_anew(kind, here, only_held=True) for kind, here in keys_of(numbers).items())


@transaction.atomic
def forget_ended(day: date) -> int:
    """Take out the documents that may not be found any more on the day, and the words that only they had; how many.

    Nobody finds them either way: this is so that the index does not keep what somebody agreed to for a time.

    Example: `forget_ended(today)`.
    """
    ended = list(IndexedDocument.objects.select_for_update().filter(ends__lte=day).values_list("pk", flat=True))
    take_out(ended)
    return len(ended)


def _write_piece() -> int:
    """Write so many; how many of them differed. They are taken off the list first: a change from now on lists them again."""
    rows = WaitingDocument.objects.select_for_update(skip_locked=True).order_by("pk")
    taken = dict(rows.values_list("pk", "document")[:AT_A_TIME])
    WaitingDocument.objects.filter(pk__in=taken).delete()
    return write_numbered(set(taken.values()))


def tell_readers(told: dict[str, object], *, by: Actor, at: datetime, title: str = "") -> None:
    """Move the journal's position, by which kept pages know that they are old: the index says another thing now.

    Example: `tell_readers({"documents": 12}, by=SYSTEM, at=now)`.
    """
    note(
        kind=IndexedDocument._meta.label_lower,
        key="",
        title=title,
        personal=frozenset(),
        verb="write anew",
        before={},
        after=told,
        by=by,
        at=at,
    )
