"""The planner in other languages: no English but what is marked as English, on every state of the page."""

import re

import pytest

from crossings.engine.regulations.load import checksum
from tests.factories.programmes import CatalogueFactory
from tests.factories.studies import EditionFactory
from tests.network.reading import read
from tests.studies.planner import A_PLAN, ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ENGLISH = re.compile(r"\b(the|of|and|is|to|not|by|with|which|it|at most|at least)\b", re.IGNORECASE)
QUOTED = re.compile("«[^»]*»")  # a title within a sentence
ASKED = [
    ("valencia-migration", ""),
    ("valencia-migration", "?show=plans"),
    ("brussels-international-migration", ""),
    ("brussels-international-migration", f"?edition=2023-24&{A_PLAN}"),
    ("brussels-international-migration", "?edition=2023-24&2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551"),
    ("brussels-international-migration", "?edition=2023-24&version=huge&2023-24/spring=NOPE+POLI9400&do=explode"),
]


@pytest.fixture
def programmes(db):
    for slug in {slug for slug, _query in ASKED}:
        programme = CatalogueFactory(programme__slug=slug, programme__name="MA").programme
        for path in sorted((ROOT / "regulations" / slug).glob("*.yaml")):
            text = path.read_text()
            EditionFactory(programme=programme, key=path.stem, text=text, checksum=checksum(text))


def unmarked(each):
    """The words of an element that claim to be in the language of the page, one text after the other."""
    yield each.text or ""
    for child in each:
        if child.tag not in ("code", "bdi", "option", "mark") and child.get("lang") is None:
            yield from unmarked(child)
        yield child.tail or ""


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_what_is_english_says_so(client, programmes, language):
    found = {
        text.strip()
        for slug, query in ASKED
        for main in read(client, f"/{language}/programmes/{slug}/plan/{query}").root.iterfind(".//main")
        for text in unmarked(main)
        if ENGLISH.search(QUOTED.sub("", text))
    }

    assert found == set()
