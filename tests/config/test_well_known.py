"""What strangers' software looks for at fixed addresses."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crossings.config import well_known

pytestmark = pytest.mark.django_db


def lines(client) -> dict[str, str]:
    text = client.get("/.well-known/security.txt").content.decode()
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_a_weakness_can_be_reported(client, settings):
    settings.SECURITY_CONTACT = "mailto:watch@network.example"
    assert lines(client)["Contact"] == "mailto:watch@network.example"


def test_it_expires_within_a_year_of_the_release(client):
    expires = datetime.fromisoformat(lines(client)["Expires"])
    assert timedelta(0) < expires.date() - well_known.RELEASED < timedelta(days=365)


def test_it_names_its_own_address(client):
    assert lines(client)["Canonical"] == "http://testserver/.well-known/security.txt"


def test_the_project_says_how_it_answers_reports():
    assert "security.txt" in (Path(__file__).parents[2] / "SECURITY.md").read_text()


def test_robots_are_shown_the_map_and_kept_out_of_the_office(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /office/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_what_names_no_icon_of_its_own_finds_one(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("images/favicon.svg")
