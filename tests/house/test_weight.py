"""A first visit over a slow line stays light: the files that every page asks for, as they travel."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

STATIC = Path(__file__).parents[2] / "src" / "crossings" / "static"
LATIN = ["crossings-sans-latin", "piazzolla-latin", "piazzolla-latin-italic"]
ARABIC = ["crossings-sans-arabic-400", "crossings-sans-arabic-600", "markazi-arabic", "crossings-sans-latin"]
FRAME = 110_000  # bytes; with the page itself and its pictures of lines, a first visit stays under 150 kB

pytestmark = pytest.mark.house


def sheets_and_icon() -> int:
    with override("en"):
        head = render_to_string("components/head.html", {"theme_url": ""})
    files = re.findall(r'href="/static/((?:css|images)/[^"]+)"', head)
    return sum(len(gzip.compress((STATIC / file).read_bytes())) for file in files)


@pytest.mark.parametrize("fonts", [LATIN, ARABIC], ids=["latin", "arabic"])
def test_what_every_page_needs_is_light(fonts):
    weight = sheets_and_icon() + sum((STATIC / "fonts" / f"{font}.woff2").stat().st_size for font in fonts)

    assert weight <= FRAME


def test_every_font_is_named_with_its_licence_and_sum():
    readme = (STATIC / "fonts" / "README.md").read_text()

    for font in (STATIC / "fonts").glob("*.woff2"):
        assert hashlib.sha256(font.read_bytes()).hexdigest() in readme, font.name


def test_no_sheet_asks_another_site_for_anything():
    assert [
        path.name for path in STATIC.rglob("*.css") if re.search(r"url\(['\"]?(?:https?:)?//", path.read_text())
    ] == []
