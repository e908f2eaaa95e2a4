"""The demonstration's research once it is loaded: all published and found, nobody real a person, and loaded once."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from crossings.demo import research
from crossings.journal.models import Entry
from crossings.people.models import Person
from crossings.research.models import (
    Contribution,
    GroupMember,
    KeyWork,
    Project,
    ProjectContact,
    Publication,
    ResearchGroup,
    Venue,
    WorkRelation,
)
from crossings.search.models import IndexedDocument
from tests.network.reading import read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
DATA = Path(research.__file__).parent / "data" / "research"


def works() -> list[dict[str, Any]]:
    files = (yaml.load((DATA / f"{name}.yaml").read_text(), yaml.CSafeLoader) for name in research.WORKS)
    return [row for each in files for row in next(iter(each.values()))]


def test_everything_is_published_and_found():
    for model, kind, number in [
        (Publication, "publication", 496),
        (Project, "project", 32),
        (ResearchGroup, "group", 10),
        (Venue, "journal", 217),
    ]:
        assert model.objects.public().count() == number
        assert IndexedDocument.objects.filter(kind=kind).count() == number


def test_no_real_person_is_a_person_of_the_network():
    made_up = set(Person.objects.values_list("name", flat=True))
    printed = {
        *Contribution.objects.values_list("name", flat=True),
        *ProjectContact.objects.values_list("name", flat=True),
    }

    assert made_up & printed == set()
    assert not Contribution.objects.exclude(person=None).exists()
    assert set(GroupMember.objects.values_list("person__is_demonstration", flat=True)) == {True}


def test_every_work_and_project_rests_on_a_source():
    assert not Publication.objects.filter(source=None).exists()
    assert not Project.objects.filter(source=None).exists()


def test_authors_stand_in_the_order_in_which_they_were_read():
    for row in works()[::25]:
        work = Publication.objects.get(slug=row["slug"])
        printed = [*row.get("authors", ()), *row.get("editors", ()), *row.get("coordinators", ())]
        assert [made.name for made in work.contributions.all()] == printed


def test_every_word_of_the_data_leads_to_a_concept():
    told = {row["slug"] for row in works() if row.get("about") or row.get("disciplines") or row.get("countries")}
    tagged = set(Publication.objects.exclude(subjects=None).values_list("slug", flat=True))

    assert tagged == told


def test_a_brief_stands_by_its_report_and_key_works_are_said_to_be_an_example():
    assert WorkRelation.objects.filter(kind="brief-of").count() == 2
    assert set(KeyWork.objects.values_list("source__key", flat=True)) == {"example"}


def test_a_question_about_a_region_finds_what_lies_within():
    pacific = IndexedDocument.objects.filter(
        kind="publication", values__value__code="009", values__value__facet="region"
    )

    assert "tuvalu" in " ".join(pacific.values_list("address", flat=True))


def test_loading_again_changes_nothing(at: datetime):
    before = Entry.objects.count()

    research.load(at)

    assert Entry.objects.count() == before


def test_what_the_office_has_changed_since_is_left_as_it_is(at: datetime):
    Venue.objects.filter(slug="population-and-environment").update(name="Renamed by the office")

    research.load(at)

    assert Venue.objects.get(slug="population-and-environment").name == "Renamed by the office"


@pytest.mark.parametrize("address", ["publications", "projects", "research-groups", "journals"])
def test_every_list_is_shown_and_leads_to_its_records(client, address):
    reading = read(client, f"/en/{address}/")

    first = next(link for link in reading.links(".//main//article//a") if f"/{address}/" in link)
    assert read(client, first).status == 200
