"""What the documentation says is so: commands exist, code runs, links lead somewhere, and what is generated is current."""

import ast
import importlib.util
import json
import re
import shlex
import subprocess
import sys
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands, load_command_class

from crossings.operations.command import WORDS

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
MAKE_TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

FENCED = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"(?:^    \S.*\n)+", re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[^\s]*)?")
PATH = re.compile(r"(?:src|docs|tests|scripts)/[\w./-]*\w")
PROGRAMS = {
    "set",
    "git",
    "cd",
    "curl",
    "cp",
    "mkdir",
    "chmod",
    "tar",
    "rsync",
    "systemctl",
    "journalctl",
    "apt-get",
    "adduser",
    "docker",
    "openssl",
}
READ_ONLY = [["crossings"], ["crossings", "check"], ["crossings", "help"]]

pytestmark = pytest.mark.house


@dataclass(frozen=True)
class Block:
    """A block of code in a document."""

    path: Path
    kind: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.path.relative_to(ROOT)}: {self.text.splitlines()[0][:50]}"

    def lines(self) -> list[list[str]]:
        """The commands of a block for the shell, each in its words, without variables set before it."""
        joined = self.text.replace("\\\n", " ")
        lines = (shlex.split(line, comments=True) for line in joined.splitlines())
        return [without_variables(words) for words in lines if without_variables(words)]


def without_variables(words: list[str]) -> list[str]:
    while words and (re.fullmatch(r"[A-Z_]+=.*", words[0]) or words[0] == "sudo"):
        words = words[1:]
    return words


def blocks() -> list[Block]:
    found = []
    for path in DOCUMENTS:
        text = path.read_text()
        found += [Block(path, kind, code) for kind, code in FENCED.findall(text)]
        found += [Block(path, "sh", code) for code in INDENTED.findall(FENCED.sub("", text)) if path.parent == ROOT]
    return found


BLOCKS = blocks()


def of_kind(*kinds: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "block", [block for block in BLOCKS if block.kind in kinds], ids=lambda block: block.id
    )


documents = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def anchor(heading: str) -> str:
    """The fragment under which a heading is reached."""
    return re.sub(r"[^\w -]", "", CODE.sub(r"\1", heading).lower()).strip().replace(" ", "-")


def anchors(path: Path) -> set[str]:
    return {anchor(heading) for heading in HEADING.findall(FENCED.sub("", path.read_text()))}


def reference():
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "scripts" / "write_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def knows(words: list[str]) -> bool:
    """Whether a command of the shell can be given as it stands."""
    program, *rest = words
    if program == "make":
        return set(rest) <= MAKE_TARGETS
    if program.split("/")[-1] == "crossings":
        return crossings_knows(rest)
    if program == "docker" and "app" in rest:
        return crossings_knows(given_to_the_app(rest))
    return program in PROGRAMS


def given_to_the_app(words: list[str]) -> list[str]:
    """What a command for containers has `crossings` do: after `exec … app crossings`, or after `run … app`."""
    given = words[words.index("app") + 1 :]
    if "run" in words:
        return given
    return given[1:] if given[:1] == ["crossings"] else []


def crossings_knows(words: list[str]) -> bool:
    if not words:
        return True
    if words[0] not in get_commands():
        return False
    app = get_commands()[words[0]]
    parser = (load_command_class(app, words[0]) if isinstance(app, str) else app).create_parser("crossings", words[0])
    parser, words = below(parser, words[1:])
    return {word for word in words if word.startswith("--")} <= set(parser._option_string_actions)


def below(parser: ArgumentParser, words: list[str]) -> tuple[ArgumentParser, list[str]]:
    """The parser of a word within a command, as of `audit` in `crossings rules audit`, and what is left to say to it."""
    within = next((each for each in parser._actions if isinstance(each, _SubParsersAction)), None)
    return (within.choices[words[0]], words[1:]) if within and words and words[0] in within.choices else (parser, words)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.id)
def test_every_block_says_what_it_is(block):
    assert block.kind in {"sh", "python", "yaml", "toml", "json", "ini", "nginx", "text", "mermaid", "po", "sql"}


@of_kind("sh")
def test_every_command_exists(block):
    assert [words for words in block.lines() if not knows(words)] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [words for words in READ_ONLY if any(words in block.lines() for block in BLOCKS if block.kind == "sh")]
    or READ_ONLY[:1],
)
def test_a_command_that_only_reads_runs(words, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "crossings.operations.command", *words[1:]],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"CROSSINGS_DATA": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
    )

    assert done.returncode == 0, done.stderr


@of_kind("python", "yaml", "toml", "json")
def test_every_piece_of_code_and_data_can_be_run_or_read(block):
    if block.kind == "python":
        exec(compile(ast.parse(block.text), block.id, "exec"), {})
    else:
        {"yaml": yaml.safe_load, "toml": tomllib.loads, "json": json.loads}[block.kind](block.text)


@documents
def test_every_link_leads_somewhere(path):
    lost = []
    for _, _, target in LINK.findall(FENCED.sub("", path.read_text())):
        file, _, fragment = target.partition("#")
        reached = (path.parent / file) if file else path
        if ADDRESS.fullmatch(target):
            continue
        if not reached.exists() or (fragment and fragment not in anchors(reached)):
            lost.append(target)

    assert lost == []


@documents
def test_every_picture_says_what_it_shows(path):
    pictures = [(words, target) for mark, words, target in LINK.findall(path.read_text()) if mark]

    assert [target for words, target in pictures if len(words) < 10] == []


@documents
def test_what_is_named_in_passing_exists(path):
    if path.name == "CHANGELOG.md":
        return
    named = CODE.findall(FENCED.sub("", path.read_text()))
    commands = [shlex.split(words) for words in named if re.match(r"(make|crossings)( [a-z]|$)", words)]
    files = [words for words in named if PATH.fullmatch(words)]

    assert [words for words in commands if not knows(without_placeholder(words))] == []
    assert [words for words in files if not (ROOT / words).exists()] == []


def without_placeholder(words: list[str]) -> list[str]:
    """`crossings backup FILE` and `make X` name no real word in capitals."""
    return [word for word in words if not word.isupper()]


@documents
def test_what_is_generated_is_what_the_source_says(path):
    text = path.read_text()

    assert reference().renewed(text) == text, "make reference"


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if "docs" in path.parts], ids=lambda path: path.name)
def test_every_document_has_one_title_and_is_short_enough_to_read(path):
    text = FENCED.sub("", path.read_text())

    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert len(text.split()) < 2000 or path.parent.name == "reference"


def test_every_document_can_be_reached_from_the_front_door():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in reached or not path.exists():
            continue
        reached.add(path)
        targets = [target.partition("#")[0] for _, _, target in LINK.findall(path.read_text())]
        waiting += [(path.parent / target).resolve() for target in targets if target.endswith(".md")]

    assert [str(path.relative_to(ROOT)) for path in DOCUMENTS if path not in reached] == []


@pytest.mark.parametrize(
    "wrong", [["make", "nothing"], ["crossings", "fly"], ["crossings", "check", "--wrong"], ["reboot"]]
)
def test_a_command_that_does_not_exist_is_noticed(wrong):
    assert not knows(wrong)


@pytest.mark.parametrize("word", WORDS)
def test_every_command_is_in_the_reference(word):
    assert f"### crossings {word}\n" in (ROOT / "docs/reference/commands.md").read_text()
