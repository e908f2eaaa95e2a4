"""A record's words: in the language asked for, else in English, else in the record's own, and always saying which."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from crossings.languages.words import Words
from crossings.network.models import Institution, InstitutionTranslation

WORDS = {"en": "Migration centre", "es": "Centro de migraciones", "ar": "مركز الهجرة", "fr": "Centre des migrations"}


def institution(*languages, own="en", **facts):
    """A record whose own words are in `own`, with translations into the others; nothing is saved."""
    rows = [InstitutionTranslation(language=language, name=WORDS[language]) for language in languages]
    return Institution(name=WORDS[own], language=own, translations=rows, **facts)


def shown(template, record, language):
    with override(language):
        return Template("{% load languages %}" + template).render(Context({"record": record}))


@pytest.mark.parametrize(
    ("own", "translated", "asked", "given"),
    [
        ("en", ["es"], "es", "es"),
        ("en", ["es"], "en", "en"),
        ("en", ["es"], "fr", "en"),
        ("es", ["en"], "fr", "en"),
        ("es", ["ar"], "fr", "es"),
        ("es", [], "es", "es"),
        ("ar", [], "en", "ar"),
    ],
)
def test_the_asked_language_then_english_then_the_records_own(own, translated, asked, given):
    found = institution(*translated, own=own).words("name", asked)

    assert (found.text, found.language, found.is_fallback) == (WORDS[given], given, given != asked)


def test_an_empty_translation_counts_as_none():
    record = institution()
    record.translations = [InstitutionTranslation(language="es", name="")]

    assert record.words("name", "es") == Words(WORDS["en"], "en", is_fallback=True)


def test_each_field_falls_back_for_itself():
    record = institution("es", description="What it studies.")

    assert not record.words("name", "es").is_fallback
    assert record.words("description", "es").is_fallback


def test_a_field_that_says_nothing_in_any_language_is_no_fallback():
    found = institution("es").words("description", "es")

    assert not found
    assert not found.is_fallback


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("es", "ltr"), ("fr", "ltr")])
def test_words_know_in_which_direction_they_are_read(language, direction):
    assert Words("…", language, is_fallback=True).direction == direction


def test_words_are_text_where_text_is_wanted():
    assert f"{institution().words('name', 'en')}" == WORDS["en"]


def test_a_page_shows_words_in_its_own_language_unmarked():
    assert shown('{% words record "name" %}', institution("es"), "es") == WORDS["es"]


@pytest.mark.parametrize(("own", "page", "direction"), [("en", "ar", "ltr"), ("ar", "fr", "rtl"), ("es", "fr", "ltr")])
def test_words_in_another_language_than_the_pages_are_marked(own, page, direction):
    assert (
        shown('{% words record "name" %}', institution(own=own), page)
        == f'<span lang="{own}" dir="{direction}">{WORDS[own]}</span>'
    )


def test_the_name_is_what_the_tag_shows_unless_told():
    assert shown("{% words record %}", institution(), "en") == WORDS["en"]


@pytest.mark.parametrize("page", ["en", "ar"])
def test_words_are_escaped_whether_they_fall_back_or_not(page):
    record = institution()
    record.name = "<b>Centre</b> & co"

    assert "&lt;b&gt;Centre&lt;/b&gt; &amp; co" in shown('{% words record "name" %}', record, page)


def test_titles_and_attributes_get_words_without_mark_up():
    assert shown('{% plain_words record "name" %}', institution(), "ar") == WORDS["en"]


def test_words_chosen_in_python_are_marked_by_the_filter():
    with override("ar"):
        shown_words = Template("{% load languages %}{{ found|marked }}").render(
            Context({"found": institution().words("name", "ar")})
        )

    assert shown_words == f'<span lang="en" dir="ltr">{WORDS["en"]}</span>'
