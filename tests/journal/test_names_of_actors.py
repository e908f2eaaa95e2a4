"""Who did it: by the name that the key has today, found when a page is shown, and stored nowhere."""

import pytest
from django.utils.translation import override

from crossings.journal import actors
from crossings.journal.actors import names_for, names_of
from crossings.people.actors import name_accounts
from tests.factories.people import AccountFactory

pytestmark = pytest.mark.django_db


def test_an_account_is_called_by_its_name_of_today(noor):
    noor.name = "Noor al-Huda"
    noor.save()

    assert names_of([noor.actor]) == {noor.actor: "Noor al-Huda"}


def test_an_account_that_was_closed_is_called_by_its_key(noor, at):
    type(noor).objects.filter(pk=noor.pk).update(closed_at=at, is_active=False)

    assert names_of([noor.actor]) == {noor.actor: f"account {noor.pk}, no name kept"}


def test_the_systems_own_hands_have_names_in_the_readers_language():
    with override("en"):
        assert names_of(["system:scheduler"]) == {"system:scheduler": "Scheduled work"}
    with override("ar"):
        assert names_of(["system:scheduler"])["system:scheduler"] != "Scheduled work"


@pytest.mark.parametrize("actor", ["system:unheard-of", "robot:7", "account:999999", "account:x", "account:", "alone"])
def test_an_actor_whom_nobody_knows_is_called_by_what_is_kept(actor):
    (name,) = names_of([actor]).values()

    assert name.endswith("no name kept")


@pytest.mark.parametrize("key", ["²", "-1", "1.5", "'; --"])
def test_a_key_that_is_no_number_names_nobody_and_fails_nothing(key):
    assert name_accounts([key]) == {}


def test_many_actors_are_named_by_one_question(django_assert_num_queries):
    wanted = [AccountFactory().actor for _ in range(4)]

    with django_assert_num_queries(1):
        assert len(names_of([*wanted, "system:demo", *wanted])) == 5


def test_another_kind_of_actor_is_named_by_who_knows_it(monkeypatch):
    monkeypatch.setattr(actors, "_FINDERS", dict(actors._FINDERS))
    names_for("robot", lambda keys: {key: f"Robot {key}" for key in keys})

    assert names_of(["robot:7"]) == {"robot:7": "Robot 7"}


def test_nobody_is_named_where_nobody_acted(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert names_of([]) == {}
