"""An audit in words: the verdict, and of each clause how it stands, what was counted, what is missing and from where it is.

Public names: `AuditView`, `ClauseLine`, `audit_view`, `VERDICTS`, `STANDINGS`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from crossings.engine.regulations.record import Fact, Record
from crossings.engine.regulations.standing import Audit, ClauseStanding, Unused
from crossings.programmes.pages.phrases import listed, phrase
from crossings.programmes.pages.rules.naming import said
from crossings.programmes.pages.rules.page import ClauseView, clause_view, written
from crossings.programmes.pages.rules.wording import Wording
from crossings.studies.models import AuditResult, BoardDecision
from crossings.studies.pages.credit import titles_of

Key = TypeVar("Key")
VERDICTS: Mapping[str, str | Promise] = dict(AuditResult.Verdict.choices)
STANDINGS: Mapping[str, str | Promise] = {
    "satisfied": _("Done"),
    "satisfied_if_passed": _("Done if passed"),
    "planned": _("Planned"),
    "waived": _("Waived"),
    "needs_decision": _("Waits for a decision"),
    "missing": _("Missing"),
}
SHAPES: Mapping[str, str] = {
    "satisfied": "met",
    "satisfied_if_passed": "on",
    "planned": "wait",
    "waived": "met",
    "needs_decision": "ask",
    "missing": "no",
}
WHY_UNUSED: Mapping[str, str | Promise] = {
    "failed": _("It was not passed."),
    "withdrawn": _("It was withdrawn from."),
    "grade": _("Its grade is lower than the rules ask for."),
    "limit": _("A limit is reached."),
    "twice": _("Another entry of this module is taken for it."),
    "not_needed": _("Every clause in which it could count has enough without it."),
    "unknown": _("The rules do not have this module."),
    "no_place": _("No clause of this route asks for it."),
}


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause and how it stands for one student."""

    id: str
    clause: ClauseView
    standing: str
    words: str
    shape: str
    heading: SafeString
    counted: SafeString
    missing: SafeString
    is_tight: bool
    is_forced: bool
    decisions: tuple[SafeString, ...]
    reasons: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class AuditView:
    """A whole audit in words."""

    verdict: str
    words: str
    shape: str
    award: SafeString
    lines: Sequence[ClauseLine]
    unused: Sequence[tuple[SafeString, SafeString]]
    checksum: str

    @property
    def open_lines(self) -> list[ClauseLine]:
        """The clauses that ask for something yet."""
        return [line for line in self.lines if line.standing in ("missing", "needs_decision")]


def audit_view(audit: Audit, record: Record, wording: Wording) -> AuditView:
    """An audit of a record in the reader's language."""
    titles = titles_of(record, wording)
    award = next((each for each in wording.shelf.rules.awards if each.id == audit.award), None)
    return AuditView(
        verdict=audit.verdict,
        words=str(VERDICTS.get(audit.verdict, audit.verdict)),
        shape=SHAPES[audit.verdict],
        award=said(award.title if award else wording.shelf.rules.title, wording.shelf.language),
        lines=[_line(each, titles, wording) for each in audit.standings],
        unused=[(_title(titles, each.credit), _why(each, wording)) for each in audit.unused],
        checksum=audit.checksum,
    )


def _line(each: ClauseStanding, titles: Mapping[str, SafeString], wording: Wording) -> ClauseLine:
    view = clause_view(replace(each.clause, including=()), "", wording, {})
    return ClauseLine(
        id=each.clause.id,
        clause=view,
        standing=each.standing,
        words=str(STANDINGS[each.standing]),
        shape=SHAPES[each.standing],
        heading=view.text or view.words,
        counted=listed(_title(titles, name) for name in each.counted),
        missing=_missing(each, wording),
        is_tight=each.is_tight,
        is_forced=any(fact.kind == "force" for fact in each.facts),
        decisions=tuple(_decision(fact) for fact in each.facts),
        reasons=tuple(written(reason, wording.shelf.language) for reason in each.reasons),
    )


def _title(titles: Mapping[str, SafeString], name: str) -> SafeString:
    return titles.get(name) or format_html("<bdi>{}</bdi>", name)


def _missing(each: ClauseStanding, wording: Wording) -> SafeString:
    """What is still asked for: modules by their titles, or how many, or how many credits."""
    if each.missing_named:
        return wording.shelf.modules(each.missing_named)
    return listed(_amounts(each))


def _amounts(each: ClauseStanding) -> Iterator[str]:
    if each.missing_modules:
        yield ngettext("%(count)d module", "%(count)d modules", each.missing_modules) % {"count": each.missing_modules}
    elif each.missing_ects.points:
        yield gettext("%(ects)s ECTS") % {"ects": each.missing_ects}


def _decision(fact: Fact) -> SafeString:
    kind = BoardDecision.Kind(fact.kind).label
    if not fact.because:
        return format_html("{}", kind)
    return phrase(pgettext("a decision and its reason", "%(kind)s: %(reason)s"), kind=kind, reason=_own(fact.because))


def _own(text: str) -> SafeString:
    """What somebody wrote, in whatever language and direction."""
    return format_html("<bdi>{}</bdi>", text)


def _why(each: Unused, wording: Wording) -> SafeString:
    why = format_html("{}", WHY_UNUSED[each.why])
    return (
        phrase("%(why)s %(clause)s", why=why, clause=format_html("<code>{}</code>", each.clause))
        if each.clause
        else why
    )
