"""The office drafts rules, is told what is wrong in them, publishes them with a reason, and adds errata."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from crossings.jobs.worker import Worker
from crossings.journal.models import Entry
from crossings.programmes.models import Erratum, RegulationDraft, RegulationEdition
from tests.factories.programmes import ProgrammeFactory
from tests.factories.regulations import RegulationDraftFactory, RegulationEditionFactory, rules_text

pytestmark = pytest.mark.django_db
GOOD = rules_text("small", "2024-25")
WRONG = rules_text("small", "2024-25", others="many")


@pytest.fixture
def small():
    return ProgrammeFactory(slug="small")


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def edit(draft):
    return reverse("rule-drafts:edit", args=(draft.pk,))


def test_an_officer_begins_a_draft_and_stays_with_it(office, small, ingrid):
    given = {"programme": small.pk, "key": "2024-25", "text": WRONG, "why": "For the board"}
    answer = office.post(reverse("rule-drafts:add"), given, follow=True)

    draft = RegulationDraft.objects.get()
    assert (draft.text, draft.by) == (WRONG, ingrid.actor)
    assert answer.redirect_chain[-1][0] == edit(draft)
    assert Entry.objects.newest().first().why == "For the board"


def test_a_wrong_draft_is_kept_and_its_mistakes_are_told_by_line_and_clause(office, small):
    draft = RegulationDraftFactory(programme=small)
    office.post(edit(draft), {"key": "2024-25", "text": WRONG, "why": ""})

    page = words(office.get(edit(draft)))

    assert RegulationDraft.objects.get().text == WRONG
    assert "The text has 1 mistake." in page
    line = WRONG.split("\n").index("    choose: {modules: many, from: any}") + 1
    assert f"Line {line}, clause others: " in page


def test_what_was_written_is_not_lost_when_the_key_is_refused(office, small):
    draft = RegulationDraftFactory(programme=small)
    answer = office.post(edit(draft), {"key": "next", "text": "all of my words", "why": ""})

    assert "all of my words" in answer.content.decode()
    assert "Write the academic year" in words(answer)
    assert RegulationDraft.objects.get().text == draft.text


def test_a_second_draft_of_an_edition_is_refused_with_what_was_written(office, small):
    RegulationDraftFactory(programme=small)
    given = {"programme": small.pk, "key": "2024-25", "text": "all of my words", "why": ""}
    answer = office.post(reverse("rule-drafts:add"), given)

    assert answer.status_code == 200
    assert "all of my words" in answer.content.decode()
    assert RegulationDraft.objects.count() == 1


def test_until_the_background_has_looked_a_draft_is_being_checked(office, small):
    draft = RegulationDraftFactory(programme=small)
    office.post(edit(draft), {"key": "2024-25", "text": GOOD + "note: mended\n", "why": ""})
    assert "are being checked" in words(office.get(edit(draft)))
    assert "Being checked" in words(office.get(reverse("rule-drafts:index")))

    Worker("tests").run_all()

    assert "are being checked" not in words(office.get(edit(draft)))
    assert "Being checked" not in words(office.get(reverse("rule-drafts:index")))


def test_the_list_says_how_many_mistakes_a_draft_has(office, small):
    draft = RegulationDraftFactory(programme=small)
    office.post(edit(draft), {"key": "2024-25", "text": WRONG, "why": ""})
    Worker("tests").run_all()
    assert "1 mistake" in words(office.get(reverse("rule-drafts:index")))


def test_publishing_asks_why_and_ends_the_draft(office, small):
    draft = RegulationDraftFactory(programme=small, text=GOOD)
    address = reverse("rule-drafts:publish", args=(draft.pk,))
    assert office.post(address, {"why": ""}).status_code == 200

    office.post(address, {"why": "Approved by the board"})

    assert not RegulationDraft.objects.exists()
    assert RegulationEdition.objects.get().why == "Approved by the board"


@pytest.mark.parametrize(
    ("text", "said"),
    [(WRONG, "Line "), (rules_text("other", "2024-25"), "it rules other 2024-25. Write programme: small")],
)
def test_a_draft_that_cannot_be_used_is_not_published_and_the_reader_is_told_why(office, small, text, said):
    draft = RegulationDraftFactory(programme=small, text=text)
    answer = office.post(reverse("rule-drafts:publish", args=(draft.pk,)), {"why": "Approved"})

    assert said in words(answer)
    assert not RegulationEdition.objects.exists()


def test_an_edition_that_is_published_is_not_published_again(office, small):
    RegulationEditionFactory(programme=small, key="2024-25")
    draft = RegulationDraftFactory(programme=small)
    answer = office.post(reverse("rule-drafts:publish", args=(draft.pk,)), {"why": "Approved"})
    assert "published already" in words(answer)


def test_a_discarded_draft_is_gone_and_the_journal_says_so(office, small):
    draft = RegulationDraftFactory(programme=small)
    office.post(reverse("rule-drafts:delete", args=(draft.pk,)))
    assert not RegulationDraft.objects.exists()
    assert Entry.objects.newest().first().verb == "discard a draft"


def test_an_erratum_holds_from_today(office, small, ingrid):
    edition = RegulationEditionFactory(programme=small)
    address = reverse("rule-editions:erratum", args=(edition.pk,))
    assert "choose: {modules: 1, from: any}" in office.get(address).content.decode()

    mended = rules_text("small", others=2).replace("\n", "\r\n")
    office.post(address, {"what": "Two, not one", "text": mended, "why": "Letter of 3 May"})

    erratum = Erratum.objects.get()
    assert (erratum.text, erratum.what, erratum.by) == (rules_text("small", others=2), "Two, not one", ingrid.actor)
    assert Entry.objects.newest().first().why == "Letter of 3 May"


@pytest.mark.parametrize(
    ("text", "said"), [(rules_text("small"), "in this very text"), ("clauses: [", "Line "), (WRONG, "Line ")]
)
def test_an_erratum_that_mends_nothing_is_refused_with_what_was_written(office, small, text, said):
    edition = RegulationEditionFactory(programme=small)
    answer = office.post(
        reverse("rule-editions:erratum", args=(edition.pk,)), {"what": "A mend of mine", "text": text, "why": "x"}
    )
    assert said in words(answer)
    assert "A mend of mine" in answer.content.decode()
    assert not Erratum.objects.exists()


def test_editions_are_listed_and_lead_to_what_readers_see(office, small):
    edition = RegulationEditionFactory(programme=small)
    page = office.get(reverse("rule-editions:index"))
    assert edition.get_absolute_url() in page.content.decode()
    assert reverse("rule-editions:erratum", args=(edition.pk,)) in page.content.decode()


@pytest.mark.parametrize("act", ["add", "edit", "delete"])
def test_no_screen_changes_an_edition(office, act):
    edition = RegulationEditionFactory()
    for address in (f"/office/rule-editions/{act}/{edition.pk}/", f"/office/rule-editions/{act}/"):
        assert office.get(address).status_code == 404


def test_the_history_of_an_edition_tells_of_its_errata(office, small):
    edition = RegulationEditionFactory(programme=small)
    office.post(
        reverse("rule-editions:erratum", args=(edition.pk,)),
        {"what": "Two, not one", "text": rules_text("small", others=2), "why": "Letter of 3 May"},
    )
    assert "Letter of 3 May" in words(office.get(reverse("rule-editions:history", args=(edition.pk,))))


@pytest.mark.parametrize("screen", ["rule-drafts:index", "rule-drafts:add", "rule-editions:index"])
def test_an_editor_of_the_website_sees_no_rules_in_the_office(enter, wei, screen):
    assert enter(wei).get(reverse(screen)).status_code in (302, 403, 404)


def test_drafts_are_nobody_elses_matter(noor, ingrid):
    RegulationDraftFactory()
    assert not RegulationDraft.objects.visible_to(noor).exists()
    assert RegulationDraft.objects.visible_to(ingrid).exists()
