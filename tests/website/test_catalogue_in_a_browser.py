"""The catalogue in a real browser: every component in one place, so what holds here holds on the pages made of them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

VIEWS = [("en", 1280, False), ("ar", 390, True)]
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(part => { part.open = true })"
TOO_WIDE = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.parametrize(("language", "width", "dark"), VIEWS)
def test_everyone_can_use_every_component(open_page, language, width, dark):
    page = open_page(f"/{language}/design/", width=width, language=language, dark=dark)
    page.evaluate(OPEN_EVERYTHING)

    violations = Axe().run(page).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in violations] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_component_pushes_the_smallest_screen_sideways(open_page, language):
    page = open_page(f"/{language}/design/", width=320, language=language)

    assert page.evaluate(TOO_WIDE) == 0


def test_the_keyboard_meets_the_way_to_the_content_first(open_page):
    page = open_page("/en/design/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
