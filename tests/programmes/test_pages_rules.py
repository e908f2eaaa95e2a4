"""The pages of the rules of study: read in words, narrowed to a route, compared, taken along."""

import json

import pytest
from django.conf import settings
from django.utils.html import strip_tags

from crossings.engine.regulations.load import checksum, load
from crossings.programmes.models import Programme, RegulationEdition
from tests.factories.programmes import CatalogueFactory, CatalogueModuleFactory, ModuleFactory, SpecialisationFactory
from tests.factories.regulations import ErratumFactory, RegulationEditionFactory, rules_text

pytestmark = pytest.mark.django_db
HERE = "/en/programmes/small/rules/"


@pytest.fixture
def small():
    """A programme that readers see, with one edition of its rules."""
    programme = CatalogueFactory(programme__slug="small").programme
    RegulationEditionFactory(programme=programme)
    return programme


def words(response):
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode().partition("<main")[2]).split())


def test_the_editions_of_a_programme_are_listed(client, small):
    RegulationEditionFactory(programme=small, key="2023-24.flexible")
    page = words(client.get(HERE))
    assert "Edition 2023-24" in page
    assert "Edition 2023-24.flexible" in page


def test_the_name_of_an_edition_may_go_on_in_the_next_line_but_its_year_stays_whole(client, small):
    RegulationEditionFactory(programme=small, key="2023-24.flexible")
    heading = client.get(HERE + "2023-24.flexible/").content.decode().partition("<h1")[2].partition("</h1>")[0]
    assert '<bdi><span class="year">2023-24</span><wbr>.flexible</bdi>' in heading


def test_a_programme_without_rules_says_so(client):
    CatalogueFactory(programme__slug="small")
    assert "No rules of study of this programme" in words(client.get(HERE))


@pytest.mark.parametrize("path", ["", "2023-24/", "2023-24/rules.yaml", "2023-24/rules.json", "compare/"])
def test_the_rules_of_a_programme_that_is_being_prepared_are_not_there(client, path):
    RegulationEditionFactory(programme__slug="small")
    assert client.get(HERE + path).status_code == 404


def test_an_edition_says_its_clauses_with_their_sources(client, small):
    page = words(client.get(HERE + "2023-24/"))
    assert "Compulsory is First things (A1)." in page
    assert "Source: The handbook, section 3." in page
    assert "In its own words: “Some of the others.”" in page
    assert checksum(rules_text("small")) in page


def test_an_assumption_is_marked_with_its_reason_and_the_other_reading(client, small):
    page = words(client.get(HERE + "2023-24/"))
    assert "1 of them rests on a reading" in page
    assert "Read so because: The handbook says usually." in page
    assert "The other reading: Another module may take its place." in page


def test_an_example_is_marked(client, small):
    assert "Example, not part of the real programme" in words(client.get(HERE + "2023-24/"))


def test_a_condition_is_said_in_words(client, small):
    assert "Holds for Mode: Part-time." in words(client.get(HERE + "2023-24/"))


def test_what_does_not_hold_on_a_chosen_route_is_left_out(client, small):
    page = words(client.get(HERE + "2023-24/?mode=full_time"))
    assert "In one term" not in page
    assert "2 clauses are shown." in page


def test_what_holds_on_a_chosen_route_keeps_its_number_and_loses_its_condition(client, small):
    page = words(client.get(HERE + "2023-24/?mode=part_time"))
    assert "Clause 3 In one term: at most 1 module." in page
    assert "Holds for" not in page


AWARDS = """\
awards:
  - {id: with-b, title: {en: MA with B}, asks: [{id: second, take: B2}]}
  - {id: usual, title: {en: MA}}
exits:
  - id: diploma
    title: {en: Diploma}
    keeps: [first]
    clauses: [{id: enough, any_of: [{id: ten, total: {ects: {at_least: 10}}}]}]
    source: {document: handbook, place: section 9}
"""


def test_a_title_says_what_it_asks_for(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=rules_text("small", "2024-25", more=AWARDS))
    page = words(client.get(HERE + "2024-25/"))
    assert "Award: MA with B All of the following: Compulsory is Second things (B2)." in page
    assert "Award: MA All routes" in page


