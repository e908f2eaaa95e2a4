"""The language as a JSON Schema, read off the same classes that files are read into.

Public names: `rules_schema`, `record_schema`, `schema_of` (of any form). They are of draft 2020-12
(https://json-schema.org/draft/2020-12) and say what may stand where, while `load` also looks up every name.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.load import ONE_OF
from crossings.engine.regulations.reading import Field, alternatives, fields_of
from crossings.engine.regulations.record import Record
from crossings.engine.values import Ects

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": ["string", "number", "boolean"]},  # YAML reads some texts as numbers; a name is a name
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Ects: {"type": "number", "minimum": 0, "multipleOf": 0.5},
    date: {"type": "string", "format": "date"},
}


def rules_schema() -> dict[str, Any]:
    """The schema of a file of regulations.

    >>> rules_schema()["$defs"]["Clause"]["properties"]["id"]["description"]
    'the name by which results speak of the clause'
    """
    return schema_of(Regulations, "Rules of study of one programme for one intake")


def record_schema() -> dict[str, Any]:
    """The schema of a file that tells what one student has.

    >>> "credits" in record_schema()["$defs"]["Record"]["properties"]
    True
    """
    return schema_of(Record, "What one student has")


def schema_of(kind: type, title: str) -> dict[str, Any]:
    """The schema of a file that is read into a class."""
    parts: dict[str, Any] = {}
    whole = _of(kind, parts)
    return {"$schema": DRAFT, "title": title, **whole, "$defs": dict(sorted(parts.items()))}


def _of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if get_origin(kind) is Annotated:
        return _of(get_args(kind)[0], parts)
    return SCALARS[kind] if kind in SCALARS else _of_several(kind, parts)


def _of_several(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        each = _of(get_args(kind)[0], parts)
        return {"anyOf": [{"type": "array", "items": each}, each]}
    if get_origin(kind) is not None and issubclass(get_origin(kind), Mapping):
        return {"type": "object", "additionalProperties": _of(get_args(kind)[1], parts)}
    if among := [each for each in alternatives(kind) if each is not type(None)]:
        return {"anyOf": [_of(each, parts) for each in among]} if len(among) > 1 else _of(among[0], parts)
    return _record(kind, parts)


def _record(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in parts:
        parts[name] = {}  # so that a class that holds itself ends here
        parts[name] = _whole(kind, parts)
    return {"$ref": f"#/$defs/{name}"}


def _whole(kind: type, parts: dict[str, Any]) -> dict[str, Any]:
    chosen = ONE_OF.get(kind)
    plain = [each for each in fields_of(kind) if each.name != chosen]
    words = {each.word: each for field in fields_of(kind) if field.name == chosen for each in alternatives(field.kind)}
    properties = {each.key: _told(each, parts) for each in plain} | {
        word: _of(each, parts) for word, each in words.items()
    }
    whole: dict[str, Any] = {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n")[0],
        "properties": properties,
        "additionalProperties": False,
        "required": [each.key for each in plain if each.is_needed],
    }
    if words:
        whole["oneOf"] = [{"required": [word]} for word in words]
    short = getattr(kind, "short", None)
    if short is None:
        return whole
    names = (short,) if isinstance(short, str) else short
    return {"anyOf": [whole, *(_of(each.kind, parts) for each in plain if each.name in names)]}


def _told(each: Field, parts: dict[str, Any]) -> dict[str, Any]:
    return {**_of(each.kind, parts), **({"description": each.says} if each.says else {})}
