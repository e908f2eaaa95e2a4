"""What can be taken away says the same as the page: a sheet, a drawing, references; and machines read it as JSON."""

import csv
from io import StringIO
from xml.etree import ElementTree

import pytest
from pybtex.database import parse_string

from tests.api.asking import ask, departures, described
from tests.links.explorer.conftest import PAIR
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def lines(response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


@pytest.fixture
def table(client, corpus):
    return lines(client.get(f"/en/links/bridges.csv?{PAIR}"))


def test_the_sheet_has_a_line_for_each_bridge_in_their_order(table):
    assert [line["rank"] for line in table] == ["1", "2", "3"]
    assert {line["label"] for line in table} == {"farming", "health", "gender"}


def test_the_sheet_gives_what_was_seen_beside_what_was_expected(table):
    (line,) = [line for line in table if line["label"] == "farming"]

    assert (line["observed_from"], line["observed_to"], line["joint_works"]) == ("12", "6", "0")
    assert float(line["expected_from"]) == pytest.approx(25 * 18 / 1039, abs=1e-3)
    assert line["first_joint_year"] == ""


def test_the_sheet_names_its_corpus_so_that_it_can_be_made_again(table, corpus):
    assert {line["corpus"] for line in table} == {corpus.version}


def test_the_sheet_follows_the_order_of_the_page(client, corpus):
    assert [line["label"] for line in lines(client.get(f"/en/links/bridges.csv?{PAIR}&sort=idea"))] == [
        "farming",
        "gender",
        "health",
    ]


def test_the_drawing_is_a_file_that_stands_alone(client, corpus):
    response = client.get(f"/en/links/bridges.svg?{PAIR}")

    svg = ElementTree.fromstring(response.content.strip())
    assert response.headers["Content-Type"].startswith("image/svg+xml")
    assert len(svg.findall("{http://www.w3.org/2000/svg}a")) == 3


def test_the_works_of_one_bridge_are_references(client, corpus):
    response = client.get(f"/en/links/works.bib?{PAIR}&through=farm")

    entries = parse_string(response.content.decode(), "bibtex").entries
    assert len(entries) == 18
    assert all("farming" in entry.fields["title"] for entry in entries.values())


def test_the_works_of_a_list_are_each_named_once(client, corpus):
    text = client.get(f"/en/links/works.bib?{PAIR}").content.decode()

    assert text.count("All three in 2003") == 1


@pytest.mark.parametrize("file", ["bridges.csv", "bridges.svg", "works.bib"])
def test_a_question_that_cannot_be_answered_gives_words_and_no_file(client, corpus, file):
    response = client.get(f"/en/links/{file}?from=unicorns&to=wage")

    assert response.status_code == 400
    assert "unicorns" in response.content.decode()


def test_the_page_leads_to_every_file_and_each_is_there(client, corpus):
    links = read(client, f"/en/links/bridges/?{PAIR}").links(".//main//ul[@class='take']//a")

    assert len(links) == 4
    assert all(client.get(link).status_code == 200 for link in links)


# -- the API -----------------------------------------------------------------------------------------------------------


def test_machines_read_the_same_order(client, corpus, table):
    told = ask(client, f"links/bridges?{PAIR}")

    assert [each["label"]["text"] for each in told["items"]] == [line["label"] for line in table]


@pytest.mark.parametrize("address", [f"links/bridges?{PAIR}"])
def test_an_answer_is_as_its_description_says(client, corpus, address):
    path = f"/api/v1/{address.partition('?')[0]}"
    schema = described()["paths"][path]["get"]["responses"][200]["content"]["application/json"]["schema"]

    assert departures(ask(client, address), schema) == []


def test_a_page_of_an_answer_leads_to_the_next(client, corpus):
    told = ask(client, f"links/bridges?{PAIR}&limit=2")

    assert (told["count"], len(told["items"])) == (3, 2)
    assert "offset=2" in told["next"]


def test_an_idea_that_is_not_known_is_a_mistake_of_the_question(client, corpus):
    (mistake,) = ask(client, "links/bridges?from=unicorns&to=wage", status=422)["errors"]

    assert mistake["what"] == "“unicorns” is no idea of this corpus."
    assert mistake["mend"]


def test_a_wrong_type_is_told_by_its_parameter(client, corpus):
    (mistake,) = ask(client, f"links/bridges?{PAIR}&types=beasts", status=422)["errors"]

    assert mistake["parameter"] == "types"


def test_without_a_corpus_the_list_is_empty(client, db):
    assert ask(client, "links/bridges")["items"] == []


def test_a_corpus_that_is_gone_is_a_mistake_of_the_question(client, corpus):
    (mistake,) = ask(client, f"links/bridges?{PAIR}&corpus=abcdef", status=422)["errors"]

    assert mistake["parameter"] == "corpus"
