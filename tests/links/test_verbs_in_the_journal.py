"""Every verb of links, one by one: one entry with who, when and why; nothing where nothing changed; all or nothing."""

from datetime import timedelta

import pytest

from crossings.engine.links.suggestions import Suggestion as Suggested
from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.models import (
    BadBridge,
    BridgeNote,
    BridgeWork,
    FollowedTopic,
    NotSuggested,
    ProposedBridge,
    Run,
    Suggestion,
)
from tests.factories.links import (
    BadBridgeFactory,
    BridgeNoteFactory,
    BridgeWorkFactory,
    CorpusVersionFactory,
    FollowedTopicFactory,
    NoteWorkFactory,
    PairingFactory,
    ProposedBridgeFactory,
    RunFactory,
    SuggestionFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.research import PublicationFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
BY = Actor("account:424242")
WHY = "Two curators read both sides"


@pytest.fixture
def acts(at):
    return {"by": BY, "at": at, "why": WHY}


def citing_both(**facts):
    note = BridgeNoteFactory(**facts)
    for side in ("one", "other"):
        NoteWorkFactory(note=note, side=side)
    return note


def propose(acts, **facts):
    told = {"score": 1.5, "numbers": {"joint_works": 0}, "works": {}}
    return actions.propose_bridge(**told | facts, **acts)


ONCE = {
    "propose a bridge": lambda acts: propose(
        acts, pairing=PairingFactory(), concept=ConceptFactory(), corpus=CorpusVersionFactory()
    ),
    "confirm a bridge": lambda acts: actions.confirm_bridge(bridge=ProposedBridgeFactory(), **acts),
    "reject a bridge": lambda acts: actions.reject_bridge(bridge=ProposedBridgeFactory(), **acts),
    "reopen a bridge": lambda acts: actions.reopen_bridge(bridge=ProposedBridgeFactory(state="rejected"), **acts),
    "report a bad bridge": lambda acts: actions.report_bad_bridge(concept=ConceptFactory(), asked="from=a", **acts),
    "settle a report": lambda acts: actions.settle_report(report=BadBridgeFactory(), answer="stays", **acts),
    "publish": lambda acts: actions.publish_note(note=citing_both(), **acts),
    "withdraw": lambda acts: actions.withdraw_note(note=BridgeNoteFactory(state="published"), **acts),
    "refuse to be suggested": lambda acts: actions.refuse_suggestions(person=PersonFactory(), **acts),
    "keep a run": lambda acts: actions.keep_run(
        corpus=CorpusVersionFactory(), suggestions=[], asked={}, report={}, **acts
    ),
    "judge a run": lambda acts: actions.judge_run(run=RunFactory(), joined=[], **acts),
}


@pytest.mark.parametrize("verb", ONCE)
def test_a_verb_leaves_one_entry_that_says_who_when_and_why(acts, verb):
    record = ONCE[verb](acts)

    (entry,) = Entry.objects.about(record)
    assert (entry.verb, entry.actor, entry.at, entry.why) == (verb, BY, acts["at"], WHY)


def test_taking_back_leaves_an_entry_though_the_row_is_gone(acts):
    bridge = ProposedBridgeFactory()

    actions.drop_proposal(bridge=bridge, **acts)

    entry = Entry.objects.get(kind="links.proposedbridge")
    assert (entry.verb, entry.actor, entry.why) == ("remove", BY, WHY)
    assert not ProposedBridge.objects.exists()


def test_the_entry_of_a_decision_says_what_was_and_what_is(acts):
    bridge = ProposedBridgeFactory(note="Ask a demographer")

    actions.reject_bridge(bridge=bridge, too_general=True, note="Vague", **acts)

    changes = Entry.objects.about(bridge).get().changes
    assert changes["state"] == ["proposed", "rejected"]
    assert changes["note"] == ["Ask a demographer", "Vague"]
    assert changes["is_too_general"] == [False, True]


def test_the_entry_of_a_renewed_bridge_names_the_works_that_came_and_went(acts):
    gone = BridgeWorkFactory()
    bridge, came = gone.bridge, PublicationFactory()

    propose(acts, pairing=bridge.pairing, concept=bridge.concept, corpus=bridge.corpus, works={str(came.pk): "both"})

    touched = {name.split(".")[0] for name in Entry.objects.about(bridge).get().changes}
    assert "works" in touched
    assert list(bridge.works.values_list("publication", "side")) == [(came.pk, "both")]


def test_a_work_that_changes_sides_is_kept_once(acts):
    row = BridgeWorkFactory(side="one")
    bridge = row.bridge

    propose(
        acts,
        pairing=bridge.pairing,
        concept=bridge.concept,
        corpus=bridge.corpus,
        works={str(row.publication_id): "other"},
    )

    assert list(BridgeWork.objects.values_list("publication", "side")) == [(row.publication_id, "other")]


# -- what is refused changes nothing and is not recorded ---------------------------------------------------------------


REFUSED = {
    "confirm what is confirmed": (ProposedBridgeFactory, {"state": "confirmed"}, actions.confirm_bridge),
    "confirm what is rejected": (ProposedBridgeFactory, {"state": "rejected"}, actions.confirm_bridge),
    "reject what is rejected": (ProposedBridgeFactory, {"state": "rejected"}, actions.reject_bridge),
    "reject what is confirmed": (ProposedBridgeFactory, {"state": "confirmed"}, actions.reject_bridge),
    "reopen what waits": (ProposedBridgeFactory, {"state": "proposed"}, actions.reopen_bridge),
    "drop what is rejected": (ProposedBridgeFactory, {"state": "rejected"}, actions.drop_proposal),
    "drop what is confirmed": (ProposedBridgeFactory, {"state": "confirmed"}, actions.drop_proposal),
    "withdraw a draft": (BridgeNoteFactory, {"state": "draft"}, actions.withdraw_note),
    "withdraw twice": (BridgeNoteFactory, {"state": "withdrawn"}, actions.withdraw_note),
    "publish twice": (citing_both, {"state": "published"}, actions.publish_note),
    "publish what cites nothing": (BridgeNoteFactory, {}, actions.publish_note),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_says_what_and_how_to_go_on_and_leaves_all_as_it_was(acts, case):
    make, facts, verb = REFUSED[case]
    record = make(**facts)
    before = type(record).objects.values().get()
    entries = Entry.objects.count()

    with pytest.raises(Refusal) as refused:
        verb(**{"note" if isinstance(record, BridgeNote) else "bridge": record}, **acts)

    assert refused.value.what
    assert refused.value.mend
    assert type(record).objects.values().get() == before
    assert Entry.objects.count() == entries


def test_a_refusal_in_the_last_step_takes_the_letters_of_the_first_back(acts, mailoutbox, monkeypatch):
    bridge = ProposedBridgeFactory()
    FollowedTopicFactory(concept=bridge.concept)
    monkeypatch.setattr(actions.bridges, "tell_followers", lambda *_args, **_more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.confirm_bridge(bridge=bridge, **acts)

    assert ProposedBridge.objects.get().state == "proposed"
    assert not Entry.objects.about(bridge).exists()
    assert mailoutbox == []


def test_an_empty_note_does_not_wipe_what_another_curator_wrote(acts):
    bridge = ProposedBridgeFactory(note="Seen by a demographer")

    actions.confirm_bridge(bridge=bridge, note="", **acts)

    assert ProposedBridge.objects.get().note == "Seen by a demographer"


def test_a_bridge_goes_round_as_often_as_curators_change_their_minds(acts):
    bridge = ProposedBridgeFactory()

    for verb in (actions.confirm_bridge, actions.reopen_bridge, actions.reject_bridge, actions.reopen_bridge):
        verb(bridge=bridge, **acts)

    assert ProposedBridge.objects.get().state == "proposed"
    assert [entry.verb for entry in Entry.objects.about(bridge).order_by("pk")] == [
        "confirm a bridge",
        "reopen a bridge",
        "reject a bridge",
        "reopen a bridge",
    ]


# -- reports -----------------------------------------------------------------------------------------------------------


def test_the_same_words_on_another_concept_are_another_report(acts):
    for _ in range(2):
        actions.report_bad_bridge(concept=ConceptFactory(), asked="from=a&to=b", words="Too vague", **acts)

    assert BadBridge.objects.waiting().count() == 2


def test_what_was_settled_may_be_reported_again(acts):
    told = {"concept": ConceptFactory(), "asked": "from=a&to=b", "words": "Still too vague"}
    first = actions.report_bad_bridge(**told, **acts)
    actions.settle_report(report=first, answer="stays", **acts)

    again = actions.report_bad_bridge(**told, **acts)

    assert again != first
    assert list(BadBridge.objects.waiting()) == [again]


def test_a_question_that_is_too_long_to_keep_is_cut_and_still_counts_as_the_same(acts):
    told = {"concept": ConceptFactory(), "asked": "from=" + "a" * 900}

    first, again = (actions.report_bad_bridge(**told, **acts) for _ in range(2))

    assert first == again
    assert len(BadBridge.objects.get().asked) == 500


def test_a_report_keeps_all_that_the_form_takes_with_the_reason_before_it(acts):
    words = "The idea is too general to say anything. " + "w" * 1000

    actions.report_bad_bridge(concept=ConceptFactory(), asked="from=a&to=b", words=words, **acts)

    assert BadBridge.objects.get().words == words


def test_the_report_that_waits_longest_comes_first(at):
    late = BadBridgeFactory(reported_at=at)
    early = BadBridgeFactory(reported_at=at - timedelta(days=3))
    BadBridgeFactory(reported_at=at - timedelta(days=9), settled_at=at)

    assert list(BadBridge.objects.waiting()) == [early, late]


# -- one's own ---------------------------------------------------------------------------------------------------------


def test_following_the_same_topics_again_records_nothing(acts, noor):
    concepts = [ConceptFactory(), ConceptFactory()]
    first = actions.follow_topics(account=noor, concepts=concepts, **acts)
    entries = Entry.objects.count()

    again = actions.follow_topics(account=noor, concepts=[*reversed(concepts), concepts[0]], **acts)

    assert first == again
    assert Entry.objects.count() == entries


def test_following_nothing_ends_all_notices_of_this_account_alone(acts, noor):
    FollowedTopicFactory(account=noor)
    other = FollowedTopicFactory()

    assert actions.follow_topics(account=noor, concepts=[], **acts) == []
    assert list(FollowedTopic.objects.all()) == [other]


def test_a_change_of_topics_that_fails_half_way_keeps_the_old_ones(acts, noor, monkeypatch):
    kept = FollowedTopicFactory(account=noor)
    monkeypatch.setattr(actions.own, "recording", lambda *_args, **_more: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.follow_topics(account=noor, concepts=[ConceptFactory()], **acts)

    assert list(FollowedTopic.objects.all()) == [kept]
    assert not Entry.objects.filter(kind="links.followedtopic").exists()


def test_a_wish_is_recorded_once_and_taken_back_once(acts):
    person = PersonFactory()
    for _ in range(2):
        actions.refuse_suggestions(person=person, **acts)
    for _ in range(2):
        actions.allow_suggestions(person=person, **acts)

    verbs = list(Entry.objects.filter(kind="links.notsuggested").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["refuse to be suggested", "remove"]
    assert not NotSuggested.objects.exists()


def test_a_wish_of_one_person_says_nothing_of_another(acts):
    wishing, other = PersonFactory(), PersonFactory()
    for person in (wishing, other):
        actions.refuse_suggestions(person=person, **acts)

    actions.allow_suggestions(person=other, **acts)

    assert NotSuggested.objects.get().person == wishing


# -- runs --------------------------------------------------------------------------------------------------------------


def test_a_run_that_names_a_pair_twice_is_not_kept_at_all(acts):
    twice = [Suggested("a", "likely", rank, "b", 0.5, 0.5) for rank in (1, 2)]

    with pytest.raises(Exception, match=r"(?i)unique"):
        actions.keep_run(corpus=CorpusVersionFactory(), suggestions=twice, asked={}, report={}, **acts)

    assert not Run.objects.exists()
    assert not Entry.objects.filter(kind="links.run").exists()


def test_what_came_true_once_is_taken_back_when_the_work_was_withdrawn(acts):
    row = SuggestionFactory(start="a", concept="b")

    actions.judge_run(run=row.run, joined=[("b", "a")], **acts)
    assert Suggestion.objects.get().came_true
    actions.judge_run(run=row.run, joined=[], **acts)

    assert not Suggestion.objects.get().came_true


def test_judging_one_run_leaves_the_others(acts):
    judged, other = (SuggestionFactory(start="a", concept="b") for _ in range(2))

    actions.judge_run(run=judged.run, joined=[("a", "b")], **acts)

    other.refresh_from_db()
    assert not other.came_true
    assert Run.objects.get(pk=other.run_id).judged_at is None
