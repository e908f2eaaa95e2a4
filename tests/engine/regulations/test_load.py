"""A file that cannot be meant is refused with every mistake, by line and clause, and how to mend it."""

from pathlib import Path

import pytest

from crossings.engine.regulations.load import Unreadable, checksum, load, load_record
from tests.engine.regulations.written import HEAD, rules

FILES = sorted((Path(__file__).parents[3] / "regulations").rglob("*.yaml"))
LINE = HEAD.count("\n") + 1


def problems(clauses, tail=""):
    with pytest.raises(Unreadable) as refused:
        rules(clauses, tail=tail)
    return [str(each) for each in refused.value.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_published_rules_are_read(path):
    assert load(path.read_text(), path.name).regulations.clauses


def test_a_word_that_is_almost_right_is_named():
    (problem,) = problems("  - {id: a, chose: {modules: 1, from: law}}")[:1]
    assert (
        problem
        == f"rules.yaml:{LINE}: clause a: The clause has no rule. Write exactly one of " + problem.split("one of ")[1]
    )
    assert any("Write “choose”." in each for each in problems("  - {id: a, chose: {modules: 1, from: law}}"))


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        ("{id: a, take: [E]}", "“E” is no module."),
        ("{id: a, choose: {modules: 1, from: lav}}", "Write “law”, or add it."),
        ("{id: a, choose: {from: law}}", "neither or both of modules and credits"),
        ("{id: a, choose: {modules: 1, ects: 10, from: law}}", "neither or both of modules and credits"),
        ("{id: a, choose: {modules: {at_least: 3, at_most: 2}, from: law}}", "At least 3 and at most 2"),
        ("{id: a, choose: {modules: three, from: law}}", "“three” is not a number."),
        ("{id: a, take: [A], limit: {modules: 1, of: law}}", "Two rules stand in one clause"),
        ("{id: a, some_of: {at_least: 3, clauses: [{id: b, take: A}]}}", "3 of 1 clauses is not possible."),
        ("{id: a, take: []}", "It holds nothing."),
        ("{id: a, take: A, when: {mod: full_time}}", "Write “mode”, or add it."),
        ("{id: a, take: A, when: {mode: evening}}", "“evening” is no value of “mode”."),
        ("{id: a, take: A, source: {document: book}}", "“book” is no source."),
        ("{id: a, take: A, including: [{id: b, take: B}]}", "Only a choice may include other clauses."),
        ("{id: a, choose: {modules: 1, from: {where: {colour: red}}}}", "“colour” is no fact of a module."),
        ("{id: a, closed: {visa: student}}", "“visa” is no part of a route."),
        (
            "{id: a, choose: {modules: 1, from: any}, including: [{id: b, take: [A, B]}]}",
            "ask for 2 modules, and 1 may count",
        ),
        ("{take: A}", "“id” is missing."),
        ("take", "Here stands “take”."),
    ],
)
def test_a_mistake_is_said_with_its_line(clause, what):
    found = problems(f"  - {clause}")
    assert any(what in each and each.startswith(f"rules.yaml:{LINE}:") for each in found), found


def test_all_mistakes_are_said_at_once_in_the_order_of_their_lines():
    found = problems("  - {id: a, take: [X]}\n  - {id: b, take: [Y]}\n  - {id: b, take: [A]}")
    assert [each.split(":")[1] for each in found] == [str(LINE), str(LINE + 1), str(LINE + 1), str(LINE + 2)]


def test_a_list_that_holds_itself_is_refused():
    with pytest.raises(Unreadable, match="holds itself"):
        load(HEAD.replace("any: {where", "one: [two], two: [one], any: {where") + "  - {id: a, take: A}")


def test_a_start_between_the_terms_is_refused():
    with pytest.raises(Unreadable, match="No term starts in the month of “2023-11”"):
        load(HEAD.replace("2023-09", "2023-11") + "  - {id: a, take: A}")


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "just words", "format: other"])
def test_what_is_no_rules_at_all_is_refused_in_words(text):
    with pytest.raises(Unreadable) as refused:
        load(text)
    assert all(each.mend for each in refused.value.problems)


def test_the_same_name_twice_in_one_place_is_refused():
    assert any("stands here twice" in each for each in problems("  - {id: a, take: A, take: B}"))


def test_a_record_with_an_unknown_status_is_refused():
    with pytest.raises(Unreadable, match=r"record.yaml:2: Here stands “done”. Write “passed”"):
        load_record("format: crossings-record/1\ncredits: [{module: A, status: done}]")


def test_the_checksum_names_the_text():
    assert checksum("a\n") == checksum("a\r\n") != checksum("b\n")
