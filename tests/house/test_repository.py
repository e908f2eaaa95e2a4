"""What is kept in the repository: small, free of addresses that hold on one machine only, and free to be given away."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "src/crossings/static/fonts"
LARGEST = 400 * 1024
LARGEST_CATALOGUE = 800 * 1024  # of one language: it grows with every screen

# Written so that no pattern finds itself.
REGISTRY = re.compile(r"(pypi\.org|python[h]osted\.org|npm[j]s\.(org|com)|https?://[^ \"'>)]+/(simple|packages)/)")
MACHINE_PATH = re.compile(r"(?<![\w.~$}/-])/(?:root|work|tmp|(?:home|Users)/\w+)/\w")
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E)\b|pytest\.mark\.(skip\b|xfail)|^(<{7}|>{7}) ", re.MULTILINE)

pytestmark = pytest.mark.house


def kept_files() -> list[Path]:
    """What is tracked, or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


FILES = kept_files()


def places(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in FILES:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group(0)}" for match in pattern.finditer(text)]
    return found


def test_no_file_names_a_package_registry():
    assert places(REGISTRY) == []


def test_no_file_names_a_folder_of_one_machine():
    assert places(MACHINE_PATH) == []


def test_nothing_is_left_unfinished_or_unproved():
    assert places(UNFINISHED) == []


def test_no_file_is_large():
    most = {".po": LARGEST_CATALOGUE}
    assert [str(each.relative_to(ROOT)) for each in FILES if each.stat().st_size > most.get(each.suffix, LARGEST)] == []


def test_what_can_be_made_again_is_not_kept():
    made = {".mo", ".pyc", ".sqlite3", ".log"}

    assert [str(path.relative_to(ROOT)) for path in FILES if path.suffix in made] == []


def test_the_licence_is_here():
    assert "Apache License" in (ROOT / "LICENSE").read_text()[:300]


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.name)
def test_every_font_is_listed_with_its_checksum(font):
    row = next(line for line in (FONTS / "README.md").read_text().splitlines() if f"`{font.name}`" in line)

    assert hashlib.sha256(font.read_bytes()).hexdigest() in row


def test_the_licence_of_the_fonts_is_beside_them():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()


@pytest.mark.parametrize("wrong", ["see /" + "work/lab/x", 'open("/' + 'tmp/a")', "/ho" + "me/amina/crossings"])
def test_a_folder_of_one_machine_is_noticed(wrong):
    assert MACHINE_PATH.search(wrong)


@pytest.mark.parametrize("right", ["https://network.example/work/1", "src/work/item", "/srv/crossings", "~/tmp/x"])
def test_other_paths_are_left_in_peace(right):
    assert not MACHINE_PATH.search(right)
