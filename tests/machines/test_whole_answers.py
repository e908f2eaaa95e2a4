"""A page of records, one record, or a problem: at every edge of what may be asked."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import RequestFactory

from crossings.engine.values import AcademicYear
from crossings.machines import answers
from crossings.machines.answers import WrongQuestion
from crossings.machines.asked import LARGEST_PAGE, LAST_OFFSET, Asked, AskedPage, filters, only_iso
from crossings.machines.telling import below, chosen, plain, reference, tell_related_words
from crossings.provenance.models import Source
from crossings.topics.models import ConceptTranslation
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db


def told(rows, language):
    return rows


def page(number=3, asked=None, query=""):
    """A page of so many sources, as it is told."""
    SourceFactory.create_batch(number)
    rows = Source.objects.by_title().values("key")
    return json.loads(answers.page(get(query), asked or AskedPage(), rows, told).content)


def get(query="", **headers):
    return RequestFactory(headers=headers).get(f"/api/v1/sources{query}")


@pytest.mark.parametrize(
    ("limit", "offset", "items", "has_next", "has_previous"),
    [
        (25, 0, 3, False, False),
        (3, 0, 3, False, False),
        (2, 0, 2, True, False),
        (2, 2, 1, False, True),
        (2, 3, 0, False, True),
        (1, LAST_OFFSET, 0, False, True),
    ],
)
def test_a_page_holds_what_is_there_and_says_what_is_left(limit, offset, items, has_next, has_previous):
    answer = page(asked=AskedPage(limit=limit, offset=offset))

    assert (len(answer["items"]), answer["count"]) == (items, 3)
    assert (bool(answer["next"]), bool(answer["previous"])) == (has_next, has_previous)


def test_the_page_before_the_second_is_the_first_and_never_a_negative_one():
    answer = page(asked=AskedPage(limit=2, offset=1))

    assert answer["previous"].endswith("?offset=0")


def test_the_next_page_keeps_every_filter_of_this_one():
    answer = page(asked=AskedPage(limit=1), query="?limit=1&language=es")

    assert {"limit=1", "language=es", "offset=1"} <= set(answer["next"].partition("?")[2].split("&"))


def test_nothing_at_all_is_a_page_too():
    assert page(number=0) | {"items": []} == {
        "language": "en",
        "count": 0,
        "limit": 25,
        "offset": 0,
        "next": None,
        "previous": None,
        "items": [],
    }


@pytest.mark.parametrize("size", [0, LARGEST_PAGE + 1])
def test_a_page_of_no_size_or_of_every_size_is_not_asked_for(size):
    with pytest.raises(ValueError, match="limit"):
        AskedPage(limit=size)


def test_a_full_last_page_costs_one_question_more_than_a_short_one(django_assert_num_queries):
    SourceFactory.create_batch(2)
    rows = Source.objects.by_title().values("key")

    for limit, questions in ((3, 1), (2, 2)):
        with django_assert_num_queries(questions):
            answers.page(get(), AskedPage(limit=limit), rows.all(), told)


def test_every_unknown_word_of_a_question_is_named_with_those_that_it_knows():
    with pytest.raises(WrongQuestion) as wrong:
        answers.refuse_unknown(get("?colour=red&colour=blue&sze=3"), AskedPage())

    assert [each["parameter"] for each in wrong.value.mistakes] == ["colour", "sze"]
    assert wrong.value.mistakes[0]["mend"] == "Leave it out, or write one of: language, limit, offset."


def test_a_very_long_word_is_not_told_back_whole():
    with pytest.raises(WrongQuestion) as wrong:
        answers.refuse_unknown(get(f"?{'x' * 5000}=1"), Asked())

    assert len(wrong.value.mistakes[0]["parameter"]) == 100


def test_a_misspelt_question_about_a_record_that_is_not_there_is_told_its_mistake_first():
    with pytest.raises(WrongQuestion):
        answers.one(get("?langauge=es"), Asked(), Source.objects.none(), told)


def test_a_record_that_is_not_there_says_where_to_look():
    answer = answers.one(get(), Asked(), Source.objects.none(), told)

    assert answer.status_code == 404
    assert "Look it up in the list one address up." in json.loads(answer.content)["detail"]


def test_of_several_that_would_fit_one_is_told():
    SourceFactory.create_batch(2)

    answer = answers.one(get(), Asked(), Source.objects.by_title().values("key"), told)

    assert set(json.loads(answer.content)) == {"key"}


def test_a_problem_without_mistakes_lists_none():
    problem = answers.problem(405, "Read only", "This API only reads.")

    assert problem.headers["Content-Type"].startswith("application/problem+json")
    assert "errors" not in json.loads(problem.content)


def test_other_scripts_travel_as_they_are_written():
    assert "القانون".encode() in answers.answer(get(), "ar", {"text": "القانون"}).content


def test_two_answers_have_one_tag_only_if_they_say_the_same():
    tags = [answers.answer(get(), "en", told).headers["ETag"] for told in ({"a": 1}, {"a": 1}, {"a": 2})]

    assert tags[0] == tags[1] != tags[2]


@pytest.mark.parametrize(
    ("value", "written"),
    [(date(2026, 5, 3), "2026-05-03"), (Decimal("20200.50"), "20200.50"), (AcademicYear.parse("2023-24"), "2023-24")],
)
def test_what_json_has_no_form_for_loses_no_digit(value, written):
    assert plain(value) == written


@pytest.mark.parametrize("value", ["20221001", "2022-10-01T00:00", "2022-1-1", "1664582400", ""])
def test_only_a_whole_day_is_a_day(value):
    with pytest.raises(ValueError, match="not a day"):
        only_iso(value)


def test_a_day_that_is_one_already_is_left_alone():
    assert only_iso(date(2022, 10, 1)) == date(2022, 10, 1)


def test_only_filters_that_were_given_narrow_the_question():
    class AskedKinds(AskedPage):
        kind: str | None = None
        deprecated: bool | None = None

    asked = AskedKinds(deprecated=False)

    assert filters(asked, kind="kind", deprecated="is_deprecated") == {"is_deprecated": False}


def test_another_record_is_pointed_at_by_its_address():
    assert reference("institutions", "leuven") == {
        "key": "leuven",
        "address": "/api/v1/institutions/leuven",
        "name": None,
    }


@pytest.mark.parametrize("key", [None, ""])
def test_where_there_is_no_other_record_nothing_is_pointed_at(key):
    assert reference("institutions", key) is None


def test_the_words_of_a_record_that_is_not_there_are_told_as_nothing(django_assert_num_queries):
    rows = [{"concept_id": None, "concept__language": None, "concept__label": None}]

    with django_assert_num_queries(0):
        tell_related_words(rows, "concept", ConceptTranslation, ("label",), "es")

    assert rows == [{"concept_id": None, "concept__label": None}]


@pytest.mark.parametrize(
    ("kept", "language"), [({"es": "Ley", "en": "Law"}, "es"), ({"es": "", "en": "Law"}, "en"), ({"fr": "Loi"}, "fr")]
)
def test_words_say_which_language_they_are_in(kept, language):
    assert chosen(kept, "es", "fr") == {"text": kept[language], "language": language}


def test_words_in_a_language_that_nobody_asked_for_are_not_told():
    assert chosen({"ar": "القانون"}, "es", "fr") is None


def test_rows_stand_below_the_record_that_they_belong_to():
    rows = [{"of": 1, "name": "a"}, {"of": 2, "name": "b"}, {"of": 1, "name": "c"}]

    assert below(rows, "of") == {1: [{"name": "a"}, {"name": "c"}], 2: [{"name": "b"}]}
