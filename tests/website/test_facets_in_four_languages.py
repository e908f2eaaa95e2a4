"""What a search can be narrowed to is told in the reader's language: no codes, and no English where a translation is there."""

import re
from collections import defaultdict

import html5lib
import pytest
from django.utils.translation import override

from crossings.engine.search.document import FACETS
from crossings.network.models import Institution
from crossings.search.models import FacetValue
from crossings.topics.models import Concept
from crossings.topics.records import code
from crossings.website.facets import choices

ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[a-z]", re.IGNORECASE)
OF_CONCEPTS = {"topic", "discipline", "region", "sdg", "gcm"}
SAME_IN_FRENCH = {
    "Discipline",
    "Institution",
    "Concepts",
    "Institutions",
    "Modules",
    "Pages",
    "Programmes",
    "Publications",
}

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


@pytest.fixture
def values(demo_network):
    """Every value of every facet that something in the demonstration network has."""
    found = defaultdict(list)
    for facet, value in FacetValue.objects.filter(uses__isnull=False).distinct().values_list("facet", "code"):
        found[facet].append(value)
    return found


def told(values, language):
    """By the name of each facet its heading, and by code what its values are called."""
    with override(language):
        found = choices({facet: [(value, 1) for value in codes] for facet, codes in values.items()}, values, language)
        return {
            each.name: (str(each.heading), {choice.code: choice.words for choice in each.choices}) for each in found
        }


def translated(language):
    """What each record of a facet is called in a language, for those that somebody has translated."""
    names = {}
    for each in Concept.objects.filter(scheme__facet__in=OF_CONCEPTS).select_related("scheme"):
        own = {each.language: each.label} | {row.language: row.label for row in each.translations.all()}
        names[code(each.scheme.facet, each.scheme.slug, each.slug, each.notation)] = own.get(language)
    for each in Institution.objects.all():
        own = {each.language: each.name} | {row.language: row.name for row in each.translations.all()}
        names["institution", each.slug] = own.get(language)
    return {name: text for name, text in names.items() if text}


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_value_has_a_name_and_none_is_a_code(values, language):
    found = told(values, language)
    named = [(value, words.text) for _heading, each in found.values() for value, words in each.items()]

    assert {facet: {*codes} for facet, codes in values.items()} == {facet: {*found[facet][1]} for facet in FACETS}
    assert [value for value, text in named if text in (value, value.rpartition("/")[2]) and not value.isdigit()] == []


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_a_name_that_somebody_translated_is_told_in_translation(values, language):
    names = {
        (facet, value): words for facet, (_, each) in told(values, language).items() for value, words in each.items()
    }
    own = {name: text for name, text in translated(language).items() if name in names}

    assert [name for name in own if not is_called(names[name].text, own[name])] == []
    assert {name for name, words in names.items() if not words.is_fallback} == own.keys() | of_the_product(names)
    assert {facet for facet, _value in own} == {*OF_CONCEPTS, "institution"}


def is_called(text, name):
    """Whether it is the name, with its set after it where two are called so."""
    return text == name or (text.startswith(f"{name} (") and text.endswith(")"))


def of_the_product(names):
    return {(facet, value) for facet, value in names if facet in ("kind", "year", "language")}


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_every_concept_of_the_demonstration_is_translated(values, language):
    found = told(values, language)

    assert [words for facet in OF_CONCEPTS for words in found[facet][1].values() if words.is_fallback] == []


def headings_and_own_names(values, language):
    found = told(values, language)
    own = [found[facet][1][value].text for facet in ("kind", "language") for value in sorted(values[facet])]
    return [*(found[facet][0] for facet in FACETS), *own]


@pytest.mark.parametrize("language", ["es", "fr"])
def test_headings_kinds_and_languages_are_not_left_in_english(values, language):
    english, own = headings_and_own_names(values, "en"), headings_and_own_names(values, language)

    left = {name for name, other in zip(english, own, strict=True) if name == other}
    assert left == (SAME_IN_FRENCH if language == "fr" else set())


def test_in_arabic_they_are_arabic(values):
    names = headings_and_own_names(values, "ar")

    assert [name for name in names if LATIN.search(name) or not ARABIC.search(name)] == []


def test_the_page_says_in_which_language_a_name_is_that_nobody_translated(client):
    page = html5lib.parse(client.get("/ar/search/?institution=unu-merit").content, namespaceHTMLElements=False)
    labels = [
        each for each in page.findall(".//details[@class='facet']//label") if each.find("input").get("name") != "year"
    ]

    left = [each for each in labels if not ARABIC.search("".join(each.itertext()))]
    assert left
    assert [each for each in left if each.find("span[@lang='en'][@dir='ltr']") is None] == []
    assert len(left) < len(labels) / 4
