"""References are served as files in four formats, and are not sent to who has them."""

import json

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override

from crossings.machines.citations import FORMATS, as_html, citation_file
from tests.factories.reference import a_reference

WORKS = [a_reference(), a_reference(key="snow", title="Where <b>snow</b> falls")]


def ask(ending: str, **headers: str):
    return citation_file(RequestFactory().get("/", headers=headers), WORKS, ending, name="rain")


@pytest.mark.parametrize(
    ("ending", "kind", "opening"),
    [
        ("bib", "application/x-bibtex", "@techreport{rain,"),
        ("ris", "application/x-research-info-systems", "TY  - RPRT\r\n"),
        ("json", "application/vnd.citationstyles.csl+json", "["),
        ("txt", "text/plain", "Warner, Koko"),
    ],
)
def test_each_format_is_served_as_what_it_is(ending, kind, opening):
    answer = ask(ending)

    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rain.{ending}"'
    assert answer.content.decode().startswith(opening)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_holds_every_work(ending):
    told = ask(ending).content.decode()

    assert "rain" in told
    assert "snow" in told


def test_who_has_a_file_already_is_told_so():
    etag = ask("bib").headers["ETag"]

    assert ask("bib", **{"If-None-Match": etag}).status_code == 304
    assert ask("ris", **{"If-None-Match": etag}).status_code == 200


def test_a_format_that_nobody_writes_is_not_found():
    with pytest.raises(Http404, match="bib, ris, json, txt"):
        ask("docx")


def test_the_words_of_a_text_are_those_of_the_language_shown():
    with override("fr"):
        assert " et Kees van der Geest (s. d.)." in ask("txt").content.decode().replace("\xa0", " ")


def test_a_reference_in_a_page_holds_no_markup_but_its_own():
    assert "<i>Where &lt;b&gt;snow&lt;/b&gt; falls</i>" in as_html(WORKS[1])


def test_items_are_valid_json():
    assert [item["id"] for item in json.loads(ask("json").content)] == ["rain", "snow"]
