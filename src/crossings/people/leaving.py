"""What stands in the way of closing an account. People know no other app: each says its own when it is ready.

Public names: `object_to_closing`, `refuse_while_needed`.
"""

from collections.abc import Callable

from crossings.people.models import Account

Objection = Callable[[Account], None]
_OBJECTIONS: list[Objection] = []


def object_to_closing(objection: Objection) -> None:
    """`objection` is asked before an account is closed, and raises `Refusal` with what has to be ended first."""
    if objection not in _OBJECTIONS:
        _OBJECTIONS.append(objection)


def refuse_while_needed(account: Account) -> None:
    """Raise the first `Refusal` of those who object; without one the account may be closed."""
    for objection in _OBJECTIONS:
        objection(account)
