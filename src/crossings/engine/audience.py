"""For whom a view is: declared beside the view, enforced in one place, listed in one matrix.

`@open_to(Audience.EVERYONE)` says it; a view that says nothing is open to nobody, and the build fails.
Names: `Audience`, `open_to`, `audience_of`. Knows nothing of requests, roles or accounts: `people.permissions` does.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Audience(StrEnum):
    """Who may open a view. Whose records they then see is decided by `visible_to`."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed in"
    OFFICE = "any office role"
    STEWARDS = "stewards of the installation"


def open_to(audience: Audience) -> Callable[[View], View]:
    """Declare the audience of a view.

    >>> @open_to(Audience.EVERYONE)
    ... def page(request): ...
    >>> audience_of(page)
    <Audience.EVERYONE: 'everyone'>
    """

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        return view

    return declare


def audience_of(view: Callable[..., Any]) -> Audience | None:
    """The audience declared for a view (or for the class behind it), or nothing, which means nobody.

    >>> audience_of(len) is None
    True
    """
    found = getattr(view, "audience", None) or getattr(getattr(view, "view_class", None), "audience", None)
    return found if isinstance(found, Audience) else None
