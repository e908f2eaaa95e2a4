"""`crossings build_links` builds the corpus from the records."""

from io import StringIO

import pytest
from django.core.management import call_command

from crossings.engine.refusal import Refusal
from crossings.links.models import CorpusVersion
from tests.factories.research import PublicationFactory

pytestmark = pytest.mark.django_db


def said():
    out = StringIO()
    call_command("build_links", stdout=out)
    return out.getvalue()


def test_it_says_what_it_built_and_may_be_repeated():
    PublicationFactory()
    first = said()
    row = CorpusVersion.objects.current()

    assert first == said() == f"Corpus {row}: 1 works, {row.concepts} concepts.\n"


def test_without_publications_it_says_why_not():
    with pytest.raises(Refusal, match="no works"):
        said()
