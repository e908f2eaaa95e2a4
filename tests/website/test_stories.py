"""A story is shown while its teller agrees to it, and not a day longer."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.website.models import StoryIndexPage, StoryPage

pytestmark = pytest.mark.django_db
CONSENT = {"consent_given_on": date(2026, 1, 1), "consent_expires_on": date(2027, 1, 1)}


@pytest.fixture
def story(write):
    index = write(StoryIndexPage, title="Stories", slug="stories")
    return write(
        StoryPage,
        under=index,
        title="A story",
        slug="a-story",
        teller="Tomas",
        role="student",
        year=2026,
        body=[("paragraph", "Words")],
        **CONSENT,
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_it_is_told_between_consent_and_its_end(story, day, told):
    assert story.is_told_on(day) is told
    assert StoryPage.objects.told_on(day).exists() is told


def test_a_withdrawn_story_is_not_found(story, client):
    story.consent_withdrawn_on = date(2026, 6, 1)
    story.save()
    with time_machine.travel("2026-06-01T12:00Z"):
        assert client.get(story.url).status_code == 404


def test_an_expired_story_is_in_no_list(story, client):
    with time_machine.travel("2027-01-01T12:00Z"):
        assert b"Tomas" not in client.get(story.get_parent().url).content


def test_a_story_names_teller_role_and_year(story, client):
    with time_machine.travel("2026-06-01T12:00Z"):
        page = client.get(story.url).content.decode()
    assert "Tomas, student, 2026" in page


def test_consent_cannot_end_before_it_began(story):
    story.consent_expires_on = date(2025, 1, 1)
    with pytest.raises((IntegrityError, ValidationError)):
        story.full_clean()
        story.save()
