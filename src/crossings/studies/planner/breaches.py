"""What is wrong, in the reader's language: the reasons that a clause about time or load gives for not being kept.

Public names: `breaches_of`, `beyond_words`. The engine tells its reasons in English and by code; here they are told by title
and term. A reason of a kind that has no words here stays as it is, and says in which language.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from crossings.engine.regulations import language as rules
from crossings.engine.regulations.standing import ClauseStanding
from crossings.languages.words import Words
from crossings.studies.planner.situation import Situation, Weight
from crossings.studies.planner.words import number, term_name, title_of

Reasons = Sequence[str]


def breaches_of(each: ClauseStanding, situation: Situation, language: str) -> Iterator[Words]:
    """The reasons of a clause, each a sentence."""
    tell = TOLD.get(type(each.clause.rule))
    if tell is None:
        yield from (Words(reason, "en", language != "en") for reason in each.reasons)
        return
    told = tell(_Titles(situation, language), each.clause, each.reasons)
    yield from (Words(text, language, is_fallback=False) for text in dict.fromkeys(told))


def beyond_words(weight: Weight, known: rules.Regulations, language: str) -> str:
    """How much a term or a year holds, and what it may: Autumn 2023-24: 4, at most 3."""
    name = term_name(known, weight.span, language) if "/" in weight.span else weight.span
    told = {"term": name, "amount": number(weight.amount)}
    if weight.is_under or weight.at_most is None:
        text, bound = _("%(term)s: %(amount)s, at least %(bound)s."), weight.at_least
    else:
        text, bound = _("%(term)s: %(amount)s, at most %(bound)s."), weight.at_most
    return text % (told | {"bound": number(bound or 0)})


class _Titles:
    """Modules by their titles."""

    def __init__(self, situation: Situation, language: str) -> None:
        self.situation, self.language = situation, language

    def one(self, code: str) -> str:
        """The title of a module."""
        return str(title_of(self.situation.rules, code, self.language))

    def listed(self, codes: Iterable[str]) -> str:
        """Several titles."""
        return pgettext("between two things of a list", ", ").join(map(self.one, codes))

    def begins(self, reason: str) -> str:
        """The code with which a reason begins; of several that fit the longest."""
        codes = (credit.code for credit in self.situation.record.credits)
        return max((code for code in codes if reason.startswith(f"{code} ")), key=len, default="")


def _load(titles: _Titles, clause: rules.Clause, _reasons: Reasons) -> Iterator[str]:
    situation = titles.situation
    for term in situation.line.terms:
        for weight in situation.weights(term):
            if weight.clause.id == clause.id and (weight.is_over or weight.is_under):
                yield beyond_words(weight, situation.rules, titles.language)


def _prerequisite(titles: _Titles, clause: rules.Clause, reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    for reason in reasons:
        code = titles.begins(reason)
        is_any = rule.needs_any and reason == f"{code} needs one of {', '.join(rule.needs_any)} before it"
        lacking = reason.removeprefix(f"{code} needs ").removesuffix(" before it").split(", ")
        needed = rule.needs_any if is_any else [each for each in rule.needs if each in lacking]
        text = (
            _("Before %(set)s, in an earlier term, at least one of: %(modules)s.")
            if is_any
            else _("Before %(set)s, in an earlier term: %(modules)s.")
        )
        yield text % {"set": titles.one(code), "modules": titles.listed(needed)}


def _corequisite(titles: _Titles, clause: rules.Clause, reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    for reason in reasons:
        code = titles.begins(reason)
        lacking = reason.removeprefix(f"{code} needs ").removesuffix(" beside it or before it").split(", ")
        needed = titles.listed(each for each in rule.needs if each in lacking)
        yield _("With %(set)s, in the same term or before: %(modules)s.") % {
            "set": titles.one(code),
            "modules": needed,
        }


def _exclusion(titles: _Titles, clause: rules.Clause, _reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    there = dict.fromkeys(each.code for each in titles.situation.record.credits if each.code in rule.modules)
    yield _("Only one of these counts: %(modules)s.") % {"modules": titles.listed(there)}


def _progression(titles: _Titles, clause: rules.Clause, reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    for reason in reasons:
        told = {"set": titles.one(titles.begins(reason)), "ects": number(rule.ects.points)}
        yield _("Before %(set)s begins, in earlier terms: %(ects)s ECTS.") % told


def _mobility(titles: _Titles, clause: rules.Clause, reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    for reason in reasons:
        text = ngettext(
            "This is possible in term %(terms)s of the route.",
            "This is possible in terms %(terms)s of the route.",
            len(rule.terms),
        )
        terms = pgettext("between two things of a list", ", ").join(map(number, rule.terms))
        told = {"part": titles.one(titles.begins(reason)), "values": text % {"terms": terms}}
        yield _("%(part)s: %(values)s") % told


def _duration(titles: _Titles, clause: rules.Clause, reasons: Reasons) -> Iterator[str]:
    rule: Any = clause.rule
    for reason in reasons:
        amount, _comma, bound = reason.removesuffix(" terms").partition(", ")
        is_most = bound.startswith("at most")
        text = (
            _("%(term)s: %(amount)s, at most %(bound)s.") if is_most else _("%(term)s: %(amount)s, at least %(bound)s.")
        )
        most = rule.terms.at_most if is_most else rule.terms.at_least
        yield text % {"term": _("Length"), "amount": number(int(amount)), "bound": number(most)}


TOLD: dict[type, Callable[[_Titles, rules.Clause, Reasons], Iterator[str]]] = {
    rules.Load: _load,
    rules.Prerequisite: _prerequisite,
    rules.Corequisite: _corequisite,
    rules.Exclusion: _exclusion,
    rules.Progression: _progression,
    rules.Mobility: _mobility,
    rules.Duration: _duration,
}
