"""Another reading of an assumption is rules of its own: the clause, the lists or the facts that it puts in place of others."""

from pathlib import Path

import pytest

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Unreadable, load, load_record
from crossings.engine.regulations.readings import readings
from tests.engine.regulations.written import HEAD, rules

FILES = sorted((Path(__file__).parents[3] / "regulations").rglob("*.yaml"))


def clause(reading, *, before="take: A", name="a"):
    return (
        f"  - {{id: {name}, {before}, when: {{mode: full_time}}, source: {{document: page}},"
        f" assumption: {{because: It is open., other: Not so., reading: {reading}}}}}"
    )


def read(text):
    return readings(rules(text))


def refused(text):
    with pytest.raises(Unreadable) as found:
        rules(text)
    return [str(each) for each in found.value.problems]


def verdict(loaded, *codes):
    taken = ", ".join(f"{{module: {code}, status: passed}}" for code in codes)
    return audit(loaded, load_record(f"{{format: crossings-record/1, credits: [{taken}]}}")).verdict


def test_clauses_stand_in_place_of_the_one_that_is_read_otherwise():
    loaded = rules(clause("{clauses: [{id: a, take: B}, {id: c, take: C}]}"))
    (other,) = readings(loaded)
    assert (other.about, other.says) == (("a",), "Not so.")
    assert (verdict(loaded, "A"), verdict(other.loaded, "A"), verdict(other.loaded, "B", "C")) == (
        "satisfied",
        "missing",
        "satisfied",
    )


def test_a_clause_in_place_of_another_has_its_routes_and_its_source():
    (other,) = read(clause("{clauses: [{id: a, take: B}, {id: b, take: C, when: {mode: part_time}}]}"))
    first, second = other.loaded.regulations.clauses
    assert (first.when, first.source.document) == ({"mode": ("full_time",)}, "page")
    assert second.when == {"mode": ("part_time",)}


def test_a_clause_may_be_left_out_under_the_other_reading():
    (other,) = read(clause("{clauses: []}"))
    assert other.loaded.regulations.clauses == ()


def test_a_clause_within_a_group_or_a_choice_is_replaced_there():
    inner = clause("{clauses: [{id: a, take: B}]}").strip().removeprefix("- ")
    (other,) = read(f"  - {{id: g, any_of: [{inner}]}}")
    assert other.loaded.regulations.clauses[0].rule.clauses[0].rule.modules == ("B",)
    (other,) = read(f"  - {{id: g, choose: {{modules: 2, from: any}}, including: [{inner}]}}")
    assert other.loaded.regulations.clauses[0].including[0].rule.modules == ("B",)


def test_lists_and_facts_of_modules_stand_in_place_of_others():
    (lists,) = read(clause("{lists: {law: [A]}}", before="choose: {modules: 2, from: law}"))
    assert verdict(lists.loaded, "A", "C") == "missing"
    (facts,) = read(clause("{modules: {B: {tags: [law]}}}", before="choose: {modules: 3, from: law}"))
    assert verdict(facts.loaded, "A", "B", "C") == "satisfied"


def test_a_reading_of_a_module_may_bring_clauses_of_its_own():
    open_one = "assumption: {because: Open., other: Last., reading: {clauses: [{id: last, take: D}]}}"
    head = HEAD.replace("B: {ects: 10, ", f"B: {{ects: 10, {open_one}, ")
    (other,) = readings(load(head + "  - {id: a, take: A}"))
    assert [each.id for each in other.loaded.regulations.clauses] == ["a", "last"]
    assert (other.modules, other.loaded.regulations.modules["B"].assumption) == (("B",), None)


def test_what_two_clauses_share_is_one_reading_of_both():
    both = clause("{lists: {law: [A]}}") + "\n" + clause("{lists: {law: [A]}}", name="b", before="take: C")
    (other,) = read(both)
    assert other.clauses == ("a", "b")
    assert all(each.assumption is None for each in other.loaded.regulations.clauses)


def test_several_other_readings_are_told_apart():
    one, two = read(clause("[{says: Left out., clauses: []}, {says: Another., clauses: [{id: a, take: B}]}]"))
    assert (one.says, two.says) == ("Left out.", "Another.")
    assert one.loaded.checksum != two.loaded.checksum != rules(clause("{clauses: []}")).checksum


def test_the_same_file_gives_the_same_checksums():
    text = clause("{clauses: []}")
    assert [each.loaded.checksum for each in read(text)] == [each.loaded.checksum for each in read(text)]


@pytest.mark.parametrize(
    ("reading", "what"),
    [
        ("{}", "changes nothing"),
        ("{lists: {lav: [A]}}", "“lav” is no list."),
        ("{modules: {X: {ects: 5}}}", "“X” is no module."),
        ("{modules: {A: {terms: [fall]}}}", "“fall” is no term of A"),
        ("{clauses: [{id: a, take: X}]}", "Under the other reading of a: “X” is no module."),
        ("{clauses: [{id: b, take: B}]}", "2 clauses have this name."),
        ("{clauses: [{id: a, choose: {modules: {at_least: 3, at_most: 1}, from: any}}]}", "At least 3 and at most 1"),
        ("{lists: {law: [any], any: [law]}}", "holds itself"),
        (
            "{clauses: [{id: a, take: A, assumption: {because: b, other: o, reading: {clauses: []}}}]}",
            "holds another reading",
        ),
    ],
)
def test_a_reading_that_cannot_be_meant_is_refused(reading, what):
    found = refused(clause(reading) + "\n  - {id: b, take: B}")
    assert any(what in each for each in found), found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reading_of_the_published_rules_changes_them(path):
    loaded = load(path.read_text(), path.name)
    found = readings(loaded)
    assert found
    assert len({each.loaded.checksum for each in found} | {loaded.checksum}) == len(found) + 1
    assert all(each.loaded.regulations != loaded.regulations for each in found)
