"""What rules may ask of a module: its facts, each under one name.

Public names: `FACTS` (the names), `facts` (of one module), `facts_of` (of all modules of regulations). A fact has any number of
values, as they are written in the file.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from crossings.engine.regulations.language import Module, Regulations
from crossings.engine.regulations.sets import Known

FACTS = ("code", "kind", "level", "owner", "institution", "site", "tag", "topic", "ects", "example")


def facts(code: str, module: Module) -> Mapping[str, tuple[str, ...]]:
    """The facts of one module.

    >>> from crossings.engine.values import Ects
    >>> facts("LAWS8321", Module(Ects(10), tags=("law",)))["tag"]
    ('law',)
    """
    single = {"code": code, "kind": module.kind, "owner": module.owner, "institution": module.institution}
    return {
        **{name: (value,) for name, value in single.items() if value},
        "level": () if module.level is None else (str(module.level),),
        "site": module.site,
        "tag": module.tags,
        "topic": module.topics,
        "ects": (str(module.ects),),
        "example": ("true" if module.example else "false",),
    }


KEPT: deque[tuple[Mapping[str, Module], Known]] = deque(maxlen=16)  # of the modules asked for last


def facts_of(rules: Regulations) -> Known:
    """The facts of every module, by its code; found once for the same modules, as long as they are asked for."""
    known = next((found for each, found in tuple(KEPT) if each is rules.modules), None)
    if known is None:
        known = Known((code, facts(code, module)) for code, module in rules.modules.items())
        KEPT.append((rules.modules, known))
    return known
