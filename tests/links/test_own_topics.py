"""One's own topics: chosen, changed, given up; what is new on them; and the wish not to be suggested."""

import pytest
from django.urls import reverse

from crossings.journal.models import Entry, PersonalValue
from crossings.links.models import FollowedTopic, NotSuggested
from crossings.links.tasks import forget_what_is_due
from crossings.people.actions import close_account
from crossings.people.own_data import everything_about
from tests.factories.links import FollowedTopicFactory, ProposedBridgeFactory
from tests.factories.people import PersonFactory
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db
OWN = "/en/account/topics/"


@pytest.fixture
def browser(noor, enter):
    return enter(noor)


def follows(account):
    return list(FollowedTopic.objects.filter(account=account).values_list("concept", flat=True))


def test_nobody_opens_the_page_who_is_not_signed_in(client):
    assert client.get(OWN).status_code == 302


def test_a_topic_is_chosen_and_another_added_to_it(browser, noor):
    first, second = ConceptFactory(), ConceptFactory()

    browser.post(OWN, {"further": first.pk})
    browser.post(OWN, {"followed": [first.pk], "further": second.pk})

    assert follows(noor) == [first.pk, second.pk]


def test_a_cleared_box_ends_the_notices_of_that_topic(browser, noor):
    kept, let_go = (FollowedTopicFactory(account=noor).concept for _ in range(2))

    browser.post(OWN, {"followed": [kept.pk], "further": ""})

    assert follows(noor) == [kept.pk]
    assert let_go.label in browser.get(OWN).content.decode()


def test_only_topics_in_use_are_offered(browser, noor):
    for concept in (ConceptFactory(is_deprecated=True), ConceptFactory(scheme=SchemeFactory(facet="region"))):
        answer = browser.post(OWN, {"further": concept.pk})
        assert answer.status_code == 200

    assert follows(noor) == []


def test_a_topic_that_went_out_of_use_is_kept_until_it_is_let_go(browser, noor):
    old, new = FollowedTopicFactory(account=noor, concept=ConceptFactory(is_deprecated=True)).concept, ConceptFactory()

    browser.post(OWN, {"followed": [old.pk], "further": new.pk})
    assert follows(noor) == [old.pk, new.pk]

    browser.post(OWN, {"followed": [new.pk], "further": ""})
    assert follows(noor) == [new.pk]


def test_topics_of_others_stay_as_they_are(browser):
    other = FollowedTopicFactory()

    browser.post(OWN, {"further": ConceptFactory().pk})

    assert follows(other.account) == [other.concept_id]
    assert other.concept.label not in browser.get(OWN).content.decode().partition("<select")[0]


def test_what_is_confirmed_on_ones_topics_stands_there(browser, noor):
    told = ProposedBridgeFactory(state="confirmed", concept=FollowedTopicFactory(account=noor).concept)
    other = ProposedBridgeFactory(state="confirmed")

    page = browser.get(OWN).content.decode()

    assert told.pairing.one in page
    assert other.pairing.one not in page


def test_what_somebody_follows_stands_in_no_open_part_of_the_journal(browser, noor):
    browser.post(OWN, {"further": ConceptFactory().pk})
    entry = Entry.objects.get(kind="links.followedtopic")

    assert entry.changes.keys() == {"id"}
    assert entry.title == ""
    assert PersonalValue.objects.filter(entry=entry).count() == 2


def test_it_is_in_the_file_of_everything_that_is_kept(noor):
    FollowedTopicFactory(account=noor, concept__label="Drought")

    assert everything_about(noor)["links.followedtopic"][0]["concept"] == "Drought"


def test_topics_go_when_the_account_is_closed(noor, at):
    FollowedTopicFactory(account=noor)
    kept = FollowedTopicFactory()
    close_account(account=noor, by=noor.actor, at=at)

    assert forget_what_is_due(at) == 1
    assert list(FollowedTopic.objects.all()) == [kept]
    assert forget_what_is_due(at) == 0


# -- not to be suggested -----------------------------------------------------------------------------------------------


def ask(browser, answer):
    return browser.post(reverse("own_links:suggested"), {"suggested": answer})


def test_a_person_is_suggested_no_more_and_may_change_their_mind(browser, noor):
    person = PersonFactory(account=noor)

    ask(browser, "no")
    ask(browser, "no")
    assert NotSuggested.objects.get().person == person
    assert "You are suggested to nobody" in browser.get(OWN).content.decode()

    ask(browser, "yes")
    assert not NotSuggested.objects.exists()
    assert [entry.verb for entry in Entry.objects.filter(kind="links.notsuggested").order_by("pk")] == [
        "refuse to be suggested",
        "remove",
    ]


def test_who_is_no_scholar_here_is_not_asked(browser):
    assert "Do not suggest me" not in browser.get(OWN).content.decode()

    ask(browser, "no")
    assert not NotSuggested.objects.exists()


def test_reading_the_address_changes_nothing(browser, noor):
    PersonFactory(account=noor)

    browser.get(reverse("own_links:suggested"))

    assert not NotSuggested.objects.exists()


def test_the_account_leads_there(browser):
    assert OWN in browser.get("/en/account/home/").content.decode()
