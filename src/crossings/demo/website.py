"""The demonstration network's own pages: written in four languages where somebody did, stood in for where nobody has."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page

from crossings.demo.ensure import DEMO
from crossings.demo.reading import read
from crossings.journal.context import circumstances
from crossings.website import models
from crossings.website.actions import serve_at, stand_in_everywhere
from crossings.website.site import this_network

DATA = Path(__file__).parent / "data" / "website.yaml"
DATES = {"day", "adopted_on", "consent_given_on", "consent_expires_on"}


def load(at: datetime) -> None:
    """Write the pages that are not there yet, parents first."""
    with circumstances(actor=DEMO, why="Demonstration network"):
        serve_at(settings.WAGTAILADMIN_BASE_URL)
        _name_the_network()
        for given in read(DATA)["pages"]:
            _ensure_page(given)


def _name_the_network() -> None:
    network = this_network()
    if not network.note:
        network.note = (
            "A demonstration network built on published facts. No institute named here has endorsed it; "
            "Amina, Tomas, Ingrid, Wei, Noor and the other people are invented."
        )
        network.save()


def _ensure_page(given: dict[str, Any]) -> None:
    english = Locale.objects.get(language_code="en")
    home = models.HomePage.objects.get(locale=english, depth=2)
    parent = home if not given.get("under") else home.get_descendants().get(slug=given["under"]).specific
    if given["kind"] == "HomePage":
        _write_home(home, given)
    elif not parent.get_children().filter(slug=given["slug"]).exists():
        page = parent.add_child(instance=_page(given, "en", english))
        page.save_revision().publish()
        for language in set(given["words"]) - {"en"}:
            _translate(page, language, given)
        stand_in_everywhere(page)


def _page(given: dict[str, Any], language: str, locale: Locale) -> Page:
    kind = getattr(models, given["kind"])
    facts = {
        name: date.fromisoformat(str(value)) if name in DATES else value
        for name, value in given.get("facts", {}).items()
    }
    return kind(
        slug=given["slug"], locale=locale, show_in_menus=given.get("in_menu", False), **facts, **_words(given, language)
    )


def _words(given: dict[str, Any], language: str) -> dict[str, Any]:
    words = dict(given["words"][language])
    if "body" in words:
        words["body"] = [_block(block) for block in words["body"]]
    return words


def _block(block: dict[str, Any] | str) -> tuple[str, Any]:
    if isinstance(block, str):
        return ("paragraph", block)
    return next(iter(block.items()))


def _translate(page: Page, language: str, given: dict[str, Any]) -> None:
    translated = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    for name, value in _words(given, language).items():
        setattr(translated, name, value)
    translated.save_revision().publish()


def _write_home(home: Page, given: dict[str, Any]) -> None:
    for page in models.HomePage.objects.filter(translation_key=home.translation_key, summary=""):
        for name, value in _words(given, page.locale.language_code).items():
            setattr(page, name, value)
        page.save_revision().publish()
