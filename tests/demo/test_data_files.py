"""The files of the demonstration before anything is loaded: whole in four languages, sourced, and joined to each other."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from crossings.demo import sources, topics
from crossings.demo.sources import key_of
from crossings.engine.network.ror import ror_id
from crossings.engine.values import AcademicYear, Ects, PartialDate, Period
from crossings.fields.countries import COUNTRIES

DATA = sources.DATA
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))
LANGUAGES = {"en", "es", "fr", "ar"}
ARABIC = re.compile("[\u0621-\u064a]")
CATALOGUES = [name for name in FILES if "/catalogue_" in name]
MODULES = [name for name in FILES if name.endswith("/modules.yaml")]


def read(name: str) -> dict[str, Any]:
    return yaml.safe_load(Path(DATA, name).read_text(encoding="utf-8"))


def mappings_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a file, however deep."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings_in(each)


def spoken_in(name: str) -> list[dict[str, str]]:
    """Every text that is written in several languages; a body's own name may stay as the body writes it."""
    told = read(name)
    own_names = [id(row["name"]) for row in told.get("institutions", [])]
    found = [each for each in mappings_in(told) if isinstance(each.get("en"), str)]
    return [each for each in found if id(each) not in own_names]


@pytest.fixture(scope="module")
def known_sources() -> set[str]:
    listed = [*read("sources.yaml")["sources"], *read("topics/sources.yaml")["sources"]]
    listed += [*read("network/institutions.yaml")["sources"], *read("research/sources.yaml")["sources"]]
    return {row.get("key") or key_of(row["address"]) for row in listed}


@pytest.fixture(scope="module")
def institutions() -> dict[str, dict[str, Any]]:
    return {row["slug"]: row for row in read("network/institutions.yaml")["institutions"]}


@pytest.fixture(scope="module")
def concepts() -> set[str]:
    return {f"{scheme}/{row['slug']}" for scheme in topics.SCHEMES for row in read(f"topics/{scheme}.yaml")["concepts"]}


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FILES if spoken_in(name)])
def test_a_text_in_several_languages_is_in_all_four_and_empty_in_none(name):
    assert [text for text in spoken_in(name) if not {key for key, words in text.items() if words} >= LANGUAGES] == []


@pytest.mark.parametrize("name", [name for name in FILES if spoken_in(name)])
def test_arabic_words_are_written_in_arabic_letters_and_the_others_in_latin(name):
    for text in spoken_in(name):
        assert ARABIC.search(text["ar"]) or not re.search("[a-z]{4}", text["en"]), text
        assert not any(ARABIC.search(text[language]) for language in ("es", "fr"))


@pytest.mark.parametrize("name", [name for name in FILES if spoken_in(name)])
def test_no_sentence_was_left_in_english_in_another_language(name):
    sentences = [text for text in spoken_in(name) if len(text["en"]) > 40]

    assert [text["en"] for text in sentences if text["en"] in (text["es"], text["fr"], text["ar"])] == []


@pytest.mark.parametrize("name", [name for name in FILES if spoken_in(name)])
def test_a_sentence_ends_as_one_in_every_language(name):
    for text in spoken_in(name):
        if text["en"].rstrip().endswith("."):
            assert all(text[language].rstrip().endswith((".", "؟", "!", ")")) for language in LANGUAGES), text


@pytest.mark.parametrize("name", [name for name in FILES if spoken_in(name)])
def test_a_translation_tells_the_same_years_as_the_english(name):
    year = re.compile(r"\b(?:19|20)\d\d\b")
    for text in spoken_in(name):
        told = {language: set(year.findall(text[language])) for language in LANGUAGES}
        assert told["es"] == told["fr"] == told["ar"] == told["en"], text["en"]


# -- sources -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_source_that_a_row_names_is_listed(name, known_sources):
    named = {each["source"] for each in mappings_in(read(name)) if isinstance(each.get("source"), str)}
    keys = {key_of(each) if "://" in each else each for each in named}

    assert keys - known_sources - {"derived", "example", "network-editors"} == set()


def test_every_source_was_read_on_a_day_that_has_come():
    listed = read("sources.yaml")
    days = {row["key"]: row.get("read_on", listed["read_on"]) for row in listed["sources"]}

    assert [key for key, day in days.items() if day is None] == ["derived", "example"]
    assert max(day for day in days.values() if day) <= date(2026, 11, 30)


# -- the network -------------------------------------------------------------------------------------------------------


def test_no_institution_is_told_twice(institutions):
    assert len(institutions) == len(read("network/institutions.yaml")["institutions"])
    names = Counter(row["name"]["en"] for row in institutions.values())
    assert [name for name, times in names.items() if times > 1] == []


def test_every_country_is_one_that_the_standard_assigns(institutions):
    told = {row["country"] for row in institutions.values() if "country" in row}

    assert told <= set(COUNTRIES)


def test_every_town_that_is_named_has_its_place_on_the_globe(institutions):
    cities = read("network/institutions.yaml")["cities"]

    assert {row["city"] for row in institutions.values() if "city" in row} <= set(cities)
    assert all(-60 < city["at"][0] < 75 and -180 <= city["at"][1] <= 180 for city in cities.values())


