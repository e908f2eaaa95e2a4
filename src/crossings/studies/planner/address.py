"""The address of a desk: all that a visitor has chosen, in one short form that is stable and can be shared.

    ?edition=2023-24&mode=part_time&2023-24/autumn=POLI9400+LAWS8321&2023-24/spring=POLI9410

Public names: `Chosen`, `read`, `query`, `in_order`, `Taken`, `TARGET`. Parts of a route have their own names, terms theirs; what
is usual is left out. Reading what was written gives the same again; what cannot be understood is told in words and left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.load import clauses_within
from crossings.engine.regulations.terms import place_of
from crossings.programmes.pages.rules.naming import part_words
from crossings.studies.planner.words import value_name

EDITION, PLAN, TOPIC, INSTITUTION, LIKED, FREE, FEWER, SHOW, FILLS, PAGE, DO, TARGET = (
    "edition",
    "plan",
    "topic",
    "institution",
    "liked",
    "free",
    "fewer",
    "show",
    "fills",
    "page",
    "do",
    "at:",
)
OWN = {EDITION, PLAN, TOPIC, INSTITUTION, LIKED, FREE, FEWER, SHOW, FILLS, PAGE, DO}
SHOWS = ("plans", "anew")
NEW = "new"
MOST_MODULES = 120  # in one address; a degree has far fewer
MOST_PER_TERM = 20
MOST_REMARKS = 5
LONGEST_WORD = 60
Taken = Sequence[tuple[str, str]]  # term and code


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a visitor has chosen: the edition, a whole route, which module in which term, wishes, and what is opened."""

    edition: str
    route: tuple[tuple[str, str], ...]
    taken: tuple[tuple[str, str], ...] = ()  # term and code, in order
    topics: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    liked: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    fewer: int = 0
    show: str = ""
    fills: str = ""
    page: int = 1
    plan: str = ""  # the key of a plan that is kept, or `NEW`; of students only

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for _term, code in self.taken)


class Read(NamedTuple):
    """What an address says, and in words what of it nothing could be made of."""

    chosen: Chosen
    remarks: tuple[str, ...]


def read(asked: QueryDict, rules: Regulations) -> Read:
    """What an address asks of these rules."""
    remarks: list[str] = []
    free = tuple(
        sorted({each for each in asked.getlist(FREE) if _is_term(rules, each, remarks)}, key=partial(place_of, rules))
    )
    chosen = Chosen(
        edition=rules.edition,
        route=tuple(_route(asked, rules, remarks)),
        taken=_taken(asked, rules, remarks),
        topics=tuple(sorted({each for each in asked.getlist(TOPIC) if each in topics_of(rules)})),
        institutions=tuple(sorted({each for each in asked.getlist(INSTITUTION) if each in institutions_of(rules)})),
        liked=tuple(sorted({*_codes(asked.getlist(LIKED), rules.modules, remarks)}))[:MOST_MODULES],
        free=free,
        fewer=_number(asked, FEWER, MOST_PER_TERM),
        show=asked.get(SHOW, "") if asked.get(SHOW) in SHOWS else "",
        fills=asked.get(FILLS, "") if asked.get(FILLS) in clauses_of(rules) else "",
        page=max(1, _number(asked, PAGE, 1000)),
        plan=_key(asked.get(PLAN, "")),
    )
    return Read(chosen, tuple(dict.fromkeys(remarks))[:MOST_REMARKS])


def query(chosen: Chosen, rules: Regulations, newest: str) -> str:
    """The one way of writing what was chosen; nothing where all is as one finds it."""
    pairs = [*([(PLAN, chosen.plan)] if chosen.plan else []), *_pairs(chosen, rules)]
    if not pairs and chosen.edition == newest:
        return ""
    return urlencode([(EDITION, chosen.edition), *pairs], safe="/:.")


def in_order(taken: Taken, rules: Regulations) -> tuple[tuple[str, str], ...]:
    """Terms in their order, modules in that of their codes."""
    return tuple(sorted(taken, key=lambda each: (place_of(rules, each[0]), each[1])))


def asked_as(part: str) -> str:
    """The name of a part of a route in an address: its own, unless the address has that name for something else."""
    return f"route-{part}" if part in OWN else part


