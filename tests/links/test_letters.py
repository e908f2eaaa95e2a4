"""The letter to those who follow a topic says that there is something new and where, in their language, and nothing else."""

import re

import pytest

from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.letters import tell_followers
from crossings.people.actions import close_account
from tests.factories.links import FollowedTopicFactory, PairingConceptFactory, ProposedBridgeFactory
from tests.factories.people import AccountFactory

pytestmark = pytest.mark.django_db
BY = Actor("account:999999")
SECRETS = ("Trafficked children", "Weather", "Wages", "Ask the ministry")


@pytest.fixture
def bridge():
    made = ProposedBridgeFactory(
        concept__label=SECRETS[0], pairing__one=SECRETS[1], pairing__other=SECRETS[2], note=SECRETS[3]
    )
    PairingConceptFactory(pairing=made.pairing, side="one", concept__label="Drought and heat")
    return made


def confirm(bridge, at, note=""):
    actions.confirm_bridge(bridge=bridge, note=note, by=BY, at=at, why="Because of a secret")


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_no_letter_says_which_topic_or_what_curators_wrote_in_any_language(bridge, at, mailoutbox, language):
    reader = FollowedTopicFactory(concept=bridge.concept, account__language=language).account
    other = FollowedTopicFactory(concept=bridge.concept).account

    confirm(bridge, at, note="Not for readers")

    (letter,) = [each for each in mailoutbox if each.to == [reader.email]]
    for secret in (*SECRETS, "Drought and heat", "Not for readers", "Because of a secret", other.name, other.email):
        assert secret not in letter.subject + letter.body
    assert re.findall(r"https?://\S+", letter.body) == [
        next(word for word in letter.body.split() if word.endswith(f"/{language}/account/topics/"))
    ]


def test_nobody_sees_in_a_letter_who_else_got_it(bridge, at, mailoutbox):
    readers = [FollowedTopicFactory(concept=bridge.concept).account for _ in range(3)]

    confirm(bridge, at)

    assert [letter.to for letter in mailoutbox] == [[reader.email] for reader in readers]
    assert all(letter.cc == letter.bcc == [] for letter in mailoutbox)


def test_letters_about_different_bridges_do_not_differ(at, mailoutbox):
    account = AccountFactory()
    for label in ("Asylum", "Detention"):
        row = FollowedTopicFactory(account=account, concept__label=label)
        confirm(ProposedBridgeFactory(concept=row.concept), at)

    first, second = mailoutbox
    assert (first.subject, first.body) == (second.subject, second.body)


def test_a_subject_is_one_line_and_the_letter_begins_with_words(bridge, at, mailoutbox):
    FollowedTopicFactory(concept=bridge.concept)

    confirm(bridge, at)

    (letter,) = mailoutbox
    assert letter.subject
    assert "\n" not in letter.subject
    assert not letter.body[0].isspace()


def test_a_letter_says_how_to_get_no_more_of_them(bridge, at, mailoutbox):
    FollowedTopicFactory(concept=bridge.concept)

    confirm(bridge, at)

    assert "no such letter comes any more" in mailoutbox[0].body


def test_whose_account_is_closed_gets_no_letter(bridge, at, mailoutbox):
    closed = FollowedTopicFactory(concept=bridge.concept).account
    close_account(account=closed, by=BY, at=at)
    mailoutbox.clear()

    confirm(bridge, at)

    assert mailoutbox == []


def test_who_gave_a_topic_up_gets_no_letter(bridge, at, noor, mailoutbox):
    FollowedTopicFactory(concept=bridge.concept, account=noor)
    actions.follow_topics(account=noor, concepts=[], by=noor.actor, at=at)

    confirm(bridge, at)

    assert mailoutbox == []


def test_how_many_were_told_is_said_without_whoever_did_it(noor, mailoutbox):
    concept = FollowedTopicFactory(account=noor).concept
    FollowedTopicFactory(concept=concept)

    assert tell_followers([concept.pk], by=noor.actor) == 1
    assert tell_followers([], by=BY) == 0
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("verb", [actions.reject_bridge, actions.reopen_bridge])
def test_only_a_confirmation_is_told(at, mailoutbox, verb):
    state = "confirmed" if verb is actions.reopen_bridge else "proposed"
    bridge = ProposedBridgeFactory(state=state)
    FollowedTopicFactory(concept=bridge.concept)

    verb(bridge=bridge, by=BY, at=at)

    assert mailoutbox == []


@pytest.mark.parametrize(("state", "letters"), [("proposed", 0), ("rejected", 0), ("confirmed", 1)])
def test_a_new_joint_work_is_told_of_bridges_that_the_public_sees(at, mailoutbox, state, letters):
    bridge = ProposedBridgeFactory(state=state, numbers={"joint_works": 1})
    FollowedTopicFactory(concept=bridge.concept)

    actions.propose_bridge(
        pairing=bridge.pairing,
        concept=bridge.concept,
        corpus=bridge.corpus,
        score=1.0,
        numbers={"joint_works": 2},
        works={},
        by=BY,
        at=at,
    )

    assert len(mailoutbox) == letters


def test_fewer_joint_works_than_before_are_no_news(at, mailoutbox):
    bridge = ProposedBridgeFactory(state="confirmed", numbers={"joint_works": 3})
    FollowedTopicFactory(concept=bridge.concept)

    actions.propose_bridge(
        pairing=bridge.pairing,
        concept=bridge.concept,
        corpus=bridge.corpus,
        score=1.0,
        numbers={"joint_works": 2},
        works={},
        by=BY,
        at=at,
    )

    assert mailoutbox == []
