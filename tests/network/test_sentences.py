"""What pages say in words of dates and presence: as exact as the record, and never more certain than its sources."""

from datetime import date

import pytest
from django.utils.translation import override

from crossings.engine.network.presence import Presence
from crossings.engine.values import PartialDate
from crossings.network.as_of import as_of
from crossings.network.models import Membership
from crossings.network.sentences import date_words, membership_note, presence_words, with_remark

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def membership(starts=None, ends=None, starts_stated=True, ends_stated=True, **facts) -> Membership:
    return Membership(starts=starts, ends=ends, starts_stated=starts_stated, ends_stated=ends_stated, **facts)


@pytest.mark.parametrize(
    ("known", "language", "said"),
    [
        (PartialDate(2013), "en", "2013"),
        (PartialDate(2013, 6), "en", "June 2013"),
        (PartialDate(2013, 6, 1), "en", "1 June 2013"),
        (PartialDate(2013, 6), "fr", "juin 2013"),
        (PartialDate(2013, 6, 1), "es", "1 de junio de 2013"),
        (None, "en", ""),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(known, language, said):
    with override(language):
        assert date_words(known).lower() == said.lower()


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_year_alone_is_never_said_with_a_month(language):
    with override(language):
        assert date_words(PartialDate(2013)) == "2013"


def test_dates_that_sources_state_need_no_remark():
    assert membership_note(membership("2013", "2018")) == ""


def test_open_dates_need_no_remark_either():
    assert membership_note(membership(starts_stated=False, ends_stated=False)) == ""


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"starts": "2022-09", "ends": "2023-09", "starts_stated": False, "ends_stated": False},
            "from September 2022 until September 2023; when it joined and left is not stated",
        ),
        ({"starts": "2022-09", "starts_stated": False}, "from September 2022 on; when it joined is not stated"),
        ({"ends": "2023", "ends_stated": False}, "until 2023; when it left is not stated"),
    ],
)
def test_an_end_of_the_evidence_is_said_to_be_that_and_no_more(facts, said):
    assert said in membership_note(membership(**facts))


def test_a_stated_beginning_is_not_doubted_because_the_end_is():
    note = membership_note(membership("2013", "2018", ends_stated=False))

    assert "2013" not in note
    assert "when it joined" not in note


def test_who_is_only_named_is_said_to_be_that():
    only_named = membership(evidence=Membership.Evidence.NOT_EVIDENCED)

    assert "not evidenced in any source read" in membership_note(only_named)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_each_kind_of_presence_is_said_in_words_of_its_own(language):
    with override(language):
        said = [str(presence_words(presence)) for presence in Presence]

    assert len(set(said)) == len(Presence)
    assert all(said)


def test_silence_of_the_sources_is_never_said_as_absence():
    for silent in (Presence.EARLIER_EVIDENCE, Presence.LATER_EVIDENCE):
        assert "no source speaks of this day" in presence_words(silent)
    assert presence_words(Presence.ABSENT) == "not a member"


def test_a_remark_keeps_its_own_direction_within_the_sentence():
    assert with_remark("Named.", remark="كما طُبع") == "Named. <bdi>كما طُبع</bdi>"


def test_a_remark_from_a_record_cannot_become_part_of_the_page():
    told = with_remark("A <sentence>.", remark="<script>alert(1)</script>")

    assert "<script>" not in told
    assert "A &lt;sentence&gt;." in told


def test_nothing_is_said_where_there_is_nothing_to_say():
    assert with_remark("", remark="") == ""


@pytest.mark.parametrize("asked", ["2022-10-01", " 2022-10-01 "])
def test_a_day_with_spaces_around_it_is_that_day(asked):
    assert as_of(asked, TODAY).day == date(2022, 10, 1)


@pytest.mark.parametrize("asked", ["2022", "2022-10", "01.10.2022", "2022-10-32", "٢٠٢٢-١٠-٠١", "2022-10-01T00:00"])
def test_what_is_not_a_whole_day_shows_today_and_tells_the_form(asked):
    shown = as_of(asked, TODAY)

    assert (shown.day, shown.query) == (TODAY, "")
    assert "2022-10-01" in str(shown.error)


@pytest.mark.parametrize("asked", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(asked):
    shown = as_of(asked, TODAY)

    assert shown.query == f"?on={asked}"
    assert not shown.error
