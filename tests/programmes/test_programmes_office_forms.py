"""The office's forms offer what belongs together, keep a record's rules in its rows, and put new words in place."""

from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from crossings.engine.values import AcademicYear
from crossings.journal.models import Entry
from crossings.programmes import models
from crossings.programmes.office.fees import amount_in_words
from crossings.programmes.office.forms import AmountForm, MoveForm, PostponeForm, choosable
from crossings.programmes.wagtail_hooks import ProgrammesGroup
from tests.factories import programmes as made
from tests.factories.network import InstitutionFactory
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCREENS = {item.model: item for item in ProgrammesGroup.items}
WHY = {"why": "As the page says"}


def address(model: Any, screen: str, *keys: Any) -> str:
    return reverse(SCREENS[model].get_url_name(screen), args=keys)


def rows(part: str, *given: dict[str, Any]) -> dict[str, Any]:
    """A part's rows as the browser sends them."""
    sent: dict[str, Any] = {
        f"{part}-TOTAL_FORMS": len(given),
        f"{part}-INITIAL_FORMS": sum("id" in row for row in given),
    }
    return sent | {f"{part}-{number}-{name}": value for number, row in enumerate(given) for name, value in row.items()}


def blank(model: Any, *filled: str) -> dict[str, Any]:
    """No rows in any part of a record, but for those named."""
    empty: dict[str, Any] = {}
    for part in getattr(model, "journal_parts", ()):
        if part not in filled:
            empty |= rows(part)
    return empty


def words(record: Any) -> dict[str, Any]:
    return {name: value for name, value in model_to_dict(record).items() if value is not None}


# -- what may be chosen ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "maker", [made.VersionFactory, made.SitePathFactory, made.StartFactory, made.SpecialisationFactory]
)
def test_a_record_of_a_catalogue_chooses_among_its_parts(maker):
    mine, _other = maker(), maker()
    record = models.Offering(catalogue=mine.catalogue)
    assert list(choosable(type(mine).objects.all(), record)) == [mine]


def test_a_record_without_a_catalogue_yet_chooses_among_all():
    made.VersionFactory.create_batch(2)
    assert choosable(models.Version.objects.all(), models.Offering()).count() == 2


def test_a_catalogue_lists_modules_of_its_programme():
    mine, _other = made.ModuleFactory(), made.ModuleFactory()
    record = models.CatalogueModule(catalogue=made.CatalogueFactory(programme=mine.programme))
    assert list(choosable(models.Module.objects.all(), record)) == [mine]


def test_a_module_chooses_outcomes_of_every_year_of_its_programme():
    module = made.ModuleFactory()
    mine = [
        made.LearningOutcomeFactory(
            catalogue=made.CatalogueFactory(programme=module.programme, year=AcademicYear(year))
        )
        for year in (2022, 2023)
    ]
    made.LearningOutcomeFactory()
    assert set(choosable(models.LearningOutcome.objects.all(), module)) == set(mine)


def test_what_belongs_to_no_programme_is_offered_whole():
    module = made.ModuleFactory()
    stranger = InstitutionFactory()
    assert set(choosable(type(stranger).objects.all(), module)) == {module.programme.school, stranger}


# -- rows inside a record ----------------------------------------------------------------------------------------------


def test_a_version_is_added_with_its_durations_and_a_translation(enter, ingrid):
    catalogue = made.CatalogueFactory()
    sent = {
        "catalogue": catalogue.pk,
        "key": "standard",
        "language": "en",
        "name": "Standard",
        "position": 0,
        "ects": "90",
    }
    sent |= rows("durations", {"mode": "full_time", "months": 12}, {"mode": "part_time", "months": 24})
    sent |= rows("translations", {"language": "es", "name": "Estándar", "standing": "draft"}) | rows("credit_shares")
    assert enter(ingrid).post(address(models.Version, "add"), sent | WHY).status_code == 302
    version = models.Version.objects.get()
    assert [row.months for row in version.durations.all()] == [12, 24]
    assert version.words("name", "es").text == "Estándar"


