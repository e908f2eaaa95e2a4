"""The list of works and the page of one: what is known is told with its source, what is not is said to be unknown."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import research as made
from tests.factories.network import InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory
from tests.factories.topics import ConceptFactory, CountryFactory
from tests.network.reading import Reading, read

pytestmark = pytest.mark.django_db
LIST = "/en/publications/"


def titles(client, address):
    return read(client, address).all(".//main//article//h3")


def facts(reading):
    """What each term of the first block says."""
    return {
        "".join(each.find("dt").itertext()): " ".join("".join(each.find("dd").itertext()).split())
        for each in reading.root.iterfind(".//main//dl/div")
    }


def statement(reading):
    return json.loads(reading.root.find(".//script[@type='application/ld+json']").text)


def questions(client, address):
    """How many questions the page asks, once menus and drawings are warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


# -- the list ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "stand"), [("newest", ["New", "Old", "A date unknown"]), ("title", ["A date unknown", "New", "Old"])]
)
def test_works_stand_in_the_order_asked_for(client, order, stand):
    for title, day in [("Old", "1974"), ("A date unknown", None), ("New", "2021-04")]:
        made.PublicationFactory(title=title, date=day)

    assert titles(client, f"{LIST}?order={order}") == stand


def test_a_line_says_what_and_of_when_it_is_who_made_it_and_where_it_appeared(client):
    journal = made.VenueFactory(name="Population and Environment")
    work = made.PublicationFactory(date="2018", venue=journal, volume="39", issue="4", pages="319–338")
    made.ContributionFactory(publication=work, name="R. McLeman")

    said = read(client, LIST).text(".//main//article")

    for words in ("Article", "2018", "R. McLeman", "Population and Environment 39(4), pages 319–338"):
        assert words in said


def test_of_many_authors_the_first_six_are_named_and_the_others_counted(client):
    work = made.PublicationFactory()
    for number in range(9):
        made.ContributionFactory(publication=work, position=number, name=f"Author {number}")

    said = read(client, LIST).text(".//main//article")

    assert "Author 5, 3 more" in said
    assert "Author 6" not in said


def test_a_work_without_a_date_says_so(client):
    made.PublicationFactory()

    assert "date not stated" in read(client, LIST).text(".//main//article")


@pytest.mark.parametrize(
    "question", ["q=wanted", "type=book", "year=2016", "language=es", "topic=themes/floods", "institution=here"]
)
def test_each_question_leaves_only_what_answers_it(client, question):
    work = made.PublicationFactory(title="Wanted", type="book", date="2016", language="es")
    made.PublicationSubjectFactory(record=work, concept=ConceptFactory(scheme__slug="themes", slug="floods"))
    made.PublishingInstitutionFactory(publication=work, institution=InstitutionFactory(slug="here"))
    made.PublicationFactory(title="Other", date="2015")

    assert titles(client, f"{LIST}?{question}") == ["Wanted"]


@pytest.mark.parametrize("nonsense", ["year=abc", "type=poem", "topic=x", "language=klingon", "page=x", "order=worst"])
def test_a_question_that_is_none_leaves_the_list_whole(client, nonsense):
    made.PublicationFactory(title="Here")

    assert titles(client, f"{LIST}?{nonsense}") == ["Here"]


def test_where_nothing_answers_the_way_back_is_shown(client):
    reading = read(client, f"{LIST}?q=nothing")

    assert "No publication answers all of this" in reading.text()
    assert LIST in reading.links()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_the_list_holds_only_what_is_published_even_for_the_office(client, enter, ingrid, state):
    made.PublicationFactory(title="Hidden", state=state)

    assert titles(client, LIST) == []
    assert titles(enter(ingrid), LIST) == []


def test_a_choice_is_offered_only_where_a_published_work_has_it(client):
    made.PublicationFactory(date="1999", state="draft")
    made.PublicationFactory(date="2016-05")

    years = read(client, LIST).all(".//select[@name='year']/option")

    assert "2016" in years
    assert "1999" not in years


def test_twenty_five_stand_on_a_page(client):
    for number in range(26):
        made.PublicationFactory(title=f"Work {number:02}")

    assert len(titles(client, LIST)) == 25
    assert titles(client, f"{LIST}?page=2") == ["Work 25"]