def clauses_of(rules: Regulations) -> frozenset[str]:
    """The names of the clauses, of those within others too."""
    return frozenset(each.id for each in clauses_within(rules.clauses))


def topics_of(rules: Regulations) -> frozenset[str]:
    """What the modules are about."""
    return frozenset(topic for module in rules.modules.values() for topic in module.topics)


def institutions_of(rules: Regulations) -> frozenset[str]:
    """Where the modules are taught."""
    return frozenset(module.institution for module in rules.modules.values() if module.institution)


def _pairs(chosen: Chosen, rules: Regulations) -> Iterator[tuple[str, str]]:
    usual = {part: values[0] for part, values in rules.route.items()}
    yield from ((asked_as(part), value) for part, value in chosen.route if value != usual[part])
    for term in dict.fromkeys(term for term, _code in chosen.taken):
        yield from ((term, told) for told in _told([code for each, code in chosen.taken if each == term]))
    yield from ((TOPIC, each) for each in chosen.topics)
    yield from ((INSTITUTION, each) for each in chosen.institutions)
    yield from ((LIKED, told) for told in _told(chosen.liked))
    yield from ((FREE, each) for each in chosen.free)
    numbers = ((FEWER, chosen.fewer, 0), (PAGE, chosen.page, 1))
    yield from ((name, str(number)) for name, number, usually in numbers if number != usually)
    yield from ((name, word) for name, word in ((SHOW, chosen.show), (FILLS, chosen.fills)) if word)


def _told(codes: Iterable[str]) -> Iterator[str]:
    """Codes with a space between them; one that holds a space itself stands alone."""
    alone = [code for code in codes if code.split() != [code]]
    together = [code for code in codes if code.split() == [code]]
    yield from ([" ".join(together)] if together else [])
    yield from alone


def _route(asked: QueryDict, rules: Regulations, remarks: list[str]) -> Iterator[tuple[str, str]]:
    for part, values in rules.route.items():
        value = asked.get(asked_as(part), values[0])
        if value not in values:
            told = {"part": part_words(part), "value": _short(value), "usual": value_name(part, values[0])}
            remarks.append(_("%(part)s: “%(value)s” is not offered. “%(usual)s” is shown instead.") % told)
            value = values[0]
        yield part, value


def _taken(asked: QueryDict, rules: Regulations, remarks: list[str]) -> tuple[tuple[str, str], ...]:
    """Each module in its term, once; terms in their order, modules in that of their codes."""
    found: dict[str, str] = {}
    named = [name for name in asked if "/" in name and _is_term(rules, name, remarks)]
    pairs = [(code, name) for name in named for code in _codes(asked.getlist(name), rules.modules, remarks)]
    twice = [code for code, name in pairs if found.setdefault(code, name) != name]
    told = _("%(module)s stands in two terms. It is kept in the first of them.")
    remarks += [told % {"module": code} for code in twice]
    if len(found) > MOST_MODULES:
        remarks.append(_("Only the first %(number)d modules are read.") % {"number": MOST_MODULES})
    return in_order([(term, code) for code, term in found.items()][:MOST_MODULES], rules)


def _codes(values: Iterable[str], modules: Mapping[str, object], remarks: list[str]) -> Iterator[str]:
    for value in values:
        for code in [value] if value in modules else value.split():
            if code in modules:
                yield code
            else:
                remarks.append(_("These rules have no module “%(code)s”. It is left out.") % {"code": _short(code)})


def _is_term(rules: Regulations, name: str, remarks: list[str]) -> bool:
    try:
        place_of(rules, name)
    except Refusal:
        remarks.append(_("These rules have no term “%(term)s”. It is left out.") % {"term": _short(name)})
        return False
    return True


def _number(asked: QueryDict, name: str, most: int) -> int:
    word = asked.get(name, "")
    return min(int(word), most) if word.isascii() and word.isdigit() and len(word) < 6 else 0


def _key(word: str) -> str:
    """The key of a plan as it is written; nothing where it is none."""
    try:
        return NEW if word == NEW else str(UUID(word[:40]))
    except ValueError:
        return ""


def _short(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…"