def test_the_journal_keeps_a_new_record_with_its_rows(enter, ingrid):
    catalogue = made.CatalogueFactory()
    sent = {"catalogue": catalogue.pk, "key": "split", "language": "en", "name": "Split site", "position": 0}
    sent |= rows("stops", {"position": 0, "place": "Brussels", "terms": 2}) | rows("translations")
    enter(ingrid).post(address(models.SitePath, "add"), sent | WHY)
    path = models.SitePath.objects.get()
    entry = Entry.objects.about(path).get()
    assert entry.changes[f"stops.{path.stops.get().pk}.place"] == [None, "Brussels"]


def test_two_durations_for_one_mode_are_refused_by_the_form(enter, ingrid):
    sent = {
        "catalogue": made.CatalogueFactory().pk,
        "key": "standard",
        "language": "en",
        "name": "Standard",
        "position": 0,
    }
    sent |= rows("durations", {"mode": "full_time", "months": 12}, {"mode": "full_time", "months": 24})
    answer = enter(ingrid).post(address(models.Version, "add"), sent | blank(models.Version, "durations") | WHY)
    assert answer.status_code == 200
    assert not models.Version.objects.exists()


def test_a_stop_that_is_nowhere_is_explained(enter, ingrid):
    path = made.SitePathFactory()
    models.SiteStop.objects.create(path=path, place="Brussels")
    stop = words(path.stops.get()) | {"place": ""}
    sent = words(path) | rows("stops", stop) | rows("translations") | WHY
    page = enter(ingrid).post(address(models.SitePath, "edit", path.pk), sent).content.decode()
    assert "names an institution, a place or both" in page


def test_a_module_is_tagged_and_its_example_marked(enter, ingrid):
    programme, concept = made.ProgrammeFactory(), made.DisciplineFactory()
    sent = {"programme": programme.pk, "slug": "seminar", "kind": "taught", "language": "en", "title": "Seminar"}
    sent |= {"is_example": "on"} | rows("disciplines", {"concept": concept.pk}) | blank(models.Module, "disciplines")
    assert enter(ingrid).post(address(models.Module, "add"), sent | WHY).status_code == 302
    module = models.Module.objects.get()
    assert module.is_example
    assert module.disciplines.get().concept == concept


def test_a_competency_of_another_programme_is_not_among_the_choices(enter, ingrid):
    module, stranger = made.ModuleFactory(), made.CompetencyFactory()
    sent = (
        words(module) | rows("competencies", {"competency": stranger.pk}) | blank(models.Module, "competencies") | WHY
    )
    answer = enter(ingrid).post(address(models.Module, "edit", module.pk), sent)
    assert set(answer.context["form"].formsets["competencies"].errors[0]) == {"competency"}


def test_a_teacher_and_an_assessment_are_added_to_a_module_of_the_year(enter, ingrid):
    placement, person = made.CatalogueModuleFactory(), PersonFactory()
    sent = words(placement) | rows(
        "assessments", {"kind": "essay", "weight": 90, "least_words": 5000, "most_words": 5000}
    )
    sent |= rows("teaching", {"person": person.pk, "role": "guest", "kind": "professional"}) | WHY
    assert enter(ingrid).post(address(models.CatalogueModule, "edit", placement.pk), sent).status_code == 302
    assert placement.assessments.get().weight == 90
    assert placement.teaching.get().person == person


def test_a_disagreement_is_recorded_with_both_sides_in_two_languages(enter, ingrid):
    page = SourceFactory()
    sent = {
        "catalogue": made.CatalogueFactory().pk,
        "field": "state",
        "language": "en",
        "topic": "Open?",
        "position": 0,
    }
    side = {"language": "en", "position": 0, "source": page.pk}
    sent |= rows("sides", side | {"statement": "Open", "is_followed": "on"}, side | {"statement": "Closed"})
    sent |= rows("sides-0-translations", {"language": "es", "statement": "Abierto", "standing": "draft"})
    sent |= rows("sides-1-translations") | rows("translations") | WHY
    assert enter(ingrid).post(address(models.Dispute, "add"), sent).status_code == 302
    dispute = models.Dispute.objects.get()
    assert [one.words("statement", "es").text for one in dispute.sides.all()] == ["Abierto", "Closed"]
    assert dispute.sides.get(is_followed=True).statement == "Open"


