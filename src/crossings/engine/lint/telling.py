"""What the linter and the comparison found, told to other programs and to people at a terminal.

Public names: `report_as_data`, `report_as_text`, `comparison_as_data`, `comparison_as_text`. The names of the data are
documented in docs/reference/rules-output.md; new ones may be added, none is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crossings.engine.lint.assumptions import UnderAssumption
from crossings.engine.lint.changes import RouteChange
from crossings.engine.lint.compare import Comparison
from crossings.engine.lint.findings import Finding, condition_of
from crossings.engine.lint.report import Report, RouteReport
from crossings.engine.lint.slack import Slack
from crossings.engine.planner.telling import as_data as answer_as_data
from crossings.engine.planner.telling import words_of
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.routes import Route

OF_A_CONFLICT = ("conflict", "conflict_is_minimal", "relaxations")
OF_AN_AUDIT = ("verdict", "method", "award")
Values = Mapping[str, tuple[str, ...]]


# the linter


def report_as_data(report: Report, loaded: Loaded, others: Sequence[UnderAssumption] = ()) -> dict[str, Any]:
    """The report in plain values, the routes in the order of the file."""
    return {
        "verdict": report.verdict,
        "routes": [_route(each, loaded) for each in report.routes],
        "findings": [_finding(each) for each in report.findings],
        "assumptions": [_assumption(each) for each in others],
        "rules_checksum": report.checksum,
    }


def _assumption(each: UnderAssumption) -> dict[str, Any]:
    return {
        "about": list(each.about),
        "other": each.says,
        "routes": [_route_change(change) for change in each.routes],
        "arithmetic": each.arithmetic,
    }


def _route(each: RouteReport, loaded: Loaded) -> dict[str, Any]:
    told = answer_as_data(each.answer, loaded)
    audit = told["plan"] and {name: told["plan"]["audit"][name] for name in OF_AN_AUDIT}
    return {
        "route": dict(each.route),
        "verdict": each.verdict,
        "advertised": each.is_advertised,
        "closed": each.is_closed,
        "plan": told["plan"] and {"terms": told["plan"]["terms"], "audit": audit},
        **{name: told[name] for name in OF_A_CONFLICT},
        "slack": _slack(each.slack) if each.slack else None,
        "single_points_of_failure": [{"module": point.module, "term": point.term} for point in each.single_points],
        "waits_for": list(each.waits_for),
    }


def _slack(slack: Slack) -> dict[str, Any]:
    return {
        "terms": slack.terms,
        "places": slack.places,
        "choices": [
            {"clause": each.clause, "counts": each.counts, "asked": each.asked, "open": each.open, "spare": each.spare}
            for each in slack.choices
        ],
    }


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "what": each.what,
        "clause": each.clause or None,
        "text": each.says,
        "routes": [dict(route) for route in each.routes],
    }


def report_as_text(report: Report, loaded: Loaded, others: Sequence[UnderAssumption] = ()) -> str:
    """The report in lines: routes that share an answer together, then what was found, then what hangs on assumptions."""
    values = loaded.regulations.route
    return "\n".join(
        [*_report_lines(report, values), *(line for each in others for line in _other_lines(each, values))]
    )


def _other_lines(each: UnderAssumption, values: Values) -> Iterator[str]:
    yield f"  if read otherwise ({', '.join(each.about)}): {each.says}"
    for (said,), routes in _alike(((_said(change),), change.route) for change in each.routes).items():
        yield f"    {named(routes, values)}: {said}"
    if each.arithmetic:
        yield f"    by arithmetic {each.arithmetic.replace('_', ' ')}"
    if not each.routes and not each.arithmetic:
        yield "    no route changes"


def _report_lines(report: Report, values: Values) -> Iterator[str]:
    achievable = sum(each.verdict == "achievable" for each in report.routes)
    closed = sum(each.is_closed for each in report.routes)
    yield (
        f"{report.verdict.replace('_', ' ')}: {achievable} of {len(report.routes)} routes can be walked, "
        f"{closed} are closed by a clause"
    )
    for lines, routes in _alike((tuple(_route_lines(each)), each.route) for each in report.routes).items():
        yield f"  {named(routes, values)}"
        yield from (f"    {line}" for line in lines)
    for found in report.findings:
        yield f"  {found.what.replace('_', ' ')}{f', {found.clause}' if found.clause else ''}: {found.says}"
        if found.routes:
            yield f"    {named(found.routes, values)}"


def _alike(told: Iterable[tuple[tuple[str, ...], Route]]) -> dict[tuple[str, ...], list[Route]]:
    """The routes about which the same is said."""
    found: dict[tuple[str, ...], list[Route]] = {}
    for lines, route in told:
        found.setdefault(lines, []).append(route)
    return found


def named(routes: Iterable[Route], values: Values) -> str:
    """Routes in words: by the condition that exactly they fit, or one by one.

    >>> named([{"mode": "a"}, {"mode": "b"}], {"mode": ("a", "b", "c")})
    'mode=a|b'
    """
    told = list(routes)
    condition = condition_of(told, values)
    if condition is None:
        return "; ".join(",".join(f"{part}={value}" for part, value in route.items()) for route in told)
    return ",".join(f"{part}={'|'.join(among)}" for part, among in condition.items()) or "every route"


def _route_lines(each: RouteReport) -> Iterator[str]:
    yield each.verdict.replace("_", " ") + (", closed" if each.is_closed else "")
    if each.plan:
        yield from (f"{term}: {', '.join(codes)}" for term, codes in each.plan.terms)
    yield from (f"{line.part}: {words_of(line)}" for line in each.answer.conflict)
    if each.slack:
        yield from _slack_lines(each.slack)
    if each.single_points:
        points = ", ".join(f"{point.module} in {point.term}" for point in each.single_points)
        yield f"no plan does without: {points}"
    if each.waits_for:
        yield f"waits for: {', '.join(each.waits_for)}"


def _slack_lines(slack: Slack) -> Iterator[str]:
    said = [
        f"{amount} {word if amount != 1 else word[:-1]}"
        for amount, word in ((slack.terms, "terms"), (slack.places, "places"))
        if amount is not None
    ]
    spare = [f"{each.clause} {each.spare}" for each in slack.choices]
    if said:
        yield f"to spare: {', '.join(said)}"
    if spare:
        yield f"modules that may be cancelled: {', '.join(spare)}"


# the comparison


def comparison_as_data(found: Comparison) -> dict[str, Any]:
    """The comparison in plain values."""
    return {
        "verdict": found.verdict,
        "clauses": [{"id": each.name, "change": each.change, "text": list(each.says)} for each in found.clauses],
        "others": [
            {"part": each.part, "name": each.name, "change": each.change, "text": list(each.says)}
            for each in found.others
        ],
        "routes": [_route_change(each) for each in found.routes],
        "students": [
            {
                "record": each.record,
                "old": each.old or None,
                "new": each.new or None,
                "clauses": [{"id": name, "old": old, "new": new} for name, old, new in each.clauses],
            }
            for each in found.students
        ],
        "old_checksum": found.old_checksum,
        "new_checksum": found.new_checksum,
    }


def _route_change(each: RouteChange) -> dict[str, Any]:
    return {
        "route": dict(each.route),
        "old": each.old or None,
        "new": each.new or None,
        "old_terms": each.old_terms,
        "new_terms": each.new_terms,
    }


def comparison_as_text(found: Comparison, values: Values) -> str:
    """The comparison in lines: clauses, other parts, routes, students."""
    return "\n".join(_comparison_lines(found, values))


def _comparison_lines(found: Comparison, values: Values) -> Iterator[str]:
    yield {
        "same": "no route and no student changes verdict",
        "changed": "verdicts change",
        "undecided": "undecided: time ran out",
    }[found.verdict]
    for part in (*found.clauses, *found.others):
        yield f"  {part.part} {part.name} {part.change}"
        yield from (f"    {line}" for line in part.says)
    for (said,), routes in _alike(((_said(each),), each.route) for each in found.routes).items():
        yield f"  {named(routes, values)}: {said}"
    for student in found.students:
        if student.old != student.new or student.clauses:
            yield f"  {student.record}: {_becomes(student.old, student.new)}"
            yield from (f"    {name}: {_becomes(old, new)}" for name, old, new in student.clauses)


def _said(each: RouteChange) -> str:
    if each.old != each.new:
        return _becomes(each.old, each.new)
    return f"{each.old_terms} terms at least become {each.new_terms}"


def _becomes(old: str, new: str) -> str:
    if old == new:
        return f"stays {old}".replace("_", " ")
    return f"{old or 'not there'} becomes {new or 'not there'}".replace("_", " ")
