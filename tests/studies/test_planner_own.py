"""A student's own planner: the desk over the record, plans kept and compared, nothing seen or changed by anybody else."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override

from crossings.studies.actions.held import day_words
from crossings.studies.models import StudyPlan
from tests.factories.studies import (
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)
from tests.network.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
A_DESK = "edition=2023-24&2023-24/autumn=L1&2023-24/spring=A2"


@pytest.fixture
def browser(tomas, enter):
    return enter(tomas)


@pytest.fixture
def page(enrolment):
    return reverse("planner:own", args=[enrolment.key])


def read(browser, address, *, follow=False):
    return Reading(browser.get(address, follow=follow))


def kept(browser, enrolment, **given):
    address = reverse("planner:keep", args=[enrolment.key])
    return browser.post(address, {"title": "A plan", "key": str(uuid4()), "desk": A_DESK, **given})


def test_what_is_passed_stands_fixed_and_counts(browser, enrolment, page):
    ResultFactory(enrolment=enrolment, module="A1", term="2023-24/autumn", status="passed")

    shown = read(browser, page)

    assert "First things" in shown.text(".//section[@class='term'][1]")
    assert "Passed" in shown.text(".//section[@class='term'][1]")
    assert shown.all(".//button[@value='drop:A1']") == []
    assert "10 of 50 ECTS" in shown.text()


def test_recognised_credit_is_brought_along(browser, enrolment, page, birgit):
    granted = {"state": "granted", "decided_on": "2023-10-01", "decided_by": birgit, "reason": "The same matter"}
    RecognitionFactory(enrolment=enrolment, **granted)

    assert "Brought along" in read(browser, page).text()


def test_the_route_is_that_of_the_enrolment_whatever_the_address_says(browser, page):
    shown = read(browser, f"{page}?edition=2023-24&version=extended&mode=part_time", follow=True)

    assert "Version: Standard · Mode: Full-time" in shown.text()
    assert shown.all(".//select[@name='version']") == []


def test_a_plan_is_kept_and_becomes_the_current_one(browser, enrolment):
    response = kept(browser, enrolment, title="With law first")
    plan = StudyPlan.objects.get()

    assert (plan.title, plan.is_current) == ("With law first", True)
    assert sorted(plan.modules.values_list("term", "module")) == [("2023-24/autumn", "L1"), ("2023-24/spring", "A2")]
    assert f"plan={plan.key}" in response.url


def test_the_same_request_twice_keeps_one_plan(browser, enrolment):
    key = str(uuid4())

    for _ in range(2):
        kept(browser, enrolment, key=key)

    assert [each.revision for each in StudyPlan.objects.all()] == [1]


def test_a_plan_that_changed_elsewhere_is_not_written_over(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment, revision=3)

    response = kept(browser, enrolment, key=str(plan.key), seen=2)

    assert "2023-24/autumn=L1" in response.url  # nothing that was chosen is lost
    assert "It was changed elsewhere meanwhile." in read(browser, response.url).text()
    assert not plan.modules.exists()


def test_a_plan_without_a_name_is_not_kept_and_says_so(browser, enrolment):
    response = kept(browser, enrolment, title=" ")

    assert "The plan has no name." in read(browser, response.url).text()
    assert not StudyPlan.objects.exists()


def test_hostile_desks_keep_nothing_wrong(browser, enrolment):
    kept(browser, enrolment, desk="2023-24/autumn=NOPE+A1&9999=x&plan=%00&edition=zz")

    assert [each.module for plan in StudyPlan.objects.all() for each in plan.modules.all()] == ["A1"]


def test_what_was_passed_meanwhile_is_not_kept_and_the_plan_is_saved_all_the_same(browser, enrolment):
    ResultFactory(enrolment=enrolment, module="A1", term="2023-24/autumn", status="passed")

    response = kept(browser, enrolment, desk="edition=2023-24&2023-24/autumn=A1&2023-24/spring=A2")

    assert list(StudyPlan.objects.get().modules.values_list("module", flat=True)) == ["A2"]
    assert "Saved as it stands here" in read(browser, response.url).text(".//form[@class='plan__keep']")


def test_the_key_of_a_plan_of_somebody_else_keeps_nothing(browser, enrolment):
    other = PlannedModuleFactory().plan

    response = kept(browser, enrolment, key=str(other.key))

    assert "Its key is that of another plan." in read(browser, response.url).text()
    assert list(StudyPlan.objects.values_list("title", "revision")) == [(other.title, 1)]


@pytest.mark.parametrize("wrong", [{"key": "x"}, {"seen": "-1"}, {"desk": "x" * 9000}, {"desk": "fewer=\0"}])
def test_a_form_that_the_page_never_sends_is_refused_in_words(browser, enrolment, page, wrong):
    kept(browser, enrolment, **wrong)

    assert "The form did not come as this page sends it." in read(browser, page).text()
    assert not StudyPlan.objects.exists()


def test_a_title_longer_than_a_line_is_refused_with_the_number_of_its_letters(browser, enrolment):
    shown = read(browser, kept(browser, enrolment, title="x" * 121).url)

    assert "at most 120 characters (it has 121)" in shown.text()
    assert not StudyPlan.objects.exists()


def test_a_refusal_is_told_in_the_language_of_the_page(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment, revision=3)
    address = reverse("planner:keep", args=[enrolment.key]).replace("/en/", "/es/")
    response = browser.post(address, {"title": "A plan", "key": str(plan.key), "desk": A_DESK, "seen": 2})

    with override("es"):
        told = gettext("It was changed elsewhere meanwhile.")
    assert told in read(browser, response.url).text()


@pytest.mark.parametrize("verb", ["choose", "discard"])
def test_what_cannot_be_done_with_a_plan_is_said_in_the_language_of_the_page(browser, enrolment, verb):
    plan = StudyPlanFactory(enrolment=enrolment, is_current=True)
    StudyPlanFactory(enrolment=enrolment)
    type(enrolment).objects.filter(pk=enrolment.pk).update(state="withdrawn", ended_on=enrolment.enrolled_on)
    address = reverse(f"planner:{verb}", args=[plan.key]).replace("/en/", "/es/")

    shown = read(browser, browser.post(address).url, follow=True).text()

    with override("es"):
        assert gettext("The studies ended on %(day)s.") % {"day": day_words(enrolment.enrolled_on)} in shown


def test_a_plan_saved_over_its_own_revision_gets_the_next(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment, revision=3)

    kept(browser, enrolment, key=str(plan.key), seen=3)

    plan.refresh_from_db()
    assert (plan.revision, plan.modules.count()) == (4, 2)


def test_a_plan_that_was_agreed_is_a_draft_again_once_it_changes(browser, enrolment, greta, at):
    told = {"state": "agreed", "answered_by": greta, "answered_at": at}
    plan = StudyPlanFactory(enrolment=enrolment, **told)

    kept(browser, enrolment, key=str(plan.key), seen=1)

    plan.refresh_from_db()
    assert plan.state == "draft"


def test_a_second_plan_is_not_the_current_one(browser, enrolment):
    first = StudyPlanFactory(enrolment=enrolment, is_current=True)

    kept(browser, enrolment, title="Another")

    assert list(StudyPlan.objects.current()) == [first]
    assert StudyPlan.objects.count() == 2


def test_another_plan_has_a_key_of_its_own_on_each_page(browser, enrolment, page):
    plan = StudyPlanFactory(enrolment=enrolment, is_current=True)
    shown = [read(browser, page, follow=True).root.iterfind(".//button[@name='key']") for _ in range(2)]
    keys = [[each.get("value") for each in buttons] for buttons in shown]

    assert {own for own, _another in keys} == {str(plan.key)}
    assert len({another for _own, another in keys}) == 2


def test_choosing_twice_leaves_one_current_plan(browser, enrolment):
    StudyPlanFactory(enrolment=enrolment, is_current=True)
    second = StudyPlanFactory(enrolment=enrolment)

    for _ in range(2):
        browser.post(reverse("planner:choose", args=[second.key]))

    assert list(StudyPlan.objects.current()) == [second]


def test_discarding_twice_finds_nothing_the_second_time(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment)
    where = reverse("planner:discard", args=[plan.key])

    assert [browser.post(where).status_code for _ in range(2)] == [302, 404]


def test_the_last_plan_may_go_though_it_is_the_current_one(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment, is_current=True)

    browser.post(reverse("planner:discard", args=[plan.key]))

    assert not StudyPlan.objects.exists()


def test_studies_that_are_over_show_the_desk_and_keep_nothing_more(browser, enrolment, page):
    type(enrolment).objects.filter(pk=enrolment.pk).update(state="withdrawn", ended_on="2024-02-01")

    assert read(browser, page).all(".//form[@class='plan__keep']") == []
    assert "The studies ended on" in read(browser, kept(browser, enrolment).url).text()
    assert not StudyPlan.objects.exists()


def test_the_planner_opens_with_the_current_plan(browser, enrolment, page):
    plan = PlannedModuleFactory(plan__enrolment=enrolment, plan__is_current=True).plan

    assert browser.get(page).url == f"{page}?edition=2023-24&plan={plan.key}&2023-24/spring=A2"


def test_the_page_says_whether_the_desk_is_saved(browser, enrolment, page):
    plan = PlannedModuleFactory(plan__enrolment=enrolment, plan__is_current=True).plan

    saved = read(browser, page, follow=True).text(".//form[@class='plan__keep']")
    changed = read(browser, f"{page}?edition=2023-24&plan={plan.key}&2023-24/autumn=A1")

    assert "Saved as it stands here" in saved
    assert "Not saved yet" in changed.text(".//form[@class='plan__keep']")


def test_plans_are_compared_by_what_each_is_worth(browser, enrolment, page):
    StudyPlanFactory(enrolment=enrolment, title="Empty", is_current=True)
    whole = StudyPlanFactory(enrolment=enrolment, title="Whole")
    for term, module in (("autumn", "A1"), ("autumn", "L1"), ("spring", "A2"), ("spring", "D")):
        PlannedModuleFactory(plan=whole, term=f"2023-24/{term}", module=module)

    told = read(browser, page, follow=True).all(".//article[@class='way']")

    assert "Nothing is planned yet." in told[0]
    assert "This plan holds, and something remains beside it." in told[1]


def test_another_plan_is_made_current(browser, enrolment):
    first = StudyPlanFactory(enrolment=enrolment, is_current=True)
    second = StudyPlanFactory(enrolment=enrolment)

    browser.post(reverse("planner:choose", args=[second.key]))

    assert list(StudyPlan.objects.current()) == [second]
    assert first != second


def test_a_plan_is_discarded_but_not_the_current_one_of_several(browser, enrolment):
    first, second = StudyPlanFactory(enrolment=enrolment, is_current=True), StudyPlanFactory(enrolment=enrolment)

    refused = browser.post(reverse("planner:discard", args=[first.key]), follow=True)
    browser.post(reverse("planner:discard", args=[second.key]))

    assert "Make another one current first." in refused.content.decode()
    assert list(StudyPlan.objects.all()) == [first]


def test_the_answer_of_the_adviser_is_shown(browser, enrolment, page, greta, at):
    StudyPlanFactory(
        enrolment=enrolment, state="returned", answer="The spring is full.", answered_by=greta, answered_at=at
    )

    assert "The spring is full." in read(browser, page).text()


def test_the_adviser_sees_the_record_and_shared_plans_and_keeps_nothing(enrolment, page, greta, enter):
    SharedPlanFactory(enrolment=enrolment, title="Shared one")
    StudyPlanFactory(enrolment=enrolment, title="Secret draft")
    browser = enter(greta)

    shown = read(browser, page)

    assert "Shared one" in shown.text()
    assert "Secret draft" not in shown.html
    assert shown.all(".//form[@class='plan__keep']") == []
    assert kept(browser, enrolment).status_code == 404


@pytest.mark.parametrize("name", ["own", "own-desk", "keep"])
def test_nobody_else_finds_the_planner(enrolment, noor, enter, name):
    address = reverse(f"planner:{name}", args=[enrolment.key])

    assert enter(noor).get(address).status_code == 404


def test_who_is_not_signed_in_is_led_to_the_sign_in(client, page):
    assert reverse("account_login") in client.get(page).url


def test_nobody_changes_the_plan_of_another(enrolment, noor, enter):
    plan = StudyPlanFactory(enrolment=enrolment, is_current=True)
    browser = enter(noor)

    answers = {browser.post(reverse(f"planner:{verb}", args=[plan.key])).status_code for verb in ("choose", "discard")}

    assert answers == {404}
    assert StudyPlan.objects.filter(pk=plan.pk, is_current=True).exists()


@pytest.mark.parametrize("verb", ["choose", "discard"])
@pytest.mark.parametrize("who", ["noor", "greta", "birgit"])
def test_a_shared_plan_is_neither_chosen_nor_discarded_by_who_may_read_it(enrolment, enter, request, who, verb):
    plan = SharedPlanFactory(enrolment=enrolment)
    browser, where = enter(request.getfixturevalue(who)), reverse(f"planner:{verb}", args=[plan.key])

    assert {browser.get(where).status_code, browser.post(where).status_code} == {404}
    assert StudyPlan.objects.filter(pk=plan.pk, is_current=False).exists()


@pytest.mark.parametrize(("who", "status"), [("noor", 404), ("greta", 404), ("birgit", 404), ("tomas", 302)])
def test_only_who_studies_keeps(enrolment, enter, request, who, status):
    browser, where = enter(request.getfixturevalue(who)), reverse("planner:keep", args=[enrolment.key])

    assert {browser.get(where).status_code, browser.post(where).status_code} == {status}


@pytest.mark.parametrize("name", ["own", "own-desk", "keep", "choose", "discard"])
def test_studies_that_there_are_not_are_not_found(browser, name):
    assert browser.get(reverse(f"planner:{name}", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("name", ["own", "own-desk"])
def test_what_only_shows_takes_nothing(browser, enrolment, name):
    assert browser.post(reverse(f"planner:{name}", args=[enrolment.key])).status_code == 405


@pytest.mark.parametrize("who", ["greta", "birgit"])
def test_who_looks_on_is_told_whose_plan_it_is(enrolment, enter, page, request, who):
    shown = read(enter(request.getfixturevalue(who)), page)

    assert shown.all(".//h1")[0].startswith(f"A plan for {enrolment.student.name}")
    assert "Plans that were shared" in shown.text()
    assert shown.all(".//main//form[@method='post']") == []


def test_looking_changes_nothing(browser, enrolment):
    plan = StudyPlanFactory(enrolment=enrolment)

    for verb in ("choose", "discard"):
        browser.get(reverse(f"planner:{verb}", args=[plan.key]))

    assert not StudyPlan.objects.current().exists()


def test_more_plans_ask_no_more_of_the_database(browser, enrolment, page):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"{page}?edition=2023-24&plan=new").status_code == 200
        return len(asked)

    PlannedModuleFactory(plan__enrolment=enrolment)
    questions()
    before = questions()
    for _ in range(3):
        PlannedModuleFactory(plan__enrolment=enrolment)

    assert questions() == before


def test_the_route_of_an_enrolment_is_not_changed_by_a_press(browser, page):
    shown = read(browser, f"{page}?edition=2023-24&do=route:mode=part_time", follow=True)

    assert "Mode: Full-time" in shown.text()


def test_a_students_page_leads_to_the_planner(browser, enrolment, page):
    assert page in read(browser, enrolment.get_absolute_url()).links()


def test_the_planner_leads_to_what_if(browser, enrolment, page):
    assert reverse("studies:what-if", args=[enrolment.key]) in read(browser, page).links()
