"""What a paper about an enrolment says, from its rows. Public names: `for_papers`, `transcript_of`, `supplement_of`.

Module titles and credits are those of the rules that are pinned for the enrolment; the catalogue is that of the rules' year,
else the newest published. Who awards the degree is asked as of the day on which it was reached, or of the paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from crossings.engine.regulations.language import Module, Regulations
from crossings.engine.studies.states import RequestState
from crossings.engine.values import Ects
from crossings.languages.words import words
from crossings.network.models import Membership
from crossings.programmes.models import Accreditation, Catalogue, Mode, Version
from crossings.programmes.pages.facts import date_words, language_names
from crossings.programmes.pages.parties import awarding
from crossings.programmes.pages.versions import duration_words
from crossings.studies.models import Enrolment, GradeScale, Recognition, Result
from crossings.studies.papers.content import ENGLISH, Said
from crossings.studies.papers.supplement import Supplement
from crossings.studies.papers.transcript import Entry, Transcript
from crossings.studies.records import rules_for


def for_papers(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Enrolments with all that a paper asks of them."""
    full = Membership.objects.evidenced().full().with_bodies()
    related: Any = rows
    return (
        related.with_record()
        .select_related("programme__school__part_of__part_of", "programme__consortium")
        .prefetch_related(
            "programme__teaching_languages",
            "programme__school__translations",
            Prefetch("programme__consortium__memberships", full),
            "programme__consortium__memberships__institution__translations",
        )
    )


def transcript_of(enrolment: Enrolment, network: str, language: str, day: date) -> Transcript:
    """The transcript of an enrolment in a language, as of a day. Reads what `for_papers` reads."""
    known = _Known(enrolment, language, day)
    with override(language):
        return Transcript(
            language=language,
            network=network,
            issued_on=day,
            holder=enrolment.student.name,
            number=str(enrolment.key),
            programme=known.own("name"),
            award=known.title_of_award(),
            school=known.of(enrolment.programme.school, "name"),
            rules=known.rules_words(),
            route=known.route(),
            starts=date_words(enrolment.starts),
            state=str(enrolment.get_state_display()),
            entries=tuple(known.results()),
            recognised=tuple(known.recognised()),
            scale=known.scale,
        )


def supplement_of(enrolment: Enrolment, network: str, language: str, day: date, page: str) -> Supplement:
    """The draft of the supplement to an enrolment's award, as of a day; `page` is the address of the programme."""
    known = _Known(enrolment, language, day)
    with override(language):
        return Supplement(
            language=language,
            network=network,
            issued_on=day,
            holder=enrolment.student.name,
            number=str(enrolment.key),
            qualification=(known.title_of_award(), *known.english(enrolment.programme, "award_title")),
            fields=(known.own("branch"),),
            awarding=known.awarding(),
            awarded_on=known.award_day,
            teaching=(known.of(enrolment.programme.school, "name"),),
            languages=known.plain(", ".join(language_names(enrolment.programme))),
            length=known.length(),
            access=known.statements("entry_requirements"),
            mode=known.plain(str(Mode(mode).label) if (mode := known.route_part("mode")) in Mode.values else mode),
            outcomes=known.statements("learning_outcomes"),
            entries=(*known.results(), *known.recognised()),
            scale=known.scale,
            award=known.plain(str(enrolment.get_state_display())),
            accreditation=tuple(known.accreditation()),
            sources=(Said(page, ENGLISH), *known.documents()),
        )


