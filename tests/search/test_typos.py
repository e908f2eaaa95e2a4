"""Every title and name in the demonstration data, mistyped in one letter, finds its record among the first three.

A name is whatever a record is known by beside its title: who wrote it, as printed; who somebody is in another script, or by
one word alone; institutions in four languages, by acronyms and by former names; places, series, codes.
"""

import pytest

from crossings.search.models import IndexedDocument
from tests.search.typing import asked_mistyped, texts_of

FOUND_AT_LEAST = 0.95

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("role", ["title", "name"])
def test_what_is_mistyped_finds_its_record_among_the_first_three(role, seed):
    asked, missed = asked_mistyped(role, seed)

    found = 1 - len(missed) / asked
    print(f"{found:.1%} of {asked} mistyped texts of the role {role} find their record among the first three")
    assert asked == 600
    assert found >= FOUND_AT_LEAST, missed


@pytest.mark.parametrize("kind", ["person", "institution", "publication", "project", "event"])
def test_names_of_every_kind_are_among_those_that_are_drawn(kind):
    names = {name for each in IndexedDocument.objects.filter(kind=kind) for name, _language in texts_of(each, "name")}

    assert len(names) > 20