def test_an_exit_award_says_what_it_keeps_of_the_whole_and_where_it_is_written(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=rules_text("small", "2024-25", more=AWARDS))
    answer = client.get(HERE + "2024-25/")
    told = words(answer).partition("Award: Diploma")[2]
    assert told.startswith(" All of the following: Clause first At least one of the following:")
    assert "In all: at least 10 ECTS." in told.partition("Source: The handbook, section 9.")[0]
    assert '<a href="#first"><code>first</code></a>' in answer.content.decode()


def of_later_intakes(edition="2024-25", valid="{from: 2024-01}"):
    """The small rules with a second intake, and a clause that holds for some of them."""
    text = rules_text("small", edition).replace("start: [2023-09]", "start: [2023-09, 2024-01, 2024-09]")
    return text.replace("  - id: others\n", f"  - id: others\n    valid: {valid}\n")


def test_a_clause_says_for_which_intakes_it_holds(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=of_later_intakes())
    assert "Holds for Start: January 2024 or September 2024." in words(client.get(HERE + "2024-25/"))


@pytest.mark.parametrize(("start", "shown"), [("2023-09", "1 clause is"), ("2024-01", "2 clauses are")])
def test_a_clause_of_other_intakes_is_left_out_of_a_chosen_route(client, small, start, shown):
    RegulationEditionFactory(programme=small, key="2024-25", text=of_later_intakes())
    page = words(client.get(HERE + f"2024-25/?mode=full_time&start={start}"))
    assert f"{shown} shown." in page
    assert "Holds for" not in page


def test_a_clause_that_holds_for_no_intake_is_not_shown(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=of_later_intakes(valid="{from: 2030-01}"))
    assert "2 clauses are shown." in words(client.get(HERE + "2024-25/"))


def test_other_intakes_are_a_change_that_two_editions_show(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=of_later_intakes())
    later = of_later_intakes("2025-26", "{from: 2024-09}")
    RegulationEditionFactory(programme=small, key="2025-26", text=later)
    page = words(client.get(HERE + "compare/?old=2024-25&new=2025-26")).partition("Changed others")[2]
    assert "From the intake of 2024-25: January 2024 2025-26: September 2024" in page


def test_what_exit_awards_and_titles_ask_for_is_compared(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=rules_text("small", "2024-25", more=AWARDS))
    later = rules_text(
        "small", "2025-26", more=AWARDS.replace("at_least: 10", "at_least: 20").replace("take: B2", "take: A1")
    )
    RegulationEditionFactory(programme=small, key="2025-26", text=later)
    page = words(client.get(HERE + "compare/?old=2024-25&new=2025-26"))
    told = "What it asks for 2024-25: Compulsory is Second things (B2). 2025-26: Compulsory is First things (A1)."
    assert f"with-b.second Compulsory is First things (A1). {told}" in page
    assert "diploma.ten In all: at least 20 ECTS. Credits 2024-25: at least 10 ECTS 2025-26: at least 20 ECTS" in page
    assert "The same 4 clauses" in page


def test_a_clause_that_a_title_gains_or_loses_came_or_went(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=rules_text("small", "2024-25", more=AWARDS))
    later = rules_text("small", "2025-26", more=AWARDS.replace("id: second", "id: other"))
    RegulationEditionFactory(programme=small, key="2025-26", text=later)

    page = words(client.get(HERE + "compare/?old=2024-25&new=2025-26"))

    page = page.partition("The same Routes")[2]
    assert "with-b.other" in page.partition("Came ")[2].partition("Went ")[0]
    assert "with-b.second" in page.partition("Went ")[2]


def test_what_clauses_speak_of_is_compared_too(client, small):
    later = rules_text("small", "2024-25", more=AWARDS + "advertised: [{when: {mode: full_time}, terms: 3}]\n")
    later = later.replace("mode: [full_time, part_time]", "mode: [full_time, part_time, evening]")
    later = later.replace("A1: {", "A1: {level: 7, ").replace("title: The handbook,", "title: The new handbook,")
    RegulationEditionFactory(
        programme=small, key="2024-25", text=later.replace("  spring:", "  summer: {starts: 6}\n  spring:")
    )

    page = words(client.get(HERE + "compare/?old=2023-24&new=2024-25")).rpartition("What clauses speak of ")[2]

    assert page.startswith("Came Term: summer Award: MA with B Award: MA Award for those who leave before: Diploma ")
    assert "What is advertised: Mode: Full-time" in page
    assert "Module: First things (A1) Level 2023-24: Not there 2024-25: 7" in page
    assert "Part of a route: Mode Values 2023-24: Full-time, Part-time 2024-25: Full-time, Part-time, evening" in page
    assert "Document: The new handbook Title 2023-24: The handbook 2024-25: The new handbook" in page


