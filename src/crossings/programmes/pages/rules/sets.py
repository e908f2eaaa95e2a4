"""Sets of modules in words: one module by its title, a list by its name, and what is put together of them.

Public names: `Shelf` (the modules of an edition as a page names them), `anchor_of_module`, `anchor_of_list`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from crossings.engine.regulations.language import Regulations
from crossings.engine.regulations.modules import facts_of
from crossings.engine.regulations.sets import Both, Either, ModuleSet, Names, Where, Without, members
from crossings.programmes.models import Module
from crossings.programmes.pages.modules import module_url
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.pages.rules.naming import fact_words, kind_words, plain, said


def anchor_of_module(code: str) -> str:
    """Where a page of rules tells of this module."""
    return f"module-{slugify(code)}"


def anchor_of_list(name: str) -> str:
    """Where a page of rules tells of this list."""
    return f"list-{slugify(name)}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The modules of an edition, and those of them that have a page of their own, in one language."""

    rules: Regulations
    rows: Mapping[str, Module]
    language: str
    page: str = ""
    """The address of the page that tells of modules and lists; empty where it is the very page that is made."""

    def title(self, code: str) -> SafeString:
        """The title of a module: the programme's own where it has the module, else that of the rules."""
        row = self.rows.get(code)
        known = self.rules.modules.get(code)
        return (spoken(row, "title") if row else said(known.title, self.language) if known else SafeString("")) or (
            format_html("{}", code)
        )

    def module(self, code: str) -> SafeString:
        """A module by its title and code, leading to its page, or to where this page tells of it."""
        row = self.rows.get(code)
        url = module_url(row) if row else f"{self.page}#{anchor_of_module(code)}"
        return format_html('<a href="{}">{}</a> ({})', url, self.title(code), code)

    def modules(self, codes: Iterable[str]) -> SafeString:
        """Several modules, one after the other."""
        return listed(self.module(code) for code in codes)

    def held(self, asked: ModuleSet) -> list[str]:
        """The codes of the modules that are in a set, in the order of the rules."""
        found = members(asked, facts_of(self.rules), self.rules.lists)
        return [code for code in self.rules.modules if code in found]

    def words(self, asked: ModuleSet) -> SafeString:
        """A set of modules in words."""
        match asked:
            case Names(names):
                return listed(self._named(name) for name in names)
            case Where(where):
                return self._where(where)
            case Either(sets):
                return listed((self.words(each) for each in sets), between=pgettext("between two sets", " or "))
            case Both(sets):
                return phrase(
                    _("what is in each of: %(sets)s"),
                    sets=listed((self.words(each) for each in sets), between=pgettext("between two sets", " and ")),
                )
            case Without(of, without):
                return phrase(_("%(of)s, without %(without)s"), of=self.words(of), without=self.words(without))

    def _named(self, name: str) -> SafeString:
        if name in self.rules.modules:
            return self.module(name)
        link = format_html('<a href="{}#{}"><bdi>{}</bdi></a>', self.page, anchor_of_list(name), plain(name))
        return phrase(_("the list “%(name)s”"), name=link)

    def _where(self, where: Mapping[str, tuple[str, ...]]) -> SafeString:
        if where == {"code": ("*",)}:
            return format_html("{}", _("all modules"))
        facts = [self._fact(fact, values) for fact, values in where.items()]
        return phrase(_("modules with %(facts)s"), facts=listed(facts))

    def _fact(self, fact: str, values: Iterable[str]) -> SafeString:
        said_values = [kind_words(value) if fact == "kind" else _value(value) for value in values]
        either = listed(
            (format_html("<bdi>{}</bdi>", each) for each in said_values), between=pgettext("between two sets", " or ")
        )
        return phrase(_("%(fact)s: %(values)s"), fact=fact_words(fact), values=either)


def _value(value: str) -> str:
    """A value as it is written; `LAWS*` stands for all that begin so."""
    return value.replace("*", "…") if "*" in value else plain(value)
