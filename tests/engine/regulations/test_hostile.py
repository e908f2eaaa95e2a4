"""Whatever a file holds, it is read or refused in words, with lines, and soon: never a traceback, never a hang."""

from pathlib import Path
from random import Random
from time import process_time

import pytest
import yaml

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Unreadable, load, load_record
from crossings.engine.regulations.record import Record
from tests.engine.regulations.written import HEAD, rules

BRUSSELS = Path(__file__).parents[3] / "regulations" / "brussels-international-migration" / "2023-24.yaml"
LINE = HEAD.count("\n") + 1


def clauses(text):
    return f"{HEAD}  - {text}"


def lists(text):
    return HEAD.replace("any: {where", f"{text}, any: {{where") + "  - {id: a, take: A}"


BOMB = "".join(f"- &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 12))
LAUGHS = f"- &a0 [x, x]\n{BOMB}"
EITHER = ", ".join(
    f"b{number}: &b{number} {{either: [{', '.join([f'*b{number - 1}'] * 10)}]}}" for number in range(1, 12)
)
DOUBLED = ", ".join(f"l{number}: [l{number - 1}, l{number - 1}]" for number in range(1, 60))
TEXTS = {
    "deep lists": "[" * 100_000,
    "deep names": "{a: " * 100_000,
    "deep dashes": "- " * 50_000 + "a",
    "deep lines": "\n".join(" " * depth + "a:" for depth in range(2_000)),
    "deep groups": clauses("{id: g, all_of: [" * 60 + "{id: a, take: A}" + "]}" * 60),
    "laughs": LAUGHS,
    "laughs within": lists(f"b0: &b0 {{either: [law, law]}}, {EITHER}"),
    "an alias of itself": "&a [*a]",
    "a clause of itself": clauses("&a {id: a, all_of: [*a]}"),
    "an alias of nothing": clauses("{id: a, take: *b}"),
    "a name twice": clauses("{id: a, take: A, take: B}"),
    "a list as a name": clauses("{id: a, ? [take] : A}"),
    "names as a name": "{{a: b}: c}",
    "a list as an id": clauses("{id: [a], take: A}"),
    "names as an id": clauses("{id: {a: b}, take: A}"),
    "a large number": clauses("{id: a, choose: {modules: 1e999999999, from: any}}"),
    "many digits": clauses(f"{{id: a, choose: {{modules: {'9' * 100_000}, from: any}}}}"),
    "many digits of a whole number": clauses(f"{{id: a, limit: {{modules: {'9' * 10_000}, of: any}}}}"),
    "no number": clauses("{id: a, choose: {modules: .nan, from: any}}"),
    "without end": clauses("{id: a, choose: {ects: .inf, from: any}}"),
    "less than nothing": clauses("{id: a, choose: {modules: -3, from: any}}"),
    "a limit of less than nothing": clauses("{id: a, limit: {modules: -3, of: any}}"),
    "half a module": clauses("{id: a, choose: {modules: 1.5, from: any}}"),
    "a third of a credit": clauses("{id: a, total: {ects: {at_least: 0.33}}}"),
    "large credits": HEAD.replace("ects: 30", "ects: 1e80") + "  - {id: a, take: A}",
    "lists in a circle": lists("x: [y], y: [z], z: [x]"),
    "a list of itself": lists("x: [x]"),
    "lists that double": lists(f"l0: [X], {DOUBLED}"),
    "the same module twice": clauses("{id: a, take: [A, A]}"),
    "no terms": HEAD.replace("{autumn: {starts: 9}, spring: {starts: 1}}", "{}") + "  - {id: a, take: A}",
    "a month beyond": HEAD.replace("starts: 1}", "starts: 13}") + "  - {id: a, take: A}",
    "two terms in a month": HEAD.replace("starts: 1}", "starts: 9}") + "  - {id: a, take: A}",
    "a part without values": HEAD.replace("[full_time, part_time]", "[]") + "  - {id: a, take: A}",
    "no edition": HEAD.replace("2023-24", "soon") + "  - {id: a, take: A}",
    "a name with a space": clauses("{id: a b, take: A}"),
    "an empty name": clauses("{id: '', take: A}"),
    "two awards of a name": clauses("{id: a, take: A}\nexits: [{id: x, title: {}}, {id: x, title: {}}]"),
    "a term 0": clauses("{id: a, mobility: {at: away, terms: [0]}}"),
    "a tag of Python": clauses("!!python/object/apply:os.system [echo]"),
    "two documents": clauses("{id: a, take: A}\n---\na: b"),
    "a null byte": "a: \x00",
    "a tab": "a:\n\t- b",
    "only a comment": "# nothing",
    "a long text": "a: " + "b" * 5_000_000,
    "a list": "[1, 2, 3]",
    "a number": "42",
}


@pytest.mark.parametrize("read", [load, load_record], ids=["rules", "record"])
@pytest.mark.parametrize("name", TEXTS)
def test_it_is_refused_in_words_and_soon(name, read):
    began = process_time()
    with pytest.raises(Unreadable) as refused:
        read(TEXTS[name])
    assert process_time() - began < 10  # an hour, where aliases were opened one by one
    for each in refused.value.problems:
        assert each.line >= 1
        assert each.what
        assert each.mend
        assert len(each.what) < 400


def said(text):
    with pytest.raises(Unreadable) as refused:
        load(text)
    return [str(each) for each in refused.value.problems]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("deep lists", "rules.yaml:1: More than 50 levels stand within each other."),
        ("laughs within", "The file holds more than 200000 values."),
        ("a clause of itself", "More than 50 levels"),
        ("a list as an id", f"rules.yaml:{LINE}: Here stands a list. Write a text."),
        ("a list as a name", f"rules.yaml:{LINE}: Here stands a list as a name."),
        ("a large number", "clause a: “1e999999999” is not a number. Write a number"),
        ("many digits", "999…” is not a number"),
        ("less than nothing", "clause a: -3 is less than nothing. Write 0 or more."),
        ("half a module", "clause a: 1.5 cannot be counted. Write a whole number."),
        ("a third of a credit", "0.33 cannot be counted. Write halves of a credit."),
        ("lists in a circle", "The list “x” holds itself."),
        ("the same module twice", "“A” stands here twice."),
        ("no terms", "An academic year has no terms."),
        ("a month beyond", "13 is no month."),
        ("two terms in a month", "start in the same month"),
        ("a part without values", "“mode” has no values."),
        ("no edition", "“soon” is no edition."),
        ("a name with a space", "“a b” is no name."),
        ("two awards of a name", "“x” names 2 awards."),
        ("a null byte", "rules.yaml:1: It is not YAML:"),
    ],
)
def test_it_says_what_is_wrong(name, what):
    assert any(what in each for each in said(TEXTS[name])), said(TEXTS[name])


