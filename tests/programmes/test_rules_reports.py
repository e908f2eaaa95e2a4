"""The background says which routes of a text can be walked; the office and the comparison of editions tell it."""

from typing import get_args

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from crossings.engine.lint.findings import What
from crossings.engine.lint.report import Verdict
from crossings.engine.regulations.load import checksum, load
from crossings.jobs.worker import Worker
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes import actions
from crossings.programmes.draft_report import keep_report, keep_reports_of, report_on
from crossings.programmes.models import RegulationEdition, RulesReport
from crossings.programmes.pages.rules.naming import Names
from crossings.programmes.pages.rules.routes import (
    FOUND,
    VERDICTS,
    finding_rows,
    route_groups,
    route_rows,
    routes_words,
)
from crossings.programmes.pages.rules.sets import Shelf
from crossings.programmes.pages.rules.wording import Wording
from tests.factories.programmes import CatalogueFactory
from tests.factories.regulations import ErratumFactory, RegulationDraftFactory, RegulationEditionFactory, rules_text

INGRID = Actor("account:7")
SIMPLE = rules_text().partition("  - id: slowly")[0]
TOO_SHORT = "  - {id: one-term, duration: 1, text: {en: It is over in a term.}}\n"


def wording(text):
    return Wording(Shelf(load(text).regulations, {}, "en"), Names())


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def test_a_report_says_which_routes_can_be_walked():
    report = report_on(SIMPLE, "2023-24")

    (row,) = route_rows(report, wording(SIMPLE))
    assert (report["checksum"], report["verdict"], report["problems"]) == (checksum(SIMPLE), "achievable", [])
    assert (row.routes, row.verdict, row.shape) == ("All routes", "Can be walked", "met")
    assert strip_tags(row.plan[0]) == "2023-24/autumn: First things"
    assert strip_tags(row.plan[1]).startswith("2023-24/spring: ")


def test_a_route_that_cannot_be_walked_comes_first_with_the_clauses_that_clash():
    text = rules_text(others=2, more=TOO_SHORT.replace("duration: 1", "when: {mode: part_time}, duration: 1"))
    rows = route_rows(report_on(text, "2023-24"), wording(text))

    assert (rows[0].routes, rows[0].verdict, rows[0].shape) == ("Mode: Part-time", "Cannot be walked", "no")
    assert any("It is over in a term." in line for line in rows[0].conflict)
    assert rows[1].routes == "Mode: Full-time"


def test_a_closed_route_is_meant_to_be_closed():
    text = rules_text(more="  - {id: full-time-only, closed: {mode: part_time}}\n")
    closed = next(row for row in route_rows(report_on(text, "2023-24"), wording(text)) if row.verdict == "Closed")
    assert (closed.shape, closed.is_advertised) == ("met", False)


def test_a_clause_without_effect_is_told():
    text = rules_text(more="  - {id: empty, when: {mode: part_time}, total: {ects: {at_least: 10}}}\n")
    found = finding_rows(report_on(text, "2023-24"), wording(text))
    assert ("Clause that never binds", "empty") in [(each.what, each.clause) for each in found]


def test_a_text_with_mistakes_has_no_routes():
    assert "routes" not in report_on("clauses: [", "2023-24")


def test_rules_with_more_routes_than_can_be_looked_at_say_so():
    many = ", ".join(f"v{number}" for number in range(5000))
    report = report_on(rules_text().replace("route:", f"route:\n  site: [{many}]"), "2023-24")
    assert "10000 routes" in report["refused"]
    assert report["routes"] == []


def test_everything_that_the_linter_says_has_words():
    assert set(FOUND) == set(get_args(What))
    assert set(VERDICTS) == {*get_args(Verdict), ""}


def test_routes_with_nothing_in_common_are_named_one_by_one():
    text = rules_text().replace("start: [2023-09]", "start: [2023-09, 2024-01]")
    routes = [{"mode": "full_time", "start": "2023-09"}, {"mode": "part_time", "start": "2024-01"}]
    told = strip_tags(routes_words(routes, wording(text)))
    assert told == "Mode: Full-time; Start: September 2023; Mode: Part-time; Start: January 2024"


def test_many_routes_are_named_by_what_they_share_and_counted():
    many = {part: [f"{part}{number}" for number in range(3)] for part in ("one", "two")}
    text = rules_text().replace(
        "route:", "route:\n" + "".join(f"  {part}: {values}\n" for part, values in many.items())
    )
    here = {"mode": "full_time", "start": "2023-09"}
    routes = [{**here, "one": f"one{each}", "two": f"two{each % 2}"} for each in (0, 1, 2, 1)]

    told = strip_tags(routes_words(routes, wording(text)))

    assert told == "Two: two0 or two1; Mode: Full-time (4 routes)"


@pytest.mark.django_db
def test_an_edition_is_checked_once_it_is_published_and_the_journal_says_so(at):
    programme = CatalogueFactory(programme__slug="small").programme
    actions.publish_rules(programme=programme, key="2023-24", text=rules_text(), by=INGRID, at=at, why="Board")

    Worker("tests").run_all()

    report = RulesReport.objects.get()
    assert report.checksum == checksum(rules_text())
    entry = Entry.objects.get(kind="programmes.rulesreport")
    assert entry.verb == "check"
    assert len(str(entry.changes["report"])) < 100


