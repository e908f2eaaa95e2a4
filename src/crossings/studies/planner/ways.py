"""Ways on: the plans that are proposed, side by side, and why there is none.

Public names: `Way`, `ways_of`, `WhyNot`, `why_not`. A plan is told by its terms and by what sets it apart from the first; a
conflict by its clauses, each with its source, none of which could be left out unless that is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.planner.conflicts import ConflictLine
from crossings.engine.planner.model import WHEN_OFFERED
from crossings.engine.planner.search import Answer, Plan
from crossings.engine.planner.wishes import Wishes, kept
from crossings.engine.regulations.terms import place_of
from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.programmes.pages.phrases import listed
from crossings.studies.planner.answers import Outlook
from crossings.studies.planner.mends import Mend, mends_of
from crossings.studies.planner.situation import Situation
from crossings.studies.planner.verdict import Source, source_of
from crossings.studies.planner.wishes import WISH
from crossings.studies.planner.words import ects_words, number, rule_words, term_name, title_of


@dataclass(frozen=True, slots=True)
class WayTerm:
    """One term of a plan: its name, and its modules by title, each with whether the first plan has it not."""

    name: str
    modules: Sequence[tuple[Words, bool]]


@dataclass(frozen=True, slots=True)
class Way:
    """One plan that works: its number from 1, its letter, what it takes in words, and its terms."""

    number: int
    name: str
    facts: Sequence[tuple[str, str]]
    terms: Sequence[WayTerm]


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a conflict: whose it is, its words, its source, and how it was read."""

    clause: str
    text: Words
    source: Source | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why there is no plan: a sentence, the lines, and whether the choice of modules is a part of it."""

    text: str
    reasons: Sequence[Reason]
    mends: Sequence[Mend]
    is_for_choice: bool


def ways_of(situation: Situation, answer: Answer, language: str) -> list[Way]:
    """The plans of an answer, the best first."""
    first = answer.plans[0].modules if answer.plans else frozenset()
    return [_way(situation, place, plan, first, language) for place, plan in enumerate(answer.plans, 1)]


def why_not(situation: Situation, outlook: Outlook, language: str) -> WhyNot | None:
    """The reasons for there being no plan; nothing where there may be one."""
    answer = outlook.answer
    if answer is None or outlook.verdict != "not_achievable":
        return None
    reasons = [_reason(situation, line, language) for line in answer.conflict]
    if outlook.is_for_choice:
        own = _("Your choice: the modules that you put into terms stay where they are.")
        reasons.append(Reason("", Words(own, language, is_fallback=False)))
    text = (
        _("These cannot all hold. Without any one of them the others could.")
        if answer.is_minimal
        else _("These cannot all hold. Fewer of them may be enough: there was no time to tell which.")
    )
    return WhyNot(text, reasons, mends_of(situation, answer, language), outlook.is_for_choice)


def _way(situation: Situation, place: int, plan: Plan, first: frozenset[str], language: str) -> Way:
    together = {term: list(codes) for term, codes in plan.terms}
    for term, code in situation.stays:
        together.setdefault(term, []).append(code)
    terms = [
        WayTerm(
            term_name(situation.rules, term, language),
            [
                (title_of(situation.rules, code, language), place > 1 and code in plan.modules - first)
                for code in sorted(together[term])
            ],
        )
        for term in sorted(together, key=partial(place_of, situation.rules))
    ]
    return Way(place, chr(ord("A") + place - 1), list(_facts(situation, plan, together, language)), terms)


def _facts(
    situation: Situation, plan: Plan, together: dict[str, list[str]], language: str
) -> Iterator[tuple[str, str]]:
    codes = [code for codes in together.values() for code in codes]
    sizes = (situation.rules.modules[code].ects.points for code in codes if code in situation.rules.modules)
    last = max(together, key=partial(place_of, situation.rules), default="")
    if last:
        yield _("Ends"), term_name(situation.rules, last, language)
    yield _("Modules"), number(len(codes))
    yield _("Credits"), ects_words(sum(sizes, Decimal(0)))
    most = max((len(each) for each in together.values()), default=0)
    yield _("Most in one term"), ngettext("%(number)s module", "%(number)s modules", most) % {"number": number(most)}
    yield from _wished(situation, together, language)


def _wished(situation: Situation, together: dict[str, list[str]], language: str) -> Iterator[tuple[str, str]]:
    """What becomes of each wish: how many fit what is preferred, and of what was named how much is kept and what is not."""
    chosen, rules = situation.chosen, situation.rules
    terms = {term: [code for code in codes if code in rules.modules] for term, codes in together.items()}
    modules = [rules.modules[code] for codes in terms.values() for code in codes]
    if chosen.topics:
        yield _("On your topics"), number(sum(bool({*chosen.topics} & {*each.topics}) for each in modules))
    if chosen.institutions:
        yield _("At your institutions"), number(sum(each.institution in chosen.institutions for each in modules))
    named = Wishes(keep_free=chosen.free, liked=tuple(sorted({*chosen.liked} - situation.closed_codes)))
    told = kept(named, list(terms.items()), rules)
    yield from _counted(_("Modules that you like"), [each.is_kept for each in told if each.wish == "liked"])
    yield from _counted(_("Terms kept free"), [each.is_kept for each in told if each.wish == "keep_free"])
    left = [each.about for each in told if (each.wish, each.is_kept) == ("liked", False)]
    if left:
        yield _("Not in it"), listed(marked(title_of(rules, code, language)) for code in left)


def _counted(label: str, are_kept: Sequence[bool]) -> Iterator[tuple[str, str]]:
    if are_kept:
        yield label, _("%(there)s of %(asked)s") % {"there": number(sum(are_kept)), "asked": number(len(are_kept))}


def _reason(situation: Situation, line: ConflictLine, language: str) -> Reason:
    if line.part == WHEN_OFFERED or line.clause is None:
        told = _("Modules run only in the terms in which they are offered.")
        if situation.chosen.free:
            told = _("Modules run only in the terms in which they are offered, and you keep some terms free.")
        elif situation.over:
            told = _("Modules run only in the terms in which they are offered, and some terms are over.")
        return Reason("", Words(told, language, is_fallback=False))
    if line.clause.id == WISH:
        told = _("Your wish: at most %(number)s in a term.") % {"number": number(situation.chosen.fewer)}
        return Reason("", Words(told, language, is_fallback=False))
    because = line.clause.assumption.because if line.clause.assumption else ""
    return Reason(
        line.clause.id,
        rule_words(line.clause, language, situation.tell),
        source_of(line.clause, situation.rules),
        because,
    )
