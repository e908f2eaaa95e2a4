"""Names in rules of study as a reader knows them: parts and values of a route, kinds of modules, amounts.

Public names: `Names` (what the programme itself calls things), `said` (a text in several languages), `part_words`, `fact_words`,
`kind_words`, `edition_name`, `plain`, `modules_words`, `ects_words`, `terms_words`, `month_words`. What nothing names in the
reader's language is shown as it is written in the rules, with spaces for what stands for them there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from crossings.engine.regulations.language import Bounds
from crossings.engine.regulations.routes import START
from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.programmes.models import Mode

PARTS: Mapping[str, str | Promise] = {
    "version": gettext_lazy("Version"),
    "mode": gettext_lazy("Mode"),
    "start": gettext_lazy("Start"),
    "site": gettext_lazy("Site"),
    "specialisation": gettext_lazy("Specialisation"),
    "visa": gettext_lazy("Visa"),
    "mobility": gettext_lazy("Mobility"),
}
VALUES: Mapping[tuple[str, str], str | Promise] = {
    ("mode", "full_time"): Mode.FULL_TIME.label,
    ("mode", "part_time"): Mode.PART_TIME.label,
    ("specialisation", "none"): gettext_lazy("No specialisation"),
    ("mobility", "none"): gettext_lazy("No mobility"),
    ("mobility", "partner"): gettext_lazy("At a partner institution"),
    ("visa", "not_needed"): gettext_lazy("No visa needed"),
    ("visa", "student"): gettext_lazy("Student visa"),
    ("site", "split"): gettext_lazy("Split between sites"),
    ("version", "standard"): pgettext_lazy("version of a programme", "Standard"),
    ("version", "extended"): pgettext_lazy("version of a programme", "Extended"),
}
KINDS: Mapping[str, str | Promise] = {
    "taught": gettext_lazy("Taught module"),
    "methodology": gettext_lazy("Methodology"),
    "dissertation": gettext_lazy("Dissertation"),
    "placement": gettext_lazy("Internship"),
    "internship": gettext_lazy("Internship"),
    "final_project": gettext_lazy("Final project"),
}
FACTS: Mapping[str, str | Promise] = {
    "code": gettext_lazy("code"),
    "kind": gettext_lazy("kind"),
    "level": gettext_lazy("level"),
    "owner": gettext_lazy("owner"),
    "institution": gettext_lazy("institution"),
    "site": gettext_lazy("site"),
    "tag": gettext_lazy("mark"),
    "topic": gettext_lazy("topic"),
    "ects": gettext_lazy("credits (ECTS)"),
    "example": gettext_lazy("example"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the programme's own records call the values of a route, in the reader's language; keyed by part and value."""

    values: Mapping[tuple[str, str], SafeString] = field(default_factory=dict)

    def value(self, part: str, value: str) -> SafeString:
        """One value of a part of a route, such as the month of a start or the name of a specialisation."""
        if part == START:
            return format_html("{}", month_words(value))
        return self.values.get((part, value)) or format_html("{}", VALUES.get((part, value)) or plain(value))


def said(texts: Mapping[str, str], language: str) -> SafeString:
    """A text in the reader's language; else in English, else in the first that it has, and marked as such."""
    for candidate in (language, "en", *texts):
        if texts.get(candidate):
            return marked(Words(texts[candidate], candidate, candidate != language))
    return SafeString("")


def edition_name(edition: str) -> str:
    """An edition of rules: its academic year, and its name where it has one."""
    year, _dot, name = edition.partition(".")
    return _("%(year)s, %(name)s") % {"year": year, "name": plain(name).lower()} if name else year


def plain(name: str) -> str:
    """A name of the rules with spaces for what stands for them there."""
    return name.replace("_", " ").replace("-", " ").strip()


def part_words(part: str) -> str:
    """What a part of a route is called."""
    return str(PARTS.get(part) or plain(part).capitalize())


def kind_words(kind: str) -> str:
    """What a kind of module is called."""
    return str(KINDS.get(kind) or plain(kind).capitalize())


def fact_words(fact: str) -> str:
    """What a fact of a module is called."""
    return str(FACTS.get(fact) or plain(fact))


def month_words(month: str) -> str:
    """A month such as 2023-09 in words."""
    year, _dash, number = month.partition("-")
    return str(date_format(date(int(year), int(number), 1), "YEAR_MONTH_FORMAT"))


def number(amount: Decimal | int) -> str:
    """An amount without needless noughts, as the reader writes numbers."""
    short = Decimal(amount).normalize()
    return str(number_format(short if short % 1 else int(short)))


def modules_words(bounds: Bounds) -> str:
    """How many modules: a number, at least, at most, or from one to another."""
    low, high = bounds.at_least, bounds.at_most
    count = int(high if high is not None else low or 0)
    if low is not None and low == high:
        text = ngettext("%(count)s module", "%(count)s modules", count)
    elif high is None:
        text = ngettext("at least %(count)s module", "at least %(count)s modules", count)
    elif low is None:
        text = ngettext("at most %(count)s module", "at most %(count)s modules", count)
    else:
        text = ngettext("%(low)s to %(count)s module", "%(low)s to %(count)s modules", count)
    return text % {"count": number(count), "low": number(low or 0)}


def ects_words(bounds: Bounds) -> str:
    """How many credits: a number, at least, at most, or from one to another."""
    low, high = bounds.at_least, bounds.at_most
    if low is not None and low == high:
        text = _("%(low)s ECTS")
    elif high is None:
        text = _("at least %(low)s ECTS")
    elif low is None:
        text = _("at most %(high)s ECTS")
    else:
        text = _("%(low)s to %(high)s ECTS")
    return text % {"low": number(low or 0), "high": number(high or 0)}


def terms_words(bounds: Bounds) -> str:
    """How many terms: a number, at least, at most, or from one to another."""
    low, high = bounds.at_least, bounds.at_most
    count = int(high if high is not None else low or 0)
    if low is not None and low == high:
        text = ngettext("%(count)s term", "%(count)s terms", count)
    elif high is None:
        text = ngettext("at least %(count)s term", "at least %(count)s terms", count)
    elif low is None:
        text = ngettext("at most %(count)s term", "at most %(count)s terms", count)
    else:
        text = ngettext("%(low)s to %(count)s term", "%(low)s to %(count)s terms", count)
    return text % {"count": number(count), "low": number(low or 0)}


def amount_words(modules: Bounds | None, ects: Bounds | None) -> str:
    """How much, in modules or in credits, whichever is given."""
    return modules_words(modules) if modules else ects_words(ects or Bounds())
