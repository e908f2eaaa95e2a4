"""Programmes side by side, each in the size and the year that was chosen; every cell names its year.

Public names: `Chosen`, `Comparison`, `every_choice`, `chosen_by`, `chosen_first`, `compared`. Columns of different years
stand beside each other and nothing is computed across them: no sum, no difference, no "cheaper". Reads what
`fetch.for_comparing` fetches.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from django.utils.translation import gettext as _

from crossings.engine.fees import FeeBasis, FeeRow, price_of
from crossings.engine.values import Amount, Duration, Intake, StudyMode
from crossings.programmes.models import Catalogue, FeeStatus, Mode, Version
from crossings.programmes.pages.facts import language_names, state_words
from crossings.programmes.pages.fees import money_words
from crossings.programmes.pages.listing import basis_of
from crossings.programmes.pages.phrases import in_groups, listed, phrase, spoken, year_words
from crossings.programmes.records import fee_rows, months_of

MOST = 4
AT_FIRST = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """One column: a version of a programme in one year."""

    catalogue: Catalogue
    version: Version

    @property
    def key(self) -> str:
        return f"{self.catalogue.programme.slug}.{self.catalogue.year}.{self.version.key}"

    @property
    def title(self) -> str:
        """The programme, its size and its year: the heading of the column."""
        name, version = spoken(self.catalogue.programme), spoken(self.version)
        return phrase(_("%(programme)s · %(version)s · %(year)s"), programme=name, version=version, year=self.year)

    @property
    def url(self) -> str:
        return f"{self.catalogue.programme.get_absolute_url()}?year={self.catalogue.year}"

    @property
    def year(self) -> str:
        return year_words(self.catalogue.year)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says on one line, as `components/value.html` shows it."""

    value: str = ""
    money: Amount | None = None
    duration: Duration | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison."""

    term: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The columns, the lines, and the years that stand side by side."""

    columns: tuple[Chosen, ...]
    lines: tuple[Line, ...]

    @property
    def things(self) -> list[tuple[str, str]]:
        return [(column.title, column.url) for column in self.columns]

    @property
    def years(self) -> list[str]:
        """The academic years of the columns, the latest first."""
        return sorted({column.year for column in self.columns}, reverse=True)

    @property
    def year_list(self) -> str:
        return listed(self.years)


def every_choice(catalogues: Iterable[Catalogue]) -> list[Chosen]:
    """Each version of each catalogue, in the order given."""
    return [Chosen(catalogue, version) for catalogue in catalogues for version in catalogue.versions.all()]


def chosen_by(keys: Sequence[str], choices: Sequence[Chosen]) -> list[Chosen]:
    """The choices that were asked for, in the order in which they were, each once and not more than fit."""
    known = {choice.key: choice for choice in choices}
    return [known[key] for key in dict.fromkeys(keys) if key in known][:MOST]


def chosen_first(choices: Sequence[Chosen]) -> list[Chosen]:
    """What is compared before anybody has chosen: the newest year of each programme, as many as are read with ease."""
    newest: dict[int, Catalogue] = {}
    for choice in choices:
        newest.setdefault(choice.catalogue.programme_id, choice.catalogue)
    return [choice for choice in choices if choice.catalogue in newest.values()][:AT_FIRST]


def compared(columns: Sequence[Chosen], day: date) -> Comparison:
    """The columns line by line: size, length, cost, language, place."""
    return Comparison(tuple(columns), (*_study(columns), *_costs(columns), *_rest(columns, day)))


def _study(columns: Sequence[Chosen]) -> Iterator[Line]:
    yield Line(_("Academic year"), tuple(Cell(value=column.year) for column in columns))
    yield Line(_("Credits"), tuple(_credits(column) for column in columns))
    for mode in StudyMode:
        if any(months_of(column.version, mode) for column in columns):
            term = _("Length, %(mode)s") % {"mode": _in_line(mode)}
            yield Line(term, tuple(_length(column, mode) for column in columns))


def _credits(column: Chosen) -> Cell:
    ects = column.version.ects
    return Cell(value=_("%(ects)s ECTS") % {"ects": ects} if ects else "", note=column.year)


def _length(column: Chosen, mode: StudyMode) -> Cell:
    return Cell(duration=months_of(column.version, mode), note=column.year)


