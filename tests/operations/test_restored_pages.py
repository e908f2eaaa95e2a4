"""A network is backed up, and restored into an empty folder: readers are given the same pages and pictures, byte for byte."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import ROOT, demonstration_name
from tests.operations.conftest import name_static_files

pytestmark = pytest.mark.slow


class Installation:
    """A folder and a database of their own, asked by commands."""

    def __init__(self, folder: Path, database: str) -> None:
        name_static_files(folder / "static")
        self.folder = folder
        self.environment = {
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "CROSSINGS_DATA": str(folder),
            "CROSSINGS_API_CALLS": "0",
            "DATABASE_URL": database,
        }

    def python(self, *words: object) -> str:
        command = [sys.executable, *map(str, words)]
        done = subprocess.run(
            command, check=False, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def crossings(self, *words: object) -> str:
        return self.python("-m", "crossings.operations.command", *words)

    def pages(self, *more: str) -> dict[str, str]:
        found = self.folder / "pages.json"
        self.python("tests/operations/reader.py", "read", found, *more)
        return json.loads(found.read_text())


@pytest.fixture
def databases(demo_network):
    """One that holds the demonstration network, and an empty one."""
    full, empty = settings.TEST_DATABASES.another("original"), settings.TEST_DATABASES.another("restored")
    full.restore(demonstration_name())
    empty.empty()
    yield full.address, empty.address
    full.discard()
    empty.discard()


def test_a_restored_network_shows_the_same_pages_and_pictures(databases, tmp_path: Path) -> None:
    original, restored = (Installation(tmp_path / f"folder{number}", each) for number, each in enumerate(databases))
    news = original.python("tests/operations/reader.py", "picture").strip()
    before = original.pages(news)

    original.crossings("backup", tmp_path / "network.tar.gz")
    restored.crossings("restore", tmp_path / "network.tar.gz")
    restored.crossings("migrate", "--verbosity=0")
    after = restored.pages(news)

    pictures = [path for path in before if path.startswith("/media/")]
    print(f"{len(before) - len(pictures)} pages and {len(pictures)} pictures compared")
    assert {body[:3] for body in before.values()} == {"200"}
    assert len(before) > 30
    assert pictures
    assert [path for path, body in before.items() if after.get(path) != body] == []
    assert before.keys() == after.keys()
