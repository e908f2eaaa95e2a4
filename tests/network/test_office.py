"""The office's screens: each lists, adds, edits and tells its history; what breaks a rule is said beside its field."""

import pytest
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.network.models import Institution, Membership, Profile
from tests.factories import network as made
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db
NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
SCREENS = [
    "institutions",
    "successions",
    "networks",
    "memberships",
    "partner-countries",
    "country-cooperations",
    "agreements",
    "milestones",
    "stated-counts",
    "affiliations",
    "profiles",
]


def without_rows(*parts):
    return {f"{part}-{name}": value for part in parts for name, value in NO_ROWS.items()}


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


@pytest.fixture
def institution_form():
    return {
        "slug": "here",
        "language": "en",
        "name": "Here",
        "kind": "institute",
        "status": "active",
        "why": "Its own page",
        **without_rows("translations", "names"),
    }


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("act", ["index", "add"])
def test_every_record_has_its_screens(office, screen, act):
    assert office.get(reverse(f"{screen}:{act}")).status_code == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_noor_opens_none_of_them(enter, noor, screen):
    assert enter(noor).get(reverse(f"{screen}:index")).status_code in (302, 403, 404)


def test_what_the_office_adds_is_in_the_journal_with_its_reason(office, institution_form):
    office.post(reverse("institutions:add"), institution_form)

    entry = Entry.objects.about(Institution.objects.get(slug="here")).get()
    assert (entry.verb, entry.why) == ("add", "Its own page")


def test_a_former_name_is_added_on_the_same_form(office, institution_form):
    names = {"names-TOTAL_FORMS": 1, "names-0-kind": "former", "names-0-name": "Before", "names-0-language": "en"}

    office.post(reverse("institutions:add"), institution_form | names)

    assert Institution.objects.get(slug="here").names.get().name == "Before"


def test_the_history_of_a_record_is_the_journal(office, institution_form):
    office.post(reverse("institutions:add"), institution_form)
    here = Institution.objects.get(slug="here")

    assert "Its own page" in office.get(reverse("institutions:history", args=[here.pk])).content.decode()


def test_an_unsound_ror_identifier_is_named_beside_its_field(office, institution_form):
    response = office.post(reverse("institutions:add"), institution_form | {"ror": "043nxc106"})

    assert "043nxc106" in response.content.decode()
    assert not Institution.objects.exists()


def test_a_former_name_finds_the_institution_in_the_list(office):
    made.InstitutionNameFactory(institution__name="Present", name="Computing")
    made.InstitutionFactory(name="Other")

    listed = office.get(reverse("institutions:index"), {"q": "computing"}).content.decode()

    assert "Present" in listed
    assert "Other</a>" not in listed


def test_a_second_membership_over_the_same_days_is_refused_on_the_form(office):
    held = made.MembershipFactory()
    form = {
        "network": held.network.pk,
        "institution": held.institution.pk,
        "role": held.role,
        "evidence": "on_record",
        "starts": "2021",
        "ends": "2022",
        "starts_stated": "on",
        "ends_stated": "on",
        "why": "",
    }

    response = office.post(reverse("memberships:add"), form)

    assert "already has this role" in response.content.decode()
    assert Membership.objects.count() == 1


def test_a_stated_count_without_a_source_is_refused_on_the_form(office):
    form = {"network": made.NetworkFactory().pk, "of": "members", "number": "5", "why": ""}

    assert "needs the source" in office.post(reverse("stated-counts:add"), form).content.decode()


def test_an_institution_on_which_others_rest_is_not_removed(office):
    held = made.MembershipFactory()

    office.post(reverse("institutions:delete", args=[held.institution.pk]))

    assert Institution.objects.filter(pk=held.institution.pk).exists()


