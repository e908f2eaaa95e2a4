"""`crossings run`: one command that starts every part, replaces what dies, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.databases import ROOT
from tests.operations.conftest import Product, free_port

pytestmark = pytest.mark.slow


def family(product: Product) -> set[psutil.Process]:
    """The living children of the supervisor: two servers, a worker, a scheduler."""
    children = psutil.Process(product.process.pid).children(recursive=True)
    return {child for child in children if child.status() != psutil.STATUS_ZOMBIE}


def whole_family(product: Product) -> set[psutil.Process]:
    """All four: a server may answer before the others have begun."""
    deadline = time.monotonic() + 60
    while len(found := family(product)) < 4:
        assert time.monotonic() < deadline, "not all parts began"
        time.sleep(0.05)
    return found


def are_gone(processes: set[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(list(processes), timeout=15)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def second_run(product: Product, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "crossings.operations.command", "run"],
        check=False,
        cwd=ROOT,
        env=product.environment | variables,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_second_run_on_the_same_data_is_refused(product: Product) -> None:
    second = second_run(product, PORT=str(free_port()))

    assert second.returncode == 1
    assert "already runs on" in second.stderr


def test_a_taken_port_is_told_in_a_sentence(product: Product, tmp_path: Path) -> None:
    second = second_run(product, CROSSINGS_DATA=str(tmp_path))

    assert second.returncode == 1
    assert f"Port {product.port} is taken by another program." in second.stderr
    assert "Traceback" not in second.stderr


def test_pictures_of_pages_are_handed_out_and_originals_are_not(product: Product) -> None:
    media = Path(product.environment["CROSSINGS_DATA"]) / "media"
    for folder in ("images", "original_images", "documents"):
        (media / folder).mkdir(parents=True, exist_ok=True)
        (media / folder / "boat.png").write_bytes(b"a picture")

    assert product.answer("/media/images/boat.png") == 200
    for private in (
        "/media/original_images/boat.png",
        "/media/documents/boat.png",
        "/media/images/../documents/boat.png",
    ):
        assert product.answer(private) in (400, 404), private


def test_while_one_server_is_replaced_the_other_answers(product: Product) -> None:
    first = min(family(product), key=lambda process: process.pid)

    first.kill()

    assert all(product.answer() == 200 for _ in range(20))


def test_whatever_dies_is_replaced(product: Product) -> None:
    before = family(product)

    for process in before:
        process.kill()
    deadline = time.monotonic() + 60
    while len(family(product) - before) < 4:
        assert time.monotonic() < deadline, "the parts were not replaced"
        time.sleep(0.1)

    product.until_it_answers()


def test_it_ends_everything_that_it_started(product: Product) -> None:
    parts = whole_family(product)

    printed = product.end(signal.SIGINT)

    assert are_gone(parts)
    assert product.process.returncode == 0
    assert f"http://localhost:{product.port}" in printed


def test_nothing_outlives_a_supervisor_that_was_killed(product: Product, tmp_path: Path) -> None:
    variables = {"CROSSINGS_DATA": str(tmp_path), "DATABASE_URL": product.environment["DATABASE_URL"]}
    another = Product("-m", "crossings.operations.command", "run", **variables)
    another.until_it_answers()
    parts = whole_family(another)

    os.kill(another.process.pid, signal.SIGKILL)

    assert are_gone(parts)
    another.end()
