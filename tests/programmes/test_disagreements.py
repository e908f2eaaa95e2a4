"""Where sources disagree, both sides stay on record, and at most one of them is followed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes.actions import settle_dispute
from crossings.programmes.models import Dispute, DisputeSide
from tests.factories.programmes import DisputeFactory, DisputeSideFactory
from tests.factories.provenance import SourceFactory

INGRID = Actor("account:7")
FEBRUARY = PartialDate(2024, 2)
pytestmark = pytest.mark.django_db


def test_sides_name_their_sources():
    page = SourceFactory(title="School's page, 2023 copy")
    assert DisputeSideFactory(source=page).source.title == "School's page, 2023 copy"


def test_two_sides_cannot_be_followed():
    side = DisputeSideFactory(is_followed=True)
    with pytest.raises(IntegrityError):
        DisputeSideFactory(dispute=side.dispute, is_followed=True)


def test_a_form_says_how_to_follow_another_side():
    followed = DisputeSideFactory(is_followed=True)
    with pytest.raises(ValidationError, match="Take the mark from it first"):
        DisputeSideFactory.build(dispute=followed.dispute, source=None, is_followed=True).full_clean()


def test_settling_follows_one_side_and_leaves_the_other(at):
    loser = DisputeSideFactory(is_followed=True)
    winner = DisputeSideFactory(dispute=loser.dispute)
    settle_dispute(dispute=loser.dispute, side=winner, on=FEBRUARY, by=INGRID, at=at)
    assert DisputeSide.objects.get(is_followed=True) == winner
    assert loser.dispute.sides.count() == 2


def test_a_settled_disagreement_is_no_longer_open(at):
    side = DisputeSideFactory()
    assert Dispute.objects.unsettled().get() == side.dispute
    settle_dispute(dispute=side.dispute, side=side, on=FEBRUARY, by=INGRID, at=at)
    assert not Dispute.objects.unsettled().exists()
    assert Dispute.objects.get().settled_on == FEBRUARY


def test_settling_names_the_decision(at):
    minutes, side = SourceFactory(), DisputeSideFactory()
    settle_dispute(dispute=side.dispute, side=side, on=FEBRUARY, source=minutes, by=INGRID, at=at)
    assert Dispute.objects.get().source == minutes


def test_a_side_of_another_disagreement_settles_nothing(at):
    dispute = DisputeFactory()
    with pytest.raises(Refusal, match="no side of"):
        settle_dispute(dispute=dispute, side=DisputeSideFactory(), on=FEBRUARY, by=INGRID, at=at)
    assert Dispute.objects.unsettled().count() == 2


def test_the_journal_tells_which_side_was_followed_and_why(at):
    side = DisputeSideFactory()
    settle_dispute(dispute=side.dispute, side=side, on=FEBRUARY, by=INGRID, at=at, why="Minutes of February")
    entry = Entry.objects.about(side.dispute).get()
    assert entry.changes[f"sides.{side.pk}.is_followed"] == [False, True]
    assert entry.why == "Minutes of February"


def test_a_page_finds_the_disagreements_of_its_part():
    wanted = DisputeFactory(field="fees")
    DisputeFactory(field="state", catalogue=wanted.catalogue)
    assert Dispute.objects.of(wanted.catalogue).about("fees").get() == wanted


def test_noor_sees_no_side_of_a_draft(noor):
    DisputeSideFactory(dispute__catalogue__published_at=None)
    shown = DisputeSideFactory()
    assert DisputeSide.objects.visible_to(noor).get() == shown


def test_reading_costs_the_same_however_many_sides(django_assert_num_queries):
    for _ in range(2):
        DisputeSideFactory.create_batch(3, dispute=DisputeFactory())
    with django_assert_num_queries(5):
        assert sum(len(dispute.sides.all()) for dispute in Dispute.objects.with_sides()) == 6
