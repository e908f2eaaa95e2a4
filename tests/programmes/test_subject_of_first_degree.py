"""The subject of a first degree is told as information: no page, filter or rule lets it keep anybody out."""

import pytest

from crossings.programmes.forms import ProgrammeFilter
from crossings.programmes.models import EntryRequirement
from tests.factories.programmes import EntryRequirementFactory, VersionFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
SUBJECT = EntryRequirement.Kind.SUBJECT
INFORMS = "For information only: no subject lets anybody in or keeps anybody out."


def asked(kind, statement="Any subject; many came from law"):
    catalogue = VersionFactory(catalogue__programme__slug="ma").catalogue
    return EntryRequirementFactory(catalogue=catalogue, kind=kind, statement=statement)


def entry(client):
    return read(client, "/en/programmes/ma/").section("entry")


def compared(client):
    """What the comparison says of each thing, by its term."""
    bodies = read(client, "/en/programmes/compare/").root.iterfind(".//table/tbody")
    told = (
        [" ".join("".join(cell.itertext()).split()) for cell in body.iter() if cell.tag in ("th", "td")]
        for body in bodies
    )
    return {term: " ".join(cells) for term, *cells in told}


def test_the_requirement_says_that_it_informs_and_never_filters(client):
    asked(SUBJECT)

    assert "Any subject; many came from law" in entry(client)
    assert INFORMS in entry(client)


@pytest.mark.parametrize("kind", sorted(set(EntryRequirement.Kind) - {SUBJECT}))
def test_no_other_requirement_is_said_to_be_for_information_only(client, kind):
    asked(kind)

    assert INFORMS not in entry(client)


def test_the_comparison_says_so_too(client):
    asked(SUBJECT)

    said = compared(client)["Subject of the first degree"]

    assert "Any subject; many came from law" in said
    assert "for information only, never a filter" in said


def test_the_comparison_says_where_no_source_speaks_of_the_subject(client):
    asked(EntryRequirement.Kind.DEGREE)

    assert "not stated in any source read" in compared(client)["Subject of the first degree"]


def test_no_programme_can_be_filtered_by_subject():
    assert set(ProgrammeFilter().fields) == {"language", "state"}
