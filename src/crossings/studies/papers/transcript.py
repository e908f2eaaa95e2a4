"""The transcript of records: what one student has taken, with which result, and what was recognised from elsewhere.

Public names: `Transcript`, `Entry`, `transcript`. Plain data in, PDF out; whoever reads it in another language than
English finds the headings in English too. It is issued by the platform and not signed, and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from crossings.engine.values import Ects
from crossings.studies.papers.content import Line, Lines, Paper, Said, Section, Table, Words, both, line
from crossings.studies.papers.setting import set_in_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One module, or credit that stands beside them. `ects` counts only where it is `earned`."""

    code: str
    title: Said
    term: Said
    ects: Ects | None
    status: str
    grade: str = ""
    earned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Everything that a transcript says. What is empty, no source states."""

    language: str
    network: str
    issued_on: date
    holder: str
    number: str
    programme: Said
    award: Said
    school: Said
    rules: str
    route: tuple[Said, ...]
    starts: str
    state: str
    entries: tuple[Entry, ...]
    recognised: tuple[Entry, ...]
    scale: str


def transcript(data: Transcript, moment: datetime) -> bytes:
    """The transcript as PDF, as it is issued at this moment."""
    return set_in_type(_paper(data), moment)


def _paper(data: Transcript) -> Paper:
    heading, english = both(lambda: _("Transcript of records"), data.language)
    with override(data.language):
        foot = _("Issued on %(day)s by %(network)s") % {"day": day_words(data.issued_on), "network": data.network}
        notice = _("This transcript is made from the records of the platform. It bears no signature and no seal.")
    return Paper(
        language=data.language,
        title=heading,
        heading=heading,
        english=english,
        by=data.network,
        foot=foot,
        keywords=(heading,),
        draft=None,
        notices=(Said(notice, data.language),),
        sections=(_student(data), _modules(data), *_from_elsewhere(data), _sums(data), _scale(data)),
    )


def _student(data: Transcript) -> Section:
    here, own = data.language, Said
    rows = (
        line(lambda: _("Name"), [own(data.holder, "")], here),
        line(lambda: _("Number of the enrolment"), [own(data.number, "")], here),
        line(lambda: _("Programme"), [data.programme], here),
        line(lambda: _("Award"), [data.award], here),
        line(lambda: _("School"), [data.school], here),
        line(lambda: _("Rules of study"), [own(data.rules, here)], here),
        line(lambda: _("Way of studying"), data.route, here),
        line(lambda: _("Start"), [own(data.starts, here)], here),
        line(lambda: _("State"), [own(data.state, here)], here),
    )
    return Section(*both(lambda: _("The student and the studies"), here), (Lines(rows),))


def _modules(data: Transcript) -> Section:
    heading = both(lambda: _("Modules and results"), data.language)
    if not data.entries:
        with override(data.language):
            return Section(*heading, (Words((Said(_("No module is recorded."), data.language, unknown=True),)),))
    return Section(*heading, (entries_table(data.entries, data.language),))


def _from_elsewhere(data: Transcript) -> tuple[Section, ...]:
    if not data.recognised:
        return ()
    heading = both(lambda: _("Credit recognised from elsewhere"), data.language)
    return (Section(*heading, (entries_table(data.recognised, data.language),)),)


def _sums(data: Transcript) -> Section:
    here = data.language
    own, other = _earned(data.entries), _earned(data.recognised)
    rows = (
        line(lambda: _("Earned here"), [Said(f"{own} ECTS", here)], here),
        line(lambda: _("Recognised"), [Said(f"{other} ECTS", here)], here),
        line(lambda: _("Together"), [Said(f"{own + other} ECTS", here)], here),
    )
    return Section(*both(lambda: _("Credits"), here), (Lines(rows),))


def _earned(entries: Sequence[Entry]) -> Ects:
    return Ects.total(each.ects for each in entries if each.earned and each.ects is not None)


def _scale(data: Transcript) -> Section:
    return Section(*both(lambda: _("Grades"), data.language), (Lines((scale_line(data.scale, data.language),)),))


def scale_line(scale: str, language: str, number: str = "") -> Line:
    """The lowest and the highest grade, where the programme has recorded them."""
    with override(language):
        words = _("From %(scale)s, the lowest grade to the highest") % {"scale": scale} if scale else ""
    return line(lambda: _("Scale of grades"), [Said(words, language)], language, number)


def entries_table(entries: Sequence[Entry], language: str) -> Table:
    """Modules with their credits and results, in their order."""
    with override(language):
        not_stated = Said(str(_("Not stated")), language, unknown=True)
        head = (_("Code"), _("Module"), _("Term"), _("ECTS"), _("Grade"), _("Result"))
    rows = tuple(
        (
            Said(each.code, ""),
            each.title,
            each.term,
            Said(str(each.ects), language) if each.ects is not None else not_stated,
            Said(each.grade or "–", language),
            Said(each.status, language),
        )
        for each in entries
    )
    return Table(head, rows, (1.6, 4, 2, 1.2, 1, 1.6), (False, False, False, True, True, False))


def day_words(day: date) -> str:
    """A day in the words of the language that is spoken."""
    return date_format(day, "DATE_FORMAT")
