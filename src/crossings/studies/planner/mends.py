"""The smallest changes that would mend a conflict, in words, and which of them somebody can make at once.

Public names: `Mend`, `mends_of`. Another value of the route, another module and a smaller wish are one's own to choose; what a
clause asks for the board may change for one student, and what runs when the school decides.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from crossings.engine.planner.mending import Change
from crossings.engine.planner.search import Answer
from crossings.engine.regulations.load import clauses_within
from crossings.programmes.pages.rules.naming import part_words
from crossings.studies.planner.situation import Situation
from crossings.studies.planner.wishes import WISH
from crossings.studies.planner.words import number, rule_words, term_name, title_of, value_name

AMOUNT = re.compile(r"\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mend:
    """One change: its words, the button that makes it (empty where it is not one's own), and who decides on it else."""

    text: str
    do: str
    decides: str


def mends_of(situation: Situation, answer: Answer, language: str) -> list[Mend]:
    """The changes of an answer: first those that are one's own to make, of each kind the smallest first."""
    words = _Words(situation, language)
    return sorted((words.mend(each.changes) for each in answer.relaxations), key=lambda mend: not mend.do)


@dataclass(frozen=True, slots=True)
class _Words:
    situation: Situation
    language: str

    def mend(self, changes: Sequence[Change]) -> Mend:
        """Changes that are made together are one's own only where there is one."""
        text = _("; and ").join(self.change(each) for each in changes)
        do = self.do(changes[0]) if len(changes) == 1 else ""
        others = {each.kind for each in changes if not self.do(each)}
        return Mend(text, do, "" if do or not others else _decides(others))

    def do(self, change: Change) -> str:
        """What the button of a change says; nobody who is enrolled changes the route by a press."""
        return "" if change.kind == "route" and self.situation.is_enrolled else _do(change)

    def change(self, change: Change) -> str:
        """One change in words."""
        if change.about == WISH and change.kind != "limit":
            return _("As many as the rules allow")
        if change.about == WISH:
            return _("Your wish: at most %(after)s in a term instead of %(before)s") % self.amounts(change)
        told: dict[str, Callable[[Change], str]] = {
            "route": self._route,
            "replaced": self._replaced,
            "offered": self._offered,
            "waived": lambda each: _("“%(rule)s” is waived for you") % {"rule": self.rule(each)},
            "terms": lambda each: _("“%(rule)s”: %(after)s terms instead of %(before)s") % self.amounts(each),
            "limit": lambda each: _("“%(rule)s”: at most %(after)s instead of %(before)s") % self.amounts(each),
            "demand": self._demand,
        }
        return told[change.kind](change)

    def _route(self, change: Change) -> str:
        part = change.about
        told = {
            "part": part_words(part),
            "after": value_name(part, change.after),
            "before": value_name(part, change.before),
        }
        return _("%(part)s: %(after)s instead of %(before)s") % told

    def _replaced(self, change: Change) -> str:
        if "/" in change.after:
            told = {"module": self.module(change.about), "term": self.term(change.after)}
            return _("%(module)s in %(term)s") % told
        if not change.after:
            return _("Without %(module)s") % {"module": self.module(change.about)}
        return _("%(other)s in place of %(module)s") % {
            "other": self.module(change.after),
            "module": self.module(change.about),
        }

    def _demand(self, change: Change) -> str:
        """A smaller amount; or of compulsory modules all but one."""
        before, after = set(change.before.split(", ")), set(change.after.split(", "))
        gone = [code for code in sorted(before - after) if self.situation.module(code)]
        if gone and after <= before:
            told = {"rule": self.rule(change), "module": self.module(gone[0])}
            return _("“%(rule)s” without %(module)s") % told
        return _("“%(rule)s”: %(after)s instead of %(before)s") % self.amounts(change)

    def _offered(self, change: Change) -> str:
        told = {"module": self.module(change.about), "term": self.term(change.after)}
        return _("%(module)s runs in %(term)s too") % told

    def amounts(self, change: Change) -> dict[str, str]:
        """What a change of a clause is about, from what to what."""
        return {"rule": self.rule(change), "before": _amount(change.before), "after": _amount(change.after)}

    def rule(self, change: Change) -> str:
        """The clause that a change is about, without the full stop of its sentence."""
        clauses = {each.id: each for each in clauses_within(self.situation.rules.clauses)}
        clause = clauses.get(change.about)
        return (str(rule_words(clause, self.language, self.situation.tell)) if clause else change.about).rstrip(".")

    def module(self, code: str) -> str:
        """The title of a module."""
        return str(title_of(self.situation.rules, code, self.language))

    def term(self, term: str) -> str:
        """A term by its name and year."""
        return term_name(self.situation.rules, term, self.language)


def _amount(word: str) -> str:
    """An amount as the reader writes numbers; what is none stays as it is."""
    return number(Decimal(word)) if AMOUNT.fullmatch(word) else word


def _decides(kinds: Collection[str]) -> str:
    if kinds == {"offered"}:
        return _("The school decides.")
    return _("See under “What if?”.") if kinds == {"route"} else _("The board decides.")


def _do(change: Change) -> str:
    """What the button of a change says; empty where it is nobody's own to make."""
    if change.about == WISH:
        return f"fewer:{change.after if change.kind == 'limit' else 0}"
    if change.kind == "route":
        return f"route:{change.about}={change.after}"
    if change.kind != "replaced":
        return ""
    if "/" in change.after:
        return f"move:{change.about}@{change.after}"
    return f"swap:{change.about}>{change.after}" if change.after else f"drop:{change.about}"
