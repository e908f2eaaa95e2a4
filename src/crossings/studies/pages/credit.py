"""Credit by its title: what a student passed, registered, plans, or brought from elsewhere.

Public names: `CreditLine`, `credit_lines`, `titles_of`, `STATUS_WORDS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crossings.engine.regulations.record import Credit, Record
from crossings.programmes.pages.rules.wording import Wording
from crossings.studies.pages.wording import term_words

STATUS_WORDS: Mapping[str, str | Promise] = {
    "passed": _("Passed"),
    "recognised": _("Recognised"),
    "registered": _("Registered"),
    "planned": _("Planned"),
    "failed": _("Failed"),
    "withdrawn": _("Withdrawn from"),
}


@dataclass(frozen=True, slots=True)
class CreditLine:
    """One credit of a record as a table shows it."""

    title: SafeString
    term: SafeString
    ects: str
    grade: str
    status: str


def titles_of(record: Record, wording: Wording) -> dict[str, SafeString]:
    """The title of each credit, by the name that an audit gives it."""
    return {credit.name: title_of(credit, wording) for credit in record.credits}


def title_of(credit: Credit, wording: Wording) -> SafeString:
    """A module by title and code; credit from elsewhere by what it was called there, and for what it stands."""
    if credit.stands_for:
        stands = wording.shelf.title(credit.stands_for)
        return format_html("<bdi>{}</bdi> → {} ({})", credit.module, stands, credit.stands_for)
    if credit.module in wording.shelf.rules.modules:
        return format_html("{} ({})", wording.shelf.title(credit.module), credit.module)
    return format_html("<bdi>{}</bdi>", credit.module)


def credit_lines(record: Record, wording: Wording) -> list[CreditLine]:
    """Everything in a record, in the order of terms."""
    ordered = sorted(record.credits, key=lambda credit: (credit.term, credit.name))
    return [_line(credit, wording) for credit in ordered]


def _line(credit: Credit, wording: Wording) -> CreditLine:
    module = wording.shelf.rules.modules.get(credit.code)
    ects = credit.ects or (module.ects if module else None)
    return CreditLine(
        title=title_of(credit, wording),
        term=term_words(wording, credit.term) if credit.term else SafeString(""),
        ects=_number(ects.points) if ects else "",
        grade=_number(credit.grade) if credit.grade is not None else "",
        status=str(STATUS_WORDS[credit.status]),
    )


def _number(amount: Decimal) -> str:
    short = amount.normalize()
    return str(number_format(short if short % 1 else int(short)))
