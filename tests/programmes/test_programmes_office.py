"""The office's screens for programmes: found, edited through verbs, and offered only what belongs together."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.engine.values import AcademicYear, PartialDate
from crossings.journal.models import Entry
from crossings.programmes import models
from crossings.programmes.models import Catalogue, Fee, LifecycleChange
from crossings.programmes.wagtail_hooks import ProgrammesGroup
from tests.factories import programmes as factories
from tests.factories.programmes import (
    CatalogueFactory,
    CompetencyFactory,
    DisputeSideFactory,
    FeeFactory,
    FeeTableFactory,
    LearningOutcomeFactory,
    ModuleFactory,
    OfferingFactory,
    ProgrammeFactory,
    SitePathFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RULES = {models.RegulationDraft, models.RegulationEdition}  # whose screens are tried in test_rules_office
SCREENS = {item.model: item for item in ProgrammesGroup.items if item.model not in RULES}
FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if getattr(factory, "_meta", None) and factory._meta.model
}


def address(model: Any, screen: str, *keys: Any) -> str:
    return reverse(SCREENS[model].get_url_name(screen), args=keys)


def made(model: Any, **named: Any) -> Any:
    return FACTORIES[model](**named)


def filled(record: Any, **parts: list[dict[str, Any]]) -> dict[str, Any]:
    """What the browser sends for a record as it stands, with these rows as its parts."""
    names = {field.name for field in record._meta.concrete_fields if field.editable}
    sent = {name: value for name, value in model_to_dict(record).items() if name in names and value is not None}
    for part in getattr(record, "journal_parts", ()):
        rows = parts.get(part, [])
        sent |= {f"{part}-TOTAL_FORMS": len(rows), f"{part}-INITIAL_FORMS": sum("id" in row for row in rows)}
        sent |= {f"{part}-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    return sent | {"why": "As the page says"}


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_each_kind_of_record_is_listed_and_found(model, enter, ingrid):
    made(model)
    assert enter(ingrid).get(address(model, "index"), {"q": "nothing has this name"}).status_code == 200
    assert enter(ingrid).get(address(model, "index")).context["object_list"].count() == 1


@pytest.mark.parametrize("model", SCREENS, ids=lambda model: model.__name__)
def test_a_list_costs_the_same_however_long(model, enter, ingrid):
    client = enter(ingrid)
    made(model)
    client.get(address(model, "index"))
    with CaptureQueriesContext(connection) as one:
        client.get(address(model, "index"))
    for _ in range(3):
        made(model)
    with CaptureQueriesContext(connection) as four:
        client.get(address(model, "index"))
    assert len(four) == len(one), [query["sql"] for query in four]


@pytest.mark.parametrize("model", [model for model in SCREENS if model is not Fee], ids=lambda model: model.__name__)
def test_each_record_opens_in_its_edit_screen_with_its_history(model, enter, ingrid):
    record = made(model)
    client = enter(ingrid)
    assert client.get(address(model, "edit", record.pk)).status_code == 200
    assert client.get(address(model, "history", record.pk)).status_code == 200


@pytest.mark.parametrize("model", [model for model in SCREENS if model is not Fee], ids=lambda model: model.__name__)
def test_saving_an_edit_screen_goes_through_the_journal(model, enter, ingrid):
    record = made(model)
    sent = filled(record) | {"source_note": "Second page", "position": "7", "can_be_settled_by": "The board"}
    answer = enter(ingrid).post(address(model, "edit", record.pk), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    entry = Entry.objects.about(record).get()
    assert (entry.verb, entry.actor, entry.why) == ("correct", ingrid.actor, "As the page says")


@pytest.mark.parametrize("model", [Fee, LifecycleChange])
def test_what_is_a_part_of_another_record_is_not_added_by_itself(model):
    names = {pattern.name for pattern in SCREENS[model].get_urlpatterns()}
    assert not {"add", "delete"} & names


def test_noor_opens_no_screen(enter, noor):
    assert enter(noor).get(address(models.Programme, "index")).status_code in {302, 403, 404}


def test_an_editor_of_the_website_changes_no_fee(enter, wei):
    fee = FeeFactory(amount=100)
    answer = enter(wei).post(address(Fee, "correct", fee.pk), {"amount": "1", "why": "Because"})
    assert answer.status_code in {302, 403, 404}
    assert Fee.objects.get().amount == 100


def test_a_programme_is_added(enter, ingrid):
    school = CatalogueFactory().programme.school
    sent = filled(models.Programme(language="en")) | {"slug": "ma", "name": "Migration", "school": school.pk}
    assert enter(ingrid).post(address(models.Programme, "add"), sent).status_code == 302
    assert Entry.objects.about(models.Programme.objects.get(slug="ma")).get().verb == "add"


def test_a_catalogue_that_others_rest_on_is_not_removed(enter, ingrid):
    fee = FeeFactory()
    enter(ingrid).post(address(models.Version, "delete", fee.version.pk))
    assert models.Version.objects.filter(pk=fee.version.pk).exists()


# -- fees --------------------------------------------------------------------------------------------------------------


def test_an_officer_corrects_a_fee_in_one_form_and_gives_a_reason(enter, ingrid):
    fee = FeeFactory(amount=Decimal(20200))
    answer = enter(ingrid).post(address(Fee, "correct", fee.pk), {"amount": "20400", "why": "The table of 3 May"})
    assert answer.url == address(Fee, "index")
    assert Fee.objects.get().amount == 20400
    entry = Entry.objects.about(fee.table).get()
    assert (entry.verb, entry.actor, entry.why) == ("correct a fee", ingrid.actor, "The table of 3 May")


def test_a_fee_is_not_corrected_without_a_reason(enter, ingrid):
    fee = FeeFactory(amount=100)
    answer = enter(ingrid).post(address(Fee, "correct", fee.pk), {"amount": "1"})
    assert "why" in answer.context["form"].errors
    assert Fee.objects.get().amount == 100


def test_the_list_leads_from_a_fee_to_the_verb_it_needs(enter, ingrid):
    given = FeeFactory()
    awaited = UnconfirmedFeeFactory(table=given.table, version=given.version)
    page = enter(ingrid).get(address(Fee, "index")).content.decode()
    assert address(Fee, "correct", given.pk) in page
    assert address(Fee, "confirm", awaited.pk) in page
    assert address(Fee, "confirm", given.pk) not in page


def test_the_list_says_who_will_confirm_a_fee_and_when(enter, ingrid):
    UnconfirmedFeeFactory()
    page = enter(ingrid).get(address(Fee, "index")).content.decode()
    assert "To be confirmed by Fees office, expected 2023-06" in page


def test_fees_are_found_by_catalogue_and_by_what_is_awaited(enter, ingrid):
    FeeFactory()
    awaited = UnconfirmedFeeFactory()
    client = enter(ingrid)
    by_catalogue = client.get(address(Fee, "index"), {"catalogue": awaited.table.catalogue.pk})
    by_awaiting = client.get(address(Fee, "index"), {"awaited": "true"})
    assert [list(answer.context["object_list"]) for answer in (by_catalogue, by_awaiting)] == [[awaited], [awaited]]


def test_a_fee_is_confirmed(enter, ingrid):
    fee = UnconfirmedFeeFactory()
    enter(ingrid).post(address(Fee, "confirm", fee.pk), {"amount": "20400.00", "why": "Letter"})
    assert Fee.objects.get().amount == 20400


def test_a_fee_is_postponed_to_a_month(enter, ingrid):
    fee = FeeFactory()
    sent = {"to_be_confirmed_by": "Board", "expected_on": "2024-05", "why": "Not decided"}
    enter(ingrid).post(address(Fee, "postpone", fee.pk), sent)
    changed = Fee.objects.get()
    assert (changed.amount, changed.to_be_confirmed_by, changed.expected_on) == (None, "Board", PartialDate(2024, 5))


def test_the_page_of_a_verb_shows_how_the_fee_stands(enter, ingrid):
    fee = FeeFactory(amount=Decimal(20200), table__currency="CHF")
    page = enter(ingrid).get(address(Fee, "correct", fee.pk)).content.decode()
    assert "20,200.00 CHF" in page
    assert "Amount in CHF" in page


def test_the_officer_returns_to_the_list_as_it_was_filtered(enter, ingrid):
    fee = FeeFactory()
    back = f"{address(Fee, 'index')}?awaited=false"
    answer = enter(ingrid).post(f"{address(Fee, 'correct', fee.pk)}?next={back}", {"amount": "1", "why": "Page"})
    assert answer.url == back


def test_a_fee_that_was_confirmed_meanwhile_says_so(enter, ingrid):
    fee = FeeFactory()
    answer = enter(ingrid).post(address(Fee, "confirm", fee.pk), {"amount": "1", "why": "Letter"})
    assert "not as this page expected it" in answer.content.decode()


def test_the_history_of_a_fee_is_its_tables(enter, ingrid):
    fee = FeeFactory()
    client = enter(ingrid)
    client.post(address(Fee, "correct", fee.pk), {"amount": "1", "why": "The table of 3 May"})
    assert "The table of 3 May" in client.get(address(Fee, "history", fee.pk)).content.decode()


def row_of(fee: Fee, **changed: Any) -> dict[str, Any]:
    row = {name: value for name, value in model_to_dict(fee).items() if value is not None and name != "table"}
    return row | changed


def test_a_whole_table_is_corrected_at_once(enter, ingrid):
    fee = FeeFactory(amount=100)
    sent = filled(fee.table, fees=[row_of(fee, amount="200")])
    assert enter(ingrid).post(address(models.FeeTable, "edit", fee.table.pk), sent).status_code == 302
    assert Fee.objects.get().amount == 200
    assert Entry.objects.about(fee.table).get().changes == {f"fees.{fee.pk}.amount": ["100.00", "200.00"]}


def test_a_table_offers_versions_and_paths_of_its_own_catalogue_only(enter, ingrid):
    fee = FeeFactory()
    SitePathFactory()
    stranger = VersionFactory(name="Another year's")
    form = enter(ingrid).get(address(models.FeeTable, "edit", fee.table.pk)).context["form"]
    offered = form.formsets["fees"].forms[0].fields
    assert [label for value, label in offered["version"].choices if value] == [fee.version.name]
    assert stranger not in offered["version"].queryset
    assert not offered["site_path"].queryset.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": ""}, "either an amount, or names who will confirm it"),
        ({"to_be_confirmed_by": "Board"}, "either an amount, or names who will confirm it"),
    ],
)
def test_a_fee_in_a_table_is_an_amount_or_to_be_confirmed(wrong, said, enter, ingrid):
    fee = FeeFactory()
    answer = enter(ingrid).post(
        address(models.FeeTable, "edit", fee.table.pk), filled(fee.table, fees=[row_of(fee, **wrong)])
    )
    assert said in answer.content.decode()
    assert not Entry.objects.about(fee.table).exists()


def test_the_same_fee_twice_in_a_table_is_refused(enter, ingrid):
    fee = FeeFactory()
    again = row_of(fee)
    del again["id"]
    answer = enter(ingrid).post(
        address(models.FeeTable, "edit", fee.table.pk), filled(fee.table, fees=[row_of(fee), again])
    )
    assert answer.status_code == 200
    assert Fee.objects.count() == 1


def test_a_new_table_with_another_years_version_is_refused(enter, ingrid):
    catalogue = CatalogueFactory()
    rows = [{"version": VersionFactory().pk, "status": "home", "mode": "full_time", "amount": "1"}]
    sent = filled(FeeTableFactory.build(catalogue=catalogue), fees=rows)
    answer = enter(ingrid).post(address(models.FeeTable, "add"), sent)
    assert set(answer.context["form"].formsets["fees"].errors[0]) == {"version"}
    assert not models.FeeTable.objects.exists()


def test_the_screen_of_a_table_costs_the_same_however_many_fees(enter, ingrid):
    fee = FeeFactory()
    client = enter(ingrid)
    client.get(address(models.FeeTable, "edit", fee.table.pk))
    with CaptureQueriesContext(connection) as one:
        client.get(address(models.FeeTable, "edit", fee.table.pk))
    for status in ("eu", "international", "overseas"):
        FeeFactory(table=fee.table, version=fee.version, status=status)
    with CaptureQueriesContext(connection) as four:
        client.get(address(models.FeeTable, "edit", fee.table.pk))
    assert len(four) == len(one)


# -- years and lives ---------------------------------------------------------------------------------------------------


def test_an_offering_joins_parts_of_its_own_year_only(enter, ingrid):
    offering = OfferingFactory()
    VersionFactory()
    form = enter(ingrid).get(address(models.Offering, "edit", offering.pk)).context["form"]
    assert list(form.fields["version"].queryset) == [offering.version]


def test_a_new_offering_tells_namesakes_of_two_years_apart(enter, ingrid):
    version = VersionFactory(name="Standard", catalogue__year=AcademicYear(2017))
    form = enter(ingrid).get(address(models.Offering, "add")).context["form"]
    assert form.fields["version"].label_from_instance(version) == f"Standard · {version.catalogue}"


def test_an_offering_of_two_years_is_refused_by_the_screen(enter, ingrid):
    offering = OfferingFactory()
    sent = filled(offering) | {"version": VersionFactory().pk}
    answer = enter(ingrid).post(address(models.Offering, "edit", offering.pk), sent)
    assert answer.status_code == 200
    assert not Entry.objects.about(offering).exists()


def test_a_module_is_offered_its_own_programmes_competencies_and_outcomes(enter, ingrid):
    module = ModuleFactory()
    mine = CompetencyFactory(framework__programme=module.programme)
    CompetencyFactory()
    outcome = LearningOutcomeFactory(catalogue__programme=module.programme)
    LearningOutcomeFactory()
    formsets = enter(ingrid).get(address(models.Module, "edit", module.pk)).context["form"].formsets
    assert list(formsets["competencies"].empty_form.fields["competency"].queryset) == [mine]
    assert list(formsets["outcomes"].empty_form.fields["outcome"].queryset) == [outcome]


def test_a_programme_is_suspended_from_a_year_on(enter, ingrid):
    programme = ProgrammeFactory()
    sent = {"on": "2023", "reason": "No intake", "why": "Archived page"}
    answer = enter(ingrid).post(address(models.Programme, "suspend", programme.pk), sent)
    assert answer.status_code == 302
    assert LifecycleChange.objects.get().on == PartialDate(2023)
    assert Entry.objects.about(programme).get().verb == "suspend"


def test_only_permitted_verbs_are_offered(enter, ingrid):
    programme = ProgrammeFactory()
    page = enter(ingrid).get(address(models.Programme, "edit", programme.pk)).content.decode()
    assert address(models.Programme, "suspend", programme.pk) in page
    assert address(models.Programme, "reopen", programme.pk) not in page


def test_a_change_before_the_last_one_is_explained(enter, ingrid):
    change = made(LifecycleChange)
    answer = enter(ingrid).post(
        address(models.Programme, "reopen", change.programme.pk), {"on": "2022", "why": "Error"}
    )
    assert "last change is of 2023" in answer.content.decode()


def test_the_reason_of_a_change_is_corrected_but_not_its_states(enter, ingrid):
    change = made(LifecycleChange)
    sent = filled(change) | {"reason": "No intake", "to_state": "withdrawn"}
    enter(ingrid).post(address(LifecycleChange, "edit", change.pk), sent)
    change.refresh_from_db()
    assert (change.reason, change.to_state) == ("No intake", "suspended")


def test_a_draft_is_published_and_taken_back(enter, ingrid):
    draft = VersionFactory(catalogue__published_at=None).catalogue
    client = enter(ingrid)
    client.post(address(Catalogue, "publish", draft.pk), {"why": "Checked"})
    assert Catalogue.objects.get().is_published
    client.post(address(Catalogue, "take-back", draft.pk), {"why": "Too soon"})
    assert not Catalogue.objects.get().is_published


def test_publishing_an_empty_catalogue_is_explained(enter, ingrid):
    draft = CatalogueFactory(published_at=None)
    answer = enter(ingrid).post(address(Catalogue, "publish", draft.pk), {"why": "Checked"})
    assert answer.status_code == 200
    assert "has no version" in answer.content.decode()


def test_the_next_year_is_opened(enter, ingrid):
    version = VersionFactory(catalogue__year=AcademicYear(2023))
    enter(ingrid).post(address(Catalogue, "next-year", version.catalogue.pk), {"why": "Board"})
    assert Catalogue.objects.drafts().get().year == AcademicYear(2024)


def test_a_disagreement_is_settled(enter, ingrid):
    side = DisputeSideFactory()
    other = DisputeSideFactory()
    form = {"side": side.pk, "on": "2024-02", "why": "Minutes"}
    client = enter(ingrid)
    assert client.post(address(models.Dispute, "settle", side.dispute.pk), form | {"side": other.pk}).status_code == 200
    assert client.post(address(models.Dispute, "settle", side.dispute.pk), form).status_code == 302
    side.refresh_from_db()
    assert side.is_followed
