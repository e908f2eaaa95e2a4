"""What happens to the index by the clock and in the background."""

from django.utils import timezone
from django_tasks import task

from crossings.search.encoding import encoder
from crossings.search.later import forget_ended, write_missing_vectors, write_waiting


@task()
def forget_what_ended() -> None:
    """Take out of the index what may not be found any more, as where a consent has expired."""
    forget_ended(timezone.localdate())


@task()
def write_what_waits() -> None:
    """Write the documents that tell of a record which changed, where they were too many for its own transaction.

    After a turn the rest goes to the end of the queue, so that mail does not wait for it. A worker that dies before that
    has its task given to another, which goes on.
    """
    if write_waiting(at=timezone.now()):
        write_what_waits.enqueue()


@task()
def write_vectors() -> None:
    """Write what documents mean of which it is not known yet, where semantic search is on; in turns, as above."""
    by = encoder()
    if by and write_missing_vectors(by, at=timezone.now()):
        write_vectors.enqueue()
