"""A reader goes from a pair to what is open on one side, turns to what is surprising, asks why, and goes on."""

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_corpus"),
]
PAIR = "from=migration-studies/inequality&to=migration-studies/climate-change"


def ideas(page):
    return page.locator("#found ol.entries > li > h3 cite").all_inner_texts()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_given_a_pair_when_one_side_is_left_then_its_open_ideas_say_why_and_lead_on(open_page, language, width):
    page = open_page(f"/{language}/links/bridges/?{PAIR}", width=width, language=language)

    page.locator("main a[href*='/links/open/']").first.click()
    page.wait_for_url("**/links/open/**")
    likely = ideas(page)
    assert len(likely) > 3
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    page.goto(f"{page.url}&surprise=100")
    assert sorted(ideas(page)) == sorted(likely)
    assert ideas(page) != likely

    why = page.locator("#found ol.entries details").first
    why.locator("summary").click()
    assert why.locator("tbody tr").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    first = ideas(page)[0]
    page.locator("#found ol.entries > li").first.locator("a.leave").click()
    page.wait_for_url("**without=**")
    assert first not in ideas(page)

    page.locator("#found ol.entries > li > h3 a").first.click()
    page.wait_for_url("**/links/bridges/**")
    assert page.locator("h1").inner_text()