@pytest.mark.django_db
def test_an_erratum_is_checked_too_and_nothing_is_checked_twice(at):
    edition = RegulationEditionFactory()
    keep_reports_of(edition.pk, at)
    ErratumFactory(edition=edition)
    keep_reports_of(edition.pk, at)
    keep_reports_of(edition.pk, at)
    assert {row.checksum for row in RulesReport.objects.all()} == set(
        RegulationEdition.objects.with_errata().get().checksums
    )


@pytest.mark.django_db
def test_the_office_sees_the_routes_of_a_draft(enter, ingrid):
    draft = RegulationDraftFactory()
    keep_report(draft.pk)

    page = words(enter(ingrid).get(reverse("rule-drafts:edit", args=(draft.pk,))))

    assert "The advertised routes: Can be walked." in page
    assert "2 routes can be walked" in page
    assert "Mode: Full-time 2023-24/autumn: First things" in page


@pytest.mark.django_db
def test_the_office_sees_what_is_wrong_first_and_what_holds_folded(enter, ingrid):
    half = TOO_SHORT.replace("duration: 1", "when: {mode: part_time}, duration: 1")
    draft = RegulationDraftFactory(text=rules_text(others=2, more=half))
    keep_report(draft.pk)

    page = enter(ingrid).get(reverse("rule-drafts:edit", args=(draft.pk,))).content.decode()

    wrong, _summary, folded = page.partition("What was found")[2].partition('<details class="found">')
    assert "<h3>1 route cannot be walked, or that is not decided</h3>" in wrong
    assert "It is over in a term." in wrong
    assert "Mode: Full-time" not in strip_tags(wrong)
    assert "1 route can be walked" in folded.partition("</summary>")[0]
    assert "Mode: Full-time" in strip_tags(folded)


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("", [("walked", "2 routes can be walked")]),
        ("  - {id: no, closed: {mode: part_time}}\n", [("walked", "1 route can"), ("closed", "1 route is closed")]),
        (TOO_SHORT.replace(": 1", ": {at_most: 1}"), [("wrong", "2 routes cannot be walked")]),
    ],
)
def test_routes_stand_in_groups_that_say_how_many_they_are(more, kinds):
    text = rules_text(others=2, more=more)
    rows = route_rows(report_on(text, "2023-24"), wording(text))
    groups = route_groups(rows, rows)
    assert [group.kind for group in groups] == [kind for kind, _words in kinds]
    assert all(group.words.startswith(words) for group, (_kind, words) in zip(groups, kinds, strict=True))


def test_a_page_of_routes_tells_of_all_of_them_how_many_there_are():
    text = rules_text(more="  - {id: no, closed: {mode: part_time}}\n")
    rows = route_rows(report_on(text, "2023-24"), wording(text))
    (group,) = route_groups([*rows, *rows], rows[:1])
    assert (group.words, len(group.rows)) == ("2 routes can be walked", 1)


@pytest.mark.django_db
def test_many_routes_of_a_draft_are_on_pages(enter, ingrid, monkeypatch):
    monkeypatch.setattr("crossings.programmes.office.rules.ROUTES_PER_PAGE", 1)
    draft = RegulationDraftFactory(text=rules_text(more="  - {id: no, closed: {mode: part_time}}\n"))
    keep_report(draft.pk)
    address = reverse("rule-drafts:edit", args=(draft.pk,))

    pages = [enter(ingrid).get(address, {"routes": number}) for number in (1, 2)]

    assert ['<details class="found" open>' in page.content.decode() for page in pages] == [False, True]
    first, second = map(words, pages)
    assert "1 route can be walked" in first
    assert "1 route is closed by a clause" not in first
    assert "Page 1 of 2" in first
    assert "1 route is closed by a clause" in second


@pytest.mark.django_db
def test_the_list_of_drafts_says_how_their_routes_are(enter, ingrid):
    draft = RegulationDraftFactory()
    keep_report(draft.pk)
    assert "Can be walked" in words(enter(ingrid).get(reverse("rule-drafts:index")))


@pytest.fixture
def pair():
    """Two editions, the second of which leaves one term for what takes two."""
    programme = CatalogueFactory(programme__slug="small").programme
    RegulationEditionFactory(programme=programme)
    text = rules_text("small", "2023-24.short", more=TOO_SHORT)
    RegulationEditionFactory(programme=programme, key="2023-24.short", text=text)
    return "/en/programmes/small/rules/compare/?old=2023-24&new=2023-24.short"


@pytest.mark.django_db
def test_until_both_editions_are_checked_their_comparison_says_so(client, pair):
    assert "is being checked" in words(client.get(pair))


@pytest.mark.django_db
def test_routes_that_change_verdict_are_told(client, pair, at):
    for edition in RegulationEdition.objects.all():
        keep_reports_of(edition.pk, at)

    page = words(client.get(pair))

    assert "2023-24: Can be walked until 2023-24/spring 2023-24.short: Cannot be walked" in page


@pytest.mark.django_db
def test_an_edition_changes_no_route_of_its_own(client, pair, at):
    for edition in RegulationEdition.objects.all():
        keep_reports_of(edition.pk, at)
    assert "No route changes verdict." in words(client.get(pair.replace("new=2023-24.short", "new=2023-24")))
