"""The office finds its records: by words in any name, by what they are, and only for those whose role lets them in."""

import pytest
from django.urls import reverse

from crossings.people.roles import Auditor, Editor, NetworkSteward, ProgrammeOfficer, TopicsCurator, Writer
from tests.cast import signed_up
from tests.factories import network as made
from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
READERS = [ProgrammeOfficer, Auditor]
OTHERS = [NetworkSteward, Editor, Writer, TopicsCurator]
SCREENS = ["institutions", "networks", "memberships", "successions", "agreements", "milestones", "affiliations"]


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def listed(office, screen, **asked) -> list[str]:
    """The records on the first page of a list, as it names them."""
    answer = office.get(reverse(f"{screen}:index"), asked)
    assert answer.status_code == 200
    return [str(record) for record in answer.context["object_list"]]


@pytest.mark.parametrize("role", READERS, ids=lambda role: role.__name__)
@pytest.mark.parametrize("screen", SCREENS)
def test_who_keeps_or_audits_records_opens_their_lists(enter, role, screen):
    assert enter(signed_up("Reader", role)).get(reverse(f"{screen}:index")).status_code == 200


@pytest.mark.parametrize("role", OTHERS, ids=lambda role: role.__name__)
def test_who_keeps_other_things_opens_none_of_them(enter, role):
    client = enter(signed_up("Other", role))

    assert {client.get(reverse(f"{screen}:index")).status_code for screen in SCREENS} <= {302, 403, 404}


@pytest.mark.parametrize("screen", SCREENS)
def test_who_audits_adds_nothing(enter, screen):
    auditor = enter(signed_up("Odile", Auditor))

    assert auditor.get(reverse(f"{screen}:add")).status_code in (302, 403, 404)


@pytest.mark.parametrize("asked", ["delta", "IDS", "معهد", "bureau"])
def test_an_institution_is_found_by_any_of_its_names(office, asked):
    here = made.InstitutionFactory(name="Institute of Delta Studies", acronym="IDS")
    here.translations.create(language="ar", name="معهد الدلتا")
    here.save()
    made.InstitutionNameFactory(institution=here, name="Survey Bureau")
    made.InstitutionFactory(name="Elsewhere")

    assert listed(office, "institutions", q=asked) == ["Institute of Delta Studies"]


@pytest.mark.parametrize(
    "question", [{"kind": "university"}, {"status": "closed"}, {"country": "GH"}], ids=lambda asked: next(iter(asked))
)
def test_a_list_of_institutions_is_narrowed_by_what_they_are(office, question):
    made.InstitutionFactory(name="Wanted", kind="university", status="closed", country="GH")
    made.InstitutionFactory(name="Other", kind="office", status="active", country="MY")

    assert listed(office, "institutions", **question) == ["Wanted"]


def test_memberships_are_narrowed_by_network_and_role(office):
    held = made.MembershipFactory(role="chair")
    made.MembershipFactory(network=held.network, role="member")
    made.MembershipFactory(role="chair")

    assert listed(office, "memberships", network=held.network.pk, role="chair") == [str(held)]


def test_memberships_are_found_by_institution_or_network(office):
    held = made.MembershipFactory(institution__name="Delta Institute", network__name="River Consortium")
    made.MembershipFactory()

    assert listed(office, "memberships", q="delta") == listed(office, "memberships", q="river") == [str(held)]


def test_an_agreement_is_found_by_a_title_in_another_language(office):
    kept = made.AgreementFactory(title="Agreement of Lille")
    kept.translations.create(language="es", title="Convenio de Lila")
    kept.save()
    made.AgreementFactory()

    assert listed(office, "agreements", q="convenio") == ["Agreement of Lille"]


def test_a_profile_is_found_by_the_name_of_its_person_and_by_its_words(office):
    profile = made.ProfileFactory(person=PersonFactory(name="Wei Lin"), about="Studies remittances.")
    made.ProfileFactory()

    assert listed(office, "profiles", q="wei lin") == listed(office, "profiles", q="remittances") == [str(profile)]


def test_published_and_unpublished_profiles_can_be_told_apart(office):
    public, closed = made.ProfileFactory(is_published=True), made.ProfileFactory(is_published=False)

    assert listed(office, "profiles", is_published="true") == [str(public)]
    assert listed(office, "profiles", is_published="false") == [str(closed)]


def test_successions_are_found_from_either_end(office):
    kept = made.SuccessionFactory(predecessor__name="Old Bureau", successor__name="New Institute")
    made.SuccessionFactory()

    assert listed(office, "successions", q="bureau") == listed(office, "successions", q="new inst") == [str(kept)]


def test_what_answers_no_question_is_said_and_not_an_empty_page(office):
    made.InstitutionFactory()

    answer = office.get(reverse("institutions:index"), {"q": "nothing of this name"})

    assert "match" in answer.content.decode().lower()


def test_an_institution_is_chosen_in_another_form_by_the_name_that_it_bore(office):
    here = made.InstitutionNameFactory(institution__name="Institute in Macau", name="Institute on Computing")
    made.InstitutionFactory(name="Elsewhere")

    found = office.get(reverse("institution_chooser:choose_results"), {"q": "computing"}).content.decode()

    assert here.institution.name in found
    assert "Elsewhere" not in found
