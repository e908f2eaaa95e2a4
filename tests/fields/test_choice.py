"""A word out of a fixed list: told in the reader's language, and only that one."""

from django.db import models
from django.utils.functional import lazy
from django.utils.translation import override

from crossings.fields.choice import ChoiceField
from crossings.network.models import Institution


def test_a_word_is_told_in_the_readers_language():
    institute = Institution(kind=Institution.Kind.INSTITUTE)
    with override("fr"):
        french = institute.get_kind_display()
    with override("en"):
        assert (institute.get_kind_display(), french) == ("Research institute", "Institut de recherche")


def test_what_is_not_in_the_list_is_told_as_it_is_stored():
    assert Institution(kind="club").get_kind_display() == "club"


def test_telling_one_word_translates_no_other():
    told = []
    labels = {value: lazy(lambda value=value: told.append(value) or value.title(), str)() for value in ("one", "two")}
    field = ChoiceField(max_length=3, choices=list(labels.items()))
    assert str(field.labels["one"]) == "One"
    assert told == ["one"]


def test_migrations_know_it_as_a_plain_column():
    _name, path, _args, kwargs = ChoiceField(max_length=3, choices=[("one", "One")]).deconstruct()
    assert path == f"{models.CharField.__module__.removesuffix('.fields')}.CharField"
    assert kwargs == {"max_length": 3, "choices": [("one", "One")]}
