"""For whom a view is: declared beside the view, enforced in one place, listed in one matrix.

`@open_to(Audience.EVERYONE)` says it; a view that says nothing is open to nobody, and the build fails.
Names: `Audience`, `Access`, `open_to`, `access_of`, `audience_of`, `READING`, `WRITING`, `ALL`. Knows nothing of requests,
roles or accounts: `people.permissions` does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

READING = ("GET", "HEAD", "OPTIONS")
"""What every open view answers."""
WRITING = (*READING, "POST")
"""What a view answers that also takes forms."""
ALL = (*WRITING, "PUT", "PATCH", "DELETE")
"""What a view is asked that says yes or no to each method itself."""


class Audience(StrEnum):
    """Who may open a view. Whose records they then see is decided by `visible_to`."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    OFFICE = "any office role"
    WEBSITE = "those who write the website"
    JOURNAL = "readers of the journal"
    STEWARDS = "stewards of the installation"
    ADVISERS = "advisers of students"
    BOARD = "members of a board"


@dataclass(frozen=True, slots=True)
class Access:
    """All that is asked of who opens a view: to belong to the audience and, if any are named, to hold a permission."""

    audience: Audience
    methods: tuple[str, ...] = READING
    holding: tuple[str, ...] = ()


def open_to(
    audience: Audience, *, writes: bool = False, answers: tuple[str, ...] = (), holding: tuple[str, ...] = ()
) -> Callable[[View], View]:
    """Declare the audience of a view.

    A view that takes forms says `writes=True`; any other answers reading methods only, unless `answers` names the
    methods that it wants to be asked. `holding` names permissions (`app.codename`), one of which is needed as well.

    >>> @open_to(Audience.EVERYONE)
    ... def page(request): ...
    >>> audience_of(page)
    <Audience.EVERYONE: 'everyone'>
    >>> access_of(page).methods
    ('GET', 'HEAD', 'OPTIONS')
    """

    def declare(view: View) -> View:
        """Mark the view; it runs as it did."""
        view.audience = audience  # type: ignore[attr-defined]
        view.audience_methods = answers or (WRITING if writes else READING)  # type: ignore[attr-defined]
        view.audience_holding = holding  # type: ignore[attr-defined]
        return view

    return declare


def access_of(view: Callable[..., Any]) -> Access | None:
    """What is declared for a view (or for the class behind it), or nothing, which means nobody.

    >>> access_of(len) is None
    True
    """
    for declared in (view, getattr(view, "view_class", None)):
        audience = getattr(declared, "audience", None)
        if isinstance(audience, Audience):
            methods = tuple(getattr(declared, "audience_methods", READING))
            return Access(audience, methods, tuple(getattr(declared, "audience_holding", ())))
    return None


def audience_of(view: Callable[..., Any]) -> Audience | None:
    """The audience declared for a view (or for the class behind it), or nothing, which means nobody.

    >>> audience_of(len) is None
    True
    """
    access = access_of(view)
    return access.audience if access else None
