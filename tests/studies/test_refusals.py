"""What is refused is told in the language of who asked for it, with the words that the reader knows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

from crossings.engine.refusal import Refusal
from crossings.programmes.regulations import rules_of
from crossings.studies import actions
from crossings.studies.forms import told_on_the_form
from crossings.studies.known import known_route, known_term
from tests.factories.studies import EditionFactory, EnrolmentFactory, RecognitionFactory

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])


@pytest.fixture
def rules():
    return rules_of(EditionFactory()).regulations


@LANGUAGES
def test_a_state_that_permits_nothing_is_named_as_the_page_names_it(language, actor, at):
    enrolment = EnrolmentFactory(state="interrupted")

    with override(language), pytest.raises(Refusal) as refused:
        actions.interrupt(enrolment=enrolment, by=actor, at=at, why="A letter")

    with override(language):
        told = gettext("The state does not permit it: %(state)s.")
        assert refused.value.why == told % {"state": enrolment.get_state_display()}


@pytest.mark.parametrize(("language", "day"), [("en", "1 December 2023"), ("es", "1 de diciembre de 2023")])
def test_a_day_is_written_as_the_language_writes_it(language, day, actor, at):
    request = RecognitionFactory.build(enrolment=EnrolmentFactory(state="withdrawn", ended_on=date(2023, 12, 1)))

    with override(language), pytest.raises(Refusal, match=day):
        actions.ask_recognition(recognition=request, by=actor, at=at)


@pytest.mark.parametrize("term", ["soon", "2023-24/winter", "2023/autumn"])
def test_what_is_no_term_is_refused_with_one_that_is(term, rules):
    with pytest.raises(Refusal) as refused:
        known_term(rules, term)

    assert refused.value.what == f"“{term}” is no term."
    assert refused.value.mend == "Write year and term, such as 2023-24/autumn."


@pytest.mark.parametrize(
    ("route", "what", "mend"),
    [
        ({"colour": "blue"}, "“colour” is no part of a route.", "version, mode, start"),
        ({"mode": "nightly"}, "“nightly” is no value of “mode”.", "full_time, part_time"),
    ],
)
def test_what_is_no_route_is_refused_with_what_there_is(route, what, mend, rules):
    with pytest.raises(Refusal) as refused:
        known_route(rules, route)

    assert (refused.value.what, refused.value.mend) == (what, f"Write one of: {mend}.")


def test_a_route_that_is_known_is_made_whole(rules):
    assert known_route(rules, {"mode": "part_time"}) == {
        "version": "standard",
        "mode": "part_time",
        "start": "2023-09",
    }


def test_on_a_form_a_refusal_is_what_is_wrong_with_it():
    with pytest.raises(ValidationError, match=r"It is full\. It holds ten\. Take one out\."), told_on_the_form():
        raise Refusal("It is full.", "It holds ten.", "Take one out.")
