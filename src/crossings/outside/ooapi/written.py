"""Values of the Open Education API as JSON: names in its spelling, days and identifiers as text, nothing that is empty.

Public names: `written`, `page_of`, `problem_of`. A page and a problem have the shapes that the specification gives them;
in a problem it wants the status as text.
"""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

Told = dict[str, Any]


def written(value: Any) -> Any:
    """A value as JSON has it.

    >>> from crossings.outside.ooapi.values import Text
    >>> written((Text("es", "Máster"),))
    [{'language': 'es', 'value': 'Máster'}]
    """
    if is_dataclass(value):
        told = ((_spelt(field.name), getattr(value, field.name)) for field in fields(value))
        return {name: written(each) for name, each in told if each not in (None, "", (), {})}
    if isinstance(value, tuple):
        return [written(each) for each in value]
    return str(value) if isinstance(value, (UUID, date)) else value


@cache
def _spelt(name: str) -> str:
    """A name as the specification spells it: `validFrom` for valid_from."""
    first, *more = name.split("_")
    return first + "".join(part.capitalize() for part in more)


def page_of(found: Sequence[Told], size: int, number: int) -> Told:
    """One page of what was found; beyond the last there is nothing on it."""
    last = max(1, -(-len(found) // size))
    return {
        "pageSize": size,
        "pageNumber": number,
        "hasPreviousPage": number > 1,
        "hasNextPage": number < last,
        "totalPages": last,
        "items": list(found[(number - 1) * size : number * size]),
    }


def problem_of(status: int, title: str, detail: str) -> Told:
    """Why there is no answer."""
    return {"status": str(status), "title": title, "detail": detail}
