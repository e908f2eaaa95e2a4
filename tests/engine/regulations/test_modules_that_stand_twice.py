"""A module that stands in a record more than once: which entry is taken, what it weighs, and that their order says nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.planner.search import plan
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load_record
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.values import Ects
from tests.engine.regulations.written import audited, of, rules

AUTUMN, SPRING, NEXT = "2023-24/autumn", "2023-24/spring", "2024-25/autumn"
FIRST_A = "- {id: first-a, prerequisite: {of: B, needs: A}}"
HAS_A = f"module: A, status: registered, term: {SPRING}"


def twice(code, *entries):
    """Entries of one module, each with a name of its own: first, second and so on."""
    return [
        f"module: {code}, id: {name}, {told}" for name, told in zip(("first", "second", "third"), entries, strict=False)
    ]


def unused(done):
    return {each.credit: each.why for each in done.unused}


def test_what_is_registered_twice_is_judged_in_the_latest_of_its_terms():
    entries = twice("B", f"status: registered, term: {NEXT}", f"status: registered, term: {AUTUMN}")
    assert of(audited(FIRST_A, HAS_A, *entries), "first-a").standing == "satisfied_if_passed"
    assert of(audited(FIRST_A, HAS_A, entries[1]), "first-a").standing == "missing"


def test_what_is_registered_is_taken_rather_than_what_is_planned():
    entries = twice("B", f"status: planned, term: {NEXT}", f"status: registered, term: {AUTUMN}")
    done = audited("- {id: b, take: B}\n" + FIRST_A, HAS_A, *entries)
    assert of(done, "first-a").standing == "missing"
    assert of(done, "b").counted == ("second",)
    assert unused(done)["first"] == "twice"


def test_an_entry_without_a_term_gives_way_to_one_with_a_term():
    entries = twice("B", "status: registered", f"status: registered, term: {AUTUMN}")
    assert of(audited(FIRST_A, HAS_A, *entries), "first-a").standing == "missing"
    assert of(audited(FIRST_A, HAS_A, entries[0]), "first-a").standing == "satisfied_if_passed"


def test_what_gives_way_counts_nowhere_though_it_alone_could():
    entries = twice("B", f"status: registered, term: {AUTUMN}, at: away", f"status: registered, term: {SPRING}")
    done = audited("- {id: abroad, total: {ects: 10, at: away}}", *entries)
    assert done.verdict == "missing"
    assert unused(done) == {"first": "twice", "second": "no_place"}


def test_what_was_passed_counts_and_what_is_registered_again_is_judged():
    entries = twice("B", f"status: passed, term: {AUTUMN}", f"status: registered, term: {SPRING}")
    done = audited("- {id: b, take: B}\n- {id: all, total: {ects: {at_least: 20}}}\n" + FIRST_A, *entries)
    assert of(done, "b").standing == "satisfied"
    assert (of(done, "all").standing, of(done, "all").missing_ects) == ("missing", Ects(10))
    assert of(done, "first-a").standing == "missing"
    assert unused(done) == {"second": "twice"}


def test_a_grade_that_does_not_count_gives_way_to_what_is_registered_again():
    entries = twice("A", f"status: passed, grade: 40, term: {AUTUMN}", f"status: registered, term: {SPRING}")
    done = audited("- {id: a, take: A}\n- {id: floor, grades: {floor: 50}}", *entries)
    assert (done.verdict, of(done, "a").counted) == ("satisfied_if_passed", ("second",))


def test_registered_at_two_institutions_in_one_term_it_is_judged_at_both_and_counts_at_one():
    entries = twice("B", *(f"status: registered, term: {AUTUMN}, at: {place}" for place in ("home", "away")))
    clauses = "- {id: %s, total: {ects: 10, at: %s}}"
    assert of(audited(clauses % ("there", "away"), *entries), "there").counted == ()
    assert audited(clauses % ("there", "away"), *entries).verdict == "satisfied_if_passed"
    both = "\n".join(clauses % pair for pair in (("here", "home"), ("there", "away")))
    assert audited(both, *entries).verdict == "missing"
    assert of(audited("- {id: later, mobility: {at: away, terms: [2]}}", *entries), "later").standing == "missing"


IF_PASSED = "satisfied_if_passed"


@pytest.mark.parametrize(
    ("bound", "standing"),
    [("modules: {at_most: 1}", IF_PASSED), ("ects: {at_most: 15}", "missing"), ("ects: {at_most: 20}", IF_PASSED)],
)
def test_a_module_weighs_once_in_a_term_with_the_most_credits_it_has_there(bound, standing):
    entries = twice("B", *(f"status: registered, term: {AUTUMN}, ects: {ects}" for ects in (10, 20)))
    assert of(audited(f"- {{id: load, load: {{{bound}}}}}", *entries), "load").standing == standing


def test_a_module_weighs_once_in_a_year_and_in_each_of_two_terms():
    entries = twice("A", f"status: passed, term: {AUTUMN}", f"status: registered, term: {SPRING}")
    b = f"module: B, status: registered, term: {SPRING}"
    for per, standing in (("year", "satisfied_if_passed"), ("term", "missing")):
        load = f"- {{id: load, load: {{modules: {{at_most: {2 if per == 'year' else 1}}}, per: {per}}}}}"
        assert of(audited(load, *entries, b), "load").standing == standing


def test_credits_before_a_module_are_counted_once():
    entries = twice("A", "status: passed", "status: recognised, ects: 15", f"status: registered, term: {AUTUMN}")
    d = f"module: D, status: planned, term: {NEXT}"
    for ects, standing in ((15, "planned"), (20, "missing")):
        clauses = f"- {{id: enough, progression: {{before: D, ects: {ects}}}}}"
        assert of(audited(clauses, *entries, d), "enough").standing == standing


def test_what_is_no_term_is_refused_where_a_module_stands_twice():
    entries = twice("B", "status: registered, term: soon", f"status: registered, term: {AUTUMN}")
    with pytest.raises(Refusal, match="soon"):
        audited("- {id: b, take: B}", *entries)
    with pytest.raises(Refusal, match="soon"):
        plan(rules("- {id: b, take: B}"), record(*entries))


def record(*entries):
    return load_record("format: crossings-record/1\ncredits:" + "".join(f"\n  - {{{each}}}" for each in entries))


# the planner


def test_a_plan_goes_on_from_the_latest_of_the_terms():
    early, late = twice("B", f"status: registered, term: {AUTUMN}", f"status: registered, term: {NEXT}")
    assert plan(rules(FIRST_A), record(early)).verdict == "not_achievable"
    for entries in ((early, late), (late, early)):
        found = plan(rules(FIRST_A), record(*entries)).plans[0]
        assert found.terms == ((AUTUMN, ("A",)),)
        assert found.audit.verdict == "satisfied_if_passed"


def test_what_is_registered_twice_in_a_term_leaves_room_there_for_one_more():
    entries = twice("B", *[f"status: registered, term: {AUTUMN}"] * 2)
    clauses = (
        "- {id: both, take: [A, B]}\n- {id: two, load: {modules: {at_most: 2}}}\n- {id: soon, duration: {at_most: 1}}"
    )
    assert plan(rules(clauses), record(*entries)).plans[0].terms == ((AUTUMN, ("A",)),)


def test_a_relaxation_replaces_a_module_with_all_of_its_entries():
    entries = twice("A", f"status: registered, term: {AUTUMN}", f"status: registered, term: {SPRING}")
    answer = plan(
        rules("- {id: law, choose: {modules: 1, from: law}}\n- {id: not-a, exclusion: [A, B]}\n- {id: b, take: B}"),
        record(*entries),
    )
    assert "C in place of A" in {each.text for each in answer.relaxations}


# whatever the order

MANY = rules(
    """\