@pytest.mark.parametrize(("consents", "published"), [(True, True), (False, False)])
def test_the_office_publishes_a_profile_only_with_consent(office, consents, published):
    person = PersonFactory()
    if consents:
        ConsentFactory(person=person)
    form = {
        "person": person.pk,
        "language": "en",
        "about": "",
        "is_public": "on",
        "why": "",
        **without_rows("translations"),
    }

    response = office.post(reverse("profiles:add"), form)

    assert Profile.objects.filter(is_published=True).exists() is published
    assert ("has not consented" in response.content.decode()) is not published


def test_the_office_withdraws_a_profile_by_the_same_form(office):
    profile = made.shown()
    form = {
        "person": profile.person.pk,
        "language": "en",
        "about": profile.about,
        "why": "",
        **without_rows("translations"),
    }

    office.post(reverse("profiles:edit", args=[profile.pk]), form)

    assert not Profile.objects.get(pk=profile.pk).is_published
    assert "withdraw" in {entry.verb for entry in Entry.objects.about(profile)}


def test_a_new_name_keeps_the_old_one_as_a_former_name(office, institution_form):
    here = made.InstitutionFactory(slug="here", name="Before")
    form = institution_form | {"name": "After", "is_renaming": "on", "renamed_on": "2017"}

    office.post(reverse("institutions:edit", args=[here.pk]), form)

    here.refresh_from_db()
    assert (here.name, here.names.get().name, str(here.names.get().ends)) == ("After", "Before", "2017")
    assert "rename" in {entry.verb for entry in Entry.objects.about(here)}


def test_a_mistake_mended_in_a_name_leaves_no_former_name(office, institution_form):
    here = made.InstitutionFactory(slug="here", name="Hree")

    office.post(reverse("institutions:edit", args=[here.pk]), institution_form)

    assert not here.names.exists()


@pytest.fixture
def membership_form():
    held = made.MembershipFactory(role="member", starts="2020")
    form = {
        "network": held.network.pk,
        "institution": held.institution.pk,
        "role": "chair",
        "evidence": "on_record",
        "starts": "2020",
        "starts_stated": "on",
        "ends": "",
        "ends_stated": "on",
        "why": "",
    }
    return reverse("memberships:edit", args=[held.pk]), form


def test_a_changed_role_keeps_both_on_record(office, membership_form):
    address, form = membership_form

    office.post(address, form | {"role_changed_on": "2022"})

    rows = Membership.objects.order_by("starts").values_list("role", "starts", "ends")
    assert [tuple(map(str, row)) for row in rows] == [("member", "2020", "2022"), ("chair", "2022", "None")]


def test_a_role_that_was_mistaken_is_mended_in_its_place(office, membership_form):
    address, form = membership_form

    office.post(address, form)

    assert Membership.objects.get().role == "chair"


def test_a_day_of_change_without_another_role_is_refused(office, membership_form):
    address, form = membership_form

    response = office.post(address, form | {"role": "member", "role_changed_on": "2022"})

    assert "Choose the role that it changed to" in response.content.decode()


def test_a_succession_also_ends_the_predecessor(office):
    old, new = made.InstitutionFactory(), made.InstitutionFactory()

    office.post(reverse("successions:add"), {"predecessor": old.pk, "successor": new.pk, "kind": "renamed", "why": ""})

    old.refresh_from_db()
    assert old.status == "renamed"


def test_one_that_has_ended_otherwise_cannot_be_renamed_on_the_form(office):
    old, new = made.InstitutionFactory(status="closed"), made.InstitutionFactory()
    form = {"predecessor": old.pk, "successor": new.pk, "kind": "renamed", "why": ""}

    assert "ended in another way" in office.post(reverse("successions:add"), form).content.decode()


def test_a_source_is_chosen_for_a_succession(office):
    old, new, source = made.InstitutionFactory(), made.InstitutionFactory(), SourceFactory()
    form = {"predecessor": old.pk, "successor": new.pk, "kind": "renamed", "source": source.pk, "why": ""}

    office.post(reverse("successions:add"), form)

    assert old.successions_from.get().source == source