def test_every_ror_identifier_has_sound_check_digits(institutions):
    given = [row["ror"] for row in institutions.values() if "ror" in row]

    assert [each for each in given if ror_id(each) != each] == []


def test_every_member_is_an_institution_that_is_told(institutions):
    rows = [row for of_network in read("network/networks.yaml")["memberships"].values() for row in of_network]

    assert {row["who"] for row in rows} <= set(institutions)


def test_a_membership_that_no_source_shows_has_no_dates():
    for rows in read("network/networks.yaml")["memberships"].values():
        for row in rows:
            assert row.get("evidenced", True) or not {"shown_from", "shown_until"} & row.keys()


def test_every_span_of_a_membership_ends_after_it_begins():
    for rows in read("network/networks.yaml")["memberships"].values():
        for row in rows:
            Period.parse(str(row.get("shown_from", "")), str(row.get("shown_until", "")))


def test_thirty_partner_countries_are_named_once_each_with_a_code():
    rows = read("network/partner_countries.yaml")["associated"]

    assert len(rows) == len({row["label"]["en"] for row in rows}) == 30
    assert {row["country"] for row in rows} <= set(COUNTRIES)


def test_milestones_of_the_consortium_stand_in_the_order_in_which_they_happened():
    days = [str(row["date"]) for row in read("network/told.yaml")["milestones"]["mum"] if len(str(row["date"])) == 10]

    assert days == sorted(days)
    assert days[0] == "2003-12-12"


@pytest.mark.parametrize("network", ["mum", "unu-mn"])
def test_a_milestone_that_lasted_ends_after_it_began(network):
    for row in read("network/told.yaml")["milestones"][network]:
        if "last_day" in row:
            assert PartialDate.parse(str(row["date"])) < PartialDate.parse(str(row["last_day"]))


# -- persons -----------------------------------------------------------------------------------------------------------


def test_every_person_who_works_somewhere_or_teaches_is_an_invented_one(institutions):
    invented = {row["slug"] for row in read("people.yaml")["persons"]}
    scholars = read("network/scholars.yaml")["scholars"]
    teaching = {each["person"] for name in MODULES for each in mappings_in(read(name)) if each.get("person")}

    assert {row["person"] for row in scholars} | teaching <= invented
    assert {place["at"] for row in scholars for place in row["affiliations"]} <= set(institutions)


def test_every_consent_stands_in_a_way_that_the_demonstration_means_to_show():
    standings = Counter(row["consents"] for row in read("people.yaml")["persons"])

    assert set(standings) == {"given", "withdrawn", "expired"}
    assert standings["given"] > standings["withdrawn"] + standings["expired"]


def test_what_a_person_knows_is_a_concept_that_is_told(concepts):
    known = {each for row in read("people.yaml")["persons"] for each in row["expertise"]}

    assert known <= concepts


def test_no_two_persons_share_a_name():
    names = Counter(row["name"] for row in read("people.yaml")["persons"])

    assert max(names.values()) == 1


# -- topics ------------------------------------------------------------------------------------------------------------


def test_both_ends_of_every_mapping_are_told(concepts):
    rows = read("topics/mappings.yaml")["mappings"]

    assert {end for left, _relation, right, *_note in rows for end in (left, right)} <= concepts


def test_no_two_concepts_are_joined_twice_whichever_is_named_first():
    pairs = Counter(frozenset((left, right)) for left, _how, right, *_note in read("topics/mappings.yaml")["mappings"])

    assert [sorted(pair) for pair, times in pairs.items() if times > 1] == []


def test_no_mapping_stays_within_one_scheme():
    for left, _relation, right, *_note in read("topics/mappings.yaml")["mappings"]:
        assert left.partition("/")[0] != right.partition("/")[0]


@pytest.mark.parametrize("scheme", topics.SCHEMES)
def test_a_concept_stands_after_the_one_it_lies_under(scheme):
    seen: set[str] = set()
    for row in read(f"topics/{scheme}.yaml")["concepts"]:
        assert row.get("in", row["slug"]) in seen | {row["slug"]}
        assert row["slug"] not in seen
        seen.add(row["slug"])


WORKS_ARE_ABOUT = """
    adaptation ageing attitudes border brain-drain children circular cities climate-change conflict data development
    diaspora disaster displacement drought education employment flood food-security gender governance health
    human-rights immobility inequality integration internal-migration labour land-degradation law livelihoods media
    mental-health methods-model methods-qualitative methods-review methods-survey planned-relocation refugees
    remittances return rural-urban sea-level statelessness trade trafficking vulnerability wages water
"""
WORKS_BELONG_TO = """
    economics geography demography political-science sociology medicine law environmental-science anthropology history
    psychology education social-work nursing
"""


def test_every_hint_of_the_bibliography_leads_to_a_concept(concepts):
    hints = read("topics/hints.yaml")
    topics_of = {hints["topics"].get(each, f"migration-studies/{each}") for each in WORKS_ARE_ABOUT.split()}
    fields = {hints["disciplines"].get(each, f"disciplines/{each}") for each in WORKS_BELONG_TO.split()}

    assert topics_of | fields <= concepts
    assert (len(topics_of), len(fields)) == (50, 14)


