"""The database itself refuses what no programme can be; each of its rules is tried once, and none is forgotten."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from crossings.programmes.models import (
    CatalogueModule,
    CreditShare,
    DueDate,
    ModuleAssessment,
    ModuleCode,
    ModuleCompetency,
    ModuleDiscipline,
    ModuleOutcome,
    Offering,
    SiteStop,
    StudyDuration,
)
from tests.factories import programmes as made
from tests.factories.people import PersonFactory
from tests.factories.regulations import ErratumFactory, RegulationDraftFactory, RegulationEditionFactory

pytestmark = pytest.mark.django_db
MODELS = list(apps.get_app_config("programmes").get_models())


def again(record: models.Model, **changed: Any) -> models.Model:
    """A second row that says the same as the first."""
    kept = {field.name: getattr(record, field.name) for field in record._meta.concrete_fields if not field.primary_key}
    return type(record).objects.create(**kept | changed)


def duration(**values: Any) -> StudyDuration:
    return made.StudyDurationFactory(**values)


def share(**values: Any) -> CreditShare:
    return CreditShare.objects.create(**{"version": made.VersionFactory(), "kind": "optional", "ects": 10} | values)


def stop(**values: Any) -> SiteStop:
    return SiteStop.objects.create(**{"path": made.SitePathFactory(), "place": "Brussels"} | values)


def code(**values: Any) -> ModuleCode:
    return ModuleCode.objects.create(**{"module": made.ModuleFactory(), "code": "LW832"} | values)


def discipline() -> ModuleDiscipline:
    return ModuleDiscipline.objects.create(module=made.ModuleFactory(), concept=made.DisciplineFactory())


def competency() -> ModuleCompetency:
    return ModuleCompetency.objects.create(module=made.ModuleFactory(), competency=made.CompetencyFactory())


def outcome() -> ModuleOutcome:
    return ModuleOutcome.objects.create(module=made.ModuleFactory(), outcome=made.LearningOutcomeFactory())


def due(**values: Any) -> DueDate:
    return DueDate.objects.create(**{"table": made.FeeTableFactory(), "on": "2017-09-08"} | values)


def specialised() -> Offering:
    offering = made.OfferingFactory()
    return again(offering, specialisation=made.SpecialisationFactory(catalogue=offering.catalogue))


REFUSED = {
    "programme_has_a_name": lambda: made.ProgrammeFactory(name=""),
    "award_kind_known": lambda: made.ProgrammeFactory(award_kind="double"),
    "teaching_type_known": lambda: made.ProgrammeFactory(teaching_type="evening"),
    "teaching_language_once": lambda: again(made.TeachingLanguageFactory()),
    "teaching_language_code": lambda: made.TeachingLanguageFactory(code="ES"),
    "lifecycle_moves": lambda: made.LifecycleChangeFactory(to_state="open"),
    "lifecycle_known": lambda: made.LifecycleChangeFactory(to_state="asleep"),
    "withdrawn_is_final": lambda: made.LifecycleChangeFactory(from_state="withdrawn"),
    "catalogue_once_a_year": lambda: again(made.CatalogueFactory()),
    "framework_once": lambda: again(made.CompetencyFrameworkFactory()),
    "framework_has_a_name": lambda: made.CompetencyFrameworkFactory(name=""),
    "competency_once": lambda: again(made.CompetencyFactory()),
    "competency_has_a_name": lambda: made.CompetencyFactory(name=""),
    "version_once": lambda: again(made.VersionFactory()),
    "version_has_a_name": lambda: made.VersionFactory(name=""),
    "version_gives_credits": lambda: made.VersionFactory(ects=0),
    "duration_once_a_mode": lambda: again(duration()),
    "duration_at_least_a_month": lambda: duration(months=0),
    "duration_mode_known": lambda: duration(mode="evenings"),
    "credit_share_once": lambda: again(share()),
    "credit_share_kind_known": lambda: share(kind="bonus"),
    "start_once_a_month": lambda: again(made.StartFactory()),
    "start_in_a_month": lambda: made.StartFactory(month=13),
    "site_path_once": lambda: again(made.SitePathFactory()),
    "site_path_has_a_name": lambda: made.SitePathFactory(name=""),
    "stop_is_somewhere": lambda: stop(place=""),
    "stop_lasts": lambda: stop(terms=0),
    "specialisation_once": lambda: again(made.SpecialisationFactory()),
    "specialisation_has_a_name": lambda: made.SpecialisationFactory(name=""),
    "offering_once_specialised": lambda: again(specialised()),
    "offering_once_plain": lambda: again(made.OfferingFactory()),
    "offering_mode_known": lambda: made.OfferingFactory(mode="evenings", version=made.VersionFactory()),
    "fee_table_has_a_name": lambda: made.FeeTableFactory(name=""),
    "fee_table_basis_known": lambda: made.FeeTableFactory(basis="per_day"),
    "fee_table_kind_known": lambda: made.FeeTableFactory(kind="fine"),
    "fee_table_currency": lambda: made.FeeTableFactory(currency="eu"),
    "fee_amount_or_to_be_confirmed": lambda: made.FeeFactory(amount=None),
    "fee_not_negative": lambda: made.FeeFactory(amount=-1),
    "fee_status_known": lambda: made.FeeFactory(status="friends"),
    "fee_mode_known": lambda: made.FeeFactory(mode="evenings"),
    "fee_once": lambda: again(made.FeeFactory()),
    "due_date_once": lambda: again(due()),
    "cost_has_a_name": lambda: made.CostItemFactory(name=""),
    "cost_kind_known": lambda: made.CostItemFactory(kind="bribe"),
    "cost_is_a_range": lambda: made.CostItemFactory(least=1),
    "fee_rule_says_something": lambda: made.FeeRuleFactory(statement=""),
    "fee_rule_kind_known": lambda: made.FeeRuleFactory(kind="secret"),
    "rise_names_its_index": lambda: made.FeeRuleFactory(kind="continuing_rise"),
    "dispute_has_a_topic": lambda: made.DisputeFactory(topic=""),
    "one_side_followed": lambda: again(made.DisputeSideFactory(is_followed=True)),
    "side_says_something": lambda: made.DisputeSideFactory(statement=""),
    "entry_says_something": lambda: made.EntryRequirementFactory(statement=""),
    "entry_kind_known": lambda: made.EntryRequirementFactory(kind="luck"),
    "grade_once": lambda: again(made.GradeExpectationFactory()),
    "grade_says_something": lambda: made.GradeExpectationFactory(expected=""),
    "aim_says_something": lambda: made.AimFactory(statement=""),
    "outcome_once": lambda: again(made.LearningOutcomeFactory()),
    "outcome_says_something": lambda: made.LearningOutcomeFactory(statement=""),
    "outcome_group_known": lambda: made.LearningOutcomeFactory(group="hobbies"),
    "module_once": lambda: again(made.ModuleFactory()),
    "module_code_once": lambda: again(made.ModuleFactory(code="X1"), slug="another"),
    "module_has_a_title": lambda: made.ModuleFactory(title=""),
    "module_kind_known": lambda: made.ModuleFactory(kind="lunch"),
    "further_code_once": lambda: again(code()),
    "further_code_not_empty": lambda: code(code=""),
    "module_discipline_once": lambda: again(discipline()),
    "module_competency_once": lambda: again(competency()),
    "module_outcome_once": lambda: again(outcome()),
    "placement_once": lambda: again(made.CatalogueModuleFactory()),
    "placement_term_known": lambda: made.CatalogueModuleFactory(term="summer"),
    "placement_running_known": lambda: made.CatalogueModuleFactory(running="walking"),
    "assessment_kind_known": lambda: made.ModuleAssessmentFactory(kind="duel"),
    "assessment_weight": lambda: made.ModuleAssessmentFactory(weight=0),
    "assessment_words": lambda: made.ModuleAssessmentFactory(least_words=2, most_words=1),
    "teaching_once": lambda: again(made.TeachingFactory()),
    "teaching_kind_known": lambda: made.TeachingFactory(kind="famous"),
    "teaching_role_known": lambda: made.TeachingFactory(role="dean"),
    "address_is_free": lambda: made.ProgrammeFactory(slug="compare"),
    "sector_once": lambda: again(made.PlacementSectorFactory()),
    "sector_has_a_name": lambda: made.PlacementSectorFactory(name=""),
    "accreditation_has_a_body": lambda: made.AccreditationFactory(body=""),
    "accreditation_ends_later": lambda: made.AccreditationFactory(starts="2024", until="2019"),
    "claim_says_something": lambda: made.ClaimFactory(statement=""),
    "claim_share_in_hundred": lambda: made.ClaimFactory(share=101),
    "claim_part_of_whole": lambda: made.ClaimFactory(numerator=2, denominator=1),
    "claim_answers_of_asked": lambda: made.ClaimFactory(denominator=2, response_base=1),
    "resource_has_a_name": lambda: made.ResourceFactory(name=""),
    "resource_kind_known": lambda: made.ResourceFactory(kind="yacht"),
    "resource_open_to_known": lambda: made.ResourceFactory(open_to="friends"),
    "values_once": lambda: again(made.ValuesStatementFactory()),
    "values_say_something": lambda: made.ValuesStatementFactory(statement=""),
    "edition_once": lambda: again(RegulationEditionFactory()),
    "edition_key": lambda: RegulationEditionFactory(key="next-year", year="2023-24", text="-"),
    "edition_checksum": lambda: RegulationEditionFactory(checksum="sha256:1"),
    "edition_has_rules": lambda: RegulationEditionFactory(text=""),
    "edition_says_why": lambda: RegulationEditionFactory(why=""),
    "edition_has_an_actor": lambda: RegulationEditionFactory(published_by=""),
    "erratum_changes_the_text": lambda: again(ErratumFactory()),
    "erratum_checksum": lambda: ErratumFactory(checksum="sha256:1"),
    "erratum_says_what": lambda: ErratumFactory(what=""),
    "erratum_has_rules": lambda: ErratumFactory(text=""),
    "erratum_has_an_actor": lambda: ErratumFactory(by=""),
    "draft_of_rules_once": lambda: again(RegulationDraftFactory()),
    "draft_of_rules_key": lambda: RegulationDraftFactory(key="next-year", text="-"),
    "draft_of_rules_has_text": lambda: RegulationDraftFactory(text=""),
    "draft_of_rules_has_an_actor": lambda: RegulationDraftFactory(by=""),
}


@pytest.mark.parametrize("rule", REFUSED)
def test_the_database_refuses(rule):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        REFUSED[rule]()
    assert rule in str(refused.value) or "UNIQUE" in str(refused.value)


def test_no_rule_of_the_database_is_forgotten():
    rules = {rule.name.removeprefix("programmes_") for model in MODELS for rule in model._meta.constraints}
    of_translations = {rule for rule in rules if rule.endswith("_once_per_language")}
    assert rules - of_translations == REFUSED.keys()


def with_choices() -> list[Any]:
    """Every column that holds one of a few words; languages come from the settings and are checked by forms."""
    found = [
        pytest.param(model, field, id=f"{model.__name__}.{field.name}")
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.choices and field.name not in {"language", "standing", "month"}
    ]
    assert found
    return found


@pytest.mark.parametrize(("model", "field"), with_choices())
def test_the_database_knows_the_same_choices_as_the_screens(model, field):
    known = [
        set(value)
        for rule in model._meta.constraints
        for name, value in named_values(rule)
        if name == f"{field.name}__in"
    ]
    keys = {key for key, _words in field.flatchoices}
    assert known == [keys], "the database's list and the words on the screens differ"


def named_values(rule: Any) -> list[tuple[str, Any]]:
    if not isinstance(rule, models.CheckConstraint):
        return []
    return [child for child in rule.condition.children if isinstance(child, tuple)]


def test_the_same_teacher_without_a_name_may_stand_twice():
    placement = made.CatalogueModuleFactory()
    made.TeachingFactory.create_batch(2, placement=placement, person=None)
    made.TeachingFactory(placement=placement, person=PersonFactory())
    assert CatalogueModule.objects.get().teaching.count() == 3


def test_an_assessment_may_leave_its_weight_and_length_open():
    assert made.ModuleAssessmentFactory(weight=None, least_words=3000).pk
    assert ModuleAssessment.objects.get().most_words is None
