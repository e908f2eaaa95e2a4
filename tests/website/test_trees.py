"""Every page stands in four trees: translated, or by an alias that says which language it is in."""

import pytest
from wagtail.models import Locale, Page

from crossings.website.actions import serve_at, stand_in_everywhere
from crossings.website.addresses import translations_of, true_translations_of
from crossings.website.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_new_installation_has_a_home_page_in_each_language():
    assert set(HomePage.objects.live().values_list("locale__language_code", flat=True)) == {"en", "es", "fr", "ar"}


def test_the_home_pages_are_translations_of_each_other(home):
    assert set(translations_of(home)) == {"en", "es", "fr", "ar"}


def test_a_page_stands_in_for_itself_in_every_tree(write):
    page = write(title="Only English")
    made = stand_in_everywhere(page)
    assert {each.locale.language_code for each in made} == {"es", "fr", "ar"}
    assert all(each.alias_of_id == page.pk and each.live for each in made)


def test_standing_in_twice_changes_nothing(write):
    page = write()
    stand_in_everywhere(page)
    assert stand_in_everywhere(page) == []


def test_a_stand_in_says_which_language_it_is_in(write):
    page = write(title="Only English")
    arabic = next(each for each in stand_in_everywhere(page) if each.locale.language_code == "ar")
    assert arabic.specific.written_in == "en"


def test_a_stand_in_follows_its_source(write):
    page = write(title="Before")
    stand_in_everywhere(page)
    page.title = "After"
    page.save_revision().publish()
    assert set(Page.objects.filter(alias_of=page.pk).values_list("title", flat=True)) == {"After"}


def test_machines_are_told_of_real_translations_only(write):
    page = write()
    french = page.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.save_revision().publish()
    stand_in_everywhere(page)
    assert [language for language, _ in true_translations_of(page)] == ["en", "fr"]


def test_machines_are_told_of_no_translation_where_there_is_none(write):
    page = write()
    stand_in_everywhere(page)
    assert true_translations_of(page) == []


def test_pages_name_themselves_by_the_address_that_readers_use(site):
    serve_at("https://network.example")
    site.refresh_from_db()
    assert (site.hostname, site.port, site.root_url) == ("network.example", 443, "https://network.example")
