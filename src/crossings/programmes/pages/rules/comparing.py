"""Two editions of the rules of one programme, clause by clause: what came, what went, what changed and how.

Public names: `Comparison`, `kept_comparison`. A clause is the same as long as it has its name; what differs is what the engine
says differs. The own clauses of a title or an exit award stand among the others, behind its name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crossings.engine.lint.differences import Change, Difference, differences_of, promises_of
from crossings.engine.regulations.language import AllOf, AnyOf, SomeOf
from crossings.journal.kept import until_changed
from crossings.programmes.models import RegulationEdition, RulesReport
from crossings.programmes.pages.phrases import phrase
from crossings.programmes.pages.rules.differing import FieldView, Side, fields_between
from crossings.programmes.pages.rules.naming import part_words, plain, said
from crossings.programmes.pages.rules.page import ClauseView, clause_view
from crossings.programmes.pages.rules.routes import RouteChange, route_changes
from crossings.programmes.pages.sections import Section

OWN = ("asks", "clauses")  # under which a title and an exit award have clauses of their own
PARTS: dict[str, str | Promise] = {
    "module": gettext_lazy("Module"),
    "list": gettext_lazy("List of modules"),
    "route": gettext_lazy("Part of a route"),
    "term": gettext_lazy("Term"),
    "award": gettext_lazy("Award"),
    "exit": gettext_lazy("Award for those who leave before"),
    "advertised": gettext_lazy("What is advertised"),
    "document": gettext_lazy("Document"),
}


class Changed(NamedTuple):
    """A part that both editions have and that says something else in the second: what of it differs."""

    id: str
    words: SafeString
    fields: Sequence[FieldView]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between an old and a new edition."""

    old: RegulationEdition
    new: RegulationEdition
    came: Sequence[ClauseView]
    went: Sequence[ClauseView]
    changed: Sequence[Changed]
    parts_came: Sequence[SafeString]
    parts_went: Sequence[SafeString]
    parts_changed: Sequence[Changed]
    same: int
    routes: Sequence[RouteChange] | None
    """The routes that change verdict; nothing while the background has not looked at both editions."""

    @property
    def sections(self) -> list[Section]:
        """What differs, each under its heading, and how much does not."""
        every = [
            (Section("routes", _("Routes"), "rules/_routes_differ"), True),
            (Section("changed", _("Changed"), "rules/_changed"), bool(self.changed)),
            (Section("came", _("Came"), "rules/_came"), bool(self.came)),
            (Section("went", _("Went"), "rules/_went"), bool(self.went)),
            (Section("parts", _("What clauses speak of"), "rules/_parts_differ"), bool(self._parts)),
            (Section("same", _("The same"), "rules/_same"), True),
        ]
        return [section for section, is_there in every if is_there]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The keys and headings of the sections, for the table of contents."""
        return [(section.key, section.heading) for section in self.sections]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any((self.came, self.went, self.changed, self._parts))

    @property
    def _parts(self) -> list[object]:
        return [*self.parts_came, *self.parts_went, *self.parts_changed]


@until_changed
def kept_comparison(old: int, new: int, language: str) -> Comparison:
    """The comparison of the editions with these keys."""
    rows = {row.pk: row for row in RegulationEdition.objects.with_errata().filter(pk__in=(old, new))}
    before, after = (Side.of(rows[key], language) for key in (old, new))
    clauses: dict[Change, list[Difference]] = {"came": [], "went": [], "changed": []}
    parts: dict[Change, list[Difference]] = {"came": [], "went": [], "changed": []}
    for whole in differences_of(before.rules, after.rules):
        for each in _apart(whole):
            (clauses if each.part == "clause" else parts)[each.change].append(each)
    return Comparison(
        old=rows[old],
        new=rows[new],
        came=[_view(after, each.name) for each in clauses["came"]],
        went=[_view(before, each.name) for each in clauses["went"]],
        changed=[_changed(before, after, each) for each in clauses["changed"]],
        parts_came=[_part(after, each) for each in parts["came"]],
        parts_went=[_part(before, each) for each in parts["went"]],
        parts_changed=[
            Changed("", _part(after, each), fields_between(before, after, each)) for each in parts["changed"]
        ],
        same=len(before.clauses.keys() & after.clauses.keys()) - len(clauses["changed"]),
        routes=_routes(before, after),
    )


def _apart(found: Difference) -> Iterator[Difference]:
    """A difference, that of a title or an exit award without its own clauses, and each of those by itself."""
    own = [each for each in found.fields if each.path[0] in OWN]
    for name, fields in groupby(own, key=lambda each: each.path[1]):
        held = [replace(each, path=each.path[2:]) for each in fields]
        change: Change = "changed" if held[0].path else "went" if held[0].new is None else "came"
        yield Difference("clause", f"{found.name}.{name}", change, tuple(held))
    rest = tuple(each for each in found.fields if each.path[0] not in OWN)
    if rest or not own:
        yield replace(found, fields=rest)


def _changed(before: Side, after: Side, found: Difference) -> Changed:
    fields = fields_between(before, after, found)
    clause, told = after.clauses[found.name], {each.path[0] for each in found.fields}
    words = said(clause.text, after.language) or after.wording.clause(clause)
    return Changed(found.name, SafeString("") if "text" in told else words, fields)


def _part(side: Side, found: Difference) -> SafeString:
    return phrase(_("%(part)s: %(name)s"), part=PARTS[found.part], name=_name(side, found.part, found.name))


def _name(side: Side, part: str, name: str) -> SafeString:
    """What a part is called that is no clause."""
    rules, language = side.rules, side.language
    if part == "module":
        return side.wording.shelf.module(name)
    titles: dict[str, dict[str, str]] = {
        "term": {key: said(term.title, language) for key, term in rules.terms.items()},
        "award": {each.id: said(each.title, language) for each in rules.awards},
        "exit": {each.id: said(each.title, language) for each in rules.exits},
        "advertised": {key: side.wording.condition(each.when) for key, each in promises_of(rules).items()},
        "document": {key: each.title for key, each in rules.sources.items()},
        "route": {key: part_words(key) for key in rules.route},
    }
    return format_html("<bdi>{}</bdi>", titles.get(part, {}).get(name) or plain(name))


def _routes(before: Side, after: Side) -> Sequence[RouteChange] | None:
    checksums = [side.edition.effective_checksum for side in (before, after)]
    reports = {row.checksum: row.report for row in RulesReport.objects.on(*checksums)}
    pair = [reports.get(each) for each in checksums]
    return (
        None if pair[0] is None or pair[1] is None else route_changes(pair[0], pair[1], before.wording, after.wording)
    )


def _view(side: Side, name: str) -> ClauseView:
    """A clause in words, without those within it, which are compared by themselves."""
    clause = side.clauses[name]
    rule = replace(clause.rule, clauses=()) if isinstance(clause.rule, AllOf | AnyOf | SomeOf) else clause.rule
    return clause_view(replace(clause, id=name, rule=rule, including=()), "", side.wording, {})
