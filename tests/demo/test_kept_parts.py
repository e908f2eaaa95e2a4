"""The parts of lists that are kept are named after all that they tell: two that differ never bear one name."""

from datetime import date

import pytest
from django.utils.translation import override

from crossings.network import records
from crossings.network.models import Institution, Profile
from crossings.programmes.models import Programme
from crossings.programmes.pages import listing

DAY = date(2026, 11, 21)
LISTS = {
    "institutions": lambda keys, language: records.entries(keys, DAY, language, ""),
    "people": lambda keys, language: records.cards(keys, DAY, language, ""),
    "programmes": lambda keys, language: listing.entries(keys, language, DAY),
}
MODELS = {"institutions": Institution, "people": Profile, "programmes": Programme}

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


def told(kind, language):
    with override(language):
        return LISTS[kind](tuple(MODELS[kind].objects.values_list("pk", flat=True)), language)


@pytest.mark.parametrize("kind", LISTS)
def test_every_word_of_a_line_is_in_its_name(kind):
    lines = told(kind, "en")

    assert len(lines) > 1
    assert " at 0x" not in repr(lines), "A line holds something whose name does not say what it tells."
    assert "<" not in repr(lines).replace("<span lang=", ""), (
        "A line holds a record, which may tell more than its name."
    )


@pytest.mark.parametrize("kind", LISTS)
def test_the_lines_of_another_language_have_another_name(kind):
    assert repr(told(kind, "en")) != repr(told(kind, "ar"))


@pytest.mark.parametrize("kind", LISTS)
def test_a_record_that_has_gone_meanwhile_is_left_out(kind):
    keys = (10**6, MODELS[kind].objects.first().pk)

    assert len(LISTS[kind](keys, "en")) == 1
