"""What a page's head tells machines."""

import json

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from crossings.machines.linked import in_languages, json_ld


@pytest.mark.parametrize("words", ["</script>", "<!--", "a & b", "line\u2028break", "القانون", 'say "no"'])
def test_any_words_survive_in_a_script_element(words):
    written = json_ld({"name": words})
    assert json.loads(written) == {"name": words}
    assert not {"<", ">", "&", "\u2028"} & set(written)


def told(shown: str, languages: list[str]) -> dict:
    with override(shown):
        return in_languages(RequestFactory().get(f"/{shown}/topics/"), languages)


def test_every_true_language_is_named_with_its_address():
    assert told("es", ["en", "es"])["alternates"] == [
        ("en", "http://testserver/en/topics/"),
        ("es", "http://testserver/es/topics/"),
        ("x-default", "http://testserver/en/topics/"),
    ]


def test_a_record_in_one_language_has_no_alternates():
    assert told("en", ["en"])["alternates"] == []


@pytest.mark.parametrize(("shown", "canonical"), [("es", "es"), ("ar", "en"), ("en", "en")])
def test_the_canonical_address_is_in_a_language_the_record_has(shown, canonical):
    assert told(shown, ["en", "es"])["canonical_url"] == f"http://testserver/{canonical}/topics/"


def test_a_record_without_english_points_to_the_language_it_has():
    assert told("en", ["fr"])["canonical_url"] == "http://testserver/fr/topics/"