def test_every_hint_that_leads_elsewhere_is_one_that_works_bear():
    hints = read("topics/hints.yaml")

    assert set(hints["topics"]) <= set(WORKS_ARE_ABOUT.split())
    assert set(hints["disciplines"]) <= set(WORKS_BELONG_TO.split())


def test_drivers_lie_in_nine_dimensions_each_with_factors():
    rows = read("topics/migration-studies.yaml")["concepts"]
    dimensions = {row["slug"] for row in rows if row.get("in") == "drivers"}

    assert len(dimensions) == 9
    assert {row.get("in") for row in rows} >= dimensions


def test_each_of_the_objectives_of_the_global_compact_lies_in_one_of_four_clusters():
    rows = read("topics/gcm.yaml")["concepts"]
    clusters = Counter(row["in"] for row in rows if "in" in row)

    assert clusters == {"cluster-a": 5, "cluster-b": 7, "cluster-c": 6, "cluster-d": 5}
    assert [row["notation"] for row in rows if "in" in row] == [str(number) for number in range(1, 24)]


@pytest.mark.parametrize("scheme", ["focus-areas", "gcm"])
def test_every_focus_area_and_every_cluster_is_joined_to_migration_studies(scheme):
    rows = read("topics/mappings.yaml")["mappings"]
    joined = {right for left, _how, right, *_note in rows if left.startswith("migration-studies/")}
    told = read(f"topics/{scheme}.yaml")["concepts"]
    above = {f"{scheme}/{row['slug']}": f"{scheme}/{row.get('in', row['slug'])}" for row in told}

    assert set(above.values()) <= {above[each] for each in joined if each in above}


# -- programmes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_file_of_a_year_is_named_for_the_year_that_it_holds(name):
    year = AcademicYear.parse(read(name)["catalogue"]["year"])

    assert name.endswith(f"catalogue_{str(year).replace('-', '_')}.yaml")


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_shares_of_a_version_make_its_whole(name):
    for version in read(name)["versions"]:
        shares = [Ects(str(share["ects"])) for share in version.get("credit_shares", [])]
        assert not shares or Ects.total(shares) == Ects(str(version["ects"]))


@pytest.mark.parametrize("name", CATALOGUES)
def test_part_time_takes_twice_as_long_as_full_time(name):
    for version in read(name)["versions"]:
        months = {length["mode"]: length["months"] for length in version.get("durations", [])}
        assert "part_time" not in months or months["part_time"] == 2 * months["full_time"]


@pytest.mark.parametrize("name", CATALOGUES)
def test_part_time_costs_half_of_full_time_wherever_both_are_given(name):
    for table in read(name).get("fee_tables", []):
        for by_status in table["amounts"].values():
            for amounts in by_status.values():
                if {"full_time", "part_time"} <= amounts.keys() and amounts["full_time"] != "tbc":
                    assert 2 * float(amounts["part_time"]) == float(amounts["full_time"])


@pytest.mark.parametrize("name", MODULES)
def test_what_examines_a_module_makes_a_hundred(name):
    for row in read(name)["modules"]:
        weights = [each["weight"] for each in row.get("placement", {}).get("assessments", []) if "weight" in each]
        assert sum(weights) in (0, 100), row.get("code")


@pytest.mark.parametrize("name", MODULES)
def test_hours_taught_and_hours_alone_make_two_hundred(name):
    for row in read(name)["modules"]:
        if "contact_hours" in row:
            assert row["contact_hours"] + row["private_hours"] == 200, row["code"]


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_is_about_is_a_concept_that_is_told(name, concepts):
    assert {each for row in read(name)["modules"] for each in row.get("concepts", [])} <= concepts


def test_an_example_says_that_it_is_one_and_rests_on_no_page():
    for name in MODULES:
        for row in read(name)["modules"]:
            is_example = str(row.get("code", "")).startswith("EX-")
            assert is_example is row.get("is_example", False) is (row["source"] == "example")


# -- pages -------------------------------------------------------------------------------------------------------------


def test_a_page_stands_after_the_page_above_it_and_has_an_address_of_its_own():
    seen: set[tuple[str, str]] = set()
    slugs: set[str] = set()
    for page in read("website.yaml")["pages"]:
        place = (page.get("under", ""), page["slug"])
        assert page.get("under", page["slug"]) in slugs | {page["slug"]}
        assert place not in seen
        seen.add(place)
        slugs.add(page["slug"])


def test_a_summary_of_a_page_fits_its_column_in_every_language():
    for page in read("website.yaml")["pages"]:
        assert all(len(words.get("summary", "")) <= 300 for words in page["words"].values()), page["slug"]


def test_a_link_in_a_page_leads_within_its_own_language_or_to_a_whole_address():
    for page in read("website.yaml")["pages"]:
        for language, words in page["words"].items():
            for address in re.findall(r'href="([^"]+)"', str(words.get("body", ""))):
                parts = urlsplit(address)
                assert parts.scheme in ("https", "mailto") or address.startswith((f"/{language}/", "/api/", "#"))