def _in_line(mode: StudyMode) -> str:
    """The word for a mode, as it stands within a line."""
    return str(Mode(mode.value).label).lower()


def _costs(columns: Sequence[Chosen]) -> Iterator[Line]:
    rows = {column.key: list(_rows_of(column)) for column in columns}
    told = [row for of_column in rows.values() for row in of_column]
    for status, mode in product(_statuses(told), StudyMode):
        if any(row.line.mode is mode and row.status in (status, FeeStatus.ALL) for row in told):
            term = _("Fee: %(status)s, %(mode)s") % {"status": status.label, "mode": _in_line(mode)}
            yield Line(term, tuple(_fee(column, rows[column.key], status, mode) for column in columns))
    whole = tuple(_whole(column, rows[column.key]) for column in columns)
    if any(cell.money for cell in whole):
        yield Line(_("Whole programme, by our arithmetic"), whole)


def _statuses(told: Sequence[FeeRow]) -> list[FeeStatus]:
    """The statuses that a fee of any column tells apart; everyone's where none does."""
    apart: list[FeeStatus] = [*(each for each in FeeStatus if any(row.status == each for row in told))]
    return [each for each in apart if each is not FeeStatus.ALL] or [FeeStatus.ALL]


def _rows_of(column: Chosen) -> Iterator[FeeRow]:
    """The fees of a column's version where its study begins: in the first of the catalogue's places."""
    first = next((path.key for path in column.catalogue.site_paths.all()), "")
    for row in fee_rows(column.catalogue.fee_tables.all()):
        if row.line.version == column.version.key and row.line.site_path in ("", first):
            yield row


def _fee(column: Chosen, rows: Sequence[FeeRow], status: str, mode: StudyMode) -> Cell:
    found = [row for row in rows if row.line.mode is mode and row.status in (status, FeeStatus.ALL)]
    if not found:
        statuses = {row.status for row in rows}
        is_other = bool(statuses) and status not in statuses and FeeStatus.ALL not in statuses
        return Cell(value=_("This year’s table has no such status") if is_other else "", note=column.year)
    row = found[0]
    everyone = _("the same for everyone") if row.status == FeeStatus.ALL else ""
    return Cell(money=row.amount, note=listed([column.year, basis_of(row), everyone]))


def _whole(column: Chosen, rows: Sequence[FeeRow]) -> Cell:
    """What the version costs where a price for each credit is known; fees of one year say nothing of the next."""
    row = next((row for row in rows if row.line.basis is FeeBasis.PER_CREDIT), None)
    if row is None or column.version.ects is None:
        return Cell(note=column.year)
    text, price = _("%(year)s, %(ects)s × %(price)s, without other charges"), money_words(row.amount)
    note = phrase(text, year=column.year, ects=column.version.ects, price=price)
    return Cell(money=price_of(row.amount, column.version.ects), note=note)


def _rest(columns: Sequence[Chosen], day: date) -> Iterator[Line]:
    yield Line(
        _("Language of teaching"),
        tuple(Cell(value=listed(language_names(each.catalogue.programme))) for each in columns),
    )
    yield Line(_("Place"), tuple(_place(column) for column in columns))
    yield Line(_("Starts"), tuple(_starts(column) for column in columns))
    yield Line(_("Subject of the first degree"), tuple(_subject(column) for column in columns))
    yield Line(_("Taking students"), tuple(Cell(value=state_words(each.catalogue.programme, day)) for each in columns))


def _subject(column: Chosen) -> Cell:
    """What is asked about the subject of a first degree, and that the answer keeps nobody out."""
    told = [row for row in column.catalogue.entry_requirements.all() if row.only_informs]
    note = listed([column.year, _("for information only, never a filter")]) if told else column.year
    return Cell(value=listed((spoken(row, "statement") for row in told), between=" "), note=note)


def _place(column: Chosen) -> Cell:
    return Cell(value=in_groups(spoken(path) for path in column.catalogue.site_paths.all()), note=column.year)


def _starts(column: Chosen) -> Cell:
    year = column.catalogue.year
    starts = sorted(column.catalogue.starts.all(), key=lambda start: Intake(year, start.month))
    months = (str(start.get_month_display()) for start in starts)
    return Cell(value=listed(months), note=column.year)
