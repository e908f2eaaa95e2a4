"""Corpora: which one is asked, and what is said where there is none."""

import pytest
from django.db import IntegrityError, transaction

from crossings.links import corpora
from crossings.links.models import CorpusVersion
from tests.factories.links import CorpusVersionFactory

pytestmark = pytest.mark.django_db


def test_before_the_first_corpus_its_absence_is_told_with_what_to_do():
    with pytest.raises(corpora.NoCorpus, match="no corpus yet"):
        corpora.current()


def test_only_one_corpus_is_asked_at_a_time():
    CorpusVersionFactory(is_current=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        CorpusVersionFactory(is_current=True)


def test_a_version_that_is_not_kept_is_refused_by_name():
    CorpusVersionFactory(version="a" * 64, is_current=True)

    with pytest.raises(corpora.NoCorpus, match="bbbb"):
        corpora.of_version("bbbb")


def test_the_beginning_of_two_versions_names_neither():
    CorpusVersionFactory(version="ab" + "0" * 62)
    CorpusVersionFactory(version="ac" + "0" * 62)

    with pytest.raises(corpora.NoCorpus):
        corpora.of_version("a")


def test_no_version_at_all_names_no_corpus():
    CorpusVersionFactory()

    with pytest.raises(corpora.NoCorpus):
        corpora.of_version("")


def test_everyone_may_know_which_corpora_there_are(noor):
    row = CorpusVersionFactory()

    assert list(CorpusVersion.objects.visible_to(noor)) == [row]
