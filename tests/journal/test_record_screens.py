"""Every record's screens in the office: what is asked besides the record, what is told when a verb refuses, who may."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse

from crossings.engine.refusal import Refusal
from crossings.journal import actions
from crossings.journal.models import Entry
from crossings.network.models import Institution
from crossings.people.roles import Auditor, TopicsCurator
from crossings.provenance.models import Source
from tests.cast import signed_up
from tests.factories.network import InstitutionFactory, MembershipFactory
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILLED_IN = {"key": "goals", "title": "Goals", "kind": "page"}


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def entries():
    return Entry.objects.filter(kind="provenance.source")


def test_every_form_asks_why_last_of_all(office):
    fields = list(office.get("/office/sources/new/").context["form"].fields)

    assert fields[-1] == "why"


@pytest.mark.parametrize(("letters", "is_kept"), [(500, True), (501, False)])
def test_a_reason_is_as_long_as_the_journal_has_room(office, letters, is_kept):
    office.post("/office/sources/new/", FILLED_IN | {"why": "x" * letters})

    assert Source.objects.filter(key="goals").exists() is is_kept


def test_a_correction_that_changes_nothing_leaves_no_entry(office):
    source = SourceFactory(**FILLED_IN, address="", read_on=None)

    office.post(f"/office/sources/edit/{source.pk}/", FILLED_IN | {"why": "Looked at it"})

    assert not entries().exists()


def test_the_reason_for_a_removal_is_kept(office):
    source = SourceFactory()

    office.post(f"/office/sources/delete/{source.pk}/", {"why": "It was never published"})

    assert entries().get().why == "It was never published"


def test_what_rests_on_a_record_is_named_where_its_removal_is_refused(office):
    membership = MembershipFactory(institution__name="Leuven")

    shown = office.post(reverse("institutions:delete", args=[membership.institution.pk]), follow=True).content.decode()

    assert "was not removed: memberships rest on it" in shown
    assert "Remove those or point them elsewhere first." in shown


@pytest.mark.parametrize(
    "refused",
    [Refusal("It was not saved.", "The year is over.", "Open a new year."), ValidationError("The year is over.")],
)
def test_what_a_verb_refuses_is_told_above_the_form_with_what_was_written(office, monkeypatch, refused):
    def refuse(**_):
        raise refused

    monkeypatch.setattr(actions, "add", refuse)

    answer = office.post("/office/sources/new/", FILLED_IN)

    assert "The year is over." in str(answer.context["form"].non_field_errors())
    assert answer.context["form"]["title"].value() == "Goals"
    assert "Nothing was saved" in answer.content.decode()


def test_what_a_verb_did_before_it_refused_is_undone(office, monkeypatch):
    def half(*, record, save, **_):
        save()
        raise Refusal("It was not saved.", "The year is over.", "Open a new year.")

    monkeypatch.setattr(actions, "add", half)
    office.post("/office/sources/new/", FILLED_IN)

    assert not Source.objects.filter(key="goals").exists()


@pytest.mark.parametrize("screen", ["usage", "copy", "inspect", "reorder"])
def test_no_screen_shows_more_of_a_record_than_its_own_forms(screen):
    with pytest.raises(NoReverseMatch):
        reverse(f"sources:{screen}", args=[1])


def test_a_record_that_is_gone_cannot_be_changed_or_asked_about(office):
    for screen in ("edit", "delete", "history"):
        assert office.get(reverse(f"sources:{screen}", args=[4711])).status_code == 404


@pytest.mark.parametrize(
    ("role", "opens"), [(Auditor, ("index", "history")), (TopicsCurator, ("index", "history", "edit", "delete"))]
)
def test_each_role_opens_what_it_may_do_with_a_source(enter, role, opens):
    source, browser = SourceFactory(), enter(signed_up("Ada", role))
    asked = {"index": [], "history": [source.pk], "edit": [source.pk], "delete": [source.pk]}

    opened = [
        name for name, args in asked.items() if browser.get(reverse(f"sources:{name}", args=args)).status_code == 200
    ]

    assert opened == list(opens)


def test_who_may_only_look_changes_nothing_by_writing_to_the_address(enter):
    source, browser = SourceFactory(title="As it was"), enter(signed_up("Ada", Auditor))

    answers = [
        browser.post(f"/office/sources/{act}", FILLED_IN).status_code
        for act in ("new/", f"edit/{source.pk}/", f"delete/{source.pk}/")
    ]

    assert answers == [404, 404, 404]
    assert Source.objects.get().title == "As it was"


def test_two_who_correct_one_record_both_stand_in_its_history(enter, ingrid, office):
    source, other = SourceFactory(title="First"), enter(signed_up("Ada", TopicsCurator))

    office.post(f"/office/sources/edit/{source.pk}/", FILLED_IN | {"title": "Second"})
    other.post(f"/office/sources/edit/{source.pk}/", FILLED_IN | {"title": "Third"})

    history = [entry.changes["title"] for entry in Entry.objects.about(source)]
    assert history == [["Second", "Third"], ["First", "Second"]]


def test_a_verb_without_a_reason_asks_for_one_and_does_nothing(office):
    institution = InstitutionFactory()

    answer = office.post(reverse("institutions:close", args=[institution.pk]), {"ended": "2020", "why": ""})

    assert answer.context["form"].errors["why"]
    assert Institution.objects.get().status == "active"


def test_a_verb_leads_back_to_where_it_was_pressed_and_to_no_other_site(office):
    institution = InstitutionFactory()
    page = reverse("institutions:close", args=[institution.pk])

    assert office.get(f"{page}?next=/office/sources/").context["back"] == "/office/sources/"
    assert office.get(f"{page}?next=https://evil.example/").context["back"] == reverse("institutions:index")


def test_a_verb_for_a_record_that_is_not_there_is_not_there(office):
    assert office.get(reverse("institutions:close", args=[4711])).status_code == 404


def test_a_verb_whose_permission_one_lacks_is_not_there_either(enter):
    browser, institution = enter(signed_up("Ada", Auditor)), InstitutionFactory()

    assert browser.get(reverse("institutions:close", args=[institution.pk])).status_code == 404
    assert (
        reverse("institutions:close", args=[institution.pk])
        not in browser.get("/office/institutions/").content.decode()
    )
