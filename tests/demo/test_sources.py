"""The sources of the demonstration network: every one that a fact names, keyed by its address, loaded once."""

from urllib.parse import urlsplit

import pytest
import yaml

from crossings.demo import sources
from crossings.demo.sources import DATA, key_of, source
from crossings.journal.models import Entry
from crossings.provenance.models import Source


@pytest.fixture(scope="module")
def rows():
    return yaml.safe_load((DATA / "sources.yaml").read_text())["sources"]


@pytest.mark.parametrize(
    "address",
    ["https://www.example.org/A/b.html", "http://example.org/a/b/", "http://www3.example.org/a/b.htm"],
)
def test_copies_of_one_page_have_one_key(address):
    assert key_of(address) == "example-org-a-b"


def test_long_addresses_keep_apart():
    one, other = (key_of(f"https://example.org/{'a' * 60}/{end}") for end in "xy")

    assert one != other
    assert max(len(one), len(other)) <= 50


def test_no_key_comes_twice(rows):
    assert len({row["key"] for row in rows}) == len(rows)


def test_a_page_of_the_network_has_the_key_of_its_address(rows):
    made = [row for row in rows if "_" not in row["key"] and "-" in row["key"]]

    assert len(made) > 100
    assert all(row["key"] == key_of(row["address"]) for row in made)


def test_an_address_is_whole_or_left_out(rows):
    addresses = [row["address"] for row in rows if "address" in row]

    assert all("..." not in address and urlsplit(address).netloc for address in addresses)


@pytest.mark.django_db
def test_each_source_is_added_once_through_the_journal(at, rows):
    sources.load(at)
    sources.load(at)

    assert Source.objects.count() == len(rows)
    assert Entry.objects.filter(kind="provenance.source", actor="system:demo").count() == len(rows)


@pytest.mark.django_db
def test_a_source_is_found_by_its_key_or_its_address(at):
    sources.load(at)

    assert source("seed001") == Source.objects.get(key="seed001")
    assert source("https://migration.unu.edu/about/network").key == "migration-unu-edu-about-network"


@pytest.mark.django_db
def test_a_source_that_is_not_there_says_how_to_mend_it():
    with pytest.raises(LookupError, match="Add it to demo"):
        source("gone")
