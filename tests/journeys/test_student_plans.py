"""A visitor tries a programme: by keyboard alone, without a script, in Arabic on a narrow phone; and a student saves a plan."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.cast import entered
from tests.factories.programmes import CatalogueFactory
from tests.factories.studies import EditionFactory, EnrolmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGE = "programmes/small/plan/"
WIDE, NARROW = 1280, 320
DESKS = (
    "",
    "?edition=2023-24&2023-24/spring=A1+L1+L3",
    "?edition=2023-24&2023-24/autumn=L1&show=plans",
    "?edition=2023-24&version=extended&mode=part_time&fewer=1&show=plans",
)
FIRST = re.compile(r"Add to Autumn 2023-24\s?: First things")


@pytest.fixture(autouse=True)
def edition():
    catalogue = CatalogueFactory(programme__slug="small", programme__name="Small Things, MA")
    return EditionFactory(programme=catalogue.programme)


def violations(page):
    return [
        (each["id"], [node["html"][:90] for node in each["nodes"]]) for each in Axe().run(page).response["violations"]
    ]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def verdict(page):
    return page.locator("#h-verdict").inner_text()


def press(page, name):
    """Walk to a button with the Tab key, as somebody without a mouse does, and press it."""
    button = page.get_by_role("button", name=name).first
    button.wait_for()
    for _ in range(120):
        if button.evaluate("each => each === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard never reaches {name!r}.")


def settled(page):
    page.locator("form.plan:not([aria-busy])").wait_for()


def test_the_keyboard_alone_makes_a_plan_that_holds(open_page):
    page = open_page(f"/en/{PAGE}")

    press(page, "Propose a plan")
    page.locator("#h-plans").wait_for()
    assert focused(page) == "h-plans"
    press(page, "Take plan A")
    page.locator(".verdict--later").wait_for()

    assert verdict(page) == "This plan holds, and something remains beside it"
    assert page.locator("#desk-told").inner_text().startswith("This plan holds")
    assert "2023-24/autumn=" in page.url


def test_focus_is_kept_where_one_works(open_page):
    page = open_page(f"/en/{PAGE}")

    press(page, FIRST)
    page.locator("#desk-told:not(:empty)").wait_for()
    assert page.evaluate("document.activeElement.closest('.pool') !== null")
    page.keyboard.press("Shift+Tab")
    press(page, "Remove First things")
    page.locator(".verdict--empty").wait_for()

    assert focused(page) == "term-2023-24autumn"


def test_back_and_forward_walk_through_the_plans(open_page):
    page = open_page(f"/en/{PAGE}")
    page.get_by_role("button", name=FIRST).click()
    page.locator(".verdict--open").wait_for()
    here = page.url

    page.go_back()
    page.locator(".verdict--empty").wait_for()
    page.go_forward()
    page.locator(".verdict--open").wait_for()

    assert page.url == here
    assert page.locator(".langs a[hreflang=fr]").get_attribute("href").endswith("2023-24/autumn=A1")


def test_without_a_script_every_button_does_the_same(open_page):
    page = open_page(f"/en/{PAGE}", java_script_enabled=False)

    page.get_by_role("button", name=FIRST).click()
    assert page.url.endswith("?edition=2023-24&2023-24/autumn=A1#h-pool")
    page.get_by_role("button", name="Propose a plan", exact=True).click()
    page.get_by_role("button", name="Take plan A").click()

    assert verdict(page) == "This plan holds, and something remains beside it"


@pytest.mark.parametrize(("language", "width", "dark"), [("ar", NARROW, True), ("en", WIDE, False)])
def test_no_desk_violates_a_rule_or_scrolls_sideways(open_page, language, width, dark):
    page = open_page(f"/{language}/{PAGE}", width=width, language=language, dark=dark)
    for query in DESKS:
        page.goto(f"/{language}/{PAGE}{query}")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        assert violations(page) == [], query
        assert fits(page), query


def test_terms_stand_below_each_other_on_a_phone_and_beside_each_other_on_a_desk(open_page):
    def places(width):
        page = open_page(f"/en/{PAGE}", width=width)
        return [term.bounding_box() for term in page.locator(".terms > .term").all()[:2]]

    phone, desk = places(NARROW), places(WIDE)

    assert phone[0]["x"] == phone[1]["x"]
    assert phone[0]["y"] < phone[1]["y"]
    assert desk[0]["x"] < desk[1]["x"]
    assert desk[0]["y"] == desk[1]["y"]


def test_on_paper_there_is_the_plan_and_nothing_to_press(open_page):
    page = open_page(f"/en/{PAGE}?edition=2023-24&2023-24/autumn=A1")
    page.emulate_media(media="print")

    assert page.locator(".plan button:visible").count() == 0
    assert page.get_by_text("First things").first.is_visible()
    assert page.locator("#h-verdict").is_visible()


def test_a_student_saves_a_plan(open_page, live_server, edition, tomas):
    enrolment = EnrolmentFactory(student=tomas, edition=edition)
    session = entered(tomas).cookies[settings.SESSION_COOKIE_NAME].value
    page = open_page("/en/")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"/en/studies/{enrolment.key}/plan/")

    page.get_by_role("button", name=FIRST).click()
    page.locator(".verdict--open").wait_for()
    page.get_by_label("Name of the plan").fill("With law first")
    page.get_by_role("button", name="Save this plan").click()
    page.wait_for_url(re.compile("plan=[0-9a-f-]{36}"))

    assert page.get_by_text("“With law first” is saved.").is_visible()
    assert page.get_by_text("Saved as it stands here").is_visible()
    assert violations(page) == []
