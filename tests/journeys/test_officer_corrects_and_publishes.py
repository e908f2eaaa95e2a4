"""A programme officer, with a second factor, corrects a fee and publishes a Spanish news item; the journal shows both."""

import pytest
from django.utils import timezone

from crossings.demo.people import PASSWORD, PLAYERS, code_at
from crossings.journal.models import Entry
from crossings.programmes.models import Fee
from crossings.website.models import NewsIndexPage

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
INGRID = next(player for player in PLAYERS if player.name == "Ingrid")


@pytest.fixture
def office(open_page):
    """Ingrid's browser in the office: her password, then the six digits of her app."""
    page = open_page("/office/")
    page.fill("[name=login]", INGRID.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button").first.click()
    page.wait_for_url("**/2fa/authenticate/**")
    page.fill("[name=code]", code_at(INGRID.totp_secret, timezone.now()))
    page.locator("form:has([name=code]) button").first.click()
    page.wait_for_url("**/office/")
    return page


def test_given_a_password_alone_then_the_office_stays_shut(open_page):
    page = open_page("/office/")
    page.fill("[name=login]", INGRID.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button").first.click()
    page.wait_for_url("**/2fa/authenticate/**")

    page.goto("/office/fees/")

    assert "/account/" in page.url


def test_given_a_fee_when_she_corrects_it_then_readers_and_the_journal_see_it(office):
    fee = Fee.objects.filter(amount=28400).order_by("pk").first()

    office.goto(f"/office/fees/correct/{fee.pk}/")
    office.fill("[name=amount]", "28500")
    office.fill("[name=why]", "The finance office wrote on 20 November")
    office.get_by_role("button", name="Correct").click()
    office.wait_for_url("**/office/fees/")
    office.goto("/en/programmes/brussels-international-migration/")

    entry = Entry.objects.filter(kind="programmes.feetable").latest("id")
    assert "28,500" in office.locator("#fees").inner_text()
    assert entry.why == "The finance office wrote on 20 November"
    assert entry.actor.startswith("account:")
    assert ["28400.00", "28500.00"] in entry.changes.values()


def test_given_spanish_words_when_she_publishes_them_then_readers_and_the_journal_see_them(office):
    index = NewsIndexPage.objects.get(locale__language_code="es")

    office.goto(f"/office/pages/add/website/newspage/{index.pk}/")
    office.fill("[name=title]", "Una cuota corregida")
    office.fill("[name=day]", "2026-11-21")
    office.locator("button[title='Insert a block']").first.click()
    office.get_by_role("option", name="Remark").click()
    office.locator("textarea[name^='body-']").first.fill("Cada importe nombra su fuente.")
    office.get_by_role("tab", name="Settings").click()
    office.fill("[name=why]", "Anuncio de la corrección")
    office.get_by_role("button", name="More actions").last.click()
    office.locator("button[name=action-publish]").click()
    office.wait_for_url(f"**/office/pages/{index.pk}/")
    office.goto("/office/journal/")
    journal = office.locator("main").inner_text()
    office.goto("/es/news/")

    assert "Una cuota corregida" in office.locator("main").inner_text()
    assert "Anuncio de la corrección" in journal
    assert "Ingrid" in journal
