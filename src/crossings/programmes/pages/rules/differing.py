"""What differs between two editions in the reader's words: of each part that changed which value, before and after.

Public names: `Side` (one of the two editions), `named_clauses`, `FieldView`, `fields_between`. What differs is found by the
engine; a value without words of its own here is told by the whole rule that holds it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crossings.engine.lint.differences import Difference, Field
from crossings.engine.regulations.language import (
    Assumption,
    Bounds,
    Clause,
    OtherReading,
    Place,
    Regulations,
    Validity,
)
from crossings.engine.regulations.load import clauses_within
from crossings.engine.values import Ects
from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.programmes.models import RegulationEdition
from crossings.programmes.pages.phrases import listed, phrase, year_words
from crossings.programmes.pages.rules.naming import (
    ects_words,
    fact_words,
    kind_words,
    modules_words,
    month_words,
    part_words,
    plain,
    terms_words,
)
from crossings.programmes.pages.rules.page import wording_of, written
from crossings.programmes.pages.rules.wording import Wording
from crossings.programmes.regulations import rules_of

Path = tuple[str, ...]
AMOUNTS = {"modules": modules_words, "ects": ects_words, "terms": terms_words}
RULE, VALUES = ("rule",), ("values",)
LABELS: Mapping[Path, str | Promise] = {
    RULE: gettext_lazy("What it asks for"),
    ("text",): gettext_lazy("In its own words"),
    ("when",): gettext_lazy("Holds for"),
    ("valid",): gettext_lazy("Intakes"),
    ("valid", "from_"): gettext_lazy("From the intake of"),
    ("valid", "until"): gettext_lazy("Until before the intake of"),
    ("source",): gettext_lazy("Source"),
    ("source", "place"): gettext_lazy("Place in the source"),
    ("assumption",): gettext_lazy("Assumption"),
    ("assumption", "because"): gettext_lazy("Read so because"),
    ("assumption", "other"): gettext_lazy("The other reading"),
    ("assumption", "reading"): gettext_lazy("The other reading, as rules"),
    ("holds",): gettext_lazy("Clauses within it"),
    ("keeps",): gettext_lazy("Clauses of the whole that it keeps"),
    ("modules",): gettext_lazy("How many modules"),
    ("ects",): gettext_lazy("Credits"),
    ("terms",): gettext_lazy("Terms"),
    ("offerings",): gettext_lazy("Terms"),
    ("tags",): gettext_lazy("Marks"),
    ("topics",): gettext_lazy("Topics"),
    VALUES: gettext_lazy("Values"),
    ("title",): gettext_lazy("Title"),
    ("starts",): gettext_lazy("Month in which it starts"),
    ("address",): gettext_lazy("Address"),
    ("read_on",): gettext_lazy("Read on"),
}
READINGS = {"reading": gettext_lazy("Assumption"), "example": gettext_lazy("Example")}


Telling = Callable[["Side", Path, Any], str]


class FieldView(NamedTuple):
    """One thing that differs: what it is, and each of its sides in words."""

    what: str
    lines: tuple[tuple[str, SafeString], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two editions: its rules, words for them, and every clause by its name."""

    edition: RegulationEdition
    clauses: Mapping[str, Clause]
    language: str
    rules: Regulations
    wording: Wording

    @classmethod
    def of(cls, edition: RegulationEdition, language: str) -> "Side":
        """An edition as the reader of a language is told of it."""
        rules = rules_of(edition).regulations
        wording = wording_of(rules, edition.programme, language, edition.get_absolute_url())
        return cls(edition, named_clauses(rules), language, rules, wording)

    def words(self, path: Path, value: Any, name: str) -> SafeString:
        """A value that two editions do not share, as this one has it; `name` is that of the part that has the value."""
        if path == RULE:
            return self.wording.clause(self.clauses[name])
        if path == VALUES:
            return listed(self.wording.names.value(name, each) for each in value)
        if value in (None, "", (), {}):
            return SafeString(_("All routes") if path[0] in ("when", "valid") else _("Not there"))
        kinds = (OF_A_KIND[kind] for kind in type(value).__mro__ if kind in OF_A_KIND)
        tell = next(kinds, None) or BY_NAME.get(path) or BY_NAME.get(path[:1]) or _usual
        return format_html("{}", tell(self, path, value))


def named_clauses(rules: Regulations) -> dict[str, Clause]:
    """Every clause by its name; one that only a title or an exit award asks for, behind the name of that."""
    owned = [*((each.id, each.asks) for each in rules.awards), *((each.id, each.clauses) for each in rules.exits)]
    return {clause.id: clause for clause in clauses_within(rules.clauses)} | {
        f"{name}.{clause.id}": clause for name, clauses in owned for clause in clauses_within(clauses)
    }