def test_a_part_that_went_is_told_by_its_old_name(client, small):
    RegulationEditionFactory(programme=small, key="2024-25", text=rules_text("small", "2024-25", more=AWARDS))
    page = words(client.get(HERE + "compare/?old=2024-25&new=2023-24"))
    assert "Went Award: MA with B Award: MA" in page


def test_a_route_that_the_rules_do_not_know_is_told_and_shows_all(client, small):
    page = words(client.get(HERE + "2023-24/?mode=sideways&other=x"))
    assert "3 clauses are shown." in page
    assert "sideways" in page


def test_a_module_of_the_programme_leads_to_its_page(client, small):
    module = ModuleFactory(programme=small, code="A1", slug="a1", title="First things indeed")
    CatalogueModuleFactory(catalogue=small.catalogues.get(), module=module)
    page = client.get(HERE + "2023-24/").content.decode()
    assert '<a href="/en/programmes/small/modules/a1/">First things indeed</a> (A1)' in page


def test_the_menus_of_editions_to_compare_say_year_and_name_in_words(client, small):
    RegulationEditionFactory(programme=small, key="2023-24.flexible-study")
    page = client.get(HERE + "compare/").content.decode()
    assert page.count('<option value="2023-24.flexible-study">2023-24, flexible study</option>') == 2
    assert page.count('<option value="2023-24">2023-24</option>') == 2


def test_a_specialisation_is_called_as_the_programme_calls_it(client, small):
    text = rules_text("small", "2024-25").replace("route:", "route:\n  specialisation: [none, human_rights_law]")
    RegulationEditionFactory(programme=small, key="2024-25", text=text)
    SpecialisationFactory(catalogue=small.catalogues.get(), key="human-rights-law", name="Law of Human Rights")
    page = client.get(HERE + "2024-25/").content.decode()
    assert '<option value="human_rights_law">Law of Human Rights</option>' in page


def test_an_erratum_is_told_and_the_first_text_can_still_be_read(client, small):
    edition = RegulationEdition.objects.get()
    ErratumFactory(edition=edition)
    page = client.get(HERE + "2023-24/")
    assert "Two further modules, not one" in words(page)
    assert "To be chosen: 2 modules" in words(page)
    first = client.get(f"{HERE}2023-24/rules.yaml", {"checksum": edition.checksum})
    assert first.content.decode() == rules_text("small")


def test_who_published_is_nobody_elses_matter(client, small):
    ErratumFactory(edition=RegulationEdition.objects.get())
    assert "account:7" not in client.get(HERE + "2023-24/").content.decode()


def test_the_text_has_the_checksum_that_the_page_names(client, small):
    answer = client.get(HERE + "2023-24/rules.yaml")
    assert checksum(answer.content.decode()) == RegulationEdition.objects.get().checksum
    assert answer["Content-Disposition"] == 'attachment; filename="small.2023-24.yaml"'


def test_a_checksum_that_no_text_has_is_not_found(client, small):
    assert client.get(HERE + "2023-24/rules.yaml?checksum=sha256:0").status_code == 404


def test_the_rules_as_json_are_read_as_the_same_rules(client, small):
    told = client.get(HERE + "2023-24/rules.json").content.decode()
    assert load(told).regulations == load(rules_text("small")).regulations


@pytest.mark.parametrize(("name", "holds"), [("crossings-rules-1", "Clause"), ("crossings-record-1", "Credit")])
def test_the_schemas_stand_at_an_address_without_a_language(client, name, holds):
    assert holds in client.get(f"/schemas/{name}.json").json()["$defs"]


def test_a_schema_that_is_not_there_is_not_found(client):
    assert client.get("/schemas/other.json").status_code == 404


