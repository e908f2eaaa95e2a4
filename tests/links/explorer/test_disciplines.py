"""Disciplines may be chosen as an approach: those that the corpus has, by their names."""

import pytest

from crossings.engine.links.corpus import build
from crossings.engine.links.work import Work
from tests.links.explorer.conftest import kept
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def of_disciplines(tmp_path):
    out = tmp_path / "disciplines.duckdb"
    works = [
        Work(f"{discipline}-{number}", "T", 2000, concepts=(side, "farming"), disciplines=(discipline,))
        for discipline, side in (("Economics", "wages"), ("Geography", "drought"))
        for number in range(5)
    ]
    works += [Work(f"other-{number}", "T", 2000, concepts=("law",)) for number in range(200)]
    return kept(out, build(works, out), is_current=True)


def offered(client):
    page = read(client, "/en/links/")
    assert page.status == 200
    (group,) = page.root.findall(".//select[@name='from']/optgroup[@label='Disciplines']")
    return {option.text: option.get("value") for option in group}


def test_the_menu_offers_the_disciplines_of_the_corpus(client, of_disciplines):
    assert set(offered(client)) == {"Economics", "Geography"}


def test_a_discipline_that_was_chosen_is_an_approach(client, of_disciplines):
    chosen = offered(client)

    page = read(client, f"/en/links/bridges/?from={chosen['Geography']}&to={chosen['Economics']}")

    assert any(row[1].startswith("farming") for row in page.rows())
    assert "5 works on" in page.text()
