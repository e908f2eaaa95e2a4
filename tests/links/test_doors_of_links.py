"""Who opens which door of links: the office's screens for curators, one's own pages for those signed in."""

import pytest
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.links.models import BadBridge, BridgeNote, CorpusVersion, FollowedTopic, Pairing, ProposedBridge
from crossings.people.roles import Auditor, TopicsCurator
from tests.cast import signed_up
from tests.factories.links import (
    BadBridgeFactory,
    BridgeNoteFactory,
    CorpusVersionFactory,
    NoteWorkFactory,
    PairingFactory,
    ProposedBridgeFactory,
)
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
SCREENS = {
    "bridges": ProposedBridgeFactory,
    "bad-bridges": BadBridgeFactory,
    "pairings": PairingFactory,
    "bridge-notes": BridgeNoteFactory,
}
TURNED_AWAY = (302, 403, 404)


@pytest.fixture(params=["visitor", "student", "programme officer"])
def stranger(request, client, enter):
    """Somebody who has nothing to do with links: not signed in, a student, or of the office for something else."""
    if request.param == "visitor":
        return client
    return enter(request.getfixturevalue("tomas" if request.param == "student" else "ingrid"))


@pytest.fixture
def office(enter):
    return enter(signed_up("Tala Haddad", TopicsCurator))


@pytest.mark.parametrize("screen", [*SCREENS, "corpora"])
def test_a_stranger_opens_no_list_of_the_office(stranger, screen):
    assert stranger.get(reverse(f"{screen}:index")).status_code in TURNED_AWAY


@pytest.mark.parametrize("screen", SCREENS)
def test_a_stranger_opens_no_record_of_the_office_and_learns_nothing_of_it(stranger, screen):
    record = SCREENS[screen]()

    answer = stranger.get(reverse(f"{screen}:edit", args=[record.pk]))

    assert answer.status_code in TURNED_AWAY
    assert str(record) not in answer.content.decode()


def test_a_stranger_decides_on_no_bridge(stranger):
    bridge = ProposedBridgeFactory()

    answer = stranger.post(
        reverse("bridges:edit", args=[bridge.pk]), {"decision": "confirm", "note": "Mine", "why": "Because"}
    )

    assert answer.status_code in TURNED_AWAY
    assert ProposedBridge.objects.values_list("state", "note").get() == ("proposed", "")
    assert not Entry.objects.about(bridge).exists()


@pytest.mark.parametrize(("verb", "before"), [("publish", "draft"), ("withdraw", "published")])
def test_a_stranger_moves_no_note(stranger, verb, before):
    note = BridgeNoteFactory(state=before)
    for side in ("one", "other"):
        NoteWorkFactory(note=note, side=side)

    answer = stranger.post(reverse(f"bridge-notes:{verb}", args=[note.pk]), {"why": "Because"})

    assert answer.status_code in TURNED_AWAY
    assert BridgeNote.objects.get().state == before


def test_a_stranger_settles_no_report(stranger):
    report = BadBridgeFactory()

    answer = stranger.post(
        reverse("bad-bridges:edit", args=[report.pk]), {"outcome": "stays", "further": "", "why": "x"}
    )

    assert answer.status_code in TURNED_AWAY
    assert list(BadBridge.objects.waiting()) == [report]


def test_a_stranger_adds_no_pair(stranger):
    assert stranger.post(reverse("pairings:add"), {"slug": "a", "one": "A", "other": "B"}).status_code in TURNED_AWAY
    assert not Pairing.objects.exists()


@pytest.mark.parametrize(
    ("screen", "verb"), [("bridge-notes", "publish"), ("bad-bridges", "edit"), ("pairings", "edit")]
)
def test_an_auditor_changes_nothing(enter, screen, verb):
    record = SCREENS[screen]()
    browser = enter(signed_up("Axel Berg", Auditor))
    before = type(record).objects.values().get()

    answer = browser.post(
        reverse(f"{screen}:{verb}", args=[record.pk]), {"why": "x", "outcome": "stays", "one": "C", "other": "D"}
    )

    assert answer.status_code in TURNED_AWAY
    assert type(record).objects.values().get() == before


@pytest.mark.parametrize("address", ["/en/account/topics/", "/en/account/suggested/", "/en/links/together/"])
def test_a_visitor_is_led_to_the_door_and_changes_nothing_by_writing(client, address):
    for answer in (client.get(address), client.post(address, {"further": ConceptFactory().pk, "suggested": "no"})):
        assert answer.status_code == 302
        assert "login" in answer.url
    assert not FollowedTopic.objects.exists()


# -- what curators see -------------------------------------------------------------------------------------------------


def page(office, name, *args):
    return office.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("screen", ["bridges", "bad-bridges", "corpora"])
