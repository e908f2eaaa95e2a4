"""What all tests share: the databases, the cast, the browser, and a clean cache before each test."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import TestCase, TransactionTestCase
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


class Working:
    """The database on which the tests of this process work: copied anew where a test committed, or another one is wanted."""

    wanted = "migrated"
    held = ""

    def be_ready(self) -> None:
        """Hold what the next test wants, as if no test had been."""
        if self.held != self.wanted:
            self.hold(self.wanted)

    def hold(self, wanted: str) -> None:
        connections.close_all()
        (self._hold_demonstration if wanted == "demonstration" else self._hold_migrated)()
        self.held = wanted

    def is_changed(self) -> None:
        """A test commits: what is held then is of use to nobody else."""
        connections.close_all()
        self.held = ""

    def _hold_migrated(self) -> None:
        kept(migrated_name(), lambda: call_command("migrate", verbosity=0))

    def _hold_demonstration(self) -> None:
        kept(demonstration_name(), self._load)

    def _load(self) -> None:
        from crossings.demo.load import load

        databases().restore(migrated_name())
        load(MOMENT, lambda _: None)


working = Working()


def pytest_runtest_setup(item: Any) -> None:
    working.wanted = "demonstration" if "demo_network" in item.fixturenames else "migrated"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Give this process a database of its own, and every test one in which no other test left anything."""
    rolled_back, committing = cast(Any, TestCase), cast(Any, TransactionTestCase)
    enter, begin = rolled_back._enter_atomics.__func__, committing._fixture_setup.__func__

    def once_ready(then: Callable[[Any], Any]) -> Any:
        def ready(case: Any) -> Any:
            working.be_ready()
            return then(case)

        return classmethod(ready)

    # Django would empty every table at the end: the journal's triggers forbid it, and what migrations wrote would be gone.
    committing._fixture_teardown = lambda _: working.is_changed()
    committing._fixture_setup, rolled_back._enter_atomics = once_ready(begin), once_ready(enter)
    with django_db_blocker.unblock():
        working.hold("migrated")
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        databases().discard()


@pytest.fixture
def demo_network(db: None) -> None:
    """The whole demonstration network, as `make run` loads it; nothing of it stays after the test.

    What a test adds to it is not committed, unless it is marked so or has a live server.
    """


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


def databases() -> Databases:
    return settings.TEST_DATABASES  # type: ignore[no-any-return]


def kept(name: str, make: Callable[[], object]) -> None:
    """Copy the database `name`, which is made and kept first unless it is there already."""
    with one_at_a_time():
        if not databases().has(name):
            databases().empty()
            make()
            connections.close_all()
            databases().keep(name)
    databases().restore(name)