@dataclass(frozen=True)
class _Known:
    """What rows and rules say of an enrolment, in a language and as of a day."""

    enrolment: Enrolment
    language: str
    day: date

    @cached_property
    def rules(self) -> Regulations:
        return rules_for(self.enrolment).regulations

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The published catalogue of the rules' year, else the newest."""
        rows = Catalogue.objects.visible_to(AnonymousUser()).filter(programme=self.enrolment.programme).newest()
        years = list(
            rows.prefetch_related(
                "versions__translations",
                "versions__durations",
                "specialisations__translations",
                "site_paths__translations",
                "learning_outcomes__translations",
                "entry_requirements__translations",
            )
        )
        return next((each for each in years if each.year == self.enrolment.edition.year), next(iter(years), None))

    @cached_property
    def scale(self) -> str:
        found = GradeScale.objects.filter(programme=self.enrolment.programme).first()
        return str(found) if found else ""

    @property
    def award_day(self) -> date:
        """The day as of which those are named who award the degree."""
        return self.enrolment.ended_on if self.enrolment.award and self.enrolment.ended_on else self.day

    def of(self, record: Any, field: str) -> Said:
        spoken = words(record, field, self.language)
        return Said(spoken.text, spoken.language)

    def own(self, field: str) -> Said:
        return self.of(self.enrolment.programme, field)

    def english(self, record: Any, field: str) -> tuple[Said, ...]:
        """The same in English, where the paper is in another language and that is not what it says already."""
        spoken = words(record, field, ENGLISH)
        shown = spoken.text and self.language != ENGLISH and spoken.language == ENGLISH
        return (Said(spoken.text, ENGLISH),) if shown and self.of(record, field).words != spoken.text else ()

    def both(self, record: Any, field: str) -> tuple[Said, ...]:
        return (self.of(record, field), *self.english(record, field))

    def plain(self, text: str) -> tuple[Said, ...]:
        return (Said(text, self.language),) if text else ()

    def named(self, texts: Mapping[str, str], otherwise: str = "") -> Said:
        """Words of the rules in the language, else in English, else in the one that they have."""
        for language in (self.language, ENGLISH, *texts):
            if texts.get(language):
                return Said(texts[language], language)
        return Said(otherwise, "")

    def title_of_award(self) -> Said:
        """The title on the certificate: of the award that was reached, else what the programme leads to."""
        reached = next((each for each in self.rules.awards if each.id == self.enrolment.award), None)
        if reached is not None:
            return self.named(reached.title)
        return self.own("award_title") if self.own("award_title").words else self.named(self.rules.title)

    def rules_words(self) -> str:
        return _("Edition %(edition)s, checksum %(checksum)s") % {
            "edition": self.enrolment.edition.key,
            "checksum": self.enrolment.checksum.removeprefix("sha256:")[:12],
        }

    def route_part(self, part: str) -> str:
        return str(self.enrolment.route.get(part, ""))

    def route(self) -> tuple[Said, ...]:
        """Each part of the route by its name in the catalogue, or as the rules write it."""
        return tuple(self._route_words(part, str(value)) for part, value in self.enrolment.route.items())

    def _route_words(self, part: str, value: str) -> Said:
        if part == "mode" and value in Mode.values:
            return Said(str(Mode(value).label), self.language)
        relation = {"version": "versions", "specialisation": "specialisations", "site": "site_paths"}.get(part)
        rows = getattr(self.catalogue, relation).all() if relation and self.catalogue else ()
        row = next((each for each in rows if each.key == value.replace("_", "-")), None)
        return self.of(row, "name") if row else Said(value.replace("_", " "), "")

    def results(self) -> Iterator[Entry]:
        """What was taken here, by term."""
        for row in sorted(self.enrolment.results.all(), key=lambda each: (each.term, each.module)):
            module = self.rules.modules.get(row.module)
            yield Entry(
                code=row.module,
                title=self._title(module, row.module),
                term=self._term(row.term),
                ects=row.ects or (module.ects if module else None),
                grade=self._grade(row),
                status=str(row.get_status_display()),
                earned=row.status == Result.Status.PASSED,
            )

    def recognised(self) -> Iterator[Entry]:
        """What the board recognised from elsewhere."""
        for row in self.enrolment.recognitions.all():
            if row.state == RequestState.GRANTED:
                yield Entry(
                    code=row.stands_for,
                    title=Said(row.name, ""),
                    term=self._term(row.term),
                    ects=Ects(row.ects.points) if row.ects else None,
                    grade=self._grade(row),
                    status=_("Recognised"),
                    earned=True,
                )

    def _title(self, module: Module | None, code: str) -> Said:
        return self.named(module.title, code) if module else Said(code, "")

    def _term(self, term: str) -> Said:
        year, _slash, name = term.partition("/")
        known = self.rules.terms.get(name)
        spoken = self.named(known.title, name) if known else Said(name, "")
        return Said(f"{year} {spoken.words}".strip() or "–", spoken.language)

    @staticmethod
    def _grade(row: Result | Recognition) -> str:
        return "" if row.grade is None else f"{row.grade.normalize():f}"

    def awarding(self) -> tuple[Said, ...]:
        """Those who award the degree on its day: a member that has left is not among them."""
        parties = awarding(self.enrolment.programme, self.award_day)
        return tuple(each for party in parties for each in self.both(party.institution, "name"))

    def length(self) -> tuple[Said, ...]:
        """The credits and the months of the version that is studied, in its mode; without one, nothing."""
        key = self.route_part("version").replace("_", "-")
        versions: list[Version] = list(self.catalogue.versions.all()) if self.catalogue else []
        version = next((each for each in versions if each.key == key), versions[0] if len(versions) == 1 else None)
        if version is None:
            return ()
        mode = self.route_part("mode")
        months = [duration_words(row.duration) for row in version.durations.all() if row.mode == mode]
        return self.plain(", ".join([*([f"{version.ects} ECTS"] if version.ects else []), *months]))

    def statements(self, relation: str) -> tuple[Said, ...]:
        rows = getattr(self.catalogue, relation).all() if self.catalogue else ()
        return tuple(each for row in rows for each in self.both(row, "statement"))

    def accreditation(self) -> Iterator[Said]:
        held = Accreditation.objects.of(self.enrolment.programme).in_force_on(self.award_day)
        for row in held.prefetch_related("translations"):
            yield self.of(row, "body")

    def documents(self) -> Iterator[Said]:
        """What the rules cite."""
        for document in self.rules.sources.values():
            yield Said(f"{document.title} {document.address}".strip(), "")
