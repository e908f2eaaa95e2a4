"""A visitor with a phone, in Arabic, compares both programmes and looks at who awards the Valencia degree."""

import pytest

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
PHONE = {"width": 390, "language": "ar"}


def column(page, number):
    """What one column of the comparison says, line by line."""
    cells = page.locator(f"table.compare tbody tr td:nth-child({number})")
    return " | ".join(cells.all_inner_texts())


def full_members(page):
    """The coordinator and the partners on the day that the page shows, by their short names."""
    groups = [page.locator("#members .dated").nth(place) for place in (0, 1)]
    links = [link for group in groups for link in group.locator("a[href*='/institutes/']").all()]
    return {link.get_attribute("href").split("/institutes/")[1].split("/")[0] for link in links}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_given_a_phone_in_arabic_when_both_programmes_are_compared_then_cost_and_length_stand_with_their_years(
    open_page,
):
    page = open_page("/ar/programmes/", **PHONE)

    page.locator("main a.btn").first.click()
    page.wait_for_url("**/ar/programmes/compare/")
    heads = page.locator("table.compare thead th")
    years = [head.inner_text()[-7:] for head in heads.all()]
    valencia, brussels = column(page, 1), column(page, 2)

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert years == ["2022-23", "2023-24", "2023-24"]
    assert "35.34 €" in valencia
    assert "4,240.80 €" in valencia
    assert "20,200 €" in brussels
    assert page.locator("table.compare .status--tbc").count() == 4
    assert fits(page)


def test_given_the_comparison_when_another_year_is_chosen_then_no_column_leaves_its_year(open_page):
    page = open_page("/ar/programmes/compare/", **PHONE)

    page.locator("input[value='brussels-international-migration.2017-18.standard']").check()
    page.locator("input[value='brussels-international-migration.2023-24.extended']").uncheck()
    page.locator("form button").last.click()
    page.wait_for_load_state()

    old = column(page, 3)
    assert "2017-18" in old
    assert "2023-24" not in old
    assert "17,350 €" in old
    assert fits(page)


def test_given_the_valencia_degree_when_its_consortium_is_opened_then_its_members_follow_the_day(open_page):
    page = open_page("/ar/programmes/valencia-migration/", **PHONE)

    page.locator("#facts a[href*='/networks/']").first.click()
    page.wait_for_url("**/ar/networks/mum/**")
    today = full_members(page)
    page.goto("/ar/networks/mum/?on=2022-10-01")

    assert today == {"uv", "ucl-lille", "unical", "cnam"}
    assert full_members(page) == {"uv", "ucl-lille", "unical", "hes-so-geneve", "lorraine"}
    assert page.locator("input[name='on']").first.input_value() == "2022-10-01"
    assert fits(page)
