"""The language of an answer, and the shape of what may be asked."""

import pytest
from django.test import RequestFactory

from crossings.machines.asked import Asked, language_of


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CH, en;q=0.5", "fr"),
        ("tlh, ar;q=0.3", "ar"),
        ("tlh", "en"),
        ("*", "en"),
        ("es;q=0, fr;q=0.1", "fr"),
        ("x" * 5000, "en"),
    ],
)
def test_the_header_chooses_the_best_language_known(accepted, language):
    request = RequestFactory().get("/api/v1/sources", headers={"Accept-Language": accepted})
    assert language_of(request, Asked()) == language


def test_the_parameter_comes_before_the_header():
    request = RequestFactory().get("/api/v1/sources", headers={"Accept-Language": "fr"})
    assert language_of(request, Asked(language="es")) == "es"
