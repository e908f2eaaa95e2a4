"""A real Chromium for the journeys that need one."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


def chromium_path(playwright: Playwright) -> str:
    """The Chromium to drive: `$CROSSINGS_CHROMIUM`, the system's, or Playwright's own."""
    candidates = (os.environ.get("CROSSINGS_CHROMIUM", ""), *PLACES, playwright.chromium.executable_path)
    for candidate in candidates:
        found = shutil.which(candidate) if candidate else None
        if found and Path(found).exists():
            return found
    raise pytest.UsageError(
        "No Chromium was found, and the browser tests need one. Run `make test`, which fetches it, "
        "or give the path of yours in CROSSINGS_CHROMIUM."
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run of this process."""
    # Playwright's loop runs in this thread, and Django would refuse to touch the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(playwright), args=[*QUIET])
        yield chromium
        chromium.close()


def is_wrong(message: ConsoleMessage) -> bool:
    """Whether a word on the console is an error; the office saves a page while it is written, and is told what is unfinished."""
    unfinished = "400" in message.text and "/office/pages/" in message.location["url"]
    return message.type == "error" and not unfinished


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens a page of the live server: `open_page("/ar/", width=390, language="ar", dark=True)`.

    Whatever the page wrote to the console as an error, and every uncaught exception, fails the test at its end.
    """
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_at(
        path: str = "/en/", *, width: int = 1280, language: str = "en", dark: bool = False, **more: Any
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844},
            locale=language,
            color_scheme="dark" if dark else "light",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_wrong(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []
