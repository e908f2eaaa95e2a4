"""A network sets its own name and colours, and is told when a colour would be too faint to read."""

import pytest
from django.core.exceptions import ValidationError

from crossings.website.models import NetworkSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(site):
    return NetworkSettings.for_site(site)


def test_a_strong_colour_is_taken(network):
    network.accent_light, network.accent_dark = "#0a5c4b", "#7fd3b8"
    network.full_clean()


@pytest.mark.parametrize(("field", "colour"), [("accent_light", "#9fe0d0"), ("signal_dark", "#3a1d13")])
def test_a_faint_colour_is_refused_with_its_ratio(network, field, colour):
    setattr(network, field, colour)
    with pytest.raises(ValidationError) as refused:
        network.full_clean()
    assert "to 1; readers need 4.5 to 1" in str(refused.value.message_dict[field])


@pytest.mark.parametrize("colour", ["green", "#12345", "#zzzzzz"])
def test_what_is_no_colour_is_refused_by_name(network, colour):
    network.accent_light = colour
    with pytest.raises(ValidationError) as refused:
        network.clean_fields()
    assert "accent_light" in refused.value.message_dict


def test_the_sheet_carries_only_what_was_set(network, client):
    network.accent_light = "#0a5c4b"
    network.save()
    sheet = client.get("/en/colours.css").content.decode()
    assert "--accent: light-dark(#0a5c4b, #7fd3b8)" in sheet
    assert "--signal" not in sheet
