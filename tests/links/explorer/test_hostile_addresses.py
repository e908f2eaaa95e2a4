"""Whatever stands in an address is shown as text, and nothing that somebody types there ends in an error."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.links.explorer.conftest import PAIR, kept
from tests.network.reading import Reading, read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = '" onmouseover="alert(1)" x="'
MARKUP = (SCRIPT, ATTRIBUTE, "</title><svg/onload=alert(1)>", "{{7*7}}{% debug %}", "&lt;script&gt;")
LANGUAGES = ("en", "es", "ar", "fr")
PAGES = ("", "bridges/", "bridge/", "report/", "report/sent/")


def hostile(page: Reading) -> list[str]:
    """The elements and attributes of a page that would run what an address said."""
    found = [each.tag for each in page.root.iter("script") if "alert(1)" in "".join(each.itertext())]
    for each in page.root.iter():
        found += [f"{each.tag} {name}" for name in each.attrib if name.startswith("on")]
        found += [f"{each.tag} {value}" for value in each.attrib.values() if value.startswith("javascript:")]
    return found


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("name", ["from", "to", "without", "through", "from_words"])
def test_markup_in_an_address_is_text_on_every_page(client, corpus, name, markup):
    for where in PAGES:
        asked = [("from", "drought"), ("to", "wage"), (name, markup)]
        page = Reading(client.get(f"/en/links/{where}?{urlencode(asked)}", follow=True))

        assert page.status == 200
        assert hostile(page) == []
        assert SCRIPT not in page.html


@pytest.mark.parametrize("name", ["corpus", "sort", "page", "support", "since", "types", "surprise"])
def test_markup_in_what_narrows_is_text_as_well(client, corpus, name):
    page = Reading(client.get(f"/en/links/bridges/?{PAIR}&{urlencode({name: SCRIPT})}", follow=True))

    assert page.status == 200
    assert SCRIPT not in page.html


def test_what_was_asked_is_repeated_as_it_was_typed(client, corpus):
    page = read(client, f"/en/links/bridges/?from={quote(SCRIPT)}&to=wage")

    assert f"“{SCRIPT}” is no idea of this corpus." in page.text()


@pytest.mark.parametrize("file", ["bridges.csv", "bridges.svg", "works.bib"])
def test_a_file_that_cannot_be_made_says_so_as_plain_text(client, corpus, file):
    response = client.get(f"/en/links/{file}?from={quote(SCRIPT)}&to=wage")

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


# -- whatever is asked -------------------------------------------------------------------------------------------------


raw = some.text(max_size=40) | some.sampled_from(
    ["%", "%00", "%ff%fe", "from=%C3%28&to=%ED%A0%80", "from", "&&&=", "from=drought&to=wage&page=%D9%A3", "to[]=1"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.sampled_from([*PAGES, "bridges.csv", "bridges.svg", "works.bib"]), some.sampled_from(LANGUAGES), raw)
def test_no_query_however_broken_ends_in_an_error(client, corpus, where, language, query):
    response = client.get(f"/{language}/links/{where}", QUERY_STRING=query.encode(errors="replace").decode("latin-1"))

    assert response.status_code in (200, 302, 400)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(
        some.tuples(
            some.sampled_from(
                ["from", "to", "without", "types", "support", "since", "corpus", "limit", "offset", "language"]
            ),
            some.sampled_from(
                ["drought", "wage", "search:", "search:rain", "discipline:", "topic", "9" * 30, "-1", " "]
            )
            | some.text(max_size=12),
        ),
        max_size=6,
    )
)
def test_machines_get_an_answer_or_are_told_their_mistake(client, corpus, pairs):
    response = client.get("/api/v1/links/bridges", pairs)

    assert response.status_code in (200, 422)
    if response.status_code == 422:
        assert all(each["parameter"] and each["what"] for each in response.json()["errors"])


@pytest.mark.parametrize("version", ["0" * 12, "%", "_", "g" * 64, "../../etc/passwd", "a" * 500])
def test_a_permalink_of_a_corpus_that_never_was_is_told_with_a_way_on(client, corpus, version):
    page = Reading(client.get("/en/links/bridges/", {"from": "drought", "to": "wage", "corpus": version}, follow=True))

    assert page.status == 200
    assert "is not kept here" in page.text()
    assert any(link.endswith(f"?{PAIR}") for link in page.links())


@pytest.mark.parametrize("where", ["bridge/", "report/"])
def test_a_permalink_of_one_bridge_in_a_corpus_that_is_gone_says_so(client, corpus, where):
    assert "is not kept here" in read(client, f"/en/links/{where}?{PAIR}&through=farm&corpus=abcdef").text()


@pytest.mark.parametrize("file", ["bridges.csv", "bridges.svg", "works.bib"])
def test_no_file_is_made_of_a_corpus_that_is_gone(client, corpus, file):
    response = client.get(f"/en/links/{file}?{PAIR}&corpus=abcdef")

    assert response.status_code == 400
    assert "is not kept here" in response.content.decode()


def test_two_corpora_that_begin_alike_are_not_confused(client, corpus, built):
    kept(built[0], corpus.version[:8] + "f" * 56)

    page = read(client, f"/en/links/bridges/?{PAIR}&corpus={corpus.version[:8]}")

    assert "is not kept here" in page.text()


def test_a_page_beyond_the_last_is_the_last(client, corpus):
    assert len(read(client, f"/en/links/bridges/?{PAIR}&page=99").rows()) == 3
