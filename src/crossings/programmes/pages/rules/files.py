"""The rules for machines: the text as it was published, the same as JSON, and the cases that the rules have to answer.

Public names: `text_with` (the text of an edition that has a checksum), `as_json`, `cases_of`, `case_file`.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from crossings.programmes.models import RegulationEdition


@dataclass(frozen=True, slots=True)
class Cases:
    """A table of cases: a record in, the verdict and what is missing out."""

    name: str
    title: str
    count: int


def text_with(edition: RegulationEdition, checksum: str) -> str | None:
    """The text of the edition that has this checksum; without one, the text as it stands. Reads `errata`."""
    texts = {row.checksum: row.text for row in (edition, *edition.errata.all())}
    return texts.get(checksum or edition.effective_checksum)


def as_json(text: str) -> str:
    """The rules as JSON, in which `crossings rules` reads them too."""
    return json.dumps(yaml.safe_load(text), default=_plain, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON.")


def cases_of(edition: RegulationEdition) -> list[Cases]:
    """The tables of cases that are kept beside the rules of this edition; a table of routes beside them is none."""
    found = ((path, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in _files(edition))
    named = f"{edition.programme.slug}/{edition.key}.yaml"
    tables = ((path, told) for path, told in found if told["rules"] == named and "cases" in told)
    return [Cases(path.stem, told["title"], len(told["cases"])) for path, told in tables]


def case_file(edition: RegulationEdition, name: str) -> Path | None:
    """The file of a table of cases of this edition, if it is one."""
    known = {cases.name for cases in cases_of(edition)}
    return next((path for path in _files(edition) if path.stem == name and name in known), None)


def _files(edition: RegulationEdition) -> list[Path]:
    return sorted((Path(settings.RULE_CASES) / edition.programme.slug).glob("*.yaml"))
