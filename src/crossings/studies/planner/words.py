"""What the things of the rules are called on the page: routes, terms, texts in several languages, amounts.

Public names: `value_name`, `route_words`, `term_name`, `said`, `title_of`, `rule_words`, `number`, `amount_words`,
`ects_words`, `plain`, `Telling`. Rules name the parts of a route and their values by a key, for which the pages of the rules
have words; others show their key as words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.regulations.language import Clause, Regulations
from crossings.languages.words import Words
from crossings.programmes.pages.rules.naming import VALUES, part_words

Telling = Callable[[Clause], str]
"""Tells a clause by its rule, in the reader's language."""
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def value_name(part: str, value: str) -> str:
    """What a value of a part of a route is called; a month is written out."""
    if month := MONTH.fullmatch(value):
        return date_format(date(max(1, int(month[1])), int(month[2]), 1), "YEAR_MONTH_FORMAT")
    return str(VALUES.get((part, value)) or plain(value))


def route_words(route: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each part of a route with its value, in words."""
    return [(part_words(part), value_name(part, value)) for part, value in route]


def term_name(rules: Regulations, term: str, language: str) -> str:
    """A term with its academic year, since a second semester of 2024 may come before the first.

    >>> from crossings.engine.regulations.language import Term
    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(terms={"autumn": Term(9, {"en": "Autumn"}), "spring": Term(1, {"en": "Spring"})})
    >>> term_name(rules, "2023-24/spring", "en")
    'Spring 2023-24'
    """
    year, _slash, name = term.partition("/")
    return _("%(term)s %(year)s") % {"term": said(rules.terms[name].title, language, plain(name)), "year": year}


def said(texts: Mapping[str, str], language: str, otherwise: str = "") -> Words:
    """A text in the reader's language; else in English, else in any, saying in which; else other words for it."""
    for candidate in (language, "en", *texts):
        if texts.get(candidate):
            return Words(texts[candidate], candidate, candidate != language)
    return Words(otherwise, language, is_fallback=False)


def title_of(rules: Regulations, code: str, language: str) -> Words:
    """The title of a module; its code where the rules do not name it."""
    module = rules.modules.get(code)
    return said(module.title if module else {}, language, code)


def rule_words(clause: Clause, language: str, tell: Telling | None) -> Words:
    """A clause in the reader's language: as its file says it, else as its rule is told; else in another, saying in which."""
    if clause.text.get(language) or tell is None:
        return said(clause.text, language, clause.id)
    return Words(tell(clause), language, is_fallback=False)


def plain(key: str) -> str:
    """A key as words: human_rights_law is Human rights law."""
    words = key.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def number(amount: Decimal | int) -> str:
    """A number of credits or modules, without zeros that say nothing."""
    amount = Decimal(amount)
    return number_format(amount, 0 if amount == int(amount) else 1)


def amount_words(amount: Decimal, counts: str) -> str:
    """So many modules, or so many credits."""
    if counts == "ects":
        return ects_words(amount)
    return ngettext("%(number)s module", "%(number)s modules", int(amount)) % {"number": number(amount)}


def ects_words(amount: Decimal | int) -> str:
    return _("%(ects)s ECTS") % {"ects": number(amount)}