def fields_between(before: Side, after: Side, found: Difference) -> list[FieldView]:
    """Each thing that differs in a part that both editions have, once.

    A text is shown in the reader's language where it differs there, else in each language in which it does.
    """
    own = {each.path[:1] for each in found.fields if each.path[1:] == (after.language,)}
    views = {}
    for each in found.fields:
        if each.path[0] in ("text", "title") and each.path[:1] in own and each.path[1:] != (after.language,):
            continue
        path = RULE if found.part == "clause" and _is_of_the_rule(each) else each.path
        views[path] = FieldView(
            _label(path, of_sets=_is_of_sets(each)), tuple(_lines(before, after, each, path, found.name))
        )
    if RULE in views:  # the whole rule says its amounts too
        return [view for path, view in views.items() if not (len(path) == 1 and path[0] in AMOUNTS)]
    return list(views.values())


def _is_of_the_rule(field: Field) -> bool:
    """Whether a value has no words of its own, and is told by the whole rule of its clause."""
    if field.path[0] in AMOUNTS:
        return not all(isinstance(each, Bounds | Ects | int) for each in (field.old, field.new))
    return field.path[:1] not in LABELS and not _is_of_sets(field)


def _is_of_sets(field: Field) -> bool:
    return isinstance(field.old, frozenset) and isinstance(field.new, frozenset)


def _label(path: Path, *, of_sets: bool) -> str:
    if of_sets:
        return _("Modules")
    if path[0] == "when" and path[1:]:
        return _("%(part)s: %(values)s") % {"part": LABELS["when",], "values": part_words(path[1])}
    known = LABELS.get(path[:2]) or LABELS.get(path[:1])
    return str(known or fact_words(path[0]).capitalize())


def _lines(before: Side, after: Side, field: Field, path: Path, name: str) -> Iterator[tuple[str, SafeString]]:
    if _is_of_sets(field):
        came, went = (sorted(each) for each in (field.new - field.old, field.old - field.new))
        yield from [(_("Came"), after.wording.shelf.modules(came))] if came else []
        yield from [(_("Went"), before.wording.shelf.modules(went))] if went else []
        return
    told = before.words(path, field.old, name), after.words(path, field.new, name)
    if told[0] == told[1]:
        yield _("Both"), phrase(_("%(words)s The same words, written in another way."), words=told[0])
        return
    yield year_words(before.edition.key), told[0]
    yield year_words(after.edition.key), told[1]


# values in words


def _amount(_side: Side, path: Path, value: Bounds | int) -> str:
    tell = AMOUNTS.get(path[-1])
    amount = value if isinstance(value, Bounds) else Bounds(Decimal(value), Decimal(value))
    return tell(amount) if tell else str(value)


def _text(side: Side, path: Path, value: str) -> str:
    return marked(Words(value, path[1], path[1] != side.language)) if path[1:] else format_html("<bdi>{}</bdi>", value)


def _written(side: Side, _path: Path, value: Any) -> str:
    return written(value.because if isinstance(value, Assumption) else value, side.language)


def _ids(_side: Side, _path: Path, value: tuple[str, ...]) -> str:
    return listed(format_html("<code>{}</code>", each) for each in value)


def _usual(_side: Side, _path: Path, value: Any) -> str:
    names = value if isinstance(value, tuple) else (value,)
    return listed(format_html("<bdi>{}</bdi>", plain(str(each))) for each in names)


def _readings(side: Side, _path: Path, value: tuple[OtherReading, ...]) -> str:
    told = ((each.says, *(side.wording.clause(clause) for clause in each.clauses or ())) for each in value)
    return listed((each for words in told for each in words), between=" ")


def _document(side: Side, key: str) -> SafeString:
    return format_html("<bdi>{}</bdi>", side.rules.sources[key].title)


def _ends(valid: Validity) -> Iterator[str]:
    if valid.from_:
        yield _("from the intake of %(month)s on") % {"month": month_words(valid.from_)}
    if valid.until:
        yield _("until before the intake of %(month)s") % {"month": month_words(valid.until)}


OF_A_KIND: Mapping[type, Telling] = {
    Bounds: _amount,
    int: _amount,
    Ects: lambda _side, _path, value: ects_words(Bounds(value.points, value.points)),
    Place: lambda side, _path, value: listed((_document(side, value.document), written(value.place, side.language))),
    Validity: lambda _side, _path, value: listed(_ends(value)),
    Assumption: _written,
    bool: lambda _side, _path, _value: _("yes"),
    date: lambda _side, _path, value: str(date_format(value)),
}
BY_NAME: Mapping[Path, Telling] = {
    ("when",): lambda side, path, value: side.wording.values(path[1], value),
    ("valid",): lambda _side, _path, value: month_words(value),
    ("source", "document"): lambda side, _path, value: _document(side, value),
    ("source", "place"): _written,
    ("assumption",): _written,
    ("assumption", "kind"): lambda _side, _path, value: str(READINGS[value]),
    ("assumption", "reading"): _readings,
    ("text",): _text,
    ("title",): _text,
    ("address",): _text,
    ("kind",): lambda _side, _path, value: kind_words(value),
    ("institution",): lambda side, _path, value: side.wording.places((value,)),
    ("holds",): _ids,
    ("keeps",): _ids,
    ("offerings",): lambda _side, _path, value: listed(each.term for each in value),
}
