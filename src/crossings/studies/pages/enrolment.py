"""One student's studies as a page shows them: the facts, the audit, credit, decisions, plans.

Public names: `StudiesPage`, `studies_page`, `Part`, `EnrolmentLine`, `enrolment_lines`, `terms_in_words`, `terms_of`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.terms import place_of
from crossings.programmes.pages.rules.wording import Wording
from crossings.studies.models import Enrolment, StudyPlan
from crossings.studies.pages.credit import CreditLine, credit_lines
from crossings.studies.pages.standing import AuditView, audit_view
from crossings.studies.pages.wording import kept_wording, route_in_words, term_words
from crossings.studies.records import record_of, rules_for


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its anchor, its heading, its template, and a remark in the margin."""

    key: str
    heading: str
    note: str = ""

    @property
    def body(self) -> str:
        return f"studies/_{self.key}.html"


@dataclass(frozen=True)
class StudiesPage:
    """Everything that is shown of one enrolment."""

    enrolment: Enrolment
    wording: Wording
    record: Record
    audit: AuditView
    day: date
    plan: StudyPlan | None = None

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What is studied, by which rules, on which route, since when."""
        row = self.enrolment
        rules = reverse("programmes:edition", args=[row.edition.programme.slug, row.edition.key])
        return [
            {"term": _("State"), "value": row.get_state_display()},
            {"term": _("Rules"), "value": row.edition.key, "url": rules},
            {"term": _("Route"), "value": route_in_words(self.wording, row.route)},
            {"term": _("Award"), "value": self.audit.award},
            {"term": _("Student"), "value": row.student.name},
            {"term": _("Adviser"), "value": row.adviser.name if row.adviser else _("Nobody yet")},
        ]

    @cached_property
    def credit(self) -> Sequence[CreditLine]:
        """All that is in the record."""
        return credit_lines(self.record, self.wording)

    @property
    def parts(self) -> list[Part]:
        """The parts of the page, in their order."""
        return [
            Part("clauses", _("Where you stand") if not self.plan else _("Where the plan leads")),
            Part("credit", _("Credit"), _("Everything in the record, counted or not.")),
            *([Part("unused", _("Counted nowhere"))] if self.audit.unused else []),
        ]


def studies_page(enrolment: Enrolment, day: date, language: str, plan: StudyPlan | None = None) -> StudiesPage:
    """The page of an enrolment on a day; with a plan, as it would be if the plan came true. Reads `with_record()`."""
    return _worded(enrolment, day, kept_wording(enrolment.edition_id, language), plan)


def _worded(enrolment: Enrolment, day: date, wording: Wording, plan: StudyPlan | None = None) -> StudiesPage:
    record = record_of(enrolment, plan)
    found = audit(rules_for(enrolment), record, day)
    return StudiesPage(enrolment, wording, record, audit_view(found, record, wording), day, plan)


Terms = list[tuple[SafeString, list[SafeString]]]


def terms_in_words(terms: Iterable[tuple[str, Sequence[str]]], wording: Wording) -> Terms:
    """Terms with the codes of their modules, as terms with the titles of their modules."""
    return [(term_words(wording, term), [wording.shelf.module(code) for code in codes]) for term, codes in terms]


def terms_of(plan: StudyPlan, wording: Wording) -> Terms:
    """A plan by terms. Reads `modules`."""
    rules = wording.shelf.rules
    by_term: dict[str, list[str]] = {}
    for each in sorted(plan.modules.all(), key=lambda row: (place_of(rules, row.term), row.module)):
        by_term.setdefault(each.term, []).append(each.module)
    return terms_in_words(by_term.items(), wording)


@dataclass(frozen=True, slots=True)
class EnrolmentLine:
    """One enrolment in a list: whose, of what, and how it stands."""

    enrolment: Enrolment
    audit: AuditView
    route: SafeString


def enrolment_lines(enrolments: Iterable[Enrolment], day: date, language: str) -> list[EnrolmentLine]:
    """Each enrolment with its audit on a day; the rules of an edition are worded once for all. Reads `with_record()`."""
    found = list(enrolments)
    wordings = {key: kept_wording(key, language) for key in sorted({each.edition_id for each in found})}
    pages = [_worded(each, day, wordings[each.edition_id]) for each in found]
    return [
        EnrolmentLine(page.enrolment, page.audit, route_in_words(page.wording, page.enrolment.route)) for page in pages
    ]
