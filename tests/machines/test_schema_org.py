"""The statement about a work is found in its page by a harvester, and read as triples without a look at the network."""

import json
from pathlib import Path

import pytest
from lxml import html
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from crossings.engine.citation import Contributor, Part, WorkType
from crossings.engine.values import PartialDate
from crossings.machines.linked import json_ld
from crossings.machines.schema_org import TYPES, reference_json_ld
from tests.factories.reference import a_reference, an_article

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

SCHEMA = Namespace("http://schema.org/")
CONTEXT = json.loads(Path(__file__).with_name("schema_org_context.json").read_text())
RAIN = URIRef("https://example.org/en/publications/rain/")


def harvested(reference) -> dict:
    """The statement as a harvester finds it in a page."""
    page = f'<html><script type="application/ld+json">{json_ld(reference_json_ld(reference))}</script></html>'
    (script,) = html.fromstring(page).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def graph(reference) -> Graph:
    statement = harvested(reference) | {"@context": CONTEXT}
    return Graph().parse(data=json.dumps(statement), format="json-ld")


def values(reference, *path: str) -> list[str]:
    """What is found by following these properties from the work."""
    triples, here = graph(reference), [RAIN]
    for step in path:
        here = [each for node in here for each in triples.objects(node, SCHEMA[step])]
    return sorted(str(each) for each in here)


@pytest.mark.parametrize("work", WorkType)
def test_each_kind_of_work_has_a_type_of_its_own(work):
    assert set(graph(a_reference(type=work)).objects(RAIN, RDF.type)) == {SCHEMA[TYPES[work]]}


def test_an_article_stands_in_an_issue_of_a_volume_of_its_journal():
    work = an_article()

    assert values(work, "isPartOf", "issueNumber") == ["2"]
    assert values(work, "isPartOf", "isPartOf", "volumeNumber") == ["11"]
    assert values(work, "isPartOf", "isPartOf", "isPartOf", "name") == ["Child Indicators Research"]
    assert values(work, "isPartOf", "isPartOf", "isPartOf", "issn") == ["1874-897X"]
    assert (values(work, "pageStart"), values(work, "pageEnd")) == (["475"], ["503"])


def test_a_report_tells_its_number_its_series_and_its_publishers():
    work = a_reference(series="Publication Series", number="18", publishers=("UNU-EHS", "UNESCAP"))

    assert values(work, "reportNumber") == ["18"]
    assert values(work, "isPartOf", "name") == ["Publication Series"]
    assert values(work, "publisher", "name") == ["UNESCAP", "UNU-EHS"]


def test_a_chapter_is_part_of_a_book_that_has_the_isbn():
    work = a_reference(type=WorkType.CHAPTER, container="Gender", isbns=("9781138689473",), pages="7")

    assert values(work, "isPartOf", "isbn") == ["9781138689473"]
    assert (values(work, "isbn"), values(work, "pagination")) == ([], ["7"])


def test_an_issue_has_a_number():
    assert values(a_reference(type=WorkType.NEWSLETTER, number="03"), "issueNumber") == ["03"]


def test_persons_institutions_and_those_of_whom_it_is_not_known_are_told_apart():
    who = (Contributor("Kees van der Geest"), Contributor("Caritas", is_institution=True), Contributor("Plato"))
    person, institution, neither = harvested(a_reference(contributors=who))["author"]

    assert person == {"@type": "Person", "name": who[0].printed, "familyName": "van der Geest", "givenName": "Kees"}
    assert institution == {"@type": "Organization", "name": "Caritas"}
    assert neither == {"name": "Plato"}


def test_editors_and_translators_are_told_as_such():
    who = (Contributor("Megha Amrith", Part.EDITOR), Contributor("Wei Li", Part.TRANSLATOR))
    work = a_reference(contributors=who)

    assert (values(work, "editor", "name"), values(work, "translator", "name")) == (["Megha Amrith"], ["Wei Li"])


def test_the_same_work_elsewhere_is_named():
    work = a_reference(doi="10.1/x", handle="1/2", url="https://p.org/")

    assert values(work, "sameAs") == ["https://doi.org/10.1/x", "https://hdl.handle.net/1/2", "https://p.org/"]
    assert values(work, "identifier", "value") == ["1/2", "10.1/x"]


@pytest.mark.parametrize("issued", ["2015", "2015-09", "2015-09-02"])
def test_a_date_is_told_as_far_as_it_is_known(issued):
    assert values(a_reference(issued=PartialDate.parse(issued)), "datePublished") == [issued]


def test_what_is_not_known_is_not_told():
    assert set(harvested(a_reference(contributors=()))) == {"@context", "@type", "@id", "url", "name"}


def test_no_words_can_end_the_statement():
    assert harvested(a_reference(title="</script><b>"))["name"] == "</script><b>"
