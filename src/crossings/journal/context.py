"""Who is acting, in which request, and the reason they gave: carried beside the call, never passed through every layer.

Only the journal and the log read it. Set by `config.middleware`, and by the worker for a job.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The request around a change: its id, the actor's opaque key, and the reason written in the office's form."""

    request_id: str = ""
    actor: str = ""
    why: str = ""


NOTHING_KNOWN = Circumstances()
_CURRENT: ContextVar[Circumstances] = ContextVar("circumstances", default=NOTHING_KNOWN)


def current() -> Circumstances:
    return _CURRENT.get()


@contextmanager
def circumstances(**known: str) -> Iterator[None]:
    """Within the block, `current()` answers with what is known now on top of what was known before."""
    token = _CURRENT.set(replace(_CURRENT.get(), **known))
    try:
        yield
    finally:
        _CURRENT.reset(token)
