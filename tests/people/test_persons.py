"""Persons: found by any of their names, told apart by their iD, and known in addresses by a word that stays theirs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crossings.journal.models import Entry
from crossings.people.models import Expertise, Person
from crossings.people.records import LONGEST, free_slug
from crossings.people.roles import Auditor, Editor, NetworkSteward
from tests.cast import signed_up
from tests.factories.network import AffiliationFactory, ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.programmes import TeachingFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Amina Diallo", "amina-diallo"),
        ("Åsa Öberg-Müller", "asa-oberg-muller"),
        ("Suda", "suda"),
        ("نور", "person"),
        ("  ", "person"),
        ("!!!", "person"),
    ],
)
def test_a_name_becomes_a_word_for_addresses(name, slug):
    assert free_slug(name) == slug


def test_the_second_of_a_name_gets_the_next_number_that_is_free():
    for slug in ("amina", "amina-2", "amina-4"):
        PersonFactory(slug=slug)

    assert free_slug("Amina") == "amina-3"


def test_a_longer_name_takes_nothing_from_a_shorter_one():
    PersonFactory(slug="amina-diallo")

    assert free_slug("Amina") == "amina"


def test_a_very_long_name_leaves_room_for_a_number():
    first = free_slug("a" * 200)
    PersonFactory(slug=first)

    assert len(first) == LONGEST
    assert free_slug("a" * 200) == f"{first}-2"


def test_an_identifier_is_kept_bare_however_it_is_written():
    person = PersonFactory.build(orcid=f"https://orcid.org/{ORCID}"[-19:])
    person.full_clean()

    assert person.orcid == ORCID


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "0000000218250097", "0000-0002-1825", "orcid"])
def test_an_unsound_identifier_is_refused_with_a_sound_one_to_look_at(wrong):
    with pytest.raises(ValidationError) as refused:
        PersonFactory.build(orcid=wrong).full_clean()

    assert wrong in str(refused.value)
    assert ORCID in str(refused.value)


def test_an_identifier_names_one_person():
    PersonFactory(orcid=ORCID)

    with pytest.raises(ValidationError, match="Another person has this ORCID iD"):
        PersonFactory.build(orcid=ORCID).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(orcid=ORCID)


def test_many_persons_may_have_no_identifier():
    assert len({PersonFactory(orcid="").pk, PersonFactory(orcid="").pk}) == 2


def test_the_database_refuses_a_person_without_a_name():
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(name="")


def test_an_account_signs_in_as_one_person(noor):
    PersonFactory(account=noor)

    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(account=noor)


def test_other_names_stand_one_on_each_line():
    assert PersonFactory.build(also_known_as=" Amina D. \n\n\r\nأمينة\n").other_names == ["Amina D.", "أمينة"]


def test_persons_stand_by_name_whatever_the_accents():
    for name in ("Zoë", "Émile", "Ali", "Øyvind", "eva"):
        PersonFactory(name=name)

    assert [person.name for person in Person.objects.by_name()] == ["Ali", "Émile", "eva", "Øyvind", "Zoë"]


def test_who_knows_several_of_the_concepts_asked_for_is_found_once():
    person, law, history = PersonFactory(), ConceptFactory(), ConceptFactory()
    for concept in (law, history):
        Expertise.objects.create(person=person, concept=concept)

    assert list(Person.objects.expert_in(law, history)) == [person]
    assert not Person.objects.expert_in(ConceptFactory()).exists()


def test_an_expertise_is_said_once():
    expertise = Expertise.objects.create(person=PersonFactory(), concept=ConceptFactory(label="Border law"))

    assert str(expertise) == "Border law"
    with pytest.raises(IntegrityError), transaction.atomic():
        Expertise.objects.create(person=expertise.person, concept=expertise.concept)


def test_a_list_with_what_each_knows_asks_no_more_for_more_persons(django_assert_num_queries):
    for _ in range(3):
        Expertise.objects.create(person=PersonFactory(), concept=ConceptFactory())

    with django_assert_num_queries(4):
        for person in Person.objects.with_expertise():
            [list(each.concept.translations.all()) for each in person.expertise.all()]


@pytest.mark.parametrize(("role", "number"), [(Auditor, 2), (Editor, 0), (NetworkSteward, 0)])
def test_whose_role_is_not_about_persons_sees_none(noor, role, number):
    PersonFactory(account=noor)
    PersonFactory()

    assert Person.objects.visible_to(signed_up("Ada", role)).count() == number


def test_noor_sees_the_person_that_she_is_and_nobody_sees_none(noor):
    own = PersonFactory(account=noor)
    PersonFactory()

    assert list(Person.objects.visible_to(noor)) == [own]
    assert not Person.objects.visible_to(AnonymousUser()).exists()


def parts(**fields):
    """A person's form, as the office's browser sends it."""
    empty = {f"expertise-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL", "MIN_NUM")} | {
        "expertise-MAX_NUM_FORMS": 1000
    }
    return {"name": "Amina Diallo", "also_known_as": "", "orcid": "", "slug": "", **empty, **fields}


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


@pytest.mark.slow
def test_the_office_need_not_think_of_a_word_for_the_address(office):
    PersonFactory(slug="amina-diallo")

    office.post("/office/persons/new/", parts(why="She teaches"))

    person = Person.objects.get(slug="amina-diallo-2")
    assert Entry.objects.about(person).get().why == "She teaches"


@pytest.mark.slow
def test_a_person_who_is_renamed_keeps_their_address(office):
    person = PersonFactory(slug="amina", name="Amina")

    office.post(f"/office/persons/edit/{person.pk}/", parts(name="Amina Diallo"))

    person.refresh_from_db()
    assert (person.slug, person.name) == ("amina", "Amina Diallo")


@pytest.mark.slow
def test_an_officer_ties_no_account_to_a_person(office, ingrid):
    person = PersonFactory(account=None)

    assert "account" not in office.get(f"/office/persons/edit/{person.pk}/").context["form"].fields
    office.post(f"/office/persons/edit/{person.pk}/", parts(account=str(ingrid.pk)))

    person.refresh_from_db()
    assert person.account is None


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["diallo", "Amina D", "0000-0002"])
def test_a_person_is_found_in_the_office_by_any_name_or_identifier(office, asked):
    PersonFactory(name="A. Diallo", also_known_as="Amina D.", orcid=ORCID)
    PersonFactory(name="Tomas")

    assert [person.name for person in office.get(f"/office/persons/?q={asked}").context["object_list"]] == ["A. Diallo"]


@pytest.mark.slow
def test_a_person_who_is_removed_leaves_word_of_everything_that_went_along(office):
    person = PersonFactory(name="Amal")
    rows = [ProfileFactory(person=person), AffiliationFactory(person=person), person]
    told = {(row._meta.label_lower, str(row.pk)) for row in rows}
    ConsentFactory(person=person)

    office.post(f"/office/persons/delete/{person.pk}/", {"why": "Never agreed to be here"})

    gone = Entry.objects.filter(verb="remove", why="Never agreed to be here")
    assert set(gone.values_list("kind", "record_key")) == told
    assert gone.filter(personal_values__field__startswith="consents.").exists()


@pytest.mark.slow
def test_a_person_who_teaches_is_not_removed_and_the_office_is_told_why(office):
    teaching = TeachingFactory()

    shown = office.post(f"/office/persons/delete/{teaching.person.pk}/", follow=True).content.decode()

    assert Person.objects.filter(pk=teaching.person.pk).exists()
    assert "rest on it" in shown
