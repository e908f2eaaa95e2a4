"""Students' studies: small rules that ask for a bit of everything, enrolments under them, and what hangs on these."""

from datetime import UTC, date, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.engine.regulations.load import checksum
from crossings.engine.regulations.routes import route_of
from crossings.engine.values import PartialDate
from crossings.programmes.regulations import rules_of
from crossings.studies import models
from tests.factories.people import AccountFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.regulations import RegulationEditionFactory

RULES = """\
format: crossings-rules/1
programme: {programme}
edition: {edition}
title: {{en: MA in Small Things}}
sources:
  handbook: {{title: The handbook, address: "https://example.org/handbook", read_on: 2026-11-01}}
route:
  version: [standard, extended]
  mode: [full_time, part_time]
  start: [2023-09, 2024-01]
terms:
  autumn: {{starts: 9, title: {{en: Autumn, es: Otoño}}}}
  spring: {{starts: 1, title: {{en: Spring, es: Primavera}}}}
lists:
  law: {{where: {{tag: law}}}}
  taught: {{where: {{kind: taught}}}}
modules:
  A1: {{title: {{en: First things, es: Primeras cosas}}, ects: 10, terms: [autumn], institution: home}}
  A2: {{title: {{en: Second things}}, ects: 10, terms: [spring], institution: home}}
  L1: {{title: {{en: Law of things}}, ects: 10, terms: [autumn], tags: [law], institution: home}}
  L2: {{title: {{en: Law of few things}}, ects: 10, terms: [spring], tags: [law], institution: away}}
  L3: {{title: {{en: Law of many things}}, ects: 10, terms: [autumn], tags: [law], institution: home}}
  D: {{title: {{en: Dissertation}}, ects: 20, kind: dissertation, terms: [spring], institution: home}}
clauses:
  - id: both
    take: [A1, A2]
    source: {{document: handbook, place: section 3}}
    text: {{en: Two modules are compulsory., es: Dos módulos son obligatorios.}}
    assumption: {{because: The handbook says usually., other: Another module may take their place.}}
  - id: options
    choose: {{modules: 1, from: law}}
    source: {{document: handbook, place: section 4}}
    text: {{en: One module of law.}}
  - {{id: thesis, take: D, text: {{en: A dissertation.}}}}
  - {{id: ethics, milestone: declaration_of_ethics, text: {{en: A declaration of ethics.}}}}
  - {{id: award, total: {{ects: {{at_least: 50}}}}, text: {{en: 50 ECTS for the award.}}}}
  - {{id: second-law, when: {{version: extended}}, limit: {{modules: 2, of: law}}, text: {{en: Two modules of law at most.}}}}
  - {{id: wider, when: {{version: extended}}, total: {{ects: {{at_least: 60}}}}, text: {{en: 60 ECTS for the extended award.}}}}
  - {{id: topic, when: {{version: extended}}, decision: the board, text: {{en: The board agrees with the topic.}}}}
  - {{id: slowly, when: {{mode: part_time}}, load: {{modules: {{at_most: 1}}}}, text: {{en: One module a term.}}}}
awards:
  - {{id: ma, title: {{en: MA in Small Things}}, when: {{version: standard}}}}
  - {{id: ma-extended, title: {{en: Extended MA in Small Things}}}}
"""


class EditionFactory(RegulationEditionFactory):
    """The small rules, published for 2023-24."""

    text = LazyAttribute(lambda edition: RULES.format(programme=edition.programme.slug, edition=edition.key))
    checksum = LazyAttribute(lambda edition: checksum(edition.text))


class EnrolmentFactory(DjangoModelFactory):
    """Somebody who began in September 2023 under the small rules, full time; `chosen` names other parts of the route."""

    class Meta:
        model = models.Enrolment

    class Params:
        chosen: dict[str, str] = {}

    student = SubFactory(AccountFactory)
    edition = SubFactory(EditionFactory)
    programme = LazyAttribute(lambda enrolment: enrolment.edition.programme)
    checksum = LazyAttribute(lambda enrolment: enrolment.edition.checksum)
    route = LazyAttribute(lambda each: dict(route_of(rules_of(each.edition).regulations, each.chosen)))
    starts = PartialDate(2023, 9)
    enrolled_on = date(2023, 9, 18)


class ResultFactory(DjangoModelFactory):
    class Meta:
        model = models.Result

    enrolment = SubFactory(EnrolmentFactory)
    module = "A1"
    term = "2023-24/autumn"
    status = "passed"


class RecognitionFactory(DjangoModelFactory):
    """Credit earned elsewhere that is asked for in place of the module L1."""

    class Meta:
        model = models.Recognition

    enrolment = SubFactory(EnrolmentFactory)
    institution = "University of Elsewhere"
    called = Sequence("Asylum law {}".format)
    ects = 10
    stands_for = "L1"
    because = "Passed in 2022"


class BoardDecisionFactory(DjangoModelFactory):
    """An exemption from the compulsory modules that is asked for."""

    class Meta:
        model = models.BoardDecision

    enrolment = SubFactory(EnrolmentFactory)
    kind = "exemption"
    clause = "both"
    because = "Taught the same for ten years"


class StudyPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.StudyPlan

    enrolment = SubFactory(EnrolmentFactory)
    title = Sequence("Plan {}".format)


class SharedPlanFactory(StudyPlanFactory):
    """A plan that waits for the adviser."""

    state = "shared"
    question = "Is the spring too full?"
    shared_at = datetime(2023, 10, 2, 9, 0, tzinfo=UTC)


class PlannedModuleFactory(DjangoModelFactory):
    class Meta:
        model = models.PlannedModule

    plan = SubFactory(StudyPlanFactory)
    term = "2023-24/spring"
    module = "A2"


class BoardSeatFactory(DjangoModelFactory):
    class Meta:
        model = models.BoardSeat

    account = SubFactory(AccountFactory)
    programme = SubFactory(ProgrammeFactory)


class GradeScaleFactory(DjangoModelFactory):
    """Whole grades from 0 to 100."""

    class Meta:
        model = models.GradeScale

    programme = SubFactory(ProgrammeFactory)
    least = 0
    most = 100
