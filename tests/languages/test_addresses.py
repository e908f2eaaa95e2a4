"""The address of a page in another language."""

import pytest
from django.utils.translation import override

from crossings.languages.addresses import address_in


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_only_the_prefix_differs(language):
    with override("fr"):
        assert address_in(language, "/fr/institutes/unu-merit/") == f"/{language}/institutes/unu-merit/"


def test_what_has_no_prefix_is_the_same_for_all():
    assert address_in("ar", "/health/") == "/health/"


def test_another_language_being_shown_is_another_question():
    """A path of a language that is not being shown is known to nobody, and must not spoil the answer for those who do."""
    with override("en"):
        assert address_in("ar", "/es/people/") == "/es/people/"
    with override("es"):
        assert address_in("ar", "/es/people/") == "/ar/people/"
