"""Bridge notes in public: the list, one note with the works it cites, and where else it stands."""

import pytest

from crossings.links.models import BridgeNoteTranslation
from crossings.people.roles import TopicsCurator
from tests.cast import signed_up
from tests.factories.links import BridgeNoteFactory, NoteWorkFactory, PairingConceptFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def note():
    made = BridgeNoteFactory(slug="infants", title="Infants between", text="One.\n\nTwo.", state="published")
    for side, title in (("one", "Rivers rise"), ("other", "Wages fall")):
        NoteWorkFactory(note=made, side=side, publication__title=title)
    return made


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_note_is_read_with_the_works_of_both_sides(client, note):
    page = text(client, "/en/links/notes/infants/")

    for part in ("Infants between", "<p>One.</p>", "<p>Two.</p>", "Rivers rise", "Wages fall", note.pairing.one):
        assert part in page


def test_a_note_is_read_in_the_readers_language_where_it_was_translated(client, note):
    BridgeNoteTranslation.objects.create(record=note, language="es", title="La infancia entre ambas", text="Uno.")

    assert "La infancia entre ambas" in text(client, "/es/links/notes/infants/")


def test_markup_in_a_note_is_shown_as_it_was_typed(client, note):
    type(note).objects.update(text="<script>alert(1)</script>")

    assert "<script>alert" not in text(client, "/en/links/notes/infants/")


def test_a_work_that_was_withdrawn_since_is_not_shown(client, note):
    work = note.works.get(side="one").publication
    type(work).objects.filter(pk=work.pk).update(state="withdrawn")

    assert "Rivers rise" not in text(client, "/en/links/notes/infants/")


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_only_the_office_reads_a_note_that_is_not_published(client, enter, note, state):
    type(note).objects.update(state=state)

    text(client, "/en/links/notes/infants/", 404)
    assert "Infants between" not in text(client, "/en/links/notes/")
    assert "Only the office sees this page" in text(enter(signed_up("Tala", TopicsCurator)), "/en/links/notes/infants/")


def test_the_list_leads_to_every_published_note(client, note):
    assert 'href="/en/links/notes/infants/"' in text(client, "/en/links/notes/")


def test_an_empty_list_says_what_will_stand_there(client):
    assert "No note is published yet" in text(client, "/en/links/notes/")


def test_a_note_stands_on_the_pages_of_the_concepts_that_it_is_about(client, note):
    side = PairingConceptFactory(pairing=note.pairing).concept

    assert "Infants between" in text(client, side.get_absolute_url())


def test_the_list_costs_no_more_queries_for_more_notes(client, note, django_assert_max_num_queries):
    text(client, "/en/links/notes/")
    with django_assert_max_num_queries(60) as one:
        text(client, "/en/links/notes/")
    for _ in range(4):
        BridgeNoteFactory(state="published")
    with django_assert_max_num_queries(len(one)):
        text(client, "/en/links/notes/")