- {id: two, choose: {modules: 2, from: any}}
- {id: at-home, total: {ects: {at_least: 10}, at: home}}
- {id: law, limit: {modules: 1, of: law}}
- {id: first-a, prerequisite: {of: [B, D], needs: A}}
- {id: with-c, corequisite: {of: D, needs: C}}
- {id: enough, progression: {before: D, ects: 15}}
- {id: term, load: {modules: {at_most: 2}}}
- {id: year, load: {ects: {at_most: 40}, per: year}}
- {id: abroad, mobility: {at: away, terms: [2, 3]}}
- {id: lasts, duration: {at_most: 4}}
"""
)
ENTRIES = st.builds(
    Credit,
    module=st.sampled_from("ABBD"),
    status=st.sampled_from(["registered", "registered", "planned", "passed", "recognised", "failed"]),
    id=st.sampled_from(["", "one", "other"]),
    ects=st.sampled_from([None, None, Ects(5), Ects(15)]),
    term=st.sampled_from(["", AUTUMN, SPRING, NEXT]),
    at=st.sampled_from(["", "", "away"]),
)
SHUFFLED = st.lists(ENTRIES, min_size=2, max_size=5).flatmap(
    lambda taken: st.tuples(st.just(taken), st.permutations(taken))
)


def of_both(pair):
    return [Record("crossings-record/1", credits=tuple(taken)) for taken in pair]


@given(SHUFFLED)
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_entries_changes_nothing_of_an_audit(pair):
    one, other = (audit(MANY, each) for each in of_both(pair))
    assert one == other


@pytest.mark.slow
@given(SHUFFLED)
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_entries_changes_nothing_of_a_plan(pair):
    one, other = (plan(MANY, each, with_relaxations=False) for each in of_both(pair))
    assert one == other


@given(st.lists(ENTRIES, min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_entries_that_give_way_change_no_standing(taken):
    """Leaving out what is open beside an entry of its module that is surer, or as sure and in a later term, says the same."""
    places = {"": -1, AUTUMN: 0, SPRING: 1, NEXT: 2}

    def turn(credit):
        return credit.status == "registered", places[credit.term]

    def gives_way(credit):
        others = [each for each in taken if each.module == credit.module and each.status in ("registered", "planned")]
        return credit in others and turn(credit) < max(map(turn, others))

    whole, rest = (
        Record("crossings-record/1", credits=tuple(each))
        for each in (taken, [each for each in taken if not gives_way(each)])
    )
    one, other = audit(MANY, whole), audit(MANY, rest)
    assert replace(one, unused=other.unused) == other
    assert sum(each.why == "twice" for each in one.unused) >= sum(map(gives_way, taken))
