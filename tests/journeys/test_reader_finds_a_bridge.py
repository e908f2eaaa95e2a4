"""A reader goes from an offered pair to one bridge, asks why, leaves an idea out, keeps the address and takes the table."""

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_corpus"),
]


def ideas(page):
    return page.locator("table.found tbody th cite").all_inner_texts()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 390)])
def test_given_an_offered_pair_when_its_first_bridge_is_read_then_why_the_permalink_and_the_table_follow(
    open_page, language, width
):
    page = open_page(f"/{language}/links/", width=width, language=language)

    page.locator(".pairs a").first.click()
    page.wait_for_url("**/links/bridges/**")
    found = ideas(page)
    first_card = page.locator("article.bridge").first
    assert found
    assert first_card.locator("cite").count() >= 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    first_card.locator("a[href$='#why']").click()
    page.wait_for_url("**/links/bridge/**")
    assert page.locator("#why table tbody tr").count() >= 2
    page.go_back()

    page.locator("table.found a.leave").first.click()
    page.wait_for_url("**without=**")
    assert found[0] not in ideas(page)

    page.locator("#take code a").click()
    page.wait_for_url("**corpus=**")
    assert found[0] not in ideas(page)

    with page.expect_download() as saved:
        page.locator("#take .take a").first.click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.startswith("rank,idea,label,")