@pytest.mark.slow
def test_the_list_asks_as_much_for_twenty_works_as_for_two(client):
    def more(number):
        for _ in range(number):
            work = made.ContributionFactory(publication__venue=made.VenueFactory()).publication
            made.PublishingInstitutionFactory(publication=work)
            made.PublicationSubjectFactory(record=work)

    more(2)
    few = questions(client, LIST)
    more(18)

    assert questions(client, LIST) == few


# -- one work ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def work():
    """A report of which much is known."""
    work = made.PublicationFactory(
        slug="report",
        title="Borders and bridges",
        type="report",
        date="2016-03",
        venue=made.VenueFactory(name="Policy Reports", slug="policy-reports", kind="series"),
        number="No. 18",
        url="https://example.org/report",
        access="open",
        source=SourceFactory(title="The institute’s own page"),
        source_note="Read in a copy.",
    )
    made.ContributionFactory(publication=work, position=2, name="Robert Oakes")
    made.ContributionFactory(publication=work, position=1, name="Andrea Milan")
    made.ContributionFactory(publication=work, position=3, name="Koko Warner", role="editor")
    return work


def test_the_page_tells_what_is_known_with_its_source(client, work):
    made.IdentifierFactory(publication=work, value="10.1000/abc")
    made.PublishingInstitutionFactory(publication=work, institution=InstitutionFactory(name="Institute of Flows"))

    reading = read(client, "/en/publications/report/")
    told = facts(reading)

    assert reading.all(".//h1") == ["Borders and bridges"]
    assert (told["Type"], told["Appeared"], told["Number"]) == ("Report", "March 2016", "No. 18")
    assert (told["Issued by"], told["DOI"], told["Access"]) == ("Institute of Flows", "10.1000/abc", "Free to read")
    assert {"https://doi.org/10.1000/abc", "https://example.org/report"} <= set(reading.links())
    assert "The institute’s own page" in reading.section("about")
    assert "Read in a copy." in reading.section("about")


def test_what_it_says_in_plain_words_comes_before_all_else(client, work):
    work.summary = "Who leaves when the river rises, and who stays."
    work.save()

    lead = read(client, "/en/publications/report/").text(".//header[@class='title']/p[@class='lead']")

    assert lead == "Who leaves when the river rises, and who stays."


def test_makers_stand_in_their_order_with_what_they_did(client, work):
    reading = read(client, "/en/publications/report/")

    assert reading.all(".//section[@id='makers']//h3") == ["Andrea Milan", "Robert Oakes", "Koko Warner"]
    assert "Editor" in reading.section("makers")


def test_what_is_not_known_is_said_to_be_and_never_guessed(client):
    made.PublicationFactory(slug="bare", title="Bare")

    reading = read(client, "/en/publications/bare/")

    assert facts(reading)["Appeared"] == "not stated in any source read"
    assert facts(reading)["Language"].startswith("not stated in any source read")
    assert "not stated in any source read" in reading.section("makers")
    assert "Volume" not in facts(reading)


def test_a_maker_leads_to_a_profile_only_while_the_person_consents(client):
    work = made.PublicationFactory(slug="w")
    consenting = shown().person
    for position, person in enumerate((consenting, PersonFactory())):
        made.ContributionFactory(publication=work, position=position, name="As printed", person=person)

    links = read(client, "/en/publications/w/").links(".//section[@id='makers']//a")

    assert links == [f"/en/people/{consenting.slug}/"]


def test_subjects_stand_under_their_kind_and_lead_to_the_concept(client, work):
    tuvalu = CountryFactory(scheme__slug="regions", scheme__facet="region", label="Tuvalu", slug="tv")
    law = ConceptFactory(scheme__slug="disciplines", scheme__facet="discipline", label="Law", slug="law")
    for concept in (tuvalu, law):
        made.PublicationSubjectFactory(record=work, concept=concept)

    reading = read(client, "/en/publications/report/")

    assert reading.all(".//section[@id='subjects']//h3") == ["Disciplines", "Countries and regions studied"]
    assert "/en/topics/regions/tv/" in reading.links(".//section[@id='subjects']//a")


@pytest.mark.parametrize(
    ("kind", "from_it", "from_the_other"),
    [
        ("brief-of", "This is a brief of", "Its brief"),
        ("chapter-of", "This is a chapter of", "A chapter of it"),
        ("supersedes", "This supersedes", "Superseded by"),
        ("translation-of", "This is a translation of", "Its translation"),
    ],
)
def test_a_relation_is_told_from_both_sides(client, kind, from_it, from_the_other):
    made.WorkRelationFactory(work__slug="a", other__slug="b", kind=kind)

    assert from_it in read(client, "/en/publications/a/").section("relations")
    assert from_the_other in read(client, "/en/publications/b/").section("relations")


