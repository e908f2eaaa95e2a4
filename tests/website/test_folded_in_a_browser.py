"""What narrows a list is folded on a phone, so that the list is near, and stands beside it where there is room."""

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
LISTS = ["search/?q=migration", "publications/", "events/", "institutes/", "programmes/"]
in_each_list = pytest.mark.parametrize("path", LISTS)


@in_each_list
def test_on_a_phone_the_list_begins_within_two_screens(open_page, path):
    page = open_page(f"/ar/{path}", width=390, language="ar", java_script_enabled=False)

    assert page.locator("main .entries").first.bounding_box()["y"] < 2 * 844
    assert not page.locator("details.fold button").is_visible()


@in_each_list
def test_on_a_phone_it_unfolds_without_a_script(open_page, path):
    page = open_page(f"/en/{path}", width=390, java_script_enabled=False)

    page.locator("details.fold > summary").click()

    assert page.locator("details.fold button").is_visible()


@in_each_list
def test_where_there_is_room_it_stands_beside_the_list_and_takes_the_focus(open_page, path):
    page = open_page(f"/en/{path}", width=1280)

    page.locator("details.fold button").focus()

    assert page.locator("details.fold > summary").is_hidden()
    assert page.evaluate("document.activeElement.matches('.fold button')")
