"""The catalogue of the design shows all there is, and the style sheets hold nothing that nobody uses."""

import re
from pathlib import Path

import pytest

from crossings.website.design.components import components_folder, descriptions

SRC = Path(__file__).parents[2] / "src" / "crossings"
CSS = SRC / "static" / "css"
TEMPLATES = SRC / "templates"
TOKEN = re.compile(r"^\s+(--[\w-]+):", re.MULTILINE)
CLASSES = re.compile(r"\.(-?[a-zA-Z_][\w-]*)(?![^{}]*;)")
COMPONENTS = sorted(path.relative_to(TEMPLATES).as_posix() for path in components_folder().rglob("*.html"))

pytestmark = pytest.mark.house


@pytest.fixture
def catalogue(client, db):
    return client.get("/en/design/")


def tokens() -> set[str]:
    return set(TOKEN.findall((CSS / "tokens.css").read_text()))


def sheets() -> str:
    return "".join(path.read_text() for path in CSS.glob("*.css"))


def test_every_component_is_shown(catalogue):
    shown = {template.name for template in catalogue.templates}

    assert [name for name in COMPONENTS if name not in shown] == []


def test_every_component_is_named_and_explained(catalogue):
    page = catalogue.content.decode()

    assert [name for name in descriptions() if f'id="part-{name}"' not in page] == []


@pytest.mark.parametrize("name", sorted(descriptions()))
def test_a_component_says_what_it_is_for(name):
    assert descriptions()[name]


def test_every_token_is_shown(catalogue):
    page = catalogue.content.decode()

    assert [name for name in tokens() if f"<code>{name}</code>" not in page] == []


def test_every_token_is_used():
    css = sheets()

    assert [name for name in tokens() if f"var({name}" not in css] == []


def test_no_sheet_names_a_token_that_does_not_exist():
    used = set(re.findall(r"var\((--[\w-]+)", sheets()))

    assert {name for name in used - tokens() if not name.startswith("--w-")} == set()


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_carries_a_style_or_a_script(template):
    text = template.read_text()

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*(?: src=|application/(?:ld\+)?json))", text) == []