def test_the_projects_of_which_it_came_are_named_unless_they_are_hidden(client, work):
    made.ProjectOutputFactory(publication=work, project__title="Where the rain falls")
    made.ProjectOutputFactory(publication=work, project__title="Secret", project__state="draft")

    said = read(client, "/en/publications/report/").section("projects")

    assert "Where the rain falls" in said
    assert "Secret" not in said


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_only_the_office_opens_what_is_not_published_and_is_told_so(client, enter, ingrid, noor, state):
    made.PublicationFactory(slug="hidden", state=state)

    assert client.get("/en/publications/hidden/").status_code == 404
    assert enter(noor).get("/en/publications/hidden/").status_code == 404
    assert client.get("/en/publications/hidden/cite.bib").status_code == 404
    assert "Only the office sees this page" in read(enter(ingrid), "/en/publications/hidden/").text()


def test_a_title_in_another_language_says_in_which(client):
    made.PublicationFactory(slug="trailer", language="es", title="Tráiler conceptual")

    heading = read(client, "/en/publications/trailer/").root.find(".//h1/*[@lang='es']")

    assert "".join(heading.itertext()) == "Tráiler conceptual"


def test_a_translated_title_is_shown_to_whoever_reads_that_language(client, work):
    work.translations.create(language="ar", title="حدود وجسور")
    work.save()

    assert read(client, "/ar/publications/report/").all(".//h1") == ["حدود وجسور"]


@pytest.mark.slow
def test_the_page_asks_as_much_for_ten_makers_and_subjects_as_for_one(client):
    work = made.PublicationFactory(slug="many")

    def more(number):
        for _ in range(number):
            made.ContributionFactory(publication=work)
            made.PublicationSubjectFactory(record=work)
            made.PublishingInstitutionFactory(publication=work)
            made.WorkRelationFactory(work=work)
            made.ProjectPartnerFactory(project=made.ProjectOutputFactory(publication=work).project, role="lead")

    more(1)
    few = questions(client, "/en/publications/many/")
    more(9)

    assert questions(client, "/en/publications/many/") == few


# -- for machines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["article", "policy-brief", "book", "chapter", "thesis", "annual-report", "blog", "other"]
)
@pytest.mark.parametrize("ending", ["bib", "ris", "json", "txt"])
def test_every_type_of_work_can_be_cited_in_every_format(client, kind, ending):
    made.ContributionFactory(publication__slug="w", publication__type=kind, name="Hein de Haas")

    answer = client.get(f"/en/publications/w/cite.{ending}")

    assert answer.status_code == 200
    assert "Haas" in answer.content.decode()


def test_a_format_that_is_none_is_not_found(client, work):
    assert client.get("/en/publications/report/cite.exe").status_code == 404


def test_the_page_says_how_to_cite_it_and_leads_to_each_format(client, work):
    reading = read(client, "/en/publications/report/")

    assert "Milan" in reading.section("cite")
    assert "/en/publications/report/cite.bib" in reading.links(".//section[@id='cite']//a")


def test_reference_managers_are_told_who_wrote_it(client, work):
    reading = read(client, "/en/publications/report/")

    authors = [tag.get("content") for tag in reading.root.iterfind(".//meta[@name='citation_author']")]
    assert [sorted(author.replace(",", "").split()) for author in authors] == [["Andrea", "Milan"], ["Oakes", "Robert"]]


def test_a_machine_is_told_what_the_page_tells_and_no_more(client, work):
    made.IdentifierFactory(publication=work, scheme="isbn", value="9789280850024")

    told = statement(read(client, "/en/publications/report/"))

    assert (told["@type"], told["datePublished"], told["name"]) == ("Report", "2016-03", "Borders and bridges")
    assert len(told["author"]) == 2
    assert not {"abstract", "pagination", "volumeNumber"} & told.keys()


def test_a_title_cannot_end_the_script_that_tells_it(client):
    made.PublicationFactory(slug="evil", title="</script><script>alert(1)</script>")

    reading = Reading(client.get("/en/publications/evil/"))

    assert statement(reading)["name"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in reading.html
