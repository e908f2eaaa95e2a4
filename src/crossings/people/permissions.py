"""Who may open what: one question, asked in one way, before any view runs.

A view of ours says for whom it is (`@open_to`); for borrowed views the list in `borrowed.py` says it; what nobody has
said is open to nobody. Names: `may`, `access_to`, `route_of`.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import ResolverMatch

from crossings.engine.audience import Access, Audience, access_of
from crossings.people.borrowed import access_to_borrowed
from crossings.people.roles import may_be_in, role_named

LANGUAGE_PREFIX = re.compile(rf"^(?:{'|'.join(code for code, _name in settings.LANGUAGES)})/")


def may(account: Any, access: Access) -> bool:
    """Whether an account, or an anonymous reader, may open what asks for this access."""
    return belongs_to(account, access.audience) and holds_any(account, access.holding)


def belongs_to(account: Any, audience: Audience) -> bool:
    """Whether an account, or an anonymous reader, is of this audience."""
    if audience is Audience.EVERYONE:
        return True
    if not account.is_authenticated:
        return False
    if audience is Audience.SIGNED_IN or account.is_superuser:
        return True
    roles = (role_named(name) for name in account.role_names)
    return any(may_be_in(role, audience) for role in roles if role is not None)


def holds_any(account: Any, permissions: tuple[str, ...]) -> bool:
    """Whether an account holds one of these permissions; true when none is asked for."""
    return not permissions or any(account.has_perm(permission) for permission in permissions)


def access_to(view: Callable[..., Any], route: str) -> Access | None:
    """What a view asks of those who open it, or nothing when nobody has said, which means nobody."""
    return access_of(view) or access_to_borrowed(route)


def route_of(match: ResolverMatch) -> str:
    """The pattern by which an address was found, without the language that it begins with."""
    return LANGUAGE_PREFIX.sub("", match.route)
