"""A reader cites a work from its page: in words, as a file, and through the tags that a reference manager reads."""

import json

import pybtex.database
import pytest
import rispy
from lxml import html

from crossings.engine.values import PartialDate
from crossings.research.models import Contribution, Identifier, Publication, PublishingInstitution, Venue
from tests.factories.network import InstitutionFactory

pytestmark = pytest.mark.django_db
AT = "/en/publications/rain/"


@pytest.fixture
def rain():
    """A published report in a series, by two authors, an editor and a coordinator."""
    series = Venue.objects.create(slug="series", name="Publication Series", kind="series", issn="2075-0498")
    work = Publication.objects.create(
        slug="rain",
        type="report",
        title="Where the rain falls & why",
        date=PartialDate(2012, 11),
        venue=series,
        number="18",
        state="published",
    )
    people = [
        ("Koko Warner", "author"),
        ("Wei Li", "editor"),
        ("Kees van der Geest", "author"),
        ("A Vág", "coordinator"),
    ]
    for position, (name, role) in enumerate(people):
        Contribution.objects.create(publication=work, name=name, role=role, position=position)
    PublishingInstitution.objects.create(publication=work, institution=InstitutionFactory(name="Institute of Rain"))
    return work


def page(client):
    return html.fromstring(client.get(AT).content)


def tags(client) -> dict[str, str]:
    return {meta.get("name"): meta.get("content") for meta in page(client).iterfind(".//meta") if meta.get("name")}


def test_a_page_says_in_words_how_its_work_is_cited(client, rain):
    (section,) = page(client).xpath("//section[@id='cite']")
    said = " ".join(section.text_content().split())

    assert "Warner, Koko and Kees van der Geest (2012). Where the rain falls & why. Publication Series, 18." in said


def test_every_file_that_a_page_leads_to_is_there(client, rain):
    addresses = page(client).xpath("//section[@id='cite']//a/@href")

    assert [address.rpartition(".")[2] for address in addresses] == ["bib", "ris", "json"]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]


def test_the_files_hold_the_work(client, rain):
    (bib,) = pybtex.database.parse_string(client.get(f"{AT}cite.bib").content.decode(), "bibtex").entries.values()
    (ris,) = rispy.loads(client.get(f"{AT}cite.ris").content.decode())
    (csl,) = json.loads(client.get(f"{AT}cite.json").content)

    assert bib.type == "techreport"
    assert bib.fields["institution"] == ris["publisher"] == csl["publisher"] == "Institute of Rain"
    assert ris["authors"] == ["Warner, Koko", "van der Geest, Kees"]
    assert csl["collection-title"] == "Publication Series"


def test_the_words_are_served_in_the_language_asked_for(client, rain):
    said = client.get("/es/publications/rain/cite.txt").content.decode()

    assert said.startswith("Warner, Koko y Kees van der Geest (2012).")


def test_a_reference_manager_files_a_report_as_one(client, rain):
    told = tags(client)

    assert told["citation_technical_report_institution"] == "Institute of Rain"
    assert (told["citation_publication_date"], told["citation_technical_report_number"]) == ("2012/11", "18")


@pytest.mark.parametrize(
    ("kind", "name"), [("article", "citation_journal_title"), ("thesis", "citation_dissertation_institution")]
)
def test_another_kind_of_work_is_filed_as_what_it_is(client, rain, kind, name):
    Venue.objects.update(kind="journal")
    Publication.objects.update(type=kind)

    assert name in tags(client)


def test_the_printed_publisher_comes_before_the_institution(client, rain):
    Publication.objects.update(publisher="Routledge", place="London", type="book")
    Identifier.objects.create(publication=rain, scheme="isbn", value="9781138689473")
    told = client.get(f"{AT}cite.bib").content.decode()

    assert "publisher = {Routledge}" in told
    assert "isbn = {9781138689473}" in told


def test_who_only_coordinated_a_work_is_not_cited_for_it(client, rain):
    assert "Vág" not in client.get(f"{AT}cite.ris").content.decode()


def test_a_doi_is_where_a_citation_leads(client, rain):
    Identifier.objects.create(publication=rain, scheme="doi", value="10.1000/rain")

    assert rispy.loads(client.get(f"{AT}cite.ris").content.decode())[0]["urls"] == ["https://doi.org/10.1000/rain"]


@pytest.mark.parametrize("ending", ["docx", "bibtex"])
def test_a_format_that_nobody_writes_is_not_found(client, rain, ending):
    assert client.get(f"{AT}cite.{ending}").status_code == 404


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_work_that_is_not_public_cannot_be_cited(client, rain, state):
    Publication.objects.update(state=state)

    assert client.get(f"{AT}cite.bib").status_code == 404
