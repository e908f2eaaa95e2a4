"""How long an answer may take: one clock for all that is asked of the solver.

Public names: `Budget`, `SECONDS`. A clock that only goes forward is read, and may be given; no answer depends on what it shows,
as long as the answer is proved.
"""

from __future__ import annotations

import time
from collections.abc import Callable

SECONDS = 4.5  # for a whole answer: with what is read before and written after, it is there within five


class Budget:
    """So many seconds from now on.

    >>> ticks = iter([0.0, 1.0, 2.0, 9.0])
    >>> budget = Budget(5, clock=lambda: next(ticks))
    >>> budget.left(), budget.left(most=2), budget.left()
    (4.0, 2, 0.0)
    """

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock, self.seconds = clock, seconds
        self.end = clock() + seconds

    def left(self, most: float = SECONDS) -> float:
        """The seconds that are left, or the most that one question may take where that is less."""
        return min(most, max(0.0, self.end - self.clock()))

    def has(self, share: float) -> bool:
        """Whether so much of it is left, of one whole."""
        return self.end - self.clock() >= share * self.seconds

    def part(self, share: float) -> Budget:
        """A budget of its own for a part of what is left; it ends no later than this one."""
        return Budget(share * max(0.0, self.end - self.clock()), self.clock)
