"""What all tests share: the databases, the cast, the browser, and a clean cache before each test."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation

from tests.databases import Databases, demonstration_name, migrated_name, one_at_a_time

pytest_plugins = ["tests.cast", "tests.browser"]

MOMENT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    """The moment at which everything in a test happens, unless the test says otherwise."""
    return MOMENT


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """What a test leaves in its process, a cache or a language that a request was answered in, meets no other test."""
    yield
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Give this process a copy of the migrated database, and every test that commits a fresh one after it."""
    databases: Databases = settings.TEST_DATABASES
    name = migrated_name()

    def restore(_: Any = None) -> None:
        connections.close_all()
        databases.restore(name)

    with django_db_blocker.unblock():
        kept(databases, name, lambda: call_command("migrate", verbosity=0))
        restore()
    # Django would empty every table here: the journal's triggers forbid it, and what migrations wrote would be gone.
    TransactionTestCase._fixture_teardown = restore  # type: ignore[method-assign]
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        databases.discard()


@pytest.fixture
def demo_network(transactional_db: None) -> None:
    """The whole demonstration network, as `make run` loads it; nothing of it stays after the test."""
    from crossings.demo.load import load

    databases: Databases = settings.TEST_DATABASES
    migrated, name = migrated_name(), demonstration_name()

    def make() -> None:
        databases.restore(migrated)
        load(MOMENT, lambda _: None)

    kept(databases, name, make)
    databases.restore(name)


@pytest.fixture(scope="session")
def corpora_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this process keeps the corpora that it built."""
    return tmp_path_factory.mktemp("corpora")


@pytest.fixture
def demo_corpus(demo_network: None, corpora_folder: Path, settings: Any) -> None:
    """The corpus of the demonstration network, as a file that can be asked."""
    from crossings.journal.record import Actor
    from crossings.links.actions import build_corpus
    from crossings.links.outlooks import work_out_what_is_missing

    settings.DATA = corpora_folder
    if not list(corpora_folder.glob("links/*.duckdb")):
        build_corpus(by=Actor("system:test"), at=MOMENT)
        work_out_what_is_missing()


def kept(databases: Databases, name: str, make: Callable[[], object]) -> None:
    """Have the database `name` made and kept, unless it is there already."""
    with one_at_a_time():
        connections.close_all()
        if not databases.has(name):
            databases.empty()
            make()
            connections.close_all()
            databases.keep(name)
