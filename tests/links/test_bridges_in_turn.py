"""The verbs of bridges and reports: what each changes, what it refuses, what the journal keeps."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.models import BadBridge, ProposedBridge
from tests.factories.links import (
    BadBridgeFactory,
    CorpusVersionFactory,
    FollowedTopicFactory,
    PairingConceptFactory,
    PairingFactory,
    ProposedBridgeFactory,
)
from tests.factories.research import PublicationFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
BY = Actor("account:999999")


@pytest.fixture
def acts(at):
    return {"by": BY, "at": at, "why": "Read both sides"}


def propose(acts, **facts):
    told = {"score": 1.5, "numbers": {"joint_works": 0}, "works": {}}
    return actions.propose_bridge(**told | facts, **acts)


def verbs(record):
    return [entry.verb for entry in Entry.objects.about(record)]


def same(bridge):
    return {"pairing": bridge.pairing, "concept": bridge.concept, "corpus": bridge.corpus}


def test_a_bridge_is_proposed_with_the_works_that_show_it(acts):
    one, other = PublicationFactory(), PublicationFactory()
    bridge = propose(
        acts,
        pairing=PairingFactory(),
        concept=ConceptFactory(),
        corpus=CorpusVersionFactory(),
        works={str(one.pk): "one", str(other.pk): "both"},
    )

    assert bridge.state == "proposed"
    assert list(bridge.works.values_list("publication", "side")) == [(other.pk, "both"), (one.pk, "one")]
    assert verbs(bridge) == ["propose a bridge"]


def test_the_same_proposal_again_records_nothing(acts):
    work = PublicationFactory()
    bridge = propose(acts, **same(ProposedBridgeFactory()), works={str(work.pk): "one"})
    before = Entry.objects.count()

    propose(acts, **same(bridge), works={str(work.pk): "one"})

    assert Entry.objects.count() == before


@pytest.mark.parametrize("decide", [actions.confirm_bridge, actions.reject_bridge])
def test_proposing_again_renews_the_numbers_and_never_a_decision(acts, decide):
    bridge = decide(bridge=ProposedBridgeFactory(), note="Seen", **acts)
    newer, work = CorpusVersionFactory(), PublicationFactory()

    propose(acts, **same(bridge) | {"corpus": newer}, score=7.0, works={str(work.pk): "other"})

    kept = ProposedBridge.objects.get(pk=bridge.pk)
    assert (kept.state, kept.note, kept.decided_at) == (bridge.state, "Seen", acts["at"])
    assert (kept.score, kept.corpus) == (7.0, newer)
    assert kept.works.get().publication == work


def test_works_that_show_it_no_more_go(acts):
    first, second = PublicationFactory(), PublicationFactory()
    bridge = propose(acts, **same(ProposedBridgeFactory()), works={str(first.pk): "one"})

    propose(acts, **same(bridge), works={str(second.pk): "one"})

    assert [row.publication for row in bridge.works.all()] == [second]


def test_a_confirmed_bridge_is_public_and_says_when(acts):
    bridge = actions.confirm_bridge(bridge=ProposedBridgeFactory(), note="Infants in both", **acts)

    assert list(ProposedBridge.objects.confirmed()) == [bridge]
    assert (bridge.note, bridge.decided_at) == ("Infants in both", acts["at"])
    assert verbs(bridge) == ["confirm a bridge"]


def test_a_bridge_is_rejected_here_or_everywhere(acts):
    here = actions.reject_bridge(bridge=ProposedBridgeFactory(), **acts)
    everywhere = actions.reject_bridge(bridge=ProposedBridgeFactory(), too_general=True, **acts)

    assert set(ProposedBridge.objects.left_out()) == {here, everywhere}
    assert list(ProposedBridge.objects.too_general()) == [everywhere]


def test_a_decision_is_opened_anew_and_keeps_its_note(acts):
    bridge = actions.reject_bridge(bridge=ProposedBridgeFactory(), too_general=True, note="Vague", **acts)

    actions.reopen_bridge(bridge=bridge, **acts)

    kept = ProposedBridge.objects.get()
    assert (kept.state, kept.is_too_general, kept.decided_at, kept.note) == ("proposed", False, None, "Vague")


@pytest.mark.parametrize("second", [actions.confirm_bridge, actions.reject_bridge])
def test_two_curators_who_decide_at_once_do_not_overwrite_each_other(acts, second):
    bridge = ProposedBridgeFactory()
    seen = ProposedBridge.objects.get()
    actions.confirm_bridge(bridge=bridge, **acts)

    with pytest.raises(Refusal, match="confirmed does not permit"):
        second(bridge=seen, **acts)

    assert ProposedBridge.objects.get().state == "confirmed"


def test_a_proposal_is_dropped_and_a_decision_is_not(acts):
    actions.drop_proposal(bridge=ProposedBridgeFactory(), **acts)
    kept = ProposedBridgeFactory(state="confirmed")

    with pytest.raises(Refusal, match="curator has decided"):
        actions.drop_proposal(bridge=kept, **acts)

    assert list(ProposedBridge.objects.all()) == [kept]


# -- letters -----------------------------------------------------------------------------------------------------------


def test_those_who_follow_a_topic_are_told_with_the_confirmation(acts, mailoutbox):
    bridge = ProposedBridgeFactory(concept__label="Infant mortality")
    side = PairingConceptFactory(pairing=bridge.pairing)
    by_concept, by_side = FollowedTopicFactory(concept=bridge.concept), FollowedTopicFactory(concept=side.concept)
    FollowedTopicFactory()

    actions.confirm_bridge(bridge=bridge, **acts)

    assert [letter.to for letter in mailoutbox] == [[by_concept.account.email], [by_side.account.email]]
    assert not any("Infant" in letter.subject + letter.body for letter in mailoutbox)
    assert "/account/topics/" in mailoutbox[0].body


def test_somebody_who_follows_several_of_its_topics_is_told_once(acts, mailoutbox):
    bridge = ProposedBridgeFactory()
    first = FollowedTopicFactory(concept=bridge.concept)
    FollowedTopicFactory(account=first.account, concept=PairingConceptFactory(pairing=bridge.pairing).concept)

    actions.confirm_bridge(bridge=bridge, **acts)

    assert len(mailoutbox) == 1


def test_nobody_is_told_of_a_proposal_or_a_rejection_or_of_their_own_act(acts, mailoutbox, noor):
    bridge = ProposedBridgeFactory()
    FollowedTopicFactory(concept=bridge.concept)
    propose(acts, **same(bridge))
    actions.reject_bridge(bridge=bridge, **acts)
    own = ProposedBridgeFactory(concept=FollowedTopicFactory(account=noor).concept)
    actions.confirm_bridge(bridge=own, by=noor.actor, at=acts["at"])

    assert mailoutbox == []


def test_a_confirmation_that_fails_tells_nobody(acts, mailoutbox):
    bridge = ProposedBridgeFactory(state="rejected")
    FollowedTopicFactory(concept=bridge.concept)

    with pytest.raises(Refusal):
        actions.confirm_bridge(bridge=bridge, **acts)

    assert mailoutbox == []


def test_a_new_joint_work_over_a_confirmed_bridge_is_told(acts, mailoutbox):
    bridge = ProposedBridgeFactory(state="confirmed", numbers={"joint_works": 0})
    FollowedTopicFactory(concept=bridge.concept)

    propose(acts, **same(bridge), numbers={"joint_works": 1})
    propose(acts, **same(bridge), numbers={"joint_works": 1})

    assert len(mailoutbox) == 1


# -- reports of readers ------------------------------------------------------------------------------------------------


def test_a_report_waits_once_however_often_it_is_sent(acts):
    told = {"concept": ConceptFactory(), "asked": "from=a&to=b", "words": "Too vague"}

    first, again = (actions.report_bad_bridge(**told, **acts) for _ in range(2))

    assert first == again == BadBridge.objects.waiting().get()
    assert verbs(first) == ["report a bad bridge"]


def test_a_report_is_settled_once_with_what_came_of_it(acts):
    report = actions.settle_report(report=BadBridgeFactory(), answer="Rejected in every pair", **acts)
    actions.settle_report(report=report, answer="Something else", **acts)

    assert not BadBridge.objects.waiting().exists()
    assert BadBridge.objects.get().answer == "Rejected in every pair"
    assert verbs(report) == ["settle a report"]
