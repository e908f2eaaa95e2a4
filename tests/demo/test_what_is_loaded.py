"""The whole demonstration once it is loaded: it says what was published, rests on sources, mixes no years, holds no one."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps

from crossings.demo.load import load
from crossings.engine.fees import price_of
from crossings.engine.values import AcademicYear, Ects, Money
from crossings.journal.models import Entry
from crossings.languages.models import Translatable
from crossings.network.models import Affiliation, Membership, Milestone, Network, Profile, StatedCount
from crossings.people.models import Account, Person
from crossings.programmes.models import CatalogueModule, Fee, FeeTable, Module, Offering, Programme, Version
from crossings.provenance.models import Source, Sourced
from crossings.topics.models import Concept, Mapping
from crossings.website.models import StoryPage
from tests.network.reading import read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
TODAY = date(2026, 11, 21)
BRUSSELS, VALENCIA = "brussels-international-migration", "valencia-migration"
SOURCED = [model for model in apps.get_models() if issubclass(model, Sourced)]
PART_OF = {
    "topics.Concept": "scheme",
    "programmes.ModuleAssessment": "placement",
    "programmes.Dispute": "sides",
}
TRANSLATABLE = [model for model in apps.get_models() if issubclass(model, Translatable)]


def version(programme, first, key):
    return Version.objects.get(catalogue__programme__slug=programme, catalogue__year=AcademicYear(first), key=key)


# -- what was published ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "ects", "modules"), [("standard", 90, 6), ("extended", 120, 9)])
def test_brussels_has_two_sizes_as_its_page_says(key, ects, modules):
    told = version(BRUSSELS, 2023, key)

    assert (told.ects, told.taught_modules) == (Ects(ects), modules)


@pytest.mark.parametrize(
    ("key", "months"),
    [("standard", {"full_time": 12, "part_time": 24}), ("extended", {"full_time": 18, "part_time": 36})],
)
def test_brussels_takes_as_long_as_its_page_says(key, months):
    told = version(BRUSSELS, 2023, key).durations.values_list("mode", "months")

    assert dict(told) == months


def test_valencia_has_105_compulsory_credits_six_for_the_thesis_and_nine_for_the_internship():
    whole = version(VALENCIA, 2022, "whole")

    shares = {share.kind: share.ects for share in whole.credit_shares.all()}

    assert shares == {"compulsory": Ects(105), "final_project": Ects(6), "internship": Ects(9)}
    assert Ects.total(shares.values()) == whole.ects == Ects(120)


def test_valencia_takes_thirty_students_who_enrol_for_36_credits_at_least():
    whole = version(VALENCIA, 2022, "whole")

    assert (whole.places, whole.least_enrolment) == (30, Ects(36))


def test_valencia_costs_what_a_credit_costs_times_its_credits():
    (fee,) = Fee.objects.filter(table__catalogue__programme__slug=VALENCIA, table__basis="per_credit").values("amount")

    assert price_of(Money(fee["amount"].normalize(), "EUR"), Ects(120)) == Money("4240.80", "EUR")
    assert fee["amount"] == Decimal("35.34")


def test_valencia_names_six_sectors_in_which_its_students_are_placed():
    assert version(VALENCIA, 2022, "whole").placement_sectors.count() == 6


def test_the_consortium_met_in_five_dated_meetings_before_its_degree():
    meetings = Milestone.objects.filter(network__slug="mum", last_day__isnull=False)

    assert [str(row.date) for row in meetings.order_by("date")] == [
        "2003-12-12",
        "2004-08-18",
        "2005-01-24",
        "2005-03-14",
        "2005-04-01",
    ]


def test_five_members_are_stated_by_the_prose_and_four_by_the_newer_page():
    stated = StatedCount.objects.filter(network__slug="mum", of="members").values_list("source__key", "number")

    assert {("uv_2228", 5), ("uv_desc_en", 4)} <= set(stated)


def test_the_research_network_began_in_june_2013():
    assert str(Network.objects.get(slug="unu-mn").founded) == "2013-06"


# -- sources -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", SOURCED, ids=lambda model: model._meta.label)
def test_every_fact_names_its_source_or_that_of_what_it_is_a_part_of(model):
    without = model._base_manager.filter(source=None)
    whole = PART_OF.get(model._meta.label)

    assert [str(row) for row in (without.filter(**{f"{whole}__source": None}) if whole else without)[:3]] == []


def test_a_source_that_is_no_page_is_never_said_to_have_been_read_on_a_day_to_come():
    assert not Source.objects.filter(read_on__gt=TODAY).exists()


def test_what_an_example_says_is_never_told_as_published():
    assert not Fee.objects.filter(source__key="example").exists()
    assert not Membership.objects.filter(source__key="example").exists()
    assert {row.source.key for row in Module.objects.filter(is_example=True).select_related("source")} == {"example"}


# -- years -------------------------------------------------------------------------------------------------------------


def test_every_part_of_an_offering_belongs_to_the_year_of_the_offering():
    for each in Offering.objects.select_related("version", "start", "site_path"):
        parts = {part.catalogue_id for part in (each.version, each.start, each.site_path) if part is not None}
        assert parts == {each.catalogue_id}


def test_every_fee_is_for_a_version_and_a_path_of_its_own_year():
    for fee in Fee.objects.select_related("table", "version", "site_path"):
        parts = {part.catalogue_id for part in (fee.version, fee.site_path) if part is not None}
        assert parts <= {fee.table.catalogue_id}


def test_the_page_of_one_year_tells_no_amount_of_the_other(client):
    newer = read(client, f"/en/programmes/{BRUSSELS}/").text()

    assert "20,200" in newer
    assert "17,350" not in newer


def test_every_table_of_fees_stands_under_a_year_of_its_own_programme():
    years = FeeTable.objects.values_list("catalogue__programme__slug", "catalogue__year").distinct()

    assert {(slug, str(year)) for slug, year in years} == {
        (BRUSSELS, "2017-18"),
        (BRUSSELS, "2023-24"),
        (VALENCIA, "2022-23"),
    }


def test_a_module_is_placed_only_in_catalogues_of_its_own_programme():
    for each in CatalogueModule.objects.select_related("catalogue", "module"):
        assert each.catalogue.programme_id == each.module.programme_id


# -- persons -----------------------------------------------------------------------------------------------------------


def test_everybody_who_is_recorded_is_invented():
    assert not Person.objects.filter(is_demonstration=False).exists()
    assert not Account.objects.filter(is_demonstration=False).exists()


def test_everybody_who_can_sign_in_has_an_address_that_reaches_nobody():
    assert {account.email.rpartition("@")[2] for account in Account.objects.all()} == {"demo.example"}


def test_no_invented_person_carries_an_identifier_of_a_real_one():
    assert not Person.objects.exclude(orcid="").exclude(orcid=None).exists()


def test_who_withdrew_or_whose_consent_expired_is_on_no_page(client):
    hidden = Profile.objects.exclude(pk__in=Profile.objects.public(TODAY)).select_related("person")
    said = read(client, "/en/people/").text()

    assert hidden.exists()
    assert [profile.person.name for profile in hidden if profile.person.name in said] == []


def test_nobody_works_anywhere_without_an_institution_of_record():
    assert Affiliation.objects.count() >= Profile.objects.count() > 20


def test_the_stories_that_are_told_are_told_by_the_cast():
    assert {story.teller for story in StoryPage.objects.all()} <= {"Amina", "Tomas", "Ingrid", "Wei", "Noor"}


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", TRANSLATABLE, ids=lambda model: model._meta.label)
def test_what_is_translated_is_translated_into_every_language_and_not_into_some(model):
    told = {}
    for record in model._base_manager.prefetch_related("translations"):
        told[str(record)] = {row.language for row in record.translations.all()}

    assert {name: found for name, found in told.items() if found and found | {"en"} != {"en", "es", "fr", "ar"}} == {}


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("path", ["programmes", "topics", "networks"])
def test_lists_of_the_demonstration_need_no_word_of_english(client, language, path):
    page = read(client, f"/{language}/{path}/")

    assert [each.text for each in page.root.findall(".//main//article//*[@lang='en']")] == []


def test_every_programme_is_named_in_the_alphabet_of_its_reader(client):
    said = read(client, "/ar/programmes/").text()

    for programme in Programme.objects.all():
        assert programme.translations.get(language="ar").name in said


# -- again -------------------------------------------------------------------------------------------------------------


def test_loading_the_whole_again_a_day_later_changes_nothing(at):
    before = [Entry.objects.count(), Concept.objects.count(), Mapping.objects.count(), Person.objects.count()]

    load(at.replace(day=22), lambda _: None)

    assert [Entry.objects.count(), Concept.objects.count(), Mapping.objects.count(), Person.objects.count()] == before


def test_everything_was_entered_by_the_demonstration_and_says_so():
    assert set(Entry.objects.values_list("actor", flat=True)) <= {"system:demo", "system:crossings"}
    with_reasons_of_their_own = (
        "publish rules",
        "propose a bridge",
        "confirm a bridge",
    )  # a file, a corpus, what curators say
    told = Entry.objects.filter(actor="system:demo").exclude(verb__in=with_reasons_of_their_own)
    assert not told.exclude(why="Demonstration network").exists()
