"""Titles suggested while somebody types, as the ARIA pattern of a combobox asks; without a script, a box as any other."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
BOX = "header input[type=search]"
OPTIONS = "header [role=option]"
TOLD = "header [role=status]"
TYPED = {"en": "climate", "ar": "الهجر"}


@pytest.fixture
def typed(open_page):
    """A page on whose box somebody has typed, and the titles have come."""

    def type_words(language="en", **more):
        page = open_page(f"/{language}/about/", language=language, **more)
        page.locator(BOX).press_sequentially(TYPED[language])
        page.locator(OPTIONS).first.wait_for()
        return page

    return type_words


def active(page):
    """The title that a screen reader is at, if it is at any."""
    name = page.locator(BOX).get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else None


def is_expanded(page):
    return page.locator(BOX).get_attribute("aria-expanded") == "true"


def test_a_box_nobody_typed_in_is_a_folded_combobox(open_page):
    page = open_page("/en/about/")

    assert page.get_by_role("combobox", expanded=False).count() == 1
    assert page.locator(TOLD).inner_text() == ""


def test_a_single_letter_suggests_nothing(open_page):
    page = open_page("/en/about/")

    page.locator(BOX).press_sequentially("c")
    page.wait_for_timeout(400)

    assert page.locator(OPTIONS).count() == 0


def test_who_listens_is_told_how_many_titles_there_are(typed):
    page = typed()

    number = page.locator(OPTIONS).count()

    assert page.locator(TOLD).text_content() == f"Suggestions: {number}"
    assert is_expanded(page)
    assert active(page) is None


def test_arrows_go_through_the_titles_and_back_to_what_was_typed(typed):
    page = typed()
    titles = page.locator(OPTIONS).all_inner_texts()

    met = []
    for key in ["ArrowDown"] * 2 + ["ArrowUp"] * 3 + ["ArrowDown"]:
        page.keyboard.press(key)
        met.append(active(page))

    assert met == [titles[0], titles[1], titles[0], None, titles[-1], None]
    assert page.locator(BOX).input_value() == TYPED["en"]
    assert page.evaluate("document.activeElement.type") == "search"


def test_the_title_that_is_active_is_the_only_one_selected(typed):
    page = typed()

    page.keyboard.press("ArrowDown")

    assert page.locator(f"{OPTIONS}[aria-selected=true]").all_inner_texts() == [active(page)]


def test_escape_folds_the_list_and_keeps_what_was_typed(typed):
    page = typed()
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Escape")

    assert not is_expanded(page)
    assert active(page) is None
    assert page.locator(BOX).input_value() == TYPED["en"]


def test_an_arrow_unfolds_the_list_again(typed):
    page = typed()
    page.keyboard.press("Escape")

    page.keyboard.press("ArrowDown")
    page.locator(OPTIONS).first.wait_for()

    assert is_expanded(page)


def test_enter_searches_for_the_title_that_is_active(typed):
    page = typed()
    page.keyboard.press("ArrowDown")
    title = active(page)

    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=*")

    assert page.locator("main input[type=search]").input_value() == title
    assert page.locator("main article h3").first.inner_text() == title


def test_enter_without_a_title_searches_for_what_was_typed(typed):
    page = typed()

    page.keyboard.press("Enter")

    page.wait_for_url(f"**/en/search/?q={TYPED['en']}")


def test_a_title_can_be_clicked(typed):
    page = typed()
    title = page.locator(OPTIONS).nth(1).inner_text()

    page.locator(OPTIONS).nth(1).click()
    page.wait_for_url("**/en/search/?q=*")

    assert page.locator("main input[type=search]").input_value() == title


def test_who_goes_on_with_the_tab_key_leaves_no_list_behind(typed):
    page = typed()

    page.keyboard.press("Tab")

    assert not is_expanded(page)
    assert page.evaluate("document.activeElement.type") == "submit"


@pytest.mark.parametrize(("language", "width", "dark"), [("en", 1280, False), ("ar", 390, True)])
def test_everyone_can_use_the_list_and_it_fits(typed, language, width, dark):
    page = typed(language, width=width, dark=dark)
    page.keyboard.press("ArrowDown")

    violations = Axe().run(page).response["violations"]
    shown = page.locator("header [role=listbox]").bounding_box()

    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in violations] == []
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width


def test_without_a_script_the_box_is_an_ordinary_one(open_page):
    page = open_page("/en/about/", java_script_enabled=False)

    page.locator(BOX).press_sequentially(TYPED["en"])
    is_combobox = page.locator(BOX).get_attribute("role")
    page.keyboard.press("Enter")

    assert is_combobox is None
    page.wait_for_url(f"**/en/search/?q={TYPED['en']}")
