"""What a table keeps of people is declared with its purpose and retention, and told to every reader."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from crossings.engine.privacy import Personal, Purpose, Retention
from crossings.people.borrowed_fields import BORROWED_FIELDS
from crossings.people.checks import personal_fields_are_declared, problems_of
from crossings.people.models import Account, Expertise, Person
from crossings.people.own_data import NOT_BY_ACCOUNT, TOLD_BY_US, everything_about
from crossings.people.privacy_words import EVENTS, PURPOSES, SENSITIVITIES, declarations, everything_kept
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.programmes import DisciplineFactory

pytestmark = pytest.mark.house

KEPT = Personal(Purpose.SIGN_IN, Retention(days=30, after="the account is closed"))
DECLARED = [(model, name, personal) for model, fields in declarations() for name, personal in fields.items()]


def model_with(declared, **fields):
    """A model that no migration knows, declaring this of its fields."""
    body = {"__module__": "crossings.people.models", "Meta": type("Meta", (), {"app_label": "people"}), **fields}
    if declared is not None:
        body["personal_fields"] = declared
    name = f"Trial{len(apps.all_models['people'])}"
    try:
        return type(name, (models.Model,), body)
    finally:
        apps.all_models["people"].pop(name.lower(), None)
        apps.clear_cache()


def codes(model):
    return [problem.id for problem in problems_of(model)]


def test_the_house_declares_everything():
    assert personal_fields_are_declared(None) == []


def test_a_model_that_declares_nothing_is_refused():
    assert codes(model_with(None)) == ["people.E001"]


def test_a_model_that_keeps_nothing_of_people_says_so():
    assert codes(model_with({})) == []


def test_a_declared_field_that_is_not_there_is_refused():
    assert codes(model_with({"nickname": KEPT})) == ["people.E002"]


def test_a_declaration_without_purpose_and_retention_is_refused():
    assert codes(model_with({"name": "personal"}, name=models.TextField())) == ["people.E003"]


@pytest.mark.parametrize("name", ["email", "contact_email", "phone", "birth_date", "nationality", "orcid"])
def test_what_is_obviously_personal_cannot_be_left_out(name):
    assert codes(model_with({}, **{name: models.TextField()})) == ["people.E004"]


def test_who_uploaded_or_owns_a_thing_cannot_be_left_out():
    assert codes(model_with({}, owner=models.ForeignKey(Account, models.CASCADE, related_name="+"))) == ["people.E004"]


@pytest.mark.parametrize(("model", "name"), [(Account, "name"), (Person, "name"), (Person, "also_known_as")])
def test_the_name_of_a_person_cannot_be_left_out(model, name, monkeypatch):
    rest = {field: personal for field, personal in model.personal_fields.items() if field != name}
    monkeypatch.setattr(model, "personal_fields", rest)

    assert codes(model) == ["people.E004"]


def test_borrowed_tables_are_declared_too(monkeypatch):
    monkeypatch.delitem(BORROWED_FIELDS, "account.emailaddress")

    assert set(codes(apps.get_model("account.EmailAddress"))) == {"people.E004"}


def test_no_declaration_is_left_of_a_borrowed_table_that_is_gone():
    assert {apps.get_model(label)._meta.label_lower for label in BORROWED_FIELDS} == BORROWED_FIELDS.keys()


@pytest.mark.parametrize(("model", "name", "personal"), DECLARED, ids=lambda part: getattr(part, "__name__", None))
def test_every_purpose_and_every_end_has_words_for_readers(model, name, personal):
    assert personal.purpose in PURPOSES
    assert personal.sensitivity in SENSITIVITIES
    assert personal.retention.after in EVENTS, "Add its words to EVENTS in people/privacy_words.py."


def test_every_declared_field_is_told_on_the_page():
    assert sum(len(kind.fields) for kind in everything_kept()) == len(DECLARED)


@pytest.mark.django_db
def test_the_page_is_open_to_everyone_and_shows_each_kind(client):
    shown = client.get(reverse("people:kept")).content.decode()

    assert [kind.label for kind in everything_kept() if kind.label not in shown] == []


@pytest.mark.django_db
def test_what_one_takes_away_holds_every_declared_field(noor, at):
    """The export grows by itself: a table that declares something and knows the person is in it."""
    person = PersonFactory(account=noor)
    Expertise.objects.create(person=person, concept=DisciplineFactory())
    ConsentFactory(person=person)

    told = everything_about(noor)

    assert {
        "people.account",
        "people.person",
        "people.expertise",
        "people.consent",
        "account.emailaddress",
    } <= told.keys()
    for model, fields in declarations():
        if (label := model._meta.label_lower) in told and label not in TOLD_BY_US | NOT_BY_ACCOUNT:
            assert all(row.keys() == fields.keys() for row in told[label])
