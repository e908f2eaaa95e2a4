"""Building a corpus of the network's records: what goes in, when there is a new version, and what is kept."""

from datetime import timedelta

import pytest

from crossings.engine.links.corpus import Corpus
from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.actions.corpora import KEPT
from crossings.links.models import CorpusVersion
from tests.factories.research import PublicationFactory, PublicationSubjectFactory

pytestmark = pytest.mark.django_db
BY = Actor("system:tests")


@pytest.fixture
def work():
    return PublicationSubjectFactory(concept__slug="flood", concept__label="Flood").record


def build(at):
    return actions.build_corpus(by=BY, at=at)


def test_a_network_without_publications_has_no_corpus(at):
    with pytest.raises(Refusal, match="no works"):
        build(at)

    assert not CorpusVersion.objects.exists()
    assert list(corpora.folder().iterdir()) == []


def test_what_was_built_is_asked(work, at):
    row = build(at)

    corpus = corpora.current()
    assert (corpus.version, corpus.works) == (row.version, 1)
    assert [each.id for each in corpus.works_by_number([0])] == [str(work.pk)]


def test_the_journal_says_that_a_corpus_was_built(work, at):
    row = build(at)

    assert [entry.verb for entry in Entry.objects.about(row)] == ["build a corpus"]


def test_where_nothing_changed_nothing_is_built_and_nothing_recorded(work, at):
    row = build(at)
    before = Entry.objects.count()

    assert build(at + timedelta(hours=1)) == row
    assert Entry.objects.count() == before
    assert [each.name for each in corpora.folder().iterdir()] == [row.path]


def test_a_further_publication_gives_a_new_version_and_the_older_one_can_still_be_asked(work, at):
    old = build(at)
    PublicationFactory()
    new = build(at + timedelta(hours=1))

    assert corpora.current().version == new.version != old.version
    assert corpora.of_version(old.version[:8]).works == 1
    assert list(CorpusVersion.objects.filter(is_current=True)) == [new]


def test_a_draft_is_in_no_corpus(work, at):
    PublicationFactory(state="draft", title="Not yet")

    build(at)

    assert corpora.current().works == 1


def test_what_was_withdrawn_leaves_the_next_corpus_and_its_return_asks_the_older_file_again(work, at):
    old = build(at)
    other = PublicationFactory()
    build(at + timedelta(hours=1))
    type(other).objects.filter(pk=other.pk).update(state="withdrawn")

    assert build(at + timedelta(hours=2)) == old
    assert corpora.current().version == old.version


def test_a_file_that_was_lost_is_made_again(work, at):
    row = build(at)
    corpora.file_of(row).unlink()
    with pytest.raises(corpora.NoCorpus):
        corpora.current()

    build(at + timedelta(hours=1))

    assert corpora.current().version == row.version


def test_old_corpora_are_taken_away_with_their_files(work, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for hour in range(KEPT + 2):
            PublicationFactory()
            build(at + timedelta(hours=hour))

    kept = CorpusVersion.objects.newest()
    assert len(kept) == KEPT
    assert sorted(each.name for each in corpora.folder().iterdir()) == sorted(row.path for row in kept)
    assert {path.name for path in corpora.folder().iterdir()} == {corpora.file_of(row).name for row in kept}


def test_a_corpus_keeps_its_file_open_for_who_still_asks_it(work, at):
    build(at)
    asked = corpora.current()
    for hour in range(1, corpora.OPEN_AT_MOST + 2):
        PublicationFactory()
        build(at + timedelta(hours=hour))
        corpora.current()

    assert asked.works == len(asked.works_by_number(range(9))) == 1
    assert len(corpora._opened) == corpora.OPEN_AT_MOST


def test_a_corpus_says_by_which_settings_it_was_made(work, at):
    row = build(at)

    with Corpus.open(corpora.file_of(row)) as corpus:
        assert row.settings == corpus.settings.as_json()


def test_a_corpus_knows_the_networks_concepts_by_their_names_and_types(work, at):
    PublicationSubjectFactory(record=work, concept__scheme__facet="discipline", concept__label="Geography")
    build(at)

    flood, field = (corpora.current().concept(label) for label in ("Flood", "Geography"))
    assert flood.id == f"{work.subjects.first().concept.scheme.slug}/flood"
    assert (flood.type, field.type) == ("topic", "discipline")


def test_a_corpus_finds_what_a_title_says_though_nobody_tagged_it(work, at):
    PublicationFactory(title="After the flood")
    build(at)

    assert corpora.current().concept("Flood").works == 2
