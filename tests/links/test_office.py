"""The office's screens for links: the queue with its evidence, reports, notes; each change through a verb."""

import pytest
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.links.models import BadBridge, BridgeNote, Pairing, ProposedBridge
from crossings.links.office.evidence import Share, shares
from crossings.people.roles import Auditor, TopicsCurator
from tests.cast import signed_up
from tests.factories.links import (
    BadBridgeFactory,
    BridgeNoteFactory,
    BridgeWorkFactory,
    CorpusVersionFactory,
    NoteWorkFactory,
    PairingFactory,
    ProposedBridgeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tala():
    return signed_up("Tala Haddad", TopicsCurator)


@pytest.fixture
def office(tala, enter):
    return enter(tala)


def page(office, name, *args):
    return office.get(reverse(name, args=args)).content.decode()


def decide(office, bridge, decision, **told):
    return office.post(
        reverse("bridges:edit", args=[bridge.pk]), {"decision": decision, "note": "", "why": "Read"} | told
    )


@pytest.mark.parametrize("screen", ["bridges", "bad-bridges", "pairings", "bridge-notes", "corpora"])
def test_a_curator_opens_every_list_and_a_writer_of_the_website_none(office, wei, enter, screen):
    assert office.get(reverse(f"{screen}:index")).status_code == 200
    assert enter(wei).get(reverse(f"{screen}:index")).status_code in (302, 403, 404)


def test_an_auditor_reads_the_queue_and_decides_nothing(enter):
    bridge = ProposedBridgeFactory()
    auditor = enter(signed_up("Odile", Auditor))

    assert str(bridge.concept) in auditor.get(reverse("bridges:index")).content.decode()
    decide(auditor, bridge, "confirm")
    assert ProposedBridge.objects.get().state == "proposed"


def test_what_waits_comes_first_and_the_strongest_of_it_on_top(office):
    for label, score, state in (("Weak", 0.5, "proposed"), ("Strong", 2.0, "proposed"), ("Done", 9.0, "confirmed")):
        ProposedBridgeFactory(concept__label=label, score=score, state=state)

    listed = page(office, "bridges:index")

    assert listed.index("Strong") < listed.index("Weak") < listed.index("Done")


def test_a_curator_reads_why_and_the_works_of_each_side(office):
    bridge = ProposedBridgeFactory(numbers={"observed_from": 8, "works_from": 157, "expected_from": 0.4})
    shown = BridgeWorkFactory(bridge=bridge, publication__title="Rivers that left")
    BridgeWorkFactory(bridge=bridge, publication__title="Taken back", publication__state="withdrawn")

    told = page(office, "bridges:edit", bridge.pk)

    assert "8 of 157 works" in told
    assert shown.publication.title in told
    assert "Taken back" not in told


def test_a_decision_leads_to_the_next_that_waits_and_the_last_one_to_the_list(office):
    strong, weak = ProposedBridgeFactory(score=2.0), ProposedBridgeFactory(score=1.0)

    first = decide(office, strong, "confirm")
    second = decide(office, weak, "reject")

    assert first.url == reverse("bridges:edit", args=[weak.pk])
    assert second.url == reverse("bridges:index")
    assert list(ProposedBridge.objects.order_by("-score").values_list("state", flat=True)) == ["confirmed", "rejected"]


@pytest.mark.parametrize(
    ("before", "decision", "after", "too_general"),
    [
        ("proposed", "confirm", "confirmed", False),
        ("proposed", "reject", "rejected", False),
        ("proposed", "reject everywhere", "rejected", True),
        ("confirmed", "reopen", "proposed", False),
        ("rejected", "reopen", "proposed", False),
    ],
)
def test_every_decision_is_carried_out_with_its_reason_in_the_journal(office, before, decision, after, too_general):
    bridge = ProposedBridgeFactory(state=before)

    decide(office, bridge, decision, note="For the others")

    kept = ProposedBridge.objects.get()
    assert (kept.state, kept.is_too_general) == (after, too_general)
    (entry,) = Entry.objects.about(bridge)
    assert (entry.actor[:8], entry.why) == ("account:", "Read")


def test_only_what_the_state_permits_is_offered_or_taken(office):
    bridge = ProposedBridgeFactory(state="confirmed")

    assert 'value="reject' not in page(office, "bridges:edit", bridge.pk)
    assert decide(office, bridge, "reject").status_code == 200
    assert ProposedBridge.objects.get().state == "confirmed"


def test_without_a_decision_the_note_alone_is_kept(office):
    bridge = ProposedBridgeFactory()

    answer = decide(office, bridge, "", note="Ask a demographer")

    assert answer.url == reverse("bridges:index")
    assert ProposedBridge.objects.values_list("state", "note").get() == ("proposed", "Ask a demographer")


def test_how_often_curators_agreed_is_told_by_type_and_strength(office):
    for score, state in ((2.5, "confirmed"), (2.1, "rejected"), (0.3, "rejected"), (2.2, "proposed")):
        ProposedBridgeFactory(score=score, state=state)
    ProposedBridgeFactory(score=5.0, state="confirmed", concept__links_as="population")

    assert shares() == (
        Share("topic", 2.0, 1, 2),
        Share("topic", 0.0, 0, 1),
        Share("population", 4.0, 1, 1),
    )
    waiting = ProposedBridge.objects.waiting().get()
    assert "Of 2 bridges of this type and strength that were decided on, 1 were confirmed" in page(
        office, "bridges:edit", waiting.pk
    )


def test_a_report_is_settled_with_what_came_of_it(office):
    report = BadBridgeFactory(words="Too vague")
    assert "Too vague" in page(office, "bad-bridges:edit", report.pk)

    office.post(
        reverse("bad-bridges:edit", args=[report.pk]),
        {"outcome": "rejected", "further": "In every pair", "why": "Agreed"},
    )

    assert BadBridge.objects.values_list("answer", flat=True).get() == "rejected: In every pair"
    assert not BadBridge.objects.waiting().exists()


def test_a_corpus_can_be_seen_and_not_changed(office):
    row = CorpusVersionFactory(works=17)

    assert "17" in page(office, "corpora:index")
    assert row.version[:12] in page(office, "corpora:index")


def form_of_parts(**sizes):
    return {
        f"{name}-{part}": value
        for name, size in sizes.items()
        for part, value in (("TOTAL_FORMS", size), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 1000))
    }


