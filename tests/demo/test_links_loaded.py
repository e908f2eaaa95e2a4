"""The pairs of approaches of the demonstration network, and the corpus that is built with them."""

import pytest
from django.conf import settings

from crossings.demo import links
from crossings.demo.reading import read
from crossings.links.models import BridgeNote, CorpusVersion, Pairing, ProposedBridge, Run
from crossings.links.track_record import track_record
from crossings.research.models import Publication
from tests.conftest import MOMENT

PAIRS = read(links.DATA)["pairings"]
LANGUAGES = {code for code, _name in settings.LANGUAGES}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["slug"])
def test_a_pair_is_named_in_every_language_and_has_concepts_on_both_sides(pair):
    assert set(pair["one"]) == set(pair["other"]) == LANGUAGES
    assert pair["concepts"]["one"]
    assert pair["concepts"]["other"]
    assert not set(pair["concepts"]["one"]) & set(pair["concepts"]["other"])


@pytest.mark.slow
def test_the_first_pair_is_the_one_that_the_network_is_asked_for(demo_network):
    first = Pairing.objects.offered().in_order().first()

    assert str(first) == "Environmental causes ↔ Economic consequences"
    assert first.words("one", "es").text == "Causas ambientales"
    assert [concept.slug for concept in first.concepts_of("one")] == ["environmental-drivers"]


@pytest.mark.slow
def test_loading_again_adds_nothing_and_makes_a_lost_file_anew(demo_network, settings, tmp_path):
    settings.DATA = tmp_path
    before = list(Pairing.objects.values_list("pk", flat=True)), CorpusVersion.objects.count()

    links.load(MOMENT)

    assert (list(Pairing.objects.values_list("pk", flat=True)), CorpusVersion.objects.count()) == before
    row = CorpusVersion.objects.current()
    assert row.works == Publication.objects.public().count()
    assert (tmp_path / "links" / row.path).is_file()


@pytest.mark.slow
def test_bridges_were_found_and_some_decided_on(demo_network):
    confirmed = ProposedBridge.objects.confirmed()

    assert {bridge.concept.slug for bridge in confirmed} == {"adaptation", "risk", "vulnerability"}
    assert ProposedBridge.objects.waiting().exists()
    assert all(bridge.works.exists() for bridge in ProposedBridge.objects.all())


@pytest.mark.slow
def test_a_note_cites_works_of_both_sides_and_is_read_in_every_language(demo_network, client):
    note = BridgeNote.objects.public().get()

    assert {work.side for work in note.works.all()} == {"one", "other"}
    for language in sorted(LANGUAGES):
        title = note.words("title", language).text
        assert title in client.get(f"/{language}/links/notes/{note.slug}/").content.decode()


@pytest.mark.slow
def test_the_run_of_the_year_is_kept_with_its_evaluation_and_not_a_second_time(demo_network, client):
    (record,) = track_record()

    assert record.likely.suggested == record.surprise.suggested > 100
    assert (record.judged_at, record.likely.came_true) == (None, 0)
    assert record.report["split"] + 5 == record.report["options"]["last_year"] < MOMENT.year
    assert "How it would have done before" in client.get("/en/links/record/").content.decode()

    links.load(MOMENT)
    assert Run.objects.count() == 1