def test_the_cases_of_an_edition_are_offered_as_files(client):
    programme = CatalogueFactory(programme__slug="valencia-migration").programme
    text = (settings.RULES / "valencia-migration/2022-23.yaml").read_text(encoding="utf-8")
    RegulationEditionFactory(programme=programme, key="2022-23", text=text)
    address = "/en/programmes/valencia-migration/rules/2022-23/"

    assert f"{address}cases/whole.yaml" in client.get(address).content.decode()
    file = b"".join(client.get(f"{address}cases/whole.yaml").streaming_content)
    assert file == (settings.RULE_CASES / "valencia-migration/whole.yaml").read_bytes()


@pytest.mark.parametrize("file", sorted(settings.RULES.glob("*/*.yaml")), ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_rules_that_come_along_are_shown(client, file, language):
    programme = CatalogueFactory(programme__slug=file.parent.name).programme
    RegulationEditionFactory(programme=programme, key=file.stem, text=file.read_text(encoding="utf-8"))

    answer = client.get(f"/{language}/programmes/{programme.slug}/rules/{file.stem}/")

    assert answer.status_code == 200
    assert all(clause.id in answer.content.decode() for clause in load(file.read_text()).regulations.clauses)


def test_cases_of_another_edition_are_not_found(client, small):
    assert client.get(HERE + "2023-24/cases/whole.yaml").status_code == 404


def test_two_editions_are_compared_clause_by_clause(client, small):
    later = rules_text("small", "2024-25", others=2).replace("id: slowly", "id: calmly")
    RegulationEditionFactory(programme=small, key="2024-25", text=later.replace("Second things", "Other things"))

    page = words(client.get(HERE + "compare/?old=2023-24&new=2024-25"))

    assert "Changed others Some of the others. How many modules 2023-24: 1 module 2024-25: 2 modules" in page
    assert "calmly" in page.partition("Came ")[2]
    assert "slowly" in page.partition("Went ")[2]
    assert "1 clause says the same in both." in page
    assert "Module: Other things (B2) Title 2023-24: Second things 2024-25: Other things" in page


def test_a_clause_changes_with_the_modules_of_its_set(client, small):
    later = rules_text("small", "2024-25").replace("kind: taught", "code: 'A*'")
    RegulationEditionFactory(programme=small, key="2024-25", text=later)
    page = words(client.get(HERE + "compare/?old=2023-24&new=2024-25"))
    assert "Changed others Some of the others. Modules Went: Second things (B2)" in page


def test_an_edition_compared_with_itself_differs_in_nothing(client, small):
    assert "No clause and no module differs." in words(client.get(HERE + "compare/?old=2023-24&new=2023-24"))


@pytest.mark.parametrize("query", ["", "?old=2023-24", "?old=2023-24&new=other"])
def test_a_comparison_that_is_not_whole_asks_for_the_rest(client, small, query):
    assert "clauses say the same" not in words(client.get(f"{HERE}compare/{query}"))


def test_the_page_of_the_programme_leads_to_its_rules(client, small):
    assert 'href="/en/programmes/small/rules/2023-24/"' in client.get("/en/programmes/small/").content.decode()


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_the_rules_are_there_in_every_language(client, small, language):
    page = client.get(f"/{language}/programmes/small/rules/2023-24/").content.decode()
    assert '<span lang="en" dir="ltr">The handbook says usually.</span>' in page


@pytest.mark.parametrize("path", ["", "2023-24/", "compare/?old=2023-24&new=2024-25"])
def test_more_clauses_and_editions_cost_no_more_queries(client, small, path, django_assert_max_num_queries):
    for key in ("2024-25", "2025-26", "2026-27"):
        edition = RegulationEditionFactory(programme=small, key=key)
        ErratumFactory(edition=edition)
    ModuleFactory(programme=small, code="A1")
    ModuleFactory(programme=small, code="B2")
    with django_assert_max_num_queries(25):
        client.get(HERE + path)


def test_the_json_of_the_repository_s_rules_can_be_read(client):
    for path in settings.RULES.glob("*/*.yaml"):
        programme = Programme.objects.filter(slug=path.parent.name).first()
        programme = programme or CatalogueFactory(programme__slug=path.parent.name).programme
        RegulationEditionFactory(programme=programme, key=path.stem, text=path.read_text(encoding="utf-8"))
        address = f"/en/programmes/{programme.slug}/rules/{path.stem}/"
        assert json.loads(client.get(f"{address}rules.json").content)["programme"] == programme.slug
        assert client.get(address).status_code == 200
