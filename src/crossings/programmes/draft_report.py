"""The report on a draft of rules: its mistakes, and which of its routes can be walked.

Public names: `report_on` (a text), `keep_report` (with the draft), `problems_in` (a text), `is_of` (whether a report speaks of a
text). A report is made from the text alone and is no change of the draft, so the journal does not tell of it.
"""

from typing import Any

from crossings.engine.regulations.load import Unreadable, checksum, load
from crossings.engine.regulations.reading import Problem
from crossings.programmes.models import RegulationDraft


def problems_in(text: str, key: str) -> tuple[Problem, ...]:
    """Every mistake for which the text cannot be read; none where it can."""
    try:
        load(text, f"{key}.yaml")
    except Unreadable as refused:
        return refused.problems
    return ()


def report_on(text: str, key: str) -> dict[str, Any]:
    """What is found in a text, in plain values; `checksum` says of which text it speaks."""
    problems = [
        {"line": each.line, "clause": each.clause, "what": each.what, "mend": each.mend}
        for each in problems_in(text, key)
    ]
    return {"checksum": checksum(text), "problems": problems}


def keep_report(draft_id: int) -> None:
    """Report on a draft as it stands, unless that is done or the draft is gone; a text written meanwhile is not overtaken."""
    draft = RegulationDraft.objects.filter(pk=draft_id).first()
    if draft is not None and not is_of(draft.report, draft.text):
        RegulationDraft.objects.filter(pk=draft_id, text=draft.text).update(report=report_on(draft.text, draft.key))


def is_of(report: dict[str, Any] | None, text: str) -> bool:
    """Whether a report speaks of this text, and not of one that stood there before."""
    return report is not None and report["checksum"] == checksum(text)