def test_a_part_that_cannot_be_read_does_not_hide_the_others():
    text = (
        HEAD.replace("D: {ects: 30,", "D: {ects: much,")
        + "  - {id: a, take: X}\n  - {id: b, chose: 1}\n  - {id: c, take: D}"
    )
    found = said(text)
    assert any("“much” is not a number of credits" in each for each in found)
    assert any("clause a: “X” is no module." in each for each in found)
    assert any("clause b: The clause has no rule." in each for each in found)
    assert not any("clause c" in each for each in found)


def test_what_names_a_clause_that_could_not_be_read_is_not_blamed():
    found = said(clauses("{id: a, chose: 1}\n  - {id: b, take: A}\n  - {id: s, shared: {between: [a, b]}}"))
    assert {each.split("clause ")[1][0] for each in found} == {"a"}


def test_groups_that_can_be_kept_in_too_many_ways_are_refused():
    some = ", ".join(f"{{id: c{number}, take: A}}" for number in range(40))
    loaded = rules(f"  - {{id: a, some_of: {{at_least: 20, clauses: [{some}]}}}}")
    with pytest.raises(Refusal, match="more than 2000 ways"):
        audit(loaded, Record("crossings-record/1"))


def torn(text, draw):
    """The text with something torn out, doubled, put elsewhere or overwritten."""
    one, two = sorted(draw.sample(range(len(text)), 2))
    two = min(two, one + draw.randint(1, 40))
    other = draw.randrange(len(text))
    return draw.choice(
        [
            text[:one] + text[two:],
            text[:two] + text[one:two] + text[two:],
            text[:other] + text[one:two] + text[other:],
            text[:one] + draw.choice("[]{}:,-&*!|>'\"#%@`\n\t \x00é٣") + text[one + 1 :],
        ]
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_a_torn_file_is_read_or_refused(seed):
    draw = Random(seed)
    text = BRUSSELS.read_text()
    for _time in range(draw.randint(1, 4)):
        text = torn(text, draw)
    try:
        load(text)
    except Unreadable as refused:
        assert all(each.mend for each in refused.problems)


ODD = [None, True, -1, 10**30, 0.1, "", "x", "A", "2023-24", [], {}, [[]], {"a": []}, ["A", {"b": 1}], "2023-13-45"]


def strange(value, draw):
    """The value with one part of it, at any depth, put in place by something odd."""
    if draw.random() < 0.25 or not isinstance(value, dict | list) or not value:
        return draw.choice(ODD)
    key = draw.choice(list(value) if isinstance(value, dict) else range(len(value)))
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[key] = strange(value[key], draw)
    return changed


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_a_file_with_odd_parts_is_read_or_refused(seed):
    draw = Random(seed)
    told = strange(yaml.safe_load(BRUSSELS.read_text()), draw)
    try:
        loaded = load(yaml.safe_dump(told, allow_unicode=True))
        audit(loaded, Record("crossings-record/1"))
    except (Unreadable, Refusal) as refused:
        assert str(refused)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_a_record_with_odd_parts_is_read_or_refused(seed):
    draw = Random(seed)
    fact = {"kind": "threshold", "clause": "a", "modules": 1, "module": "A", "on": "2024-01-01", "until": "2025-01-01"}
    credit = {"module": "A", "status": "planned", "ects": 10, "term": "2023-24/autumn", "grade": 60, "at": "home"}
    told = {
        "format": "crossings-record/1",
        "route": {"mode": "full_time"},
        "credits": [credit, credit],
        "facts": [fact, fact],
    }
    loaded = rules("  - {id: a, choose: {modules: 2, from: law}}\n  - {id: l, load: {modules: {at_most: 1}}}")
    try:
        audit(loaded, load_record(yaml.safe_dump(strange(told, draw))))
    except (Unreadable, Refusal) as refused:
        assert str(refused)


def test_a_record_of_more_credits_than_anybody_earns_is_refused_and_not_weighed():
    record = "format: crossings-record/1\ncredits:\n" + "  - {module: A, status: passed}\n" * 1_001
    with pytest.raises(Unreadable) as refused:
        load_record(record)
    assert (
        str(refused.value) == "record.yaml:1: The record holds more than 1000 credits. Leave out what counts nowhere."
    )
