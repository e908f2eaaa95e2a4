"""The graph of a programme in its newest published year, and of a module in it. Reads what `rows` fetches.

Public name: `Told`. A degree is a Qualification; a module a LearningAchievementSpecification that is part of it; the
programme of the year, each way to study it and each module are LearningOpportunities. Examples are not told, nor is
what no source states: the levels of the European and the national framework and the field of education are not among
our facts.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from crossings.engine.language_codes import three_letters
from crossings.engine.values import PartialDate, Period, Precision
from crossings.outside.elm import nodes
from crossings.outside.elm.nodes import Node
from crossings.programmes.elm.bodies import Bodies, by_language, spoken
from crossings.programmes.models import (
    Accreditation,
    Catalogue,
    CatalogueModule,
    Fee,
    FeeTable,
    LearningOutcome,
    Mode,
    Module,
    Offering,
    OutcomeGroup,
    Programme,
)
from crossings.programmes.ooapi.courses import outcomes_in
from crossings.programmes.ooapi.offerings import fees_of, is_told, price_words, way_words
from crossings.programmes.ooapi.texts import composed, said, texts, whole
from crossings.programmes.pages.parties import awarding
from crossings.programmes.pages.programme import in_force
from crossings.programmes.records import ends

WAYS = {
    Programme.TeachingType.FACE_TO_FACE: nodes.PRESENTIAL,
    Programme.TeachingType.BLENDED: nodes.BLENDED,
}
KINDS = {Module.Kind.DISSERTATION: nodes.THESIS, Module.Kind.INTERNSHIP: nodes.INTERNSHIP}


class Told:
    """The graph of one catalogue for readers who ask at `origin`, as it stands on a day."""

    def __init__(self, catalogue: Catalogue, origin: str, day: date, countries: Mapping[str, str]) -> None:
        self.catalogue, self.programme = catalogue, catalogue.programme
        self.origin, self.day = origin, min(day, catalogue.year.ends)
        self.bodies = Bodies(origin, countries)
        self.page = origin + reverse("programmes:programme", args=[self.programme.slug])
        self.file = f"{origin}/programmes/{self.programme.slug}/elm.jsonld"

    def programme_nodes(self) -> list[Node]:
        """Everything about the programme."""
        modules = [each for place in self._modules() for each in self._module(place)]
        found = [self._qualification(), *self._awarding(), self._opportunity(), *self._ways(), *modules]
        return [*found, *self.bodies.told()]

    def module_nodes(self, slug: str) -> list[Node]:
        """Everything about one module of it; nothing where the year has no such module."""
        found = [each for place in self._modules() if place.module.slug == slug for each in self._module(place)]
        return [*found, *self.bodies.told()] if found else []

    def _modules(self) -> Iterator[CatalogueModule]:
        for place in self.catalogue.catalogue_modules.all():
            place.module.programme = self.programme
            yield place

    def _languages(self) -> list[Node]:
        return [nodes.language(three_letters(row.code)) for row in self.programme.teaching_languages.all()]

    def _qualification(self) -> Node:
        programme = self.programme
        sizes = {each.ects.points for each in self.catalogue.versions.all() if each.ects}
        required = whole([texts(row, "statement") for row in self.catalogue.entry_requirements.all()])
        return nodes.node(
            "Qualification",
            f"{self.file}#qualification",
            title=spoken(programme, "award_title") or spoken(programme, "name"),
            description=spoken(programme, "summary"),
            language=self._languages(),
            identifier=nodes.identifier(programme.official_code, "official code"),
            creditPoint=[nodes.credit_points(points) for points in sorted(sizes)],
            learningOutcome=[*map(_outcome, self.catalogue.learning_outcomes.all()), *self._competencies()],
            entryRequirement=nodes.note(by_language(required)),
            accreditation=[self._accreditation(row) for row in self._accreditations()],
            awardingOpportunity=nodes.at(f"{self.file}#award") if awarding(programme, self.day) else None,
            homepage=nodes.web(self.page),
        )

    def _competencies(self) -> Iterator[Node]:
        """What graduates can do, by the framework in force on the day."""
        for row in in_force(list(self.programme.competency_frameworks.all()), self.day):
            yield nodes.outcome(spoken(row, "statement") or spoken(row, "name"), is_knowledge=False)

    def _awarding(self) -> Iterator[Node]:
        """Those who award the degree on the day: with each change of the consortium it is others."""
        parties = awarding(self.programme, self.day)
        if parties:
            yield nodes.node(
                "AwardingOpportunity",
                f"{self.file}#award",
                awardingBody=[self.bodies.body(party.institution) for party in parties],
                learningAchievementSpecification=nodes.at(f"{self.file}#qualification"),
                temporal=nodes.period(self.catalogue.year.starts, self.catalogue.year.next.starts),
            )

    def _accreditations(self) -> list[Accreditation]:
        rows = self.programme.accreditations.all()
        held = [row for row in rows if Period(row.starts, row.until).contains(self.day)]
        return sorted(held, key=lambda row: row.pk)

    def _accreditation(self, row: Accreditation) -> Node:
        return nodes.node(
            "Accreditation",
            title=by_language(composed(texts(row, "body"), texts(row, "on_behalf_of"))),
            accreditingAgent=self.bodies.agent(spoken(row, "body")),
            organisation=self.bodies.body(self.programme.school),
            issued=_moment(row.starts),
            expiryDate=_moment(row.until),
        )

    def _opportunity(self) -> Node:
        programme, year = self.programme, self.catalogue.year
        return nodes.node(
            "LearningOpportunity",
            f"{self.file}#opportunity",
            title=by_language(composed(texts(programme, "name"), said(lambda: str(year)))),
            description=spoken(programme, "summary"),
            type=nodes.listed(nodes.PROGRAMME),
            defaultLanguage=nodes.language(three_letters(programme.language)),
            learningAchievementSpecification=nodes.at(f"{self.file}#qualification"),
            providedBy=self.bodies.body(programme.school),
            homepage=nodes.web(self.page),
            mode=self._mode(),
            temporal=nodes.period(year.starts, year.next.starts),
            hasPart=[nodes.at(each) for each in self._parts()],
        )

    def _mode(self) -> Node | None:
        way = WAYS.get(Programme.TeachingType(self.programme.teaching_type))
        return nodes.listed(way) if way else None

    def _parts(self) -> list[str]:
        ways = [f"{self.file}#way-{_way_key(way)}" for way in self._real_ways()]
        return [*ways, *(f"{self._module_file(place)}#opportunity" for place in self._modules())]

    def _real_ways(self) -> list[Offering]:
        return [way for way in self.catalogue.offerings.all() if is_told(way)]

    def _ways(self) -> Iterator[Node]:
        for way in self._real_ways():
            begins, over = way.start.intake.starts, ends(way)
            yield nodes.node(
                "LearningOpportunity",
                f"{self.file}#way-{_way_key(way)}",
                title=by_language(way_words(way, self.programme)),
                type=nodes.listed(nodes.PROGRAMME),
                defaultLanguage=nodes.language(three_letters(self.programme.language)),
                learningAchievementSpecification=nodes.at(f"{self.file}#qualification"),
                providedBy=self.bodies.body(self.programme.school),
                homepage=nodes.web(self.page),
                isPartOf=nodes.at(f"{self.file}#opportunity"),
                mode=self._mode(),
                learningSchedule=nodes.listed(nodes.FULL_TIME) if way.mode == Mode.FULL_TIME else None,
                duration=next((f"P{row.months}M" for row in way.version.durations.all() if row.mode == way.mode), ""),
                temporal=nodes.period(begins.earliest(), over.earliest() if over else None),
                priceDetail=[_price(table, fee) for table, fee in fees_of(way, self.catalogue)],
                location=[place for stop in way.site_path.stops.all() if (place := self._stop(stop))],
            )

    def _stop(self, stop: Any) -> Node | None:
        country = self.bodies.countries.get(str(stop.institution.country or ""), "") if stop.institution else ""
        return nodes.place(country, {self.programme.language: stop.place} if stop.place else {})

    def _module_file(self, place: CatalogueModule) -> str:
        return f"{self.origin}/programmes/{self.programme.slug}/modules/{place.module.slug}/elm.jsonld"

    def _module(self, place: CatalogueModule) -> Iterator[Node]:
        module, file = place.module, self._module_file(place)
        owner = module.owner or self.programme.school
        page = self.origin + reverse("programmes:module", args=[self.programme.slug, module.slug])
        taught_in = [nodes.language(three_letters(place.taught_in))] if place.taught_in else self._languages()
        yield nodes.node(
            "LearningAchievementSpecification",
            f"{file}#specification",
            title=spoken(module, "title"),
            description=spoken(module, "summary"),
            language=taught_in,
            identifier=nodes.identifier(module.code, "module code"),
            creditPoint=nodes.credit_points(module.ects.points if module.ects else None),
            volumeOfLearning=f"PT{module.hours}H" if module.hours else "",
            learningOutcome=[_outcome(row) for row in outcomes_in(place)],
            isPartOf=nodes.at(f"{self.file}#qualification"),
            homepage=nodes.web(page),
        )
        if place.running != CatalogueModule.Running.NOT_RUNNING:
            yield nodes.node(
                "LearningOpportunity",
                f"{file}#opportunity",
                title=by_language(composed(texts(module, "title"), said(lambda: str(place.catalogue.year)))),
                type=nodes.listed(KINDS.get(Module.Kind(module.kind), nodes.PROGRAMME_MODULE)),
                defaultLanguage=nodes.language(three_letters(module.language)),
                learningAchievementSpecification=nodes.at(f"{file}#specification"),
                providedBy=self.bodies.body(owner),
                homepage=nodes.web(page),
                isPartOf=nodes.at(f"{self.file}#opportunity"),
                temporal=nodes.period(self.catalogue.year.starts, self.catalogue.year.next.starts),
            )


def _way_key(way: Offering) -> str:
    special = [way.specialisation.key] if way.specialisation else []
    return "-".join((way.version.key, way.mode, str(way.start.month), way.site_path.key, *special))


def _outcome(row: LearningOutcome) -> Node:
    return nodes.outcome(spoken(row, "statement"), is_knowledge=row.group == OutcomeGroup.KNOWLEDGE)


def _price(table: FeeTable, fee: Fee) -> Node:
    return nodes.price(by_language(price_words(table, fee)), fee.amount, table.currency)


def _moment(when: PartialDate | None) -> str:
    """The moment where the day is known; a month or a year is no moment."""
    return nodes.moment(when.earliest()) if when is not None and when.precision is Precision.DAY else ""
