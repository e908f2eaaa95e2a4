"""A page takes no address at which records stand: nobody could ever open it."""

import pytest
from django.urls import reverse

from crossings.website.models import StandardPage
from crossings.website.pages.words import is_taken

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["programmes", "institutes", "networks", "map", "people", "topics", "sources"])
def test_the_address_of_a_list_is_taken(home, slug):
    assert is_taken(home, slug)


def test_any_other_address_is_free(home, news_index):
    assert not is_taken(home, "about-us")
    assert not is_taken(news_index, "map")


@pytest.mark.slow
def test_the_office_says_so_on_the_form(enter, wei, home):
    address = reverse("wagtailadmin_pages:add", args=["website", "standardpage", home.pk])
    rows = {f"body-{name}": 0 for name in ("count", "TOTAL_FORMS", "INITIAL_FORMS")}

    answer = enter(wei).post(address, {"title": "Map", "slug": "map", "summary": "", "why": "", **rows})

    assert "nobody could open this one" in answer.content.decode()
    assert not StandardPage.objects.filter(slug="map").exists()
