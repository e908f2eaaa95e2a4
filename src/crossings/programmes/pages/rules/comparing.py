"""Two editions of the rules of one programme, clause by clause: what came, what went, what changed.

Public names: `Comparison`, `kept_comparison`. A clause is the same as long as it has its name; it has changed where it
asks for something else, holds for other routes, is written elsewhere, or where another module is in a set that it speaks of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crossings.engine.regulations.language import AllOf, AnyOf, Clause, Regulations, SomeOf
from crossings.engine.regulations.load import clauses_within
from crossings.engine.regulations.sets import Both, Either, ModuleSet, Names, Where, Without
from crossings.journal.kept import until_changed
from crossings.programmes.models import RegulationEdition, RulesReport
from crossings.programmes.pages.rules.page import ClauseView, clause_view, wording_of
from crossings.programmes.pages.rules.routes import RouteChange, route_changes
from crossings.programmes.pages.rules.wording import Wording
from crossings.programmes.pages.sections import Section
from crossings.programmes.regulations import rules_of

SETS = (Names, Where, Either, Both, Without)


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause that both editions have and that says something else in the second."""

    id: str
    before: ClauseView
    after: ClauseView


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between an old and a new edition."""

    old: RegulationEdition
    new: RegulationEdition
    came: Sequence[ClauseView]
    went: Sequence[ClauseView]
    changed: Sequence[Changed]
    same: int
    modules_came: Sequence[SafeString]
    modules_went: Sequence[SafeString]
    modules_changed: Sequence[SafeString]
    routes: Sequence[RouteChange] | None
    """The routes that change verdict; nothing while the background has not looked at both editions."""

    @property
    def sections(self) -> list[Section]:
        """What differs, each under its heading, and how much does not."""
        modules = bool(self.modules_came or self.modules_went or self.modules_changed)
        every = [
            (Section("routes", _("Routes"), "rules/_routes_differ"), True),
            (Section("changed", _("Changed"), "rules/_changed"), bool(self.changed)),
            (Section("came", _("Came"), "rules/_came"), bool(self.came)),
            (Section("went", _("Went"), "rules/_went"), bool(self.went)),
            (Section("modules", _("Modules"), "rules/_modules_differ"), modules),
            (Section("same", _("The same"), "rules/_same"), True),
        ]
        return [section for section, is_there in every if is_there]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The keys and headings of the sections, for the table of contents."""
        return [(section.key, section.heading) for section in self.sections]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs in clauses and modules."""
        return not any((self.came, self.went, self.changed, self.modules_came, self.modules_went, self.modules_changed))


@until_changed
def kept_comparison(old: int, new: int, language: str) -> Comparison:
    """The comparison of the editions with these keys."""
    rows = {row.pk: row for row in RegulationEdition.objects.with_errata().filter(pk__in=(old, new))}
    before, after = (_Side(rows[key], language) for key in (old, new))
    both = [key for key in after.clauses if key in before.clauses]
    changed = [key for key in both if before.says(key) != after.says(key)]
    held = [code for code in after.rules.modules if code in before.rules.modules]
    differ = [code for code in held if before.rules.modules[code] != after.rules.modules[code]]
    return Comparison(
        old=rows[old],
        new=rows[new],
        came=[after.view(key) for key in after.clauses if key not in before.clauses],
        went=[before.view(key) for key in before.clauses if key not in after.clauses],
        changed=[Changed(key, before.view(key), after.view(key)) for key in changed],
        same=len(both) - len(changed),
        modules_came=after.titles(code for code in after.rules.modules if code not in before.rules.modules),
        modules_went=before.titles(code for code in before.rules.modules if code not in after.rules.modules),
        modules_changed=after.titles(iter(differ)),
        routes=_routes(rows[old], rows[new], before.wording, after.wording),
    )


def _routes(
    old: RegulationEdition, new: RegulationEdition, before: Wording, after: Wording
) -> Sequence[RouteChange] | None:
    found = RulesReport.objects.on(old.effective_checksum, new.effective_checksum)
    reports = {row.checksum: row.report for row in found}
    pair = [reports.get(each.effective_checksum) for each in (old, new)]
    return None if pair[0] is None or pair[1] is None else route_changes(pair[0], pair[1], before, after)


class _Side:
    """One of the two editions."""

    def __init__(self, edition: RegulationEdition, language: str) -> None:
        self.rules: Regulations = rules_of(edition).regulations
        self.wording: Wording = wording_of(self.rules, edition.programme, language, edition.get_absolute_url())
        self.clauses = _named(self.rules)

    def view(self, key: str) -> ClauseView:
        """A clause in words, without those within it, which are compared by themselves."""
        return clause_view(replace(_alone(self.clauses[key]), id=key), "", self.wording, {})

    def says(self, key: str) -> tuple[object, ...]:
        """All that a clause says: itself, the names of those within it, and the modules of the sets that it speaks of."""
        clause = self.clauses[key]
        within = tuple(each.id for each in clauses_within((clause,)))
        document = self.rules.sources.get(clause.source.document) if clause.source else None
        return (_alone(clause), within, document, tuple(self._held(clause)))

    def _held(self, clause: Clause) -> Iterator[tuple[str, ...]]:
        for name in getattr(clause.rule, "__slots__", ()):
            value: ModuleSet | object = getattr(clause.rule, name)
            if isinstance(value, SETS):
                yield tuple(self.wording.shelf.held(value))

    def titles(self, codes: Iterator[str]) -> list[SafeString]:
        """Modules by title and code."""
        return [self.wording.shelf.module(code) for code in codes]


def _named(rules: Regulations) -> dict[str, Clause]:
    """Every clause by its name; one that only a title or an exit award asks for, behind the name of that."""
    owned = [*((each.id, each.asks) for each in rules.awards), *((each.id, each.clauses) for each in rules.exits)]
    return {clause.id: clause for clause in clauses_within(rules.clauses)} | {
        f"{name}.{clause.id}": clause for name, clauses in owned for clause in clauses_within(clauses)
    }


def _alone(clause: Clause) -> Clause:
    rule = clause.rule
    if isinstance(rule, AllOf | AnyOf | SomeOf):
        rule = replace(rule, clauses=())
    return replace(clause, rule=rule, including=())
