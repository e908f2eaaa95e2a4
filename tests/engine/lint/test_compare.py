"""Two editions are compared clause by clause in words, route by route and student by student."""

import pytest

from crossings.engine.lint.compare import compare
from crossings.engine.lint.differences import Field
from crossings.engine.lint.telling import comparison_as_data, comparison_as_text
from crossings.engine.regulations.record import Credit, Record
from tests.engine.lint.written import HEAD, rules

OLD = "  - {id: both, take: [A, C]}\n  - {id: law, limit: {modules: 2, of: law}}\n"


def compared(new, *, old=OLD, head=HEAD, records=None):
    return compare(rules(old), rules(new, head=head), records)


def said(found, name):
    return next(each.says for each in (*found.clauses, *found.others) if each.name == name)


def student(*codes, **route):
    return Record("crossings-record/1", route=route, credits=tuple(Credit(code, "passed") for code in codes))


def test_an_edition_is_the_same_as_itself():
    found = compared(OLD, records={"one.yaml": student("A")})
    assert (found.verdict, found.clauses, found.others, found.routes) == ("same", (), (), ())
    assert found.old_checksum == found.new_checksum


def test_clauses_come_go_and_change():
    found = compared("  - {id: both, take: [A, B]}\n  - {id: more, take: D}\n")
    assert [(each.name, each.change) for each in found.clauses] == [
        ("both", "changed"),
        ("law", "went"),
        ("more", "came"),
    ]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("{id: both, take: [A, B]}", "modules: A, C → A, B"),
        ("{id: both, choose: {modules: 2, from: [A, C]}}", "rule: take → choose"),
        ("{id: both, take: [A, C], when: {mode: full_time}}", "when mode: not stated → full_time"),
        ("{id: both, take: [A, C], text: {en: Two modules.}}", "text en: not stated → Two modules."),
        (
            "{id: both, take: [A, C], source: {document: page, place: p. 3}}",
            "source: not stated → document=page, place=p. 3",
        ),
    ],
)
def test_what_changed_in_a_clause_is_said_in_words(new, words):
    assert words in said(compared(f"  - {new}\n"), "both")


def test_amounts_are_told_as_bounds():
    old = "  - {id: some, choose: {modules: 1, from: law}}\n"
    new = "  - {id: some, choose: {modules: {at_least: 1, at_most: 2}, from: law}}\n"
    assert said(compared(new, old=old), "some") == ("modules: 1 → at least 1, at most 2",)


def test_a_clause_changes_with_the_modules_of_the_list_that_it_names():
    head = HEAD.replace("B: {ects: 10,", "B: {ects: 10, tags: [law],")
    found = compared(OLD, head=head)
    assert said(found, "law") == ("of: now holds B",)
    assert said(found, "B") == ("tags: not stated → law",)


def test_clauses_within_others_are_compared_by_themselves():
    old = "  - {id: e, any_of: [{id: a, take: A}, {id: b, take: B}]}\n"
    found = compared("  - {id: e, any_of: [{id: a, take: C}]}\n", old=old)
    assert [(each.name, each.change) for each in found.clauses] == [("e", "changed"), ("a", "changed"), ("b", "went")]
    assert said(found, "e") == ("holds: a, b → a",)


def test_other_parts_are_compared_too():
    head = HEAD.replace("[full_time, part_time]", "[full_time, part_time, evening]").replace(
        "D: {ects: 30", "D: {ects: 20"
    )
    found = compared(OLD, head=head)
    assert said(found, "mode") == ("values: full_time, part_time → full_time, part_time, evening",)
    assert said(found, "D") == ("ects: 30 → 20",)


def test_a_document_that_is_cited_is_a_part_of_its_own():
    head = HEAD.replace("title: A page", "title: Another page")
    assert head != HEAD
    (other,) = compared(OLD, head=head).others
    assert (other.part, other.name, other.says) == ("document", "page", ("title: A page → Another page",))


def test_a_difference_holds_both_values_as_they_are_in_the_rules():
    old = "  - {id: some, choose: {modules: 1, from: law}}\n"
    (clause,) = compared(old.replace("modules: 1", "modules: 2"), old=old).clauses
    (field,) = clause.fields
    assert (field.path, field.old.at_least, field.new.at_least) == (("modules",), 1, 2)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("A", "BA", ["from: now holds B"]),
        ("AB", "A", ["from: no longer holds B"]),
        ("AB", "CB", ["from: now holds C", "from: no longer holds A"]),
    ],
)
def test_of_sets_is_told_what_came_and_what_went(old, new, words):
    assert list(Field(("from_",), frozenset(old), frozenset(new)).says()) == words


def test_routes_that_change_verdict_are_told():
    found = compared(OLD + "  - {id: day, closed: {mode: part_time}}\n")
    assert [(each.route["mode"], each.old, each.new) for each in found.routes] == [
        ("part_time", "achievable", "not_achievable")
    ]
    assert found.verdict == "changed"


def test_a_route_that_ends_later_is_told_and_changes_no_verdict():
    found = compared(OLD + "  - {id: first, prerequisite: {of: A, needs: C}}\n")
    (part_time,) = [each for each in found.routes if each.route["mode"] == "part_time"]
    assert (part_time.old, part_time.new, part_time.old_terms, part_time.new_terms) == (
        "achievable",
        "achievable",
        2,
        3,
    )


def test_a_route_that_one_edition_does_not_know_has_no_verdict_there():
    found = compared(OLD, head=HEAD.replace("[full_time, part_time]", "[full_time, part_time, evening]"))
    assert [(each.route["mode"], each.old, each.new) for each in found.routes] == [("evening", "", "achievable")]


