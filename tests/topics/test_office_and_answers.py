"""The office keeps the concepts, every change with its reason; machines are answered what the pages show."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from crossings.journal.models import Entry
from crossings.network.templatetags.network import partner_labels_of
from crossings.people.roles import Auditor, Editor, NetworkSteward, ProgrammeOfficer, TopicsCurator, Writer
from crossings.topics.models import Concept
from crossings.topics.templatetags.topics import concept_tags
from tests.api.asking import ask, keys
from tests.cast import signed_up
from tests.factories.network import PartnerCountryFactory
from tests.factories.topics import (
    AlternativeLabelFactory,
    ConceptFactory,
    CountryFactory,
    MappingFactory,
    SchemeFactory,
    TranslationFactory,
)
from tests.network.reading import read

pytestmark = pytest.mark.django_db
PARTS = ("translations", "alternative_labels", "mappings")
NO_ROWS = {
    f"{part}-{name}": value
    for part in PARTS
    for name, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 1000))
}


@pytest.fixture
def tala(db):
    return signed_up("Tala", TopicsCurator)


@pytest.fixture
def office(enter, tala):
    return enter(tala)


@pytest.fixture
def form():
    scheme = SchemeFactory(slug="fields")
    return {
        "scheme": scheme.pk,
        "slug": "law",
        "language": "en",
        "label": "Law",
        "position": 1,
        "why": "Asked for by the board",
        **NO_ROWS,
    }


def told(answer) -> str:
    return answer.content.decode()


# -- the office --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("screen", ["concept-schemes", "concepts"])
@pytest.mark.parametrize("role", [TopicsCurator, ProgrammeOfficer, Auditor], ids=lambda role: role.__name__)
def test_who_keeps_or_reads_topics_opens_their_lists(enter, role, screen):
    assert enter(signed_up("Reader", role)).get(reverse(f"{screen}:index")).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("role", [Editor, Writer, NetworkSteward], ids=lambda role: role.__name__)
def test_who_keeps_other_things_does_not(enter, role):
    assert enter(signed_up("Other", role)).get(reverse("concepts:index")).status_code in (302, 403, 404)


@pytest.mark.slow
@pytest.mark.parametrize("role", [ProgrammeOfficer, Auditor], ids=lambda role: role.__name__)
def test_who_only_reads_topics_adds_none(enter, role, form):
    enter(signed_up("Reader", role)).post(reverse("concepts:add"), form)

    assert not Concept.objects.exists()


@pytest.mark.slow
def test_a_curator_adds_a_concept_and_the_journal_says_why(office, tala, form):
    office.post(reverse("concepts:add"), form)

    entry = Entry.objects.about(Concept.objects.get(slug="law")).get()
    assert (entry.verb, entry.why, entry.actor) == ("add", "Asked for by the board", f"account:{tala.pk}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"iso_alpha2": "nl", "iso_alpha3": "NLD"}, "two capital letters, such as NL"),
        ({"iso_alpha2": "NL", "iso_alpha3": "nld"}, "three capital letters, such as NLD"),
        ({"label": ""}, "This field is required"),
        ({"uri": "not an address"}, "Enter a valid URL"),
    ],
)
def test_what_breaks_a_rule_is_said_on_the_form_and_not_kept(office, form, answers, said):
    answer = office.post(reverse("concepts:add"), form | answers)

    assert said in told(answer)
    assert not Concept.objects.exists()


@pytest.mark.slow
def test_a_concept_on_which_others_rest_is_not_removed(office):
    under = ConceptFactory(broader=ConceptFactory(scheme__slug="fields"))

    office.post(reverse("concepts:delete", args=[under.broader.pk]))

    assert Concept.objects.filter(pk=under.broader.pk).exists()


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["netherl", "nl", "528", "NLD"])
def test_a_country_is_found_in_the_list_by_its_name_or_any_code(office, asked):
    CountryFactory()
    ConceptFactory(label="Law")

    answer = office.get(reverse("concepts:index"), {"q": asked})

    assert [each.label for each in answer.context["object_list"]] == ["Netherlands"]


@pytest.mark.slow
@pytest.mark.parametrize("asked", ["derecho", "7.1", "law"])
def test_a_concept_is_chosen_by_a_name_in_any_language_or_by_a_code(office, asked):
    law = ConceptFactory(label="Law", slug="law", notation="7.1")
    TranslationFactory(record=law, label="Derecho")
    ConceptFactory(label="Nursing")

    found = told(office.get(reverse("concept_chooser:choose_results"), {"q": asked}))

    assert "Law" in found
    assert "Nursing" not in found


@pytest.mark.slow
def test_what_is_out_of_use_cannot_be_chosen_anew(office):
    ConceptFactory(label="Alchemy", is_deprecated=True)

    assert "Alchemy" not in told(office.get(reverse("concept_chooser:choose_results")))


# -- answers to machines -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("deprecated", "found"), [("true", ["old"]), ("false", ["new"])])
def test_concepts_in_use_and_out_of_use_can_be_asked_for_apart(client, deprecated, found):
    new = ConceptFactory(slug="new")
    ConceptFactory(scheme=new.scheme, slug="old", is_deprecated=True)

    assert keys(client, f"concepts?deprecated={deprecated}") == found


def test_what_lies_right_under_a_concept_can_be_asked_for(client):
    top = ConceptFactory(slug="top")
    under = ConceptFactory(scheme=top.scheme, slug="under", broader=top)
    ConceptFactory(scheme=top.scheme, slug="deep", broader=under)

    assert keys(client, "concepts?broader=top") == ["under"]


def test_a_scheme_counts_for_machines_what_its_page_counts_for_readers(client):
    concept = ConceptFactory(scheme__slug="fields", scheme__title="Fields")
    ConceptFactory(scheme=concept.scheme, is_deprecated=True)

    assert ask(client, "schemes/fields")["concepts"] == 1
    assert "1 concept" in read(client, "/en/topics/").text()


def test_where_the_api_says_the_turtle_is_there_is_turtle(client):
    ConceptFactory(scheme__slug="fields")

    answer = client.get(ask(client, "schemes/fields")["turtle"])

    assert answer.headers["Content-Type"].startswith("text/turtle")


def test_a_mapping_is_told_once_with_both_ends_and_can_be_asked_for_by_either_scheme(client):
    joined = MappingFactory(concept__scheme__slug="one", target__scheme__slug="two", relation="broad")

    (first,) = ask(client, "mappings?scheme=one")["items"]
    (second,) = ask(client, "mappings?target_scheme=two")["items"]

    assert first == second
    assert (first["concept"]["key"], first["relation"]) == (joined.concept.slug, "broad")
    assert ask(client, "mappings?scheme=two")["items"] == []


def test_the_successor_of_a_concept_is_told_with_the_address_at_which_it_is(client):
    new = ConceptFactory(scheme__slug="fields", slug="rights")
    ConceptFactory(scheme=new.scheme, slug="old", is_deprecated=True, replaced_by=new)

    address = ask(client, "concepts/fields/old")["replaced_by"]["address"]

    assert client.get(address).json()["key"] == "rights"


def test_other_names_and_labels_are_the_same_for_readers_and_machines(client):
    law = ConceptFactory(scheme__slug="fields", slug="law", label="Law")
    AlternativeLabelFactory(concept=law, text="Legal studies")

    names = [each["text"] for each in ask(client, "concepts/fields/law")["alternative_labels"]]

    assert names == ["Legal studies"]
    assert names[0] in read(client, "/en/topics/fields/law/").section("names")


# -- what belongs to a concept -----------------------------------------------------------------------------------------


def test_the_page_of_a_country_tells_under_which_labels_networks_name_it(noor):
    britain = CountryFactory(label="United Kingdom", slug="gb", notation="826", iso_alpha2="GB", iso_alpha3="GBR")
    england = PartnerCountryFactory(label="England", country="GB", subdivision="GB-ENG")

    assert partner_labels_of(britain, noor) == [england]


def test_tags_are_told_in_the_readers_language_and_lead_to_their_concepts():
    law = ConceptFactory(scheme__slug="fields", slug="law", label="Law", notation="7.1")
    TranslationFactory(record=law, language="es", label="Derecho")

    with override("es"):
        (tag,) = concept_tags([law])["tags"]

    assert (str(tag["text"]), tag["code"], tag["url"]) == ("Derecho", "7.1", "/es/topics/fields/law/")


def test_a_list_of_nothing_is_no_tags():
    assert concept_tags([])["tags"] == []
