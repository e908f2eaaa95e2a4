"""A draft of the Diploma Supplement: its eight sections in their order, with what the platform knows.

Public names: `Supplement`, `supplement`. The model is that of the European Commission, the Council of
Europe and UNESCO. It asks for an explanation where nothing is given, so that each line that cannot be filled says
that no source states it. Only an institution that awards the degree can issue a supplement: this is a draft on every
page, unsigned, and bears the mark of nobody. It makes no statement about recognition or worth.

Source: Diploma Supplement, revised 2018 under the Lisbon Recognition Convention (CETS No. 165).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from crossings.studies.papers.content import Line, Lines, Paper, Said, Section, Table, Words, both, line
from crossings.studies.papers.setting import set_in_type
from crossings.studies.papers.transcript import Entry, day_words, entries_table, scale_line

Values = Sequence[Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """Everything that a draft of the supplement says. What is empty, no source states."""

    language: str
    network: str
    issued_on: date
    holder: str
    number: str
    qualification: tuple[Said, ...]
    fields: tuple[Said, ...]
    awarding: tuple[Said, ...]
    awarded_on: date | None
    teaching: tuple[Said, ...]
    languages: tuple[Said, ...]
    length: tuple[Said, ...]
    access: tuple[Said, ...]
    mode: tuple[Said, ...]
    outcomes: tuple[Said, ...]
    entries: tuple[Entry, ...]
    scale: str
    award: tuple[Said, ...]
    accreditation: tuple[Said, ...]
    sources: tuple[Said, ...]


def supplement(data: Supplement, moment: datetime) -> bytes:
    """The draft as PDF, as it is made at this moment."""
    return set_in_type(_paper(data), moment)


def _paper(data: Supplement) -> Paper:
    heading, english = both(lambda: _("Diploma Supplement"), data.language)
    with override(data.language):
        draft = _("Draft")
        title = _("%(paper)s (draft)") % {"paper": heading}
        foot = _("Draft made on %(day)s by %(network)s") % {
            "day": day_words(data.issued_on),
            "network": data.network,
        }
    return Paper(
        language=data.language,
        title=title,
        heading=title,
        english=english and f"{english} (draft)",
        by=data.network,
        foot=foot,
        keywords=(heading, draft),
        draft=draft,
        notices=tuple(_notices(data)),
        sections=tuple(_sections(data)),
    )


def _notices(data: Supplement) -> Iterator[Said]:
    for language in dict.fromkeys((data.language, "en")):
        with override(language):
            says = _(
                "This is a draft. It follows the model of the European Commission, the Council of Europe and UNESCO, but only an "
                "institution that awards the degree can issue a Diploma Supplement. Where nothing is known, the line says so."
            )
        yield Said(says, language)


def _sections(data: Supplement) -> Iterator[Section]:
    def section(number: int, heading: Callable[[], str], *parts: Lines | Table | Words) -> Section:
        own, english = both(heading, data.language)
        return Section(f"{number}. {own}", english, parts)

    yield section(1, lambda: _("The holder of the qualification"), Lines(tuple(_holder(data))))
    yield section(2, lambda: _("The qualification"), Lines(tuple(_qualification(data))))
    yield section(3, lambda: _("The level and the length of the qualification"), Lines(tuple(_level(data))))
    yield section(4, lambda: _("The programme completed and the results obtained"), *_results(data))
    yield section(5, lambda: _("The function of the qualification"), Lines(tuple(_function(data))))
    yield section(6, lambda: _("Additional information"), Lines(tuple(_additional(data))))
    yield section(7, lambda: _("Certification of the supplement"), Lines(tuple(_certification(data))))
    yield section(8, lambda: _("The national higher education system"), Lines((_national(data),)))


def _holder(data: Supplement) -> Iterator[Line]:
    here = data.language
    yield line(
        lambda: _("Family name and given names, as the holder writes them"), [Said(data.holder, "")], here, "1.1–1.2"
    )
    yield line(lambda: _("Date of birth"), (), here, "1.3")
    yield line(lambda: _("Number of the student"), [Said(data.number, "")], here, "1.4")


def _qualification(data: Supplement) -> Iterator[Line]:
    here = data.language
    yield line(lambda: _("Name of the qualification and title conferred"), data.qualification, here, "2.1")
    yield line(lambda: _("Main fields of study"), data.fields, here, "2.2")
    yield line(lambda: _("Institutions that award it"), (*data.awarding, *_as_of(data)), here, "2.3")
    yield line(lambda: _("Institution that administers the studies"), data.teaching, here, "2.4")
    yield line(lambda: _("Languages of teaching and examination"), data.languages, here, "2.5")


def _as_of(data: Supplement) -> Values:
    """On which day those named award it: with each change of a consortium it is others."""
    if not data.awarding or data.awarded_on is None:
        return ()
    with override(data.language):
        return (Said(_("As of %(day)s") % {"day": day_words(data.awarded_on)}, data.language),)


def _level(data: Supplement) -> Iterator[Line]:
    here = data.language
    yield line(lambda: _("Level of the qualification"), (), here, "3.1")
    yield line(lambda: _("Official length in credits and years"), data.length, here, "3.2")
    yield line(lambda: _("Requirements for access"), data.access, here, "3.3")


def _results(data: Supplement) -> Iterator[Lines | Table]:
    here = data.language
    yield Lines(
        (
            line(lambda: _("Mode of study"), data.mode, here, "4.1"),
            line(lambda: _("Learning outcomes of the programme"), data.outcomes, here, "4.2"),
            line(lambda: _("Modules, credits and grades"), _below(data), here, "4.3"),
        )
    )
    if data.entries:
        yield entries_table(data.entries, here)
    yield Lines(
        (
            scale_line(data.scale, here, "4.4"),
            line(lambda: _("Overall classification of the qualification"), (), here, "4.5"),
        )
    )


def _below(data: Supplement) -> Values:
    if not data.entries:
        return ()
    with override(data.language):
        return (Said(_("See the table below."), data.language),)


def _function(data: Supplement) -> Iterator[Line]:
    here = data.language
    yield line(lambda: _("Access to further study"), (), here, "5.1")
    yield line(lambda: _("Access to a regulated profession"), (), here, "5.2")


def _additional(data: Supplement) -> Iterator[Line]:
    here = data.language
    yield line(lambda: _("Accreditation and award"), (*data.accreditation, *data.award), here, "6.1")
    yield line(lambda: _("Further sources of information"), data.sources, here, "6.2")


def _certification(data: Supplement) -> Iterator[Line]:
    """Left open: a draft is certified by nobody."""
    here = data.language
    with override(here):
        open_ = (Said(_("Left open: this is a draft."), here),)
    yield line(lambda: _("Date"), open_, here, "7.1")
    yield line(lambda: _("Name and signature"), open_, here, "7.2")
    yield line(lambda: _("Capacity"), open_, here, "7.3")
    yield line(lambda: _("Official stamp or seal"), open_, here, "7.4")


def _national(data: Supplement) -> Line:
    here = data.language
    with override(here):
        added = Said(_("To be added by the institution that issues the supplement, for its own country."), here)
    return line(lambda: _("Description of the system"), (added,), here, "8")
