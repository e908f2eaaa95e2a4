"""Close, reopen, rename, succeed, join, leave, affiliate, publish: each a button with a small form that asks why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.network.models import Affiliation, Agreement, Institution, Membership, Profile
from tests.factories import network as made
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BUTTONS = {
    "institutions": {"rename", "close", "reopen", "succeed", "affiliate"},
    "networks": {"join", "record-agreement"},
    "memberships": {"leave", "change-role"},
    "affiliations": {"end"},
    "profiles": {"publish", "withdraw"},
}
RECORDS = {
    "institutions": made.InstitutionFactory,
    "networks": made.NetworkFactory,
    "memberships": made.MembershipFactory,
    "affiliations": made.AffiliationFactory,
    "profiles": made.ProfileFactory,
}
EVERY = [(screen, key) for screen, keys in BUTTONS.items() for key in sorted(keys)]


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def page_of(screen, key, record):
    return reverse(f"{screen}:{key}", args=[record.pk])


def done(office, screen, key, record, **answers):
    """Fill in the form of a verb, with a reason, and press its button."""
    return office.post(page_of(screen, key, record), {"why": "Minutes of 12 May"} | answers)


def told(record):
    """What the journal says was done to a record, and why."""
    return [(entry.verb, entry.why) for entry in Entry.objects.about(record)]


def offered(office, screen, record):
    html = office.get(reverse(f"{screen}:edit", args=[record.pk])).content.decode()
    return {key for key in BUTTONS[screen] if page_of(screen, key, record) in html}


@pytest.mark.parametrize(("screen", "key"), EVERY)
def test_each_verb_has_a_page_that_asks_why(office, screen, key):
    form = office.get(page_of(screen, key, RECORDS[screen]())).context["form"]

    assert list(form.fields)[-1] == "why"
    assert form.fields["why"].required


@pytest.mark.parametrize(("screen", "key"), EVERY)
def test_noor_opens_none_of_them(enter, noor, screen, key):
    assert enter(noor).get(page_of(screen, key, RECORDS[screen]())).status_code in (302, 403, 404)


@pytest.mark.parametrize("screen", BUTTONS)
def test_a_list_with_its_buttons_costs_the_same_however_long(office, screen):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse(f"{screen}:index"))
        return len(queries)

    RECORDS[screen]()
    asked()
    one = asked()
    for _ in range(3):
        RECORDS[screen]()

    assert asked() == one


# -- institutions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "keys"),
    [
        ("active", {"rename", "close", "succeed", "affiliate"}),
        ("closed", {"rename", "reopen", "succeed", "affiliate"}),
        ("renamed", {"rename", "reopen", "succeed", "affiliate"}),
    ],
)
def test_only_what_its_status_permits_is_offered(office, status, keys):
    assert offered(office, "institutions", made.InstitutionFactory(status=status)) == keys


def test_an_institution_is_closed_on_a_year(office):
    here = made.InstitutionFactory()

    done(office, "institutions", "close", here, on="2019")

    here.refresh_from_db()
    assert (here.status, str(here.closed)) == ("closed", "2019")
    assert told(here) == [("close", "Minutes of 12 May")]


def test_nothing_is_closed_without_a_reason(office):
    here = made.InstitutionFactory()

    answer = done(office, "institutions", "close", here, why="")

    assert "why" in answer.context["form"].errors
    assert not Entry.objects.about(here).exists()


def test_what_was_closed_meanwhile_is_refused_with_what_why_and_how_to_mend(office):
    here = made.InstitutionFactory(status="closed")

    said = done(office, "institutions", "close", here).content.decode()

    assert "somebody may have changed it meanwhile" in said.lower()
    assert "An institution that is closed cannot become closed." in said
    assert "From closed only these may follow: active." in said
    assert "Check its status first" in said


def test_an_end_before_the_beginning_is_refused(office):
    here = made.InstitutionFactory(founded="2013")

    assert done(office, "institutions", "close", here, on="2010").status_code == 200
    assert Institution.objects.get().status == "active"


def test_what_was_closed_in_error_is_reopened(office):
    here = made.InstitutionFactory(status="closed", closed="2019")

    done(office, "institutions", "reopen", here)

    here.refresh_from_db()
    assert (here.status, here.closed) == ("active", None)
    assert told(here) == [("reopen", "Minutes of 12 May")]


def test_a_new_name_keeps_the_old_one_as_a_former_name(office):
    here = made.InstitutionFactory(name="Before")

    done(office, "institutions", "rename", here, name="After", on="2017")

    here.refresh_from_db()
    assert (here.name, here.names.get().name, str(here.names.get().ends)) == ("After", "Before", "2017")
    assert told(here) == [("rename", "Minutes of 12 May")]


def test_the_name_that_it_bears_is_no_new_name(office):
    here = made.InstitutionFactory(name="Before")

    answer = done(office, "institutions", "rename", here, name="Before")

    assert "This is the name that it bears" in answer.content.decode()


def test_it_goes_on_as_another_and_ends(office):
    old, new, source = made.InstitutionFactory(), made.InstitutionFactory(), SourceFactory()

    done(office, "institutions", "succeed", old, successor=new.pk, kind="renamed", on="2017", source=source.pk)

    old.refresh_from_db()
    succession = old.successions_from.get()
    assert (old.status, succession.successor, succession.source) == ("renamed", new, source)
    assert told(succession) == [("succeed", "Minutes of 12 May")]


def test_what_has_ended_otherwise_is_not_renamed(office):
    old, new = made.InstitutionFactory(status="closed"), made.InstitutionFactory()

    answer = done(office, "institutions", "succeed", old, successor=new.pk, kind="renamed")

    assert "ended in another way" in answer.content.decode()


def test_an_institution_does_not_succeed_itself(office):
    here = made.InstitutionFactory()

    answer = done(office, "institutions", "succeed", here, successor=here.pk, kind="split")

    assert "cannot succeed itself" in answer.content.decode()


# -- networks and memberships ------------------------------------------------------------------------------------------


def test_an_institution_joins_a_network_since_a_day_that_is_only_shown(office):
    network, here = made.NetworkFactory(), made.InstitutionFactory()

    done(office, "networks", "join", network, institution=here.pk, role="partner", since="2026-11")

    membership = Membership.objects.get()
    assert (membership.institution, str(membership.starts), membership.starts_stated) == (here, "2026-11", False)
    assert told(membership) == [("join", "Minutes of 12 May")]


def test_a_second_membership_over_the_same_days_is_refused(office):
    held = made.MembershipFactory()

    answer = done(
        office, "networks", "join", held.network, institution=held.institution.pk, role=held.role, since="2021"
    )

    assert "already has this role" in answer.content.decode()


def test_an_agreement_of_members_is_recorded(office):
    held = made.MembershipFactory()
    answers = {"title": "Lille", "kind": "cooperation", "signed": "2005-03", "parties": [held.institution.pk]}

    done(office, "networks", "record-agreement", held.network, **answers)

    agreement = Agreement.objects.get()
    assert [party.institution for party in agreement.parties.all()] == [held.institution]
    assert told(agreement) == [("record", "Minutes of 12 May")]


def test_an_agreement_that_ends_before_it_is_signed_is_refused(office):
    answers = {"title": "Lille", "kind": "cooperation", "signed": "2005-03", "until": "2004"}

    assert done(office, "networks", "record-agreement", made.NetworkFactory(), **answers).status_code == 200
    assert not Agreement.objects.exists()


def test_a_member_leaves(office):
    held = made.MembershipFactory()

    done(office, "memberships", "leave", held, ends="2023-09", is_stated="on")

    held.refresh_from_db()
    assert (str(held.ends), held.ends_stated) == ("2023-09", True)
    assert told(held) == [("leave", "Minutes of 12 May")]


def test_nobody_leaves_before_joining(office):
    held = made.MembershipFactory(starts="2020")

    assert done(office, "memberships", "leave", held, ends="2019").status_code == 200
    assert Membership.objects.get().ends is None


def test_who_has_left_is_not_asked_to_leave_again(office):
    assert offered(office, "memberships", made.MembershipFactory(ends="2023")) == set()


def test_a_changed_role_keeps_both_on_record(office):
    held = made.MembershipFactory(role="member", starts="2020")

    done(office, "memberships", "change-role", held, role="chair", on="2022")

    rows = Membership.objects.order_by("starts").values_list("role", "starts", "ends")
    assert [tuple(map(str, row)) for row in rows] == [("member", "2020", "2022"), ("chair", "2022", "None")]


def test_the_role_that_it_has_is_no_other_role(office):
    held = made.MembershipFactory(role="member")

    answer = done(office, "memberships", "change-role", held, role="member", on="2022")

    assert "Choose the role that it changed to" in answer.content.decode()


# -- persons -----------------------------------------------------------------------------------------------------------


def test_a_person_is_affiliated_and_leaves(office):
    person, here = PersonFactory(), made.InstitutionFactory()

    done(office, "institutions", "affiliate", here, person=person.pk, title="Researcher", starts="2024")
    affiliation = Affiliation.objects.get()
    done(office, "affiliations", "end", affiliation, ends="2026-09")

    affiliation.refresh_from_db()
    assert (affiliation.person, affiliation.institution, str(affiliation.ends)) == (person, here, "2026-09")
    assert {verb for verb, _why in told(affiliation)} == {"affiliate", "end"}


def test_the_same_affiliation_twice_is_refused(office):
    held = made.AffiliationFactory(starts="2020")
    answers = {"person": held.person.pk, "title": held.title, "starts": "2021"}

    assert (
        "already has this role"
        in done(office, "institutions", "affiliate", held.institution, **answers).content.decode()
    )


@pytest.mark.parametrize("consents", [True, False])
def test_a_profile_is_published_only_with_consent(office, consents):
    profile = made.ProfileFactory(is_published=False)
    if consents:
        ConsentFactory(person=profile.person)

    answer = done(office, "profiles", "publish", profile)

    assert Profile.objects.get().is_published is consents
    assert answer.status_code == 302 if consents else "has not consented" in answer.content.decode()


def test_a_profile_is_withdrawn(office):
    profile = made.shown()

    done(office, "profiles", "withdraw", profile)

    assert not Profile.objects.get(pk=profile.pk).is_published
    assert ("withdraw", "Minutes of 12 May") in told(profile)
