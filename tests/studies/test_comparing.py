"""A board reads which of its students would have another verdict under another edition, and nobody else does."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.config.settings import CACHES as PRODUCT
from crossings.people.roles import BoardMember
from crossings.studies.models import BoardSeat, Enrolment
from crossings.studies.pages import comparing
from crossings.studies.views import board
from tests.cast import signed_up
from tests.factories.programmes import CatalogueFactory
from tests.factories.studies import RULES, BoardSeatFactory, EditionFactory, EnrolmentFactory, ResultFactory

pytestmark = pytest.mark.django_db
ALL = {"A1": "autumn", "L1": "autumn", "A2": "spring", "D": "spring"}
FULL_TIME = "  - {id: day, closed: {mode: full_time}, text: {en: Nobody studies full time.}}\n"
EXTENDED = "  - {id: short, closed: {version: extended}, text: {en: Nobody extends.}}\n"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PUBLIC = "/en/programmes/{}/rules/compare/"


@pytest.fixture
def browser(birgit, enter):
    return enter(birgit)


def next_edition(enrolment, *changes, more=""):
    """The small rules for 2024-25 with these changes of their text, and more clauses at their end."""
    text = RULES.format(programme=enrolment.programme.slug, edition="2024-25").replace("awards:\n", f"{more}awards:\n")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return EditionFactory(programme=enrolment.programme, key="2024-25", text=text)


def compared(browser, enrolment, new="2024-25", **asked):
    where = reverse("studies:compare", args=[enrolment.programme.slug])
    answer = browser.get(where, {"old": enrolment.edition.key, "new": new, **asked})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main", 1)[1]))


def passed(enrolment, *modules):
    for module in modules:
        ResultFactory(enrolment=enrolment, module=module, term=f"2023-24/{ALL[module]}")


# who reads it


@pytest.mark.parametrize("who", ["birgit", "ingrid"])
def test_the_board_and_the_office_read_it(who, enrolment, enter, request):
    next_edition(enrolment)

    assert "Tomas Herrera" in compared(enter(request.getfixturevalue(who)), enrolment)


@pytest.mark.parametrize("who", ["tomas", "greta", "noor", "amina", "wei"])
def test_for_nobody_else_it_is_there(who, enrolment, enter, request):
    browser = enter(request.getfixturevalue(who))

    slugs = (enrolment.programme.slug, "no-such")
    told = [browser.get(reverse("studies:compare", args=[slug])) for slug in slugs]

    assert [each.status_code for each in told] == [404, 404]
    refused, absent = (each.content.decode().replace(slug, "") for each, slug in zip(told, slugs, strict=True))
    assert UUID.sub("", refused) == UUID.sub("", absent)


def test_who_is_not_signed_in_is_led_to_sign_in(enrolment, client):
    assert client.get(reverse("studies:compare", args=[enrolment.programme.slug])).status_code == 302


def test_the_board_of_another_programme_finds_nothing(enrolment, enter):
    other = signed_up("Bruno Keller", BoardMember)
    BoardSeatFactory(account=other)

    assert enter(other).get(reverse("studies:compare", args=[enrolment.programme.slug])).status_code == 404


def test_who_loses_the_seat_or_the_role_finds_nothing(enrolment, birgit, browser, enter):
    where = reverse("studies:compare", args=[enrolment.programme.slug])
    birgit.groups.clear()
    without_role = browser.get(where).status_code
    other = signed_up("Bruno Keller", BoardMember)
    BoardSeatFactory(account=other, programme=enrolment.programme)
    BoardSeat.objects.filter(account=other).delete()

    assert (without_role, enter(other).get(where).status_code) == (404, 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_there(method, enrolment, browser):
    assert getattr(browser, method)(reverse("studies:compare", args=[enrolment.programme.slug])).status_code == 405


def test_an_edition_of_another_programme_cannot_be_chosen(enrolment, browser):
    EditionFactory(key="2031-32")

    page = compared(browser, enrolment, new="2031-32")

    assert "Select a valid choice" in page
    assert "Tomas Herrera" not in page


# where it is found


def test_the_page_of_the_board_leads_there(enrolment, browser):
    where = reverse("studies:compare", args=[enrolment.programme.slug])

    assert f'href="{where}"' in browser.get(reverse("studies:board")).content.decode()


@pytest.mark.parametrize(("who", "is_led"), [("birgit", True), ("ingrid", True), ("tomas", False), ("greta", False)])
def test_the_public_comparison_leads_who_may_read_it(who, is_led, enrolment, enter, request):
    CatalogueFactory(programme=next_edition(enrolment).programme)
    where = reverse("studies:compare", args=[enrolment.programme.slug])

    page = enter(request.getfixturevalue(who)).get(
        PUBLIC.format(enrolment.programme.slug), {"old": "2023-24", "new": "2024-25"}
    )

    assert (f'href="{where}?old=2023-24&amp;new=2024-25"' in page.content.decode()) is is_led


def test_the_public_comparison_tells_the_public_nothing_of_it(enrolment, client):
    CatalogueFactory(programme=next_edition(enrolment, more=FULL_TIME).programme)

    page = client.get(PUBLIC.format(enrolment.programme.slug), {"old": "2023-24", "new": "2024-25"}).content.decode()

    assert "Two editions of the rules" in page
    assert "Tomas Herrera" not in page
    assert "/board/" not in page


# what it says


def test_before_two_editions_are_chosen_nobody_is_named(enrolment, browser):
    page = browser.get(reverse("studies:compare", args=[enrolment.programme.slug])).content.decode()

    assert "Compare" in page
    assert "Tomas Herrera" not in page


def test_who_would_have_another_verdict_is_counted_and_told_with_the_clause(enrolment, browser):
    next_edition(enrolment, more=FULL_TIME)

    page = compared(browser, enrolment)

    assert "Students 1" in page
    assert "Another verdict 1" in page
    assert "A way to the end After No way to the end" in page
    assert "Nobody studies full time. day Not there After Missing" in page


def test_a_clause_that_is_gone_is_told_in_the_words_of_the_first_edition(enrolment, browser):
    next_edition(enrolment, ("  - {id: thesis, take: D, text: {en: A dissertation.}}\n", ""))

    assert "A dissertation. thesis Missing After Not there" in compared(browser, enrolment)


def test_other_clauses_alone_are_no_other_verdict(enrolment, browser):
    passed(enrolment, "A1", "A2")
    next_edition(enrolment, ("take: [A1, A2]", "take: [A1, A2, L3]"))

    page = compared(browser, enrolment)

    assert "Another verdict 0" in page
    assert "Two modules are compulsory. both Done After Missing" in page


def test_who_stays_as_they_are_is_told_so(enrolment, browser):
    next_edition(enrolment)

    assert "No clause would stand otherwise today." in compared(browser, enrolment)


def test_a_route_that_the_other_edition_does_not_know_is_told(enrolment, browser):
    next_edition(enrolment, ("mode: [full_time, part_time]", "mode: [part_time, evening]"))

    page = compared(browser, enrolment)

    assert "A way to the end After Not there" in page
    assert "“full_time” is no value of “mode”. The rules do not name it." in page
    assert "Another verdict 1" in page


def test_a_part_of_the_route_that_the_other_edition_does_not_know_is_told(enrolment, browser):
    Enrolment.objects.filter(pk=enrolment.pk).update(route={**enrolment.route, "visa": "student"})
    next_edition(enrolment, ("  version:", "  visa: [student]\n  version:"))

    page = compared(browser, enrolment)

    assert "“visa” is no part of a route. The rules do not name it." in page
    assert "Not there After A way to the end" in page


def test_a_term_that_the_other_edition_does_not_know_is_told(enrolment, browser):
    passed(enrolment, "A2")
    next_edition(enrolment, ("spring: {starts", "summer: {starts"), ("[spring]", "[summer]"))

    assert "“2023-24/spring” is no term. The rules do not name it." in compared(browser, enrolment)


def test_credit_stays_as_large_as_it_was_earned(enrolment, browser):
    passed(enrolment, *ALL)
    next_edition(enrolment, ("Primeras cosas}, ects: 10", "Primeras cosas}, ects: 5"))

    assert "No clause would stand otherwise today." in compared(browser, enrolment)


def test_those_with_another_verdict_stand_first_then_those_with_other_clauses(enrolment, browser):
    changes = EnrolmentFactory(edition=enrolment.edition, chosen={"version": "extended"}, enrolled_on="2023-09-01")
    differs = EnrolmentFactory(edition=enrolment.edition, enrolled_on="2023-09-02")
    passed(differs, "A1", "A2")
    next_edition(enrolment, ("take: [A1, A2]", "take: [A1, A2, L3]"), ("at_least: 60", "at_least: 600"))

    page = compared(browser, enrolment)

    found = [page.index(each.student.name) for each in (changes, differs, enrolment)]
    assert found == sorted(found)
    assert "Another verdict 1" in page


def test_neither_ended_studies_nor_those_by_other_rules_are_compared(enrolment, browser):
    new = next_edition(enrolment, more=FULL_TIME)
    EnrolmentFactory(edition=new, student__name="Under the new rules")
    EnrolmentFactory(edition=enrolment.edition, student__name="Gone", state="withdrawn", ended_on="2024-05-02")

    page = compared(browser, enrolment)

    assert "Students 1" in page
    assert "Under the new rules" not in page
    assert "Gone" not in page


def test_where_nobody_studies_by_the_first_edition_it_says_so(enrolment, browser):
    next_edition(enrolment)

    assert "There is nobody yet." in compared(browser, enrolment, new="2023-24", old="2024-25")


# how much at once


@pytest.mark.slow
def test_many_students_are_paged_and_ask_the_database_as_often(enrolment, browser):
    next_edition(enrolment, more=EXTENDED)
    asked = []
    for more in (1, 24):
        EnrolmentFactory.create_batch(more, edition=enrolment.edition)
        compared(browser, enrolment)
        with CaptureQueriesContext(connection) as queries:
            first = compared(browser, enrolment)
        asked.append(len(queries))
    EnrolmentFactory(edition=enrolment.edition, chosen={"version": "extended"}, enrolled_on="2022-09-01")

    pages = [first, *(compared(browser, enrolment, page=page) for page in ("1", "2"))]

    assert asked[0] == asked[1]
    assert [page.count("Version:") for page in pages] == [25, 25, 2]
    assert "Another verdict 1" in pages[2]
    assert ["No way to the end" in page for page in pages] == [False, True, False]


def test_who_could_not_be_compared_in_time_is_counted_and_found_later(enrolment, browser, monkeypatch):
    next_edition(enrolment, more=FULL_TIME)
    monkeypatch.setattr(board, "AT_ONCE", 0.0)
    early = compared(browser, enrolment)
    monkeypatch.undo()
    late = compared(browser, enrolment)

    assert "Not compared yet 1 Look again in a moment." in early
    assert "Students 1" in early
    assert "Tomas Herrera" not in early
    assert "Tomas Herrera" in late
    assert "Not compared yet" not in late


def test_a_record_is_compared_once_until_it_changes(enrolment, browser, monkeypatch):
    found, compare = [], comparing.student_change

    def counted(*asked):
        found.append(asked)
        return compare(*asked)

    monkeypatch.setattr(comparing, "student_change", counted)
    next_edition(enrolment)
    told = []
    for modules in ((), (), ("A1",)):
        passed(enrolment, *modules)
        compared(browser, enrolment)
        told.append(len(found))

    assert told == [1, 1, 2]


def test_nothing_of_what_is_found_about_a_student_is_kept_on_a_disk(enrolment, browser, monkeypatch):
    kept = []
    monkeypatch.setattr(type(caches["default"]), "set", lambda self, key, *_rest, **_more: kept.append((self, key)))
    next_edition(enrolment)
    compared(browser, enrolment)

    asked = [cache for cache, key in kept if str(key).startswith("studies-compared-")]
    assert asked
    assert all(each is caches["parts"] for each in asked)
    assert PRODUCT["parts"]["BACKEND"].endswith("LocMemCache")
