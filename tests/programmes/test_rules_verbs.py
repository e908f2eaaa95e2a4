"""The office drafts rules, publishes them with a reason, and mends a mistake in their encoding."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import checksum
from crossings.jobs.worker import Worker
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes import actions
from crossings.programmes.draft_report import is_of
from crossings.programmes.models import Erratum, RegulationDraft, RegulationEdition
from tests.factories.programmes import ProgrammeFactory
from tests.factories.regulations import RegulationDraftFactory, RegulationEditionFactory, rules_text

INGRID = Actor("account:7")
pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    return ProgrammeFactory(slug="small")


def verbs():
    return list(Entry.objects.order_by("pk").values_list("kind", "verb"))


def test_a_draft_may_be_wrong(small, at):
    actions.draft_rules(programme=small, key="2024-25", text="clauses: [", by=INGRID, at=at)

    assert RegulationDraft.objects.get().by == INGRID
    assert verbs() == [("programmes.regulationdraft", "draft rules")]


@pytest.mark.parametrize("key", ["next", "2024", "2024-25.", "2024-25.Two", ""])
def test_a_draft_is_for_an_edition(small, key, at):
    with pytest.raises(ValidationError):
        actions.draft_rules(programme=small, key=key, text="x", by=INGRID, at=at)


def test_a_second_draft_of_an_edition_is_refused(small, at):
    RegulationDraftFactory(programme=small)
    with pytest.raises(ValidationError):
        actions.draft_rules(programme=small, key="2024-25", text="x", by=INGRID, at=at)


def test_the_journal_keeps_both_texts_of_a_corrected_draft(at):
    draft = RegulationDraftFactory(text="before")
    actions.correct_draft(draft=draft, text="after\r\n", by=Actor("account:8"), at=at, why="Board")

    entry = Entry.objects.get()
    assert entry.changes["text"] == ["before", "after\n"]
    assert RegulationDraft.objects.get().by == "account:8"


def test_a_draft_that_is_saved_as_it_was_leaves_no_entry(at):
    draft = RegulationDraftFactory()
    actions.correct_draft(draft=draft, text=draft.text, by=Actor("account:8"), at=at)
    assert verbs() == []


def test_a_discarded_draft_is_gone_and_its_text_is_in_the_journal(at):
    draft = RegulationDraftFactory(text="a thought")
    actions.discard_draft(draft=draft, by=INGRID, at=at)

    assert not RegulationDraft.objects.exists()
    assert Entry.objects.get().changes["text"] == ["a thought", None]


def test_publishing_keeps_text_and_checksum_and_ends_the_draft(small, at):
    draft = RegulationDraftFactory(programme=small)
    edition = actions.publish_draft(draft=draft, by=INGRID, at=at, why="Approved by the board")

    assert not RegulationDraft.objects.exists()
    assert (edition.key, edition.text, edition.checksum) == ("2024-25", draft.text, checksum(draft.text))
    assert (str(edition.year), edition.published_at, edition.why) == ("2024-25", at, "Approved by the board")
    assert verbs() == [
        ("programmes.regulationedition", "publish rules"),
        ("programmes.regulationdraft", "publish rules"),
    ]


def test_publishing_needs_a_reason(small, at):
    with pytest.raises(ValidationError):
        actions.publish_draft(draft=RegulationDraftFactory(programme=small), by=INGRID, at=at, why="")
    assert RegulationDraft.objects.exists()
    assert not RegulationEdition.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clauses: [", "It is not YAML"),
        (rules_text("small", "2024-25", others="many"), "2024-25.yaml:.*clause others"),
        (rules_text("other", "2024-25"), "it rules other 2024-25"),
        (rules_text("small", "2025-26"), "it rules small 2025-26"),
    ],
)
def test_a_draft_that_cannot_be_used_is_not_published(small, text, said, at):
    draft = RegulationDraftFactory(programme=small, text=text)
    with pytest.raises(Refusal, match=said):
        actions.publish_draft(draft=draft, by=INGRID, at=at, why="Approved")
    assert RegulationDraft.objects.exists()


def test_an_edition_is_not_published_again(small, at):
    RegulationEditionFactory(programme=small, key="2024-25")
    with pytest.raises(Refusal, match="published already"):
        actions.publish_draft(draft=RegulationDraftFactory(programme=small), by=INGRID, at=at, why="Approved")


def test_an_erratum_holds_from_now_on(small, at):
    edition = RegulationEditionFactory(programme=small)
    mended = rules_text("small", others=2)
    actions.add_erratum(edition=edition, text=mended, what="Two, not one", on=date(2026, 11, 21), by=INGRID, at=at)

    edition = RegulationEdition.objects.with_errata().get()
    assert (edition.effective_text, edition.text) == (mended, rules_text("small"))
    assert Entry.objects.get().verb == "add an erratum"
    assert Entry.objects.get().why == "Two, not one"


@pytest.mark.parametrize("text", [rules_text("small"), rules_text("small", "2024-25"), "clauses: ["])
def test_an_erratum_is_another_text_of_the_same_edition(small, text, at):
    edition = RegulationEditionFactory(programme=small)
    with pytest.raises(Refusal):
        actions.add_erratum(edition=edition, text=text, what="Mended", on=date(2026, 11, 21), by=INGRID, at=at)
    assert not Erratum.objects.exists()


def test_a_saved_draft_is_checked_in_the_background(small, at):
    draft = actions.draft_rules(programme=small, key="2024-25", text="clauses: [", by=INGRID, at=at)
    assert draft.report is None

    Worker("tests").run_all()

    draft.refresh_from_db()
    assert is_of(draft.report, "clauses: [")
    assert "not YAML" in draft.report["problems"][0]["what"]


def test_a_report_speaks_of_one_text_and_is_made_anew_for_the_next(at):
    draft = RegulationDraftFactory(report={"checksum": checksum("before"), "problems": []})
    actions.correct_draft(draft=draft, text="after", by=INGRID, at=at)
    assert not is_of(draft.report, draft.text)

    Worker("tests").run_all()

    draft.refresh_from_db()
    assert is_of(draft.report, "after")
    assert "report" not in Entry.objects.get().changes


def test_a_draft_that_is_gone_is_not_checked(at):
    actions.discard_draft(
        draft=actions.draft_rules(programme=ProgrammeFactory(), key="2024-25", text="x", by=INGRID, at=at),
        by=INGRID,
        at=at,
    )
    assert Worker("tests").run_all() == 1
