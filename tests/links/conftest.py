"""What the tests of links share: a small network of works, and a corpus of it."""

import shutil
from collections.abc import Iterator

import pytest

from crossings.links import asking, corpora, outlooks


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> Iterator[None]:
    """Each test has a folder of its own for its corpora."""
    settings.DATA = tmp_path
    yield
    corpora._opened.clear()
    outlooks._opened.clear()
    asking._opened.cache_clear()
    shutil.rmtree(tmp_path, ignore_errors=True)
