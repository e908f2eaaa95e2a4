"""What happens to a page is in the journal: who, when and why, with the words before and after."""

import pytest

from crossings.journal.context import circumstances
from crossings.journal.models import Entry

pytestmark = pytest.mark.django_db


def verbs(page):
    return list(
        Entry.objects.filter(record_key=str(page.pk), kind=page._meta.label_lower)
        .order_by("id")
        .values_list("verb", flat=True)
    )


def test_creating_and_publishing_are_entered(write):
    assert verbs(write())[:2] == ["create", "publish"]


def test_an_entry_names_who_and_why(write):
    with circumstances(actor="account:7", why="Because it was missing"):
        page = write()
    entry = Entry.objects.get(record_key=str(page.pk), verb="publish", kind="website.standardpage")
    assert (entry.actor, entry.why) == ("account:7", "Because it was missing")


def test_an_entry_holds_the_words_before_and_after(write):
    page = write(title="Before")
    page.title = "After"
    page.save_revision().publish()
    entry = Entry.objects.filter(record_key=str(page.pk), verb="publish").latest("id")
    assert entry.changes["title"] == ["Before", "After"]


@pytest.mark.parametrize(("act", "verb"), [("unpublish", "unpublish"), ("delete", "delete")])
def test_what_takes_a_page_away_is_entered(write, act, verb):
    page = write()
    key, kind = str(page.pk), page._meta.label_lower
    getattr(page, act)()
    assert Entry.objects.filter(record_key=key, kind=kind, verb=verb).exists()


def test_moving_is_entered(write, home):
    page, other = write(), write(slug="other")
    page.move(other, pos="last-child")
    assert "move" in verbs(page)


def test_a_tellers_words_stay_out_of_the_open_part(write):
    from crossings.website.models import StoryIndexPage, StoryPage
    from tests.website.test_stories import CONSENT

    index = write(StoryIndexPage, title="Stories", slug="stories")
    page = write(
        StoryPage,
        under=index,
        slug="s",
        teller="Noor",
        role="student",
        year=2026,
        body=[("paragraph", "Mine")],
        **CONSENT,
    )
    entries = Entry.objects.filter(record_key=str(page.pk), kind="website.storypage")
    assert not any("teller" in entry.changes or "body" in entry.changes for entry in entries)
    assert entries.filter(personal_values__field="teller").exists()
