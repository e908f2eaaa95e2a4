"""RIS is read by a reader of other people, and says of each kind of work what its specification asks."""

import pytest
import rispy
from hypothesis import given, settings

from crossings.engine.citation import Contributor, Part, WorkType
from crossings.engine.values import PartialDate
from crossings.outside.ris import ris
from crossings.outside.ris.writing import SHAPES
from tests.factories.reference import a_reference, an_article, references


def read(*works):
    return rispy.loads(ris(works))


def lines(**said) -> list[str]:
    return ris([a_reference(**said)]).split("\r\n")


def test_an_article_is_read_whole():
    (entry,) = read(an_article(issued=PartialDate(2018, 4)))

    assert entry == {
        "type_of_reference": "JOUR",
        "title": "Parental migration & child well-being",
        "authors": ["Warner, Koko", "van der Geest, Kees"],
        "secondary_title": "Child Indicators Research",
        "language": "en",
        "keywords": ["children", "remittances"],
        "year": "2018",
        "date": "2018/04//",
        "id": "rain",
        "doi": "10.1007/s12187-017-9461-z",
        "issn": "1874-897X",
        "urls": ["https://doi.org/10.1007/s12187-017-9461-z"],
        "volume": "11",
        "number": "2",
        "start_page": "475",
        "end_page": "503",
    }


@settings(max_examples=80, deadline=None)
@given(work=references)
@pytest.mark.slow
def test_no_character_of_a_title_or_a_name_is_lost(work):
    (entry,) = read(work)

    assert entry["title"] == work.title
    assert entry.get("authors", []) == [who.name.inverted for who in work.by(Part.AUTHOR)]
    assert entry.get("publisher", "") == "; ".join(work.publishers)
    assert entry.get("keywords", []) == list(work.topics)


def test_many_works_keep_their_order():
    assert [entry["id"] for entry in read(*(a_reference(key=key) for key in "bac"))] == ["b", "a", "c"]


def test_a_title_cannot_begin_a_line_of_its_own():
    (entry,) = read(a_reference(title="Rain\r\nER  - \r\nTY  - BOOK\nTI  - Another"))

    assert entry["title"] == "Rain ER - TY - BOOK TI - Another"


@pytest.mark.parametrize(
    ("issued", "written"),
    [
        (PartialDate(2015), "DA  - 2015///"),
        (PartialDate(2015, 9), "DA  - 2015/09//"),
        (PartialDate(2015, 9, 2), "DA  - 2015/09/02/"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(issued, written):
    assert written in lines(issued=issued)
    assert "PY  - 2015" in lines(issued=issued)


def test_what_is_not_known_is_not_written():
    assert [line[:2] for line in lines(contributors=())] == ["TY", "TI", "ID", "UR", "ER", ""]


def test_a_report_tells_its_institution_series_and_number():
    told = lines(
        publishers=("UNU-EHS",), series="UNU-EHS Publication Series", number="18", isbns=("978-92-808-4571-6",)
    )

    assert {"TY  - RPRT", "PB  - UNU-EHS", "T2  - UNU-EHS Publication Series", "SN  - 18"} <= set(told)


def test_a_chapter_stands_in_its_book_with_its_editors():
    editor = Contributor("Megha Amrith", Part.EDITOR)
    told = lines(type=WorkType.CHAPTER, container="Gender, Work and Migration", contributors=(editor,), isbns=("1",))

    assert {"TY  - CHAP", "T2  - Gender, Work and Migration", "A2  - Amrith, Megha", "SN  - 1"} <= set(told)


def test_a_conference_paper_tells_its_conference():
    told = lines(type=WorkType.CONFERENCE_PAPER, event="HDCA 2015", container="Proceedings")

    assert {"TY  - CPAPER", "T2  - HDCA 2015", "C3  - Proceedings"} <= set(told)


@pytest.mark.parametrize("work", WorkType)
def test_every_kind_of_work_has_a_type_that_readers_know(work):
    assert SHAPES[work].type in rispy.config.TYPE_OF_REFERENCE_MAPPING
