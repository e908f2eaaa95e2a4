"""A module that a student registers for again: on the record, on the page and on the desk it is taken once."""

from decimal import Decimal
from typing import get_args, get_type_hints

import pytest

from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.standing import Unused
from crossings.studies.models import Enrolment
from crossings.studies.pages.standing import WHY_UNUSED
from crossings.studies.planner.cards import unused_words
from crossings.studies.records import audit_of, record_of
from tests.factories.studies import EnrolmentFactory, ResultFactory
from tests.studies.planner import asked, desk, small
from tests.studies.test_auditing import DAY

SMALL = small()
AUTUMN, SPRING, NEXT = "2023-24/autumn", "2023-24/spring", "2024-25/autumn"


def desk_with(*had):
    return desk("", SMALL, Record("crossings-record/1", route={"mode": "part_time"}, credits=had))


def cards(found):
    return {
        column.term: [(each.edge, [str(words) for words in each.why]) for each in column.cards]
        for column in found.columns
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("entries", "names", "unused"),
    [
        ([("registered", AUTUMN), ("registered", SPRING)], {f"A1 {AUTUMN}", f"A1 {SPRING}"}, {f"A1 {AUTUMN}": "twice"}),
        ([("passed", AUTUMN), ("registered", SPRING)], {"A1", f"A1 {SPRING}"}, {f"A1 {SPRING}": "twice"}),
        ([("failed", AUTUMN), ("registered", SPRING)], {f"A1 {AUTUMN}", "A1"}, {f"A1 {AUTUMN}": "failed"}),
    ],
)
def test_each_entry_has_a_name_of_its_own_and_one_of_them_is_taken(entries, names, unused):
    enrolment = EnrolmentFactory()
    for status, term in entries:
        ResultFactory(enrolment=enrolment, module="A1", status=status, term=term, grade=None)
    enrolment = Enrolment.objects.with_record().get(pk=enrolment.pk)

    assert {credit.name for credit in record_of(enrolment).credits} == names
    assert {each.credit: each.why for each in audit_of(enrolment, DAY).unused} == unused


def test_the_desk_says_beside_the_earlier_registration_why_it_does_not_count():
    found = cards(desk_with(*(Credit("A1", "registered", term=term, id=f"A1 {term}") for term in (AUTUMN, NEXT))))

    assert found[AUTUMN] == [("no", ["It does not count: another entry of this module is taken for it."])]
    assert found[NEXT][0][0] == "had"


@pytest.mark.parametrize(
    ("had", "amounts"),
    [
        ([("registered", AUTUMN), ("registered", SPRING)], {AUTUMN: 0, SPRING: 1}),
        ([("passed", AUTUMN), ("registered", SPRING)], {AUTUMN: 1, SPRING: 1}),
        ([("registered", AUTUMN), ("registered", AUTUMN)], {AUTUMN: 1, SPRING: 0}),
    ],
)
def test_a_module_weighs_on_the_desk_where_it_is_taken_and_once(had, amounts):
    taken = tuple(Credit("A1", status, term=term, id=f"{number}") for number, (status, term) in enumerate(had))
    base = Record("crossings-record/1", route={"mode": "part_time"}, credits=taken)
    situation = asked("", SMALL, base).situation

    assert {term: [each.amount for each in situation.weights(term)] for term in amounts} == {
        term: [Decimal(amount)] for term, amount in amounts.items()
    }


@pytest.mark.parametrize("why", get_args(get_type_hints(Unused)["why"]))
def test_every_reason_why_a_credit_is_unused_has_words_on_the_record_and_on_the_desk(why):
    assert str(WHY_UNUSED[why])
    assert unused_words(Unused("A1", why))
