"""How often one address may ask: so many times in a minute, counted together by all workers of this machine.

The counts stand in a small file that the workers map into memory: asking costs microseconds and no database. A slot
holds a minute and a count; an address finds its slot by a keyed hash, so that the file tells nobody who asked. Two
workers that count at the same moment may count once; a limit against overload needs no more.
"""

import hashlib
import mmap
import struct
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

SLOTS = 65_536
SLOT = struct.Struct("<II")
MINUTE = 60


class Counter:
    """Counts by slot and minute in a file of fixed size."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as kept:
            kept.truncate(SLOTS * SLOT.size)
            self.counts = mmap.mmap(kept.fileno(), SLOTS * SLOT.size)

    def count(self, who: str, minute: int) -> int:
        """How often `who` has asked in this minute, this time included."""
        where = self._slot(who) * SLOT.size
        last, asked = SLOT.unpack_from(self.counts, where)
        asked = asked + 1 if last == minute else 1
        SLOT.pack_into(self.counts, where, minute, asked)
        return int(asked)

    @staticmethod
    def _slot(who: str) -> int:
        keyed = hashlib.blake2b(who.encode(), digest_size=4, key=settings.SECRET_KEY.encode()[:64])
        return int.from_bytes(keyed.digest()) % SLOTS


@cache
def shared_counter() -> Counter:
    return Counter(Path(settings.API_COUNTS))


def seconds_to_wait(request: HttpRequest, clock: Callable[[], float] = time.time) -> int:
    """Nothing while the reader may go on asking; otherwise the seconds until the next minute."""
    if not settings.API_CALLS_PER_MINUTE:
        return 0
    now = int(clock())
    asked = shared_counter().count(reader_address(request), now // MINUTE)
    return MINUTE - now % MINUTE if asked > settings.API_CALLS_PER_MINUTE else 0


def reader_address(request: HttpRequest) -> str:
    """The reader's network address; behind the proxy that a public installation has, the one that the proxy saw."""
    if settings.SECURE_PROXY_SSL_HEADER:
        passed_on = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return passed_on or str(request.META.get("REMOTE_ADDR", ""))
    return str(request.META.get("REMOTE_ADDR", ""))
