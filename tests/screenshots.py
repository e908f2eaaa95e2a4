"""`make screenshots`: the pictures of the documentation, taken of the demonstration network as it is served."""

import io
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import QUIET, chromium_path
from tests.served import ROOT, Served, crossings

PICTURES = ROOT / "docs" / "images"
LARGEST = 150_000  # bytes
COLOURS = (128, 96, 64, 48, 32, 24, 16)
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
OFFICER = re.compile(r"Programme officer\s+(\S+)\s+(.+?)\s{3,}code (\d{6})")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with Served() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(playwright), args=[*QUIET])
        for name, path, more in (
            ("home", "/en/", {}),
            ("home-dark", "/en/", {"color_scheme": "dark"}),
            ("programme", "/en/programmes/brussels-international-migration/#fees", {}),
            ("map", "/en/map/?on=2022-10-01", {}),
            ("compare-phone-arabic", "/ar/programmes/compare/", {"viewport": PHONE, "device_scale_factor": 2}),
        ):
            with opened(browser, served, **more) as page:
                page.goto(path, wait_until="networkidle")
                keep(page, name)
        with opened(browser, served) as page:
            enter_office(page, served)
            open_fee(page)
            keep(page, "office-fee")
        browser.close()


@contextmanager
def opened(browser: Browser, served: Served, **more: Any) -> Iterator[Page]:
    context = browser.new_context(base_url=served.address, reduced_motion="reduce", **({"viewport": DESK} | more))
    yield context.new_page()
    context.close()


def enter_office(page: Page, served: Served) -> None:
    """Sign in as the programme officer, with the code that is valid now."""
    told = subprocess.run(
        crossings("demo"), env=served.environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    address, password, code = OFFICER.search(told.stdout).groups()
    page.goto("/en/account/login/?next=/office/")
    page.fill("input[name=login]", address)
    page.fill("input[name=password]", password)
    page.locator("form:has(input[name=password]) button").first.click()
    page.fill("input[name=code]", code)
    page.locator("form:has(input[name=code]) button").first.click()
    page.wait_for_url("**/office/**")


def open_fee(page: Page) -> None:
    page.goto("/office/fees/")
    page.locator("a[href*='/correct/']").first.click()
    page.wait_for_load_state("networkidle")


def keep(page: Page, name: str) -> None:
    """Keep what the window shows, in as many colours as fit."""
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    for colours in COLOURS:
        reduced = shown.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        reduced.save(path, optimize=True)
        if path.stat().st_size <= LARGEST:
            break
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB  {colours} colours")


if __name__ == "__main__":
    main()
