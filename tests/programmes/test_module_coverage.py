"""Modules cover disciplines, competencies and outcomes; examples are shown and never counted."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.programmes.models import (
    CatalogueModule,
    Module,
    ModuleCompetency,
    ModuleDiscipline,
    ModuleOutcome,
    OutcomeGroup,
    Teaching,
)
from crossings.programmes.records import (
    competency_coverage,
    discipline_coverage,
    modules_of,
    outcome_coverage,
    outcomes_off_topic,
    practitioner_share,
    taught_modules,
)
from tests.factories.people import PersonFactory
from tests.factories.programmes import (
    CatalogueFactory,
    CatalogueModuleFactory,
    CompetencyFactory,
    DisciplineFactory,
    LearningOutcomeFactory,
    ModuleAssessmentFactory,
    ModuleFactory,
    TeachingFactory,
)

pytestmark = pytest.mark.django_db


def about(module, *concepts):
    for concept in concepts:
        ModuleDiscipline.objects.create(module=module, concept=concept)


def test_a_discipline_is_covered_by_the_modules_about_it():
    law, history = DisciplineFactory(slug="law"), DisciplineFactory(slug="history")
    module = CatalogueModuleFactory().module
    about(module, law)
    matrix = discipline_coverage(modules_of(module.placements.get().catalogue), [law, history])
    assert matrix.count("law") == 1
    assert matrix.orphans == ("history",)


def test_an_example_covers_but_is_not_counted():
    law = DisciplineFactory(slug="law")
    placement = CatalogueModuleFactory(module__is_example=True)
    about(placement.module, law)
    matrix = discipline_coverage(modules_of(placement.catalogue), [law])
    assert (matrix.orphans, matrix.only_by_example, matrix.module_count) == ((), ("law",), 0)


def test_a_tag_outside_the_asked_scheme_is_left_out():
    law = DisciplineFactory(slug="law")
    placement = CatalogueModuleFactory()
    about(placement.module, law, DisciplineFactory())
    assert discipline_coverage(modules_of(placement.catalogue), [law]).aspects == ("law",)


def test_a_competency_that_no_module_trains_is_a_gap():
    placement = CatalogueModuleFactory()
    teach = CompetencyFactory(key="teach", framework__programme=placement.module.programme)
    advise = CompetencyFactory(key="advise", framework=teach.framework)
    ModuleCompetency.objects.create(module=placement.module, competency=teach)
    assert competency_coverage(modules_of(placement.catalogue), [teach, advise]).orphans == ("advise",)


def test_outcomes_of_another_year_do_not_disturb_the_matrix():
    placement = CatalogueModuleFactory()
    this = LearningOutcomeFactory(catalogue=placement.catalogue, position=1)
    earlier = LearningOutcomeFactory(
        catalogue=CatalogueFactory(programme=placement.module.programme, year="2022-23"), position=1
    )
    for outcome in (this, earlier):
        ModuleOutcome.objects.create(module=placement.module, outcome=outcome)
    matrix = outcome_coverage(modules_of(placement.catalogue), [this])
    assert (matrix.aspects, matrix.orphans) == (("knowledge-1",), ())


def test_an_outcome_about_something_that_no_module_is_about_is_flagged():
    migration, development = DisciplineFactory.create_batch(2)
    placement = CatalogueModuleFactory()
    about(placement.module, migration)
    on, off, generic = (
        LearningOutcomeFactory(catalogue=placement.catalogue, about=concept)
        for concept in (migration, development, None)
    )
    assert outcomes_off_topic(modules_of(placement.catalogue), [on, off, generic]) == [off]


def test_an_example_does_not_bring_an_outcome_on_topic():
    development = DisciplineFactory()
    placement = CatalogueModuleFactory(module__is_example=True)
    about(placement.module, development)
    outcome = LearningOutcomeFactory(catalogue=placement.catalogue, about=development)
    assert outcomes_off_topic(modules_of(placement.catalogue), [outcome]) == [outcome]


def test_the_modules_of_a_catalogue_come_in_its_order():
    second = CatalogueModuleFactory(position=2)
    first = CatalogueModuleFactory(position=1, catalogue=second.catalogue)
    assert modules_of(second.catalogue) == [first.module, second.module]


def test_coverage_costs_the_same_however_many_modules(django_assert_num_queries):
    law = DisciplineFactory()
    catalogue = CatalogueFactory()
    for placement in CatalogueModuleFactory.create_batch(4, catalogue=catalogue):
        about(placement.module, law)
    with django_assert_num_queries(8):
        discipline_coverage(modules_of(catalogue), [law])


def test_examples_count_as_no_taught_module():
    catalogue = CatalogueFactory()
    CatalogueModuleFactory(catalogue=catalogue)
    CatalogueModuleFactory(catalogue=catalogue, module__is_example=True)
    CatalogueModuleFactory(catalogue=catalogue, module__kind=Module.Kind.DISSERTATION)
    assert taught_modules(CatalogueModule.objects.of(catalogue).with_module()) == 1
    assert CatalogueModule.objects.of(catalogue).real().count() == 2
    assert Module.objects.real().count() == 2


def test_a_module_belongs_to_the_programme_that_lists_it():
    placement = CatalogueModuleFactory()
    placement.module = ModuleFactory()
    with pytest.raises(ValidationError, match="another programme"):
        placement.full_clean()


@pytest.mark.parametrize(
    "link",
    [
        lambda module: ModuleCompetency(module=module, competency=CompetencyFactory()),
        lambda module: ModuleOutcome(module=module, outcome=LearningOutcomeFactory()),
    ],
)
def test_a_module_has_no_part_in_another_programmes_aspects(link):
    with pytest.raises(ValidationError, match="another programme"):
        link(ModuleFactory()).full_clean()


def test_a_code_stands_once_in_a_programme_and_may_be_unknown():
    module = ModuleFactory(code="POLI1")
    ModuleFactory.create_batch(2, programme=module.programme, code="")
    with pytest.raises(IntegrityError):
        ModuleFactory(programme=module.programme, code="POLI1")


def test_hours_are_known_only_when_both_are():
    assert ModuleFactory.build(contact_hours=24, private_hours=176, programme=None).hours == 200
    assert ModuleFactory.build(contact_hours=24, programme=None).hours is None


def test_noor_sees_the_modules_of_published_catalogues_only(noor):
    shown = CatalogueModuleFactory().module
    CatalogueModuleFactory(catalogue__published_at=None)
    assert Module.objects.visible_to(noor).get() == shown


def test_a_module_that_runs_in_either_term_is_found_in_both():
    either = CatalogueModuleFactory(term="either")
    CatalogueModuleFactory(term="spring", catalogue=either.catalogue)
    assert CatalogueModule.objects.in_term("autumn").get() == either


def test_a_weight_lies_within_a_hundred():
    with pytest.raises(IntegrityError):
        ModuleAssessmentFactory(weight=101)


def test_the_greatest_length_is_not_below_the_least():
    with pytest.raises(IntegrityError):
        ModuleAssessmentFactory(least_words=4000, most_words=3000)


def test_the_share_of_practitioners_is_told_of_a_module():
    placement = CatalogueModuleFactory()
    TeachingFactory.create_batch(2, placement=placement)
    TeachingFactory(placement=placement, kind=Teaching.Kind.PROFESSIONAL, person=None)
    share = practitioner_share(placement)
    assert (share.professionals, share.teachers, share.per_cent) == (1, 3, 33)


def test_one_person_in_two_roles_is_one_teacher():
    placement, lecturer = CatalogueModuleFactory(), PersonFactory()
    for role in (Teaching.Role.CONVENOR, Teaching.Role.LECTURER):
        TeachingFactory(placement=placement, person=lecturer, role=role)
    assert practitioner_share(placement).teachers == 1


def test_without_a_known_teacher_there_is_no_share():
    assert practitioner_share(CatalogueModuleFactory()) is None


def test_a_guest_has_a_home_institution():
    guest = TeachingFactory(role=Teaching.Role.GUEST, home_institution=CatalogueFactory().programme.school)
    assert guest.home_institution is not None
    assert Teaching.objects.professionals().count() == 0


def test_outcomes_stand_in_four_groups():
    catalogue = CatalogueFactory()
    for group in OutcomeGroup:
        LearningOutcomeFactory(catalogue=catalogue, group=group)
    found = [catalogue.learning_outcomes.in_group(group).count() for group in OutcomeGroup]
    assert found == [1, 1, 1, 1]


def test_who_teaches_is_personal_and_kept_apart_from_the_journals_changes(at):
    from crossings.journal.actions import correct
    from crossings.journal.models import Entry
    from crossings.journal.record import Actor

    placement = CatalogueModuleFactory()
    correct(record=placement, by=Actor("account:7"), at=at, save=lambda: TeachingFactory(placement=placement))
    entry = Entry.objects.about(placement).get()
    assert not any(name.endswith("person_id") for name in entry.changes)
    assert any(value.field.endswith("person_id") for value in entry.personal_values.all())
