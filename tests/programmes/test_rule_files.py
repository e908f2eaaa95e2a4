"""Rules found in files are published when the installation starts, and never replaced."""

import pytest
from django.conf import settings

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.record import SYSTEM
from crossings.programmes.models import RegulationEdition
from crossings.programmes.rule_files import take_in
from tests.factories.programmes import ProgrammeFactory
from tests.factories.regulations import rules_text

ERRATUM = """
errata:
  - {on: 2026-11-01, by: the programme office, what: "Two further modules, not one."}
"""
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    ProgrammeFactory(slug="small")
    (tmp_path / "small").mkdir()
    write(tmp_path, rules_text("small"))
    return tmp_path


def write(folder, text, name="small/2023-24.yaml"):
    (folder / name).write_text(text, encoding="utf-8")


def taken(folder, at):
    said = []
    take_in(folder, by=SYSTEM, at=at, say=said.append)
    return said


def test_a_file_is_published_under_its_name(folder, at):
    assert taken(folder, at) == ["small/2023-24.yaml is published."]

    edition = RegulationEdition.objects.get()
    assert (edition.key, edition.text, edition.published_by) == ("2023-24", rules_text("small"), SYSTEM)
    assert "small/2023-24.yaml" in edition.why


def test_taking_in_twice_changes_nothing(folder, at):
    taken(folder, at)
    assert taken(folder, at) == []
    assert (RegulationEdition.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_file_of_a_programme_that_is_not_here_is_told_and_left(folder, at):
    (folder / "elsewhere").mkdir()
    write(folder, rules_text("elsewhere"), "elsewhere/2023-24.yaml")

    assert any("no programme at the address elsewhere" in said for said in taken(folder, at))
    assert RegulationEdition.objects.count() == 1


def test_a_file_that_differs_from_what_is_published_stops_the_start(folder, at):
    taken(folder, at)
    write(folder, rules_text("small", others=2))

    with pytest.raises(Refusal, match=r"small/2023-24.yaml differs from the rules that are published"):
        taken(folder, at)


def test_a_new_file_beside_one_that_differs_is_not_published_either(folder, at):
    taken(folder, at)
    write(folder, rules_text("small", "2022-23"), "small/2022-23.yaml")
    write(folder, rules_text("small", others=2))

    with pytest.raises(Refusal):
        taken(folder, at)
    assert RegulationEdition.objects.get().key == "2023-24"


def test_a_file_that_tells_of_an_erratum_is_added_as_one(folder, at):
    taken(folder, at)
    write(folder, rules_text("small", others=2, more=ERRATUM))

    assert taken(folder, at) == ["small/2023-24.yaml has an erratum, which was added."]
    assert taken(folder, at) == []

    edition = RegulationEdition.objects.with_errata().get()
    assert edition.last_erratum.what == "Two further modules, not one."
    assert str(edition.last_erratum.on) == "2026-11-01"
    assert edition.effective_text == rules_text("small", others=2, more=ERRATUM)


def test_a_file_that_changes_again_without_a_further_erratum_stops_the_start(folder, at):
    taken(folder, at)
    write(folder, rules_text("small", others=2, more=ERRATUM))
    taken(folder, at)
    write(folder, rules_text("small", others=1, more=ERRATUM))

    with pytest.raises(Refusal, match="differs"):
        taken(folder, at)


@pytest.mark.parametrize("text", ["clauses: [", rules_text("other"), rules_text("small", "2024-25")])
def test_a_file_that_cannot_be_used_stops_the_start(folder, text, at):
    write(folder, text)
    with pytest.raises(Refusal, match="rules 2023-24 of"):
        taken(folder, at)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path, at):
    assert taken(tmp_path / "gone", at) == []


def test_the_rules_of_this_repository_can_be_taken_in(at):
    for slug in ("brussels-international-migration", "valencia-migration"):
        ProgrammeFactory(slug=slug)

    assert len(taken(settings.RULES, at)) == 3
