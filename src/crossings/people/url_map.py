"""Every address that the installation answers, and who may open it: what the matrix is made of.

Names: `Address`, `addresses`, `access_table`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from crossings.engine.audience import Access, Audience
from crossings.people.permissions import LANGUAGE_PREFIX, access_to
from crossings.people.roles import ROLES, Role, may_be_in, permissions_of

HEAD = """\
# Who may open what

Made by `crossings access_table` from the URL map, the audiences that views declare and the roles' code; do not edit it.
An address that begins with a language (`/en/`, `/es/` …) stands here without it. **●** opens; **–** is answered as if
nothing were there (a reader who is not signed in is led to the sign-in first). Methods that are not named are refused.
"""


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern of the URL map with the view behind it and what that asks of its readers."""

    route: str
    view: Callable[..., Any]
    access: Access | None

    @property
    def is_ours(self) -> bool:
        """Whether the view is our own code, which declares its audience itself."""
        return self.view.__module__.startswith("crossings.")


def addresses() -> list[Address]:
    """The whole URL map; where two patterns are the same, the first, which is the one that answers."""
    first: dict[str, Address] = {}
    for route, pattern in _walk(get_resolver().url_patterns, ""):
        plain = LANGUAGE_PREFIX.sub("", route)
        first.setdefault(plain, Address(plain, pattern.callback, access_to(pattern.callback, plain)))
    return list(first.values())


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        own = str(pattern.pattern)
        route = before + (own.removeprefix("^") if before else own)  # as Django names the route of a match
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern


def access_table() -> str:
    """The matrix of addresses and roles, as the reference shows it."""
    held = {role: _permissions(role) for role in ROLES}
    columns = ["Address", "Methods", "Anyone", "Signed in", *(role.name for role in ROLES)]
    lines = [HEAD, _line(columns), _line(["---"] * len(columns))]
    for address in sorted(addresses(), key=lambda each: each.route):
        if address.access is not None:
            marks = ["●" if opens else "–" for opens in _who_opens(address.access, held)]
            lines.append(_line([f"`/{address.route}`".replace("|", "\\|"), _methods(address.access), *marks]))
    return "\n".join(lines) + "\n"


def _methods(access: Access) -> str:
    return ", ".join(method for method in access.methods if method not in ("HEAD", "OPTIONS"))


def _who_opens(access: Access, held: dict[type[Role], set[str]]) -> list[bool]:
    anyone = access.audience is Audience.EVERYONE and not access.holding
    signed_in = anyone or (access.audience is Audience.SIGNED_IN and not access.holding)
    roles = [may_be_in(role, access.audience) and _holds(access, held[role]) for role in ROLES]
    return [anyone, signed_in, *roles]


def _holds(access: Access, held: set[str]) -> bool:
    return not access.holding or bool(held & set(access.holding))


def _permissions(role: type[Role]) -> set[str]:
    found = permissions_of(role).values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in found}


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
