"""The plans of rules that can be counted by hand: by formula, by clingo and by asking the engine for one after the other."""

from math import comb

import pytest
import yaml

from crossings.engine.choices import best
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.finding import taken_in
from crossings.engine.planner.model import Model
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Record
from tests.proof import asking
from tests.proof.facts import Facts

RULES = """
format: crossings-rules/1
programme: counted
edition: 2023-24
title: {en: Counted}
route: {start: [2023-09]}
terms: {autumn: {starts: 9}, spring: {starts: 1}}
lists: {optional: {where: {tag: optional}}}
modules:
  INTRO: {ects: 10, terms: [autumn]}
  THESIS: {ects: 30, terms: [spring]}
  A: {ects: 10, tags: [optional]}
  B: {ects: 10, tags: [optional]}
  C: {ects: 10, tags: [optional]}
  D: {ects: 10, tags: [optional]}
  E: {ects: 10, tags: [optional]}
clauses:
  - {id: named, take: [INTRO, THESIS]}
  - {id: three, choose: {modules: 3, from: optional}}
  - {id: load, load: {modules: {at_most: 3}}}
  - {id: year, duration: {at_most: 2}}
"""
BY_FORMULA = comb(5, 3) * (
    comb(3, 1) + comb(3, 2)
)  # three of five; one or two of them beside the introduction, the others later


def by_engine(rules):
    loaded = load(rules)
    question = question_of(Asked(loaded, Record("crossings-record/1", route={"start": "2023-09"})))
    model = Model(question)
    found = set()
    while (solution := best(model.model, seconds=60)) is not None:
        taken = taken_in(model, solution)
        found.add(frozenset(taken.items()))
        again = [(1, choice) for offer, choice in model.takes.items() if taken.get(offer.code) == offer.term]
        model.model.hold(again, None, len(taken) - 1)
    return len(found)


@pytest.mark.slow
def test_the_engine_and_clingo_count_as_the_formula_does():
    facts = Facts(yaml.safe_load(RULES), {}, is_plan=True).text
    assert (asking.count(facts), by_engine(RULES)) == (BY_FORMULA, BY_FORMULA)


def test_what_follows_from_all_plans_is_told_by_clingo_too():
    forced, possible = asking.consequences(Facts(yaml.safe_load(RULES), {}, is_plan=True).text)
    assert forced == {"INTRO", "THESIS"}
    assert possible == {"INTRO", "THESIS", *"ABCDE"}
