"""The page that tells what is kept names each kind of record once, in every language."""

import pytest
from django.utils.translation import override

from crossings.people.privacy_words import everything_kept


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_kind_is_named_once(language):
    with override(language):
        labels = [kind.label for kind in everything_kept()]

    assert len(labels) > 5
    assert len(set(labels)) == len(labels)


def test_no_line_stands_twice():
    with override("fr"):
        assert all(len(set(kind.fields)) == len(kind.fields) for kind in everything_kept())