def test_a_student_who_gains_or_loses_is_told_with_the_clauses():
    records = {"both.yaml": student("A", "C"), "none.yaml": student(), "part.yaml": student("A", mode="part_time")}
    found = compared("  - {id: both, take: [A, B]}\n", records=records)
    assert [(each.record, each.old, each.new) for each in found.students] == [
        ("both.yaml", "satisfied", "achievable"),
        ("none.yaml", "achievable", "achievable"),
        ("part.yaml", "achievable", "achievable"),
    ]
    assert ("both", "satisfied", "missing") in found.students[0].clauses
    assert found.verdict == "changed"


def test_a_student_on_a_route_that_is_gone_has_no_verdict():
    found = compared(
        OLD,
        head=HEAD.replace("[full_time, part_time]", "[full_time]").replace("when: {mode: part_time}, ", ""),
        records={"one.yaml": student(mode="part_time")},
    )
    assert [(each.old, each.new, each.clauses) for each in found.students] == [("achievable", "", ())]


def test_the_comparison_is_told_as_data_and_in_lines():
    found = compared(
        "  - {id: both, take: [A, B]}\n  - {id: day, closed: {mode: part_time}}\n",
        records={"one.yaml": student("A", "C")},
    )
    told = comparison_as_data(found)
    assert told["routes"][0] == {
        "route": {"mode": "full_time", "start": "2023-09"},
        "old": "achievable",
        "new": "achievable",
        "old_terms": 2,
        "new_terms": 1,
    }
    assert told["students"][0]["clauses"][0] == {"id": "both", "old": "satisfied", "new": "missing"}
    lines = comparison_as_text(found, rules(OLD).regulations.route)
    assert "one.yaml: satisfied becomes achievable" in lines
    assert "mode=part_time: achievable becomes not achievable" in lines


EXIT = "exits: [{id: out, title: {en: Out}, keeps: [both], clauses: [{id: credits, total: {ects: {at_least: 10}}}]}]"
TITLE = "awards: [{id: law-title, title: {en: Law}, asks: [{id: some-law, choose: {modules: 1, from: law}}]}]"


@pytest.mark.parametrize(
    ("tail", "old", "new", "words"),
    [
        (EXIT, "at_least: 10", "at_least: 20", "clauses credits ects: at least 10 → at least 20"),
        (EXIT, "keeps: [both]", "keeps: [law]", "keeps: both → law"),
        (EXIT, "{en: Out}", "{en: Leaving}", "title en: Out → Leaving"),
        (EXIT, "title:", "when: {mode: part_time}, title:", "when mode: not stated → part_time"),
        (EXIT, "title:", "source: {document: page}, title:", "source: not stated → document=page"),
        (TITLE, "modules: 1", "modules: 2", "asks some-law modules: 1 → 2"),
        (TITLE, "from: law", "from: taught", "asks some-law from: now holds B"),
        (TITLE, "{en: Law}", "{en: In law}", "title en: Law → In law"),
    ],
)
def test_what_changed_in_a_title_or_an_exit_award_is_said_in_words(tail, old, new, words):
    assert old in tail
    found = compare(rules(OLD, tail=tail), rules(OLD, tail=tail.replace(old, new)))
    (other,) = found.others
    assert (other.part, other.change, other.says) == ("exit" if tail == EXIT else "award", "changed", (words,))


def test_an_exit_award_comes_and_goes():
    editions = rules(OLD), rules(OLD, tail=EXIT)
    told = [comparison_as_data(compare(*pair))["others"] for pair in (editions, editions[::-1])]
    assert [[(each["part"], each["name"], each["change"]) for each in others] for others in told] == [
        [("exit", "out", "came")],
        [("exit", "out", "went")],
    ]


def test_a_title_changes_with_the_modules_of_the_list_that_it_asks_of():
    head = HEAD.replace("B: {ects: 10,", "B: {ects: 10, tags: [law],")
    found = compare(rules(OLD, tail=TITLE), rules(OLD, tail=TITLE, head=head))
    assert said(found, "law-title") == ("asks some-law from: now holds B",)


ASKS = "  - {id: one, take: A}\n  - {id: two, choose: {modules: 1, from: law}}\n"
SHARES = "  - {id: s, shared: {between: [one, two], modules: 1}}\n"


@pytest.mark.parametrize(
    ("old", "new", "name", "words"),
    [
        (SHARES, SHARES.replace("modules: 1}}", "modules: 2}}"), "s", "modules: 1 → 2"),
        (SHARES, SHARES.replace(", modules: 1}}", "}}"), "s", "modules: 1 → not stated"),
        (SHARES, SHARES.replace("modules: 1}}", "ects: 10}}"), "s", "ects: not stated → 10"),
        ("", "", "one", "valid: not stated → from=2023-09"),
        (
            "  - {id: l, load: {modules: {at_most: 2}}}",
            "  - {id: l, load: {modules: {at_most: 2}, per: year}}",
            "l",
            "per: term → year",
        ),
    ],
)
def test_sharing_intakes_and_loads_of_a_year_are_compared(old, new, name, words):
    asks = ASKS.replace("take: A", "take: A, valid: {from: 2023-09}") if name == "one" else ASKS
    assert words in said(compared(asks + new, old=ASKS + old), name)


def test_a_student_who_may_share_gains():
    found = compared(ASKS + SHARES, old=ASKS, records={"amina.yaml": student("A")})
    (amina,) = found.students
    assert (amina.old, amina.new) == ("achievable", "satisfied")
    assert amina.clauses == (("two", "missing", "satisfied"), ("s", "", "satisfied"))


def test_a_set_in_words_stands_in_the_order_of_its_codes():
    old = "  - {id: both, take: D}\n"
    new = "  - {id: both, choose: {modules: 1, from: [C, A, B]}}\n"
    assert "from: not stated → A, B, C" in said(compared(new, old=old), "both")