def test_what_the_machine_or_readers_make_cannot_be_added_by_hand(office, screen):
    from django.urls import NoReverseMatch

    try:
        address = reverse(f"{screen}:add")
    except NoReverseMatch:
        return
    assert office.get(address).status_code in TURNED_AWAY


def test_the_list_of_bridges_can_be_narrowed_to_what_waits(office):
    for label, state in (("Waiting", "proposed"), ("Done with", "confirmed")):
        ProposedBridgeFactory(concept__label=label, state=state)

    listed = office.get(reverse("bridges:index"), {"state": "proposed"}).content.decode()

    assert "Waiting" in listed
    assert "Done with" not in listed


def test_a_bridge_that_is_gone_is_not_found(office):
    assert office.get(reverse("bridges:edit", args=[10**6])).status_code in (302, 404)


def test_markup_in_a_report_is_text_in_the_office(office):
    report = BadBridgeFactory(words="<script>alert(1)</script>", asked="from=<img src=x onerror=alert(1)>")

    for told in (page(office, "bad-bridges:index"), page(office, "bad-bridges:edit", report.pk)):
        assert "<script>alert(1)" not in told
        assert "<img src=x" not in told


def test_markup_in_the_name_of_a_concept_is_text_in_the_queue(office):
    bridge = ProposedBridgeFactory(concept__label="<b onclick=alert(1)>Law</b>", note="</textarea><script>alert(2)")

    for told in (page(office, "bridges:index"), page(office, "bridges:edit", bridge.pk)):
        assert "<b onclick" not in told
        assert "<script>alert(2)" not in told


def test_a_decision_on_what_another_curator_decided_meanwhile_is_told_and_changes_nothing(office):
    bridge = ProposedBridgeFactory(state="rejected", note="Vague")

    answer = office.post(
        reverse("bridges:edit", args=[bridge.pk]), {"decision": "confirm", "note": "Fine", "why": "Read"}
    )

    assert answer.status_code == 200
    assert ProposedBridge.objects.values_list("state", "note").get() == ("rejected", "Vague")


def test_a_decision_that_does_not_exist_is_not_taken(office):
    bridge = ProposedBridgeFactory()

    answer = office.post(reverse("bridges:edit", args=[bridge.pk]), {"decision": "burn", "note": "", "why": "Read"})

    assert answer.status_code == 200
    assert ProposedBridge.objects.get().state == "proposed"


def test_fields_that_are_not_asked_for_cannot_be_sent_along(office):
    bridge = ProposedBridgeFactory(score=1.0)

    office.post(
        reverse("bridges:edit", args=[bridge.pk]),
        {"decision": "", "note": "Read", "why": "x", "state": "confirmed", "score": "99", "is_too_general": "on"},
    )

    kept = ProposedBridge.objects.get()
    assert (kept.state, kept.score, kept.is_too_general, kept.note) == ("proposed", 1.0, False, "Read")


def test_a_report_without_an_outcome_stays_open(office):
    report = BadBridgeFactory()

    answer = office.post(reverse("bad-bridges:edit", args=[report.pk]), {"further": "Hm", "why": "x"})

    assert answer.status_code == 200
    assert list(BadBridge.objects.waiting()) == [report]


def test_what_came_of_a_report_is_not_overwritten_by_a_second_answer(office):
    report = BadBridgeFactory()
    for outcome in ("mended", "stays"):
        office.post(reverse("bad-bridges:edit", args=[report.pk]), {"outcome": outcome, "further": "", "why": "Looked"})

    assert BadBridge.objects.get().answer == "mended"


def test_one_concept_cannot_be_put_on_both_sides_of_a_pair(office):
    concept = ConceptFactory()
    sizes = {"concepts": 2, "translations": 0}
    told = {
        f"{name}-{part}": value
        for name, size in sizes.items()
        for part, value in (("TOTAL_FORMS", size), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 9))
    }
    for number, side in enumerate(("one", "other")):
        told |= {f"concepts-{number}-side": side, f"concepts-{number}-concept": concept.pk}

    answer = office.post(
        reverse("pairings:add"),
        told | {"slug": "a-b", "language": "en", "one": "A", "other": "B", "position": 1, "why": ""},
    )

    assert answer.status_code == 200
    assert not Pairing.objects.exists()


def test_corpora_are_listed_with_the_one_that_is_asked(office):
    rows = [CorpusVersionFactory(is_current=current, works=works) for current, works in ((True, 41), (False, 17))]

    listed = page(office, "corpora:index")

    assert all(row.version[:12] in listed for row in rows)
    assert CorpusVersion.objects.current() == rows[0]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_list_of_the_office_costs_no_more_queries_for_more_rows(office, screen, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    SCREENS[screen]()
    page(office, f"{screen}:index")
    with CaptureQueriesContext(connection) as few:
        page(office, f"{screen}:index")
    for _ in range(5):
        SCREENS[screen]()

    with django_assert_max_num_queries(len(few)):
        page(office, f"{screen}:index")