def test_a_requirement_keeps_label_and_country_of_a_grade_apart(enter, ingrid):
    sent = {
        "catalogue": made.CatalogueFactory().pk,
        "kind": "grade",
        "language": "en",
        "statement": "Good",
        "position": 0,
    }
    grade = {"language": "en", "label": "UK", "country": "GB", "expected": "Upper second", "position": 0}
    words = {"language": "fr", "label": "Royaume-Uni", "standing": "draft"}
    sent |= rows("grade_expectations", grade) | rows("grade_expectations-0-translations", words) | rows("translations")
    assert enter(ingrid).post(address(models.EntryRequirement, "add"), sent | WHY).status_code == 302
    grade = models.GradeExpectation.objects.get()
    assert (grade.label, str(grade.country), grade.translations.get().label) == ("UK", "GB", "Royaume-Uni")


def test_a_second_catalogue_for_a_year_is_refused_by_the_form(enter, ingrid):
    catalogue = made.CatalogueFactory()
    sent = {"programme": catalogue.programme.pk, "year": "2023-24", "language": "en"} | blank(models.Catalogue) | WHY
    assert enter(ingrid).post(address(models.Catalogue, "add"), sent).status_code == 200
    assert models.Catalogue.objects.count() == 1


def test_a_catalogue_is_added_as_a_draft_with_its_starts(enter, ingrid):
    sent = {"programme": made.ProgrammeFactory().pk, "year": "2026/27", "language": "en"}
    sent |= rows("starts", {"month": 9}, {"month": 1}) | rows("translations") | WHY
    enter(ingrid).post(address(models.Catalogue, "add"), sent)
    catalogue = models.Catalogue.objects.get()
    assert (catalogue.year, catalogue.is_published) == (AcademicYear(2026), False)
    assert {start.month for start in catalogue.starts.all()} == {1, 9}


def test_an_amount_too_fine_for_its_currency_is_explained(enter, ingrid):
    fee = made.FeeFactory(amount=100, table__currency="JPY")
    answer = enter(ingrid).post(address(models.Fee, "correct", fee.pk), {"amount": "100.50"} | WHY)
    assert "has no such small unit" in answer.content.decode()
    assert models.Fee.objects.get().amount == 100


# -- what verbs ask ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", ["", "-1", "1.005", "99999999999", "free"])
def test_an_amount_is_a_number_of_the_currency(amount):
    form = AmountForm({"amount": amount} | WHY, record=made.FeeFactory())
    assert "amount" in form.errors


def test_an_amount_form_begins_with_what_is_there():
    assert AmountForm(record=made.FeeFactory(amount=100)).fields["amount"].initial == 100
    assert AmountForm(record=made.UnconfirmedFeeFactory()).fields["amount"].initial is None


def test_postponing_begins_with_the_office_and_the_day_named_before():
    form = PostponeForm(record=made.UnconfirmedFeeFactory(to_be_confirmed_by="Board", expected_on="2023-06"))
    assert form.fields["to_be_confirmed_by"].initial == "Board"
    assert str(form.fields["expected_on"].initial) == "2023-06"


@pytest.mark.parametrize(("on", "is_sound"), [("2022", False), ("2023", True), ("2023-09", True), ("yesterday", False)])
def test_a_programme_changes_after_its_last_change(on, is_sound):
    change = made.LifecycleChangeFactory(on="2023")
    assert MoveForm({"on": on} | WHY, record=change.programme).is_valid() == is_sound


def test_a_verb_asks_why_last_of_all():
    fee = made.FeeFactory()
    for form in (AmountForm(record=fee), PostponeForm(record=fee), MoveForm(record=fee.table.catalogue.programme)):
        assert list(form.fields)[-1] == "why"


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        ({"amount": 20200}, "20,200.00 EUR"),
        ({"amount": 0}, "0.00 EUR"),
        ({"amount": None, "to_be_confirmed_by": "Board"}, "To be confirmed by Board"),
        (
            {"amount": None, "to_be_confirmed_by": "Board", "expected_on": "2023-06"},
            "To be confirmed by Board, expected 2023-06",
        ),
    ],
)
def test_the_office_reads_how_a_fee_stands(fee, said):
    assert amount_in_words(made.FeeFactory(**fee)) == said
