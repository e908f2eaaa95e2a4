"""On paper stands what one reads: no way to press, every address spelled out once, and what was searched for."""

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
WORK = "publications/in-search-of-shelter-mapping-the-effects-of-climate-change-on-human/"
TO_PRESS = ".btn, nav:not(.crumbs), .find--s, .fold, .take, .entries ~ .tags, .foot a"
SPELLED = "link => getComputedStyle(link, '::after').content"


@pytest.fixture
def printed(open_page):
    def shown(path):
        page = open_page(path, width=700)
        page.emulate_media(media="print")
        return page

    return shown


@pytest.mark.parametrize("path", [f"/en/{WORK}", "/ar/search/?q=migration&kind=project", "/en/publications/"])
def test_nothing_to_press_is_printed(printed, path):
    page = printed(path)

    assert [each.inner_html() for each in page.locator(TO_PRESS).all() if each.is_visible()] == []


def test_results_say_what_was_searched_for_and_how_they_are_narrowed(printed):
    page = printed("/en/search/?q=climate+change&kind=project")

    assert page.locator("main input[type=search]").is_visible()
    assert page.locator("#found + .tags").inner_text().split() == ["Remove", "Kind:", "Projects"]


def test_an_address_elsewhere_is_spelled_out_beside_its_words(printed):
    link = printed(f"/en/{WORK}").locator("main a[href^=http]").first

    assert link.get_attribute("href") in link.evaluate(SPELLED)


def test_an_address_that_is_its_own_words_is_not_spelled_twice(printed):
    link = printed("/en/publications/a-wider-perspective-on-migration/").locator("main dd > a[href^=http]").first

    assert link.inner_text() == link.get_attribute("href")
    assert link.evaluate(SPELLED) == "none"
