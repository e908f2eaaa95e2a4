"""The report on a text of rules: its mistakes, which of its routes can be walked, and what is odd about its clauses.

Public names: `report_on` (a text), `keep_report` (with a draft), `keep_reports_of` (an edition's texts), `problems_in` (a text),
`is_of` (whether a report speaks of a text). A report is made from the text alone and changes nothing in it; of a draft's the
journal does not tell, of an edition's it does, since pages tell of it. All this is done in the background: a solver is asked.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import Loaded, Unreadable, checksum, load
from crossings.engine.regulations.reading import Problem
from crossings.journal.record import SYSTEM, recording
from crossings.programmes.models import RegulationDraft, RegulationEdition, RulesReport

Plain = dict[str, Any]


def problems_in(text: str, key: str) -> tuple[Problem, ...]:
    """Every mistake for which the text cannot be read; none where it can."""
    try:
        load(text, f"{key}.yaml")
    except Unreadable as refused:
        return refused.problems
    return ()


def report_on(text: str, key: str) -> Plain:
    """What is found in a text, in plain values; `checksum` says of which text it speaks.

    `problems` has the mistakes for which it cannot be read; else `verdict`, `routes` and `findings` are what the linter says,
    routes about which it says the same taken together, or `refused` why the linter does not look at them.
    """
    try:
        loaded = load(text, f"{key}.yaml")
    except Unreadable as refused:
        problems = [
            {"line": each.line, "clause": each.clause, "what": each.what, "mend": each.mend}
            for each in refused.problems
        ]
        return {"checksum": checksum(text), "problems": problems}
    return {"checksum": loaded.checksum, "problems": [], **_linted(loaded)}


def _linted(loaded: Loaded) -> Plain:
    from crossings.engine.lint.report import lint  # noqa: PLC0415  brings the solver
    from crossings.engine.lint.telling import report_as_data  # noqa: PLC0415  brings the solver

    try:
        found = lint(loaded)
    except Refusal as refused:
        return {"refused": str(refused), "verdict": "undecided", "routes": [], "findings": []}
    told = report_as_data(found, loaded)
    return {"verdict": told["verdict"], "routes": _alike(told["routes"]), "findings": told["findings"]}


def _alike(routes: Iterable[Plain]) -> list[Plain]:
    """Routes about which the same is said, together; each group keeps its `routes` and what is said of them."""
    groups: list[Plain] = []
    for each in routes:
        route, said = each["route"], {name: value for name, value in each.items() if name != "route"}
        group = next((one for one in groups if one["said"] == said), None)
        if group is None:
            groups.append({"routes": [route], "said": said})
        else:
            group["routes"].append(route)
    return groups


def keep_report(draft_id: int) -> None:
    """Report on a draft as it stands, unless that is done or the draft is gone; a text written meanwhile is not overtaken."""
    draft = RegulationDraft.objects.filter(pk=draft_id).first()
    if draft is not None and not is_of(draft.report, draft.text):
        RegulationDraft.objects.filter(pk=draft_id, text=draft.text).update(report=report_on(draft.text, draft.key))


def keep_reports_of(edition_id: int, at: datetime) -> None:
    """Report on the text of an edition as it stands, unless that is done."""
    edition = RegulationEdition.objects.with_errata().get(pk=edition_id)
    if not RulesReport.objects.on(edition.effective_checksum).exists():
        told = report_on(edition.effective_text, edition.key)
        report = RulesReport(checksum=told["checksum"], report=told, made_at=at)
        with recording(report, "check", by=SYSTEM, at=at):
            report.save(force_insert=True)


def is_of(report: Plain | None, text: str) -> bool:
    """Whether a report speaks of this text, and not of one that stood there before."""
    return report is not None and report["checksum"] == checksum(text)
