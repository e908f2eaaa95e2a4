"""What a button of the desk does to what is chosen.

Public names: `moved`, `Moved`. A button says `do=add:POLI9400@2023-24/autumn`; where a menu names the term, it stands beside it
as `at:POLI9400=2023-24/autumn`. What no button says is answered in words and changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.terms import place_of
from crossings.studies.planner.address import (
    DO,
    MOST_MODULES,
    MOST_PER_TERM,
    TARGET,
    Chosen,
    Taken,
    clauses_of,
    in_order,
)

Plans = Callable[[Chosen], Sequence[Taken]]


class Moved(NamedTuple):
    """What is chosen now; a remark where nothing could be done; and the module, term or part of the desk it happened at."""

    chosen: Chosen
    remark: str = ""
    at: str = ""


def moved(chosen: Chosen, asked: QueryDict, rules: Regulations, plans: Plans) -> Moved:
    """What is chosen once the button that was pressed has done its work; `plans` are those that are proposed, each whole."""
    word, _colon, what = asked.get(DO, "").partition(":")
    if word in ("add", "move"):
        done = _put(chosen, what, asked, rules)
        return done._replace(at="pool") if word == "add" and done.at else done
    if word == "drop":
        kept = tuple(each for each in chosen.taken if each[1] != what)
        stood = next((term for term, code in chosen.taken if code == what), "")
        return Moved(replace(chosen, taken=kept, show=""), at=stood)
    if word == "take":
        return _taken(chosen, what, rules, plans)
    if word in MENDS:
        return MENDS[word](chosen, what, rules)
    return _opened(chosen, word, what if word != "fill" or what in clauses_of(rules) else "")


def _opened(chosen: Chosen, word: str, what: str) -> Moved:
    """What changes nothing of the plan but what is opened, listed or cleared."""
    if word == "page" and what.isascii() and what.isdigit() and len(what) < 4:
        return Moved(replace(chosen, page=max(1, int(what))), at="pool")
    done = {
        "": Moved(chosen),
        "show": Moved(replace(chosen, page=1)),
        "plans": Moved(replace(chosen, show="plans"), at="plans"),
        "anew": Moved(replace(chosen, show="anew"), at="plans"),
        "close": Moved(replace(chosen, show=""), at="terms"),
        "clear": Moved(replace(chosen, taken=(), show="", fills="", page=1), at="verdict"),
        "fill": Moved(replace(chosen, fills=what, page=1), at="pool"),
    }
    unknown = _("“%(word)s” is nothing that this page can do. Nothing was changed.") % {"word": word[:60]}
    return done.get(word, Moved(chosen, unknown))


def _put(chosen: Chosen, what: str, asked: QueryDict, rules: Regulations) -> Moved:
    code, _at, term = what.rpartition("@") if "@" in what and what not in rules.modules else (what, "", "")
    term = term or asked.get(f"{TARGET}{code}", "")
    if code not in rules.modules:
        told = _("These rules have no module “%(code)s”. Nothing was changed.") % {"code": code[:60]}
        return Moved(chosen, told)
    try:
        place_of(rules, term)
    except Refusal:
        told = _("“%(term)s” is no term of these rules. Choose one from the menu of the module.") % {"term": term[:60]}
        return Moved(chosen, told)
    others = [each for each in chosen.taken if each[1] != code]
    if len(others) >= MOST_MODULES:
        return Moved(
            chosen, _("No plan holds more than %(number)d modules. Remove one first.") % {"number": MOST_MODULES}
        )
    return Moved(replace(chosen, taken=in_order([*others, (term, code)], rules), show=""), at=code)


def _taken(chosen: Chosen, what: str, rules: Regulations, plans: Plans) -> Moved:
    found = plans(chosen)
    plan = {str(number): each for number, each in enumerate(found, 1)}.get(what)
    if plan is None:
        return Moved(chosen, _("This plan is not there any more. Choose one of those below, or ask for plans again."))
    return Moved(replace(chosen, taken=in_order(plan, rules), show="", fills="", page=1), at="verdict")


def _routed(chosen: Chosen, what: str, rules: Regulations) -> Moved:
    part, _sign, value = what.partition("=")
    if value not in rules.route.get(part, ()):
        return Moved(chosen, _("This route is not offered. Choose its parts from the menus."))
    route = tuple((name, value if name == part else own) for name, own in chosen.route)
    return Moved(replace(chosen, route=route), at="verdict")


def _swapped(chosen: Chosen, what: str, rules: Regulations) -> Moved:
    """One module gives way to another in its term."""
    old, _sign, new = what.partition(">")
    term = next((term for term, code in chosen.taken if code == old), "")
    if not term or new not in rules.modules or new in chosen.codes:
        return Moved(chosen, _("This change does not fit the plan any more. Nothing was changed."))
    others = [each for each in chosen.taken if each[1] != old]
    return Moved(replace(chosen, taken=in_order([*others, (term, new)], rules)), at=new)


def _fewer(chosen: Chosen, what: str, _rules: Regulations) -> Moved:
    number = int(what) if what.isascii() and what.isdigit() and len(what) < 3 else chosen.fewer
    return Moved(replace(chosen, fewer=min(number, MOST_PER_TERM)), at="verdict")


MENDS: dict[str, Callable[[Chosen, str, Regulations], Moved]] = {"route": _routed, "swap": _swapped, "fewer": _fewer}
