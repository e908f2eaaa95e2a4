"""What holds of every verb of the network: one entry that says who, when, why and what; nothing at all when refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry, PersonalValue
from crossings.network import actions
from crossings.network.models import (
    Affiliation,
    Agreement,
    Institution,
    InstitutionName,
    Membership,
    Profile,
    Succession,
)
from tests.factories import network as made
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db
Y2024 = PartialDate(2024)


def renamed(**who):
    return actions.rename_institution(institution=made.InstitutionFactory(name="Before"), name="After", **who)


def closed(**who):
    return actions.close_institution(institution=made.InstitutionFactory(), on=Y2024, **who)


def reopened(**who):
    return actions.reopen_institution(institution=made.InstitutionFactory(status="closed"), **who)


def split(**who):
    two = made.InstitutionFactory.create_batch(2)
    return actions.succeed(predecessor=two[0], successor=two[1], kind="split", **who)


def joined(**who):
    return actions.join_network(
        network=made.NetworkFactory(), institution=made.InstitutionFactory(), role="partner", **who
    )


def left(**who):
    return actions.leave_network(membership=made.MembershipFactory(), ends=Y2024, **who)


def agreed(**who):
    return actions.record_agreement(network=made.NetworkFactory(), title="Lille", kind="other", **who)


def affiliated(**who):
    return actions.affiliate(person=PersonFactory(), institution=made.InstitutionFactory(), title="Reader", **who)


def ended(**who):
    return actions.end_affiliation(affiliation=made.AffiliationFactory(), ends=Y2024, **who)


def published(**who):
    return actions.publish_profile(profile=made.shown(is_published=False), **who)


def withdrawn(**who):
    return actions.withdraw_profile(profile=made.shown(), **who)


VERBS = {
    "rename": renamed,
    "close": closed,
    "reopen": reopened,
    "succeed": split,
    "join": joined,
    "leave": left,
    "record": agreed,
    "affiliate": affiliated,
    "end": ended,
    "publish": published,
    "withdraw": withdrawn,
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_writes_one_entry_that_says_who_when_and_why(verb, actor, at):
    record = VERBS[verb](by=actor, at=at, why="Minutes of 12 May")

    entry = Entry.objects.about(record).get()
    assert (entry.verb, entry.actor, entry.at, entry.why) == (verb, actor, at, "Minutes of 12 May")


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_tells_what_it_changed_and_not_only_that_it_did(verb, actor, at):
    record = VERBS[verb](by=actor, at=at)

    entry = Entry.objects.about(record).get()
    assert entry.changes or PersonalValue.objects.filter(entry=entry).exists()


def test_every_verb_that_has_a_word_of_its_own_is_tried_here():
    assert set(actions.VERBS) == set(VERBS)


def bearing_no_name(**who):
    actions.rename_institution(institution=made.InstitutionFactory(), name="", **who)


def closing_before_it_was_founded(**who):
    actions.close_institution(institution=made.InstitutionFactory(founded="2013"), on=PartialDate(2010), **who)


def closing_what_is_renamed(**who):
    actions.close_institution(institution=made.InstitutionFactory(status="renamed"), **who)


def reopening_what_is_active(**who):
    actions.reopen_institution(institution=made.InstitutionFactory(), **who)


def leaving_before_joining(**who):
    actions.leave_network(membership=made.MembershipFactory(starts="2020"), ends=PartialDate(2020), **who)


def leaving_where_membership_was_only_named(**who):
    only_named = made.MembershipFactory(starts=None, evidence="not_evidenced")
    actions.leave_network(membership=only_named, ends=Y2024, **who)


def signing_after_the_end(**who):
    dates = {"signed": PartialDate(2005), "until": PartialDate(2005)}
    actions.record_agreement(network=made.NetworkFactory(), title="Lille", kind="other", **dates, **who)


def agreeing_in_a_way_that_nobody_knows(**who):
    actions.record_agreement(network=made.NetworkFactory(), title="Lille", kind="handshake", **who)


def working_without_a_title(**who):
    actions.affiliate(person=PersonFactory(), institution=made.InstitutionFactory(), title="", **who)


def ending_before_the_beginning(**who):
    actions.end_affiliation(affiliation=made.AffiliationFactory(starts="2020"), ends=PartialDate(2019, 12), **who)


def publishing_without_consent(**who):
    actions.publish_profile(profile=made.ProfileFactory(is_published=False), **who)


def succeeding_twice(**who):
    known = made.SuccessionFactory(kind="split")
    actions.succeed(predecessor=known.predecessor, successor=known.successor, kind="split", **who)


def joining_as_nothing_known(**who):
    actions.join_network(network=made.NetworkFactory(), institution=made.InstitutionFactory(), role="friend", **who)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (bearing_no_name, "cannot be blank"),
        (closing_before_it_was_founded, "The end does not come after the start"),
        (closing_what_is_renamed, "that is renamed cannot become closed"),
        (reopening_what_is_active, "that is active cannot become active"),
        (leaving_before_joining, "The end does not come after the start"),
        (leaving_where_membership_was_only_named, "A membership that is not evidenced has no dates"),
        (signing_after_the_end, "The end does not come after the start"),
        (agreeing_in_a_way_that_nobody_knows, "handshake"),
        (working_without_a_title, "cannot be blank"),
        (ending_before_the_beginning, "The end does not come after the start"),
        (publishing_without_consent, "Ask the person, record the consent, then publish"),
        (succeeding_twice, "already exists"),
        (joining_as_nothing_known, "friend"),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_a_refused_verb_says_why_and_leaves_no_trace(attempt, said, actor, at):
    with pytest.raises((Refusal, ValidationError), match=said):
        attempt(by=actor, at=at)

    assert not Entry.objects.exists()


def test_a_refused_verb_leaves_the_row_as_it_was(actor, at):
    here = made.InstitutionFactory(founded="2013")

    with pytest.raises(ValidationError):
        actions.close_institution(institution=here, on=PartialDate(2010), by=actor, at=at)

    kept = Institution.objects.get(pk=here.pk)
    assert (kept.status, kept.closed) == ("active", None)


def test_an_old_copy_of_a_row_is_renamed_from_the_name_in_the_database(actor, at):
    old_copy = made.InstitutionFactory(name="First")
    Institution.objects.filter(pk=old_copy.pk).update(name="Second")

    actions.rename_institution(institution=old_copy, name="Third", by=actor, at=at)

    assert [row.name for row in InstitutionName.objects.all()] == ["Second"]


def test_three_names_in_a_row_leave_two_former_ones_in_order(actor, at):
    here = made.InstitutionFactory(name="First")
    for name, year in (("Second", 2005), ("Third", 2015)):
        actions.rename_institution(institution=here, name=name, on=PartialDate(year), by=actor, at=at)

    assert [(row.name, str(row.ends)) for row in InstitutionName.objects.order_by("ends")] == [
        ("First", "2005"),
        ("Second", "2015"),
    ]


def test_an_acronym_alone_may_change_and_the_name_with_the_old_one_is_kept(actor, at):
    here = made.InstitutionFactory(name="Institute", acronym="OLD")

    actions.rename_institution(institution=here, name="Institute", acronym="NEW", by=actor, at=at)

    former = InstitutionName.objects.get()
    assert (former.name, former.acronym, here.acronym) == ("Institute", "OLD", "NEW")


def test_a_former_name_keeps_the_language_in_which_it_was_borne(actor, at):
    here = made.InstitutionFactory(name="Bureau des enquêtes", language="fr")

    actions.rename_institution(institution=here, name="Centre d’enquêtes", by=actor, at=at)

    assert InstitutionName.objects.get().language == "fr"


def test_a_split_may_come_after_a_closing(actor, at):
    gone, part = made.InstitutionFactory(status="closed"), made.InstitutionFactory()

    actions.succeed(predecessor=gone, successor=part, kind="split", by=actor, at=at)

    gone.refresh_from_db()
    assert gone.status == "closed"


def test_merging_closes_the_predecessor_on_the_day_of_the_merger(actor, at):
    old, new = made.InstitutionFactory.create_batch(2)

    actions.succeed(predecessor=old, successor=new, kind="merged", on=PartialDate(2009, 9), by=actor, at=at)

    old.refresh_from_db()
    assert (old.status, str(old.closed)) == ("closed", "2009-09")


def test_two_may_merge_into_one(actor, at):
    *before, after = made.InstitutionFactory.create_batch(3)

    for old in before:
        actions.succeed(predecessor=old, successor=after, kind="merged", by=actor, at=at)

    assert Succession.objects.filter(successor=after).count() == 2


def test_a_succession_keeps_its_source_and_its_remark(actor, at):
    old, new = made.InstitutionFactory.create_batch(2)
    page = SourceFactory()

    kept = actions.succeed(
        predecessor=old, successor=new, kind="split", source=page, source_note="Year not given", by=actor, at=at
    )

    kept.refresh_from_db()
    assert (kept.source, kept.source_note) == (page, "Year not given")


def test_a_changed_role_rests_on_the_same_source_and_leaves_one_open_membership(actor, at):
    held = made.MembershipFactory(role="member", starts="2020", source=SourceFactory())

    new = actions.change_role(membership=held, role="chair", on=PartialDate(2022), by=actor, at=at)

    assert new.source == held.source
    assert list(Membership.objects.filter(ends=None)) == [new]


def test_a_changed_role_is_two_entries_one_for_each_membership(actor, at):
    held = made.MembershipFactory(role="member", starts="2020")

    new = actions.change_role(membership=held, role="chair", on=PartialDate(2022), by=actor, at=at, why="Vote")

    told = {(entry.verb, entry.record_key, entry.why) for entry in Entry.objects.all()}
    assert told == {("leave", str(held.pk), "Vote"), ("join", str(new.pk), "Vote")}


def test_on_every_day_of_a_change_of_role_there_is_exactly_one_role(actor, at):
    held = made.MembershipFactory(role="member", starts="2020")
    actions.change_role(membership=held, role="chair", on=PartialDate(2022), by=actor, at=at)

    for day in (date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1), date(2026, 1, 1)):
        assert Membership.objects.as_of(day).count() == 1


def test_joining_names_the_source_the_remark_and_that_the_evidence_merely_begins(actor, at):
    page = SourceFactory()

    membership = actions.join_network(
        network=made.NetworkFactory(),
        institution=made.InstitutionFactory(),
        role="partner",
        since=actions.Since(PartialDate(2026, 11), is_stated=False),
        source=page,
        note="As printed",
        by=actor,
        at=at,
    )

    membership.refresh_from_db()
    assert (membership.source, membership.source_note, membership.starts_stated) == (page, "As printed", False)


def test_a_party_that_is_named_twice_has_signed_once(actor, at):
    party = made.InstitutionFactory()
    signed = {"network": made.NetworkFactory(), "title": "Lille", "kind": "other", "parties": [party, party]}

    actions.record_agreement(**signed, by=actor, at=at)

    assert [row.institution for row in Agreement.objects.get().parties.all()] == [party]


def test_two_posts_of_one_person_at_one_place_need_two_titles(actor, at):
    held = made.AffiliationFactory(title="Reader")

    second = actions.affiliate(person=held.person, institution=held.institution, title="Dean", by=actor, at=at)

    assert Affiliation.objects.filter(person=held.person).count() == 2
    assert second.title == "Dean"


def test_withdrawing_a_profile_keeps_its_words(actor, at):
    profile = made.shown(about="Studies who leaves.")

    actions.withdraw_profile(profile=profile, by=actor, at=at)

    assert Profile.objects.get(pk=profile.pk).about == "Studies who leaves."


def test_publishing_what_is_published_already_is_no_news(actor, at):
    actions.publish_profile(profile=made.shown(), by=actor, at=at)

    assert not Entry.objects.exists()