def test_a_pair_is_added_with_its_concepts(office):
    from tests.factories.topics import ConceptFactory

    office.post(
        reverse("pairings:add"),
        {
            "slug": "a-b",
            "language": "en",
            "one": "Causes",
            "other": "Consequences",
            "position": 1,
            "is_offered": "on",
            "why": "",
        }
        | form_of_parts(concepts=2, translations=0)
        | {
            f"concepts-{number}-{name}": value
            for number, side in enumerate(("one", "other"))
            for name, value in (("side", side), ("concept", ConceptFactory().pk))
        },
    )

    pair = Pairing.objects.get()
    assert [len(pair.concepts_of(side)) for side in ("one", "other")] == [1, 1]


# -- notes -------------------------------------------------------------------------------------------------------------


def publish(office, note):
    return office.post(reverse("bridge-notes:publish", args=[note.pk]), {"why": "Read by two"})


def test_a_note_is_published_once_it_cites_both_sides_and_withdrawn_again(office):
    note = BridgeNoteFactory()
    for side in ("one", "other"):
        NoteWorkFactory(note=note, side=side)

    publish(office, note)
    assert BridgeNote.objects.get().state == "published"

    office.post(reverse("bridge-notes:withdraw", args=[note.pk]), {"why": "To mend it"})
    assert BridgeNote.objects.get().state == "withdrawn"


@pytest.mark.parametrize(("side", "missing"), [("one", "Consequences"), ("other", "Causes")])
def test_a_note_that_cites_one_side_alone_is_refused_and_the_other_named(office, side, missing):
    note = BridgeNoteFactory(pairing=PairingFactory(one="Causes", other="Consequences"))
    NoteWorkFactory(note=note, side=side)
    other = "one" if side == "other" else "other"
    NoteWorkFactory(note=note, side=other, publication__state="draft")

    answer = publish(office, note)

    assert f"no published work on “{missing}”" in answer.content.decode()
    assert BridgeNote.objects.get().state == "draft"
