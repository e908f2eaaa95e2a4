"""Wishes are kept as far as the rules allow; an answer says which are not, and none makes impossible what is possible."""

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossings.engine.planner.search import plan
from crossings.engine.planner.telling import as_data, as_text
from crossings.engine.planner.wishes import Wishes, kept, load_wishes, wishes_schema
from crossings.engine.regulations.load import Unreadable, load
from crossings.engine.regulations.record import Record

TEXT = """\
format: crossings-rules/1
programme: example
edition: 2023-24
title: {en: An example}
route: {start: [2023-09]}
terms: {autumn: {starts: 9}, spring: {starts: 1}}
modules:
  A: {ects: 10, topics: [law], institution: home}
  B: {ects: 10, institution: home}
  C: {ects: 10, topics: [work], institution: away}
  D: {ects: 30, kind: dissertation}
clauses:
  - {id: two, choose: {modules: 2, from: {where: {kind: taught}}}}
  - {id: thesis, take: D}
  - {id: years, duration: {at_most: 4}}
"""
RULES = load(TEXT)
TERMS = ("2023-24/autumn", "2023-24/spring", "2024-25/autumn", "2024-25/spring")


def best(**wishes):
    return plan(RULES, Record("crossings-record/1"), Wishes(**wishes)).plans[0]


def unkept(**wishes):
    return [each.about for each in kept(Wishes(**wishes), best(**wishes).terms, RULES.regulations) if not each.is_kept]


def test_without_wishes_everything_is_taken_at_once():
    assert [term for term, _codes in best().terms] == ["2023-24/autumn"]


@pytest.mark.parametrize(
    ("wish", "codes"),
    [
        ({"topics": ("work",), "avoided": ("B",)}, {"A", "C"}),
        ({"institutions": ("home",)}, {"A", "B"}),
        ({"liked": ("C",), "topics": ("law",)}, {"A", "C"}),
        ({"avoided": ("A",)}, {"B", "C"}),
    ],
)
def test_modules_follow_wishes(wish, codes):
    assert best(**wish).modules == codes | {"D"}


def test_a_term_stays_free():
    assert [term for term, _codes in best(keep_free=TERMS[:2]).terms] == ["2024-25/autumn"]


def test_what_cannot_stay_free_is_used_and_said():
    assert unkept(keep_free=TERMS) == ["2023-24/autumn"]


def test_what_must_stay_free_makes_a_plan_impossible_and_is_in_the_conflict():
    wishes = Wishes(keep_free=TERMS, keep_free_strictly=True)
    answer = plan(RULES, Record("crossings-record/1"), wishes)
    said = as_data(answer, RULES, wishes)
    assert answer.verdict == "not_achievable"
    assert [each["kept"] for each in said["wishes"]] == [False] * 4
    assert any("kept free: 2023-24/autumn" in each["text"] for each in said["conflict"])


def test_a_compulsory_module_is_taken_though_it_is_avoided():
    assert unkept(avoided=("A", "D")) == ["D"]


def test_no_term_has_more_modules_than_wished_where_that_is_possible():
    found = best(most_in_a_term=1)
    assert [len(codes) for _term, codes in found.terms] == [1, 1, 1]
    assert unkept(most_in_a_term=1) == []


def test_balance_lowers_the_busiest_term_only_where_the_end_does_not_matter():
    assert len(best(balance=True).terms) == 1
    spread = best(balance=True, finish="any")
    assert [sorted(codes) for _term, codes in spread.terms] in ([["A", "B"], ["D"]], [["D"], ["A", "B"]])


def test_what_is_liked_comes_after_an_early_finish_but_before_it_where_the_end_does_not_matter():
    late = load(TEXT.replace("C: {ects: 10,", "C: {ects: 10, terms: [spring],"))
    early, any_end = (
        plan(late, Record("crossings-record/1"), Wishes(liked=("C",), finish=finish)).plans[0]
        for finish in ("earliest", "any")
    )
    assert ("C" in early.modules, "C" in any_end.modules) == (False, True)


wished = st.builds(
    Wishes,
    topics=st.lists(st.sampled_from(["law", "work"])).map(tuple),
    institutions=st.lists(st.sampled_from(["home", "away"])).map(tuple),
    liked=st.lists(st.sampled_from("ABC"), unique=True).map(tuple),
    avoided=st.lists(st.sampled_from("ABCD"), unique=True).map(tuple),
    keep_free=st.lists(st.sampled_from(TERMS), unique=True).map(tuple),
    most_in_a_term=st.none() | st.integers(1, 3),
    balance=st.booleans(),
    finish=st.sampled_from(["earliest", "any"]),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wished)
def test_no_wish_makes_a_plan_impossible(wishes):
    answer = plan(RULES, Record("crossings-record/1"), wishes, alternatives=1)
    assert answer.verdict == "achievable"
    assert answer.plans[0].audit.verdict == "planned"


def test_the_answer_tells_each_wish_with_what_the_plan_does():
    wishes = Wishes(liked=("C",), keep_free=TERMS[:1])
    answer = plan(RULES, Record("crossings-record/1"), wishes)
    assert as_data(answer, RULES, wishes)["wishes"] == [
        {"wish": "keep_free", "about": TERMS[0], "kept": True, "text": "2023-24/autumn stays free."},
        {"wish": "liked", "about": "C", "kept": True, "text": "C is taken in 2023-24/spring."},
    ]
    assert "✓ liked C: C is taken" in as_text(answer, RULES, wishes)


# the file


def refused(text):
    with pytest.raises(Unreadable) as found:
        load_wishes(text, RULES.regulations)
    return str(found.value)


def test_a_file_of_wishes_is_read():
    text = "format: crossings-wishes/1\nliked: [A]\nkeep_free: 2024-25/autumn\nbalance: true\nmost_in_a_term: 2\n"
    assert load_wishes(text, RULES.regulations) == Wishes(
        liked=("A",), keep_free=("2024-25/autumn",), balance=True, most_in_a_term=2
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("liked: [A]\navoided: [A]", "wishes.yaml:2: “A” is liked and avoided."),
        ("\nliked: [X]", "wishes.yaml:2: “X” is no module in these rules. Known are: A, B, C, D."),
        ("topics: [lax]", "Write “law”."),
        ("institutions: [nowhere]", "“nowhere” is no institution of a module"),
        ("keep_free: [2024/autumn]", "“2024/autumn” is no term."),
        ("most_in_a_term: 0", "Write 1 or more."),
        ("finish: late", "Write “earliest” or “any”."),
        ("balance: perhaps", "Write true or false"),
        ("colour: red", "“colour” is not known here."),
        ("format: crossings-record/1", "crossings-wishes/1"),
        ("", "The file is empty."),
        ("[1, 2]", "Here stands a list."),
        ("liked: {", "It is not YAML"),
    ],
)
def test_what_a_file_says_wrongly_is_told_with_its_line(text, says):
    assert says in refused(text)


def test_the_schema_accepts_what_is_read_and_refuses_the_rest():
    jsonschema.Draft202012Validator.check_schema(wishes_schema())
    jsonschema.validate(yaml.safe_load("{liked: A, finish: any, most_in_a_term: 2}"), wishes_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"finish": "late"}, wishes_schema())
