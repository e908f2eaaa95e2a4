"""The office's screens: each lists, adds, edits and tells its history; what breaks a rule is said beside its field."""

import pytest
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.network.models import Institution, Membership
from tests.factories import network as made
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


def test_a_mistake_mended_in_a_name_leaves_no_former_name(office, institution_form):
    here = made.InstitutionFactory(slug="here", name="Hree")

    office.post(reverse("institutions:edit", args=[here.pk]), institution_form)

    assert not here.names.exists()


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
