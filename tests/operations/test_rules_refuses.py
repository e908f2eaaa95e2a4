"""Whatever is asked of `crossings rules`, it answers or says what is wrong, why and how to mend it; it never falls over."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossings.operations.rules import LARGEST_FILE, main

GOOD = """\
format: crossings-rules/1
programme: example
edition: 2023-24
title: {en: An example}
route: {mode: [full_time, part_time], start: [2023-09]}
terms: {autumn: {starts: 9}, spring: {starts: 1}}
modules: {A: {ects: 10}, B: {ects: 10}}
clauses: [{id: both, take: [A, B]}]
"""
RECORD = "format: crossings-record/1\n"
FILES = {
    "good.yaml": GOOD,
    "record.yaml": RECORD,
    "empty.yaml": "",
    "binary.yaml": b"\xff\xfe\x00\x01",
    "list.yaml": "- 1\n- 2\n",
    "word.yaml": "hello",
    "tab.yaml": "a:\n\t- b",
    "anchor.yaml": "a: &a [*a]",
    "unclosed.yaml": "route: {mode: [full",
    "twice.yaml": GOOD + "programme: other\n",
    "keys.yaml": "? [1, 2]\n: 3\n",
    "no-clauses.yaml": GOOD.replace("clauses: [{id: both, take: [A, B]}]\n", ""),
    "no-terms.yaml": GOOD.replace("{autumn: {starts: 9}, spring: {starts: 1}}", "{}"),
    "no-values.yaml": GOOD.replace("[full_time, part_time]", "[]"),
    "bad-start.yaml": GOOD.replace("2023-09", "september"),
    "bad-month.yaml": GOOD.replace("2023-09", "2023-11"),
    "bad-edition.yaml": GOOD.replace("edition: 2023-24", "edition: soon").replace(", start: [2023-09]", ""),
    "bad-term.yaml": GOOD.replace("starts: 9", "starts: 13"),
    "bad-ects.yaml": GOOD.replace("A: {ects: 10}", "A: {ects: -10}"),
    "bad-bound.yaml": GOOD.replace("take: [A, B]", "choose: {modules: -1, from: A}"),
    "half-module.yaml": GOOD.replace("take: [A, B]", "choose: {modules: 1.5, from: A}"),
    "huge-number.yaml": GOOD.replace("take: [A, B]", "total: {ects: {at_least: 1e400}}"),
    "unknown-module.yaml": GOOD.replace("[A, B]}", "[A, C]}"),
    "two-rules.yaml": GOOD.replace("take: [A, B]", "take: A, choose: {modules: 1, from: B}"),
    "deep.yaml": "a: " + "[" * 2_000 + "]" * 2_000,
    "bomb.yaml": "a: &a [x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)),
    "many-routes.yaml": GOOD.replace(
        "start: [2023-09]", "start: [2023-09], x: [" + ",".join(map(str, range(3_000))) + "]"
    ),
    "other-route.yaml": RECORD + "route: {version: extended}\n",
    "other-value.yaml": RECORD + "route: {mode: evening}\n",
    "other-term.yaml": RECORD + "credits: [{module: A, status: planned, term: 2023/winter}]\n",
    "no-status.yaml": RECORD + "credits: [{module: A}]\n",
    "bad-status.yaml": RECORD + "credits: [{module: A, status: done}]\n",
    "bad-grade.yaml": RECORD + "credits: [{module: A, status: passed, grade: good}]\n",
    "bad-day.yaml": RECORD + "facts: [{kind: exemption, clause: both, until: tomorrow}]\n",
    "bad-kind.yaml": RECORD + "facts: [{kind: magic, clause: both}]\n",
    "bad-threshold.yaml": RECORD + "facts: [{kind: threshold, clause: both, modules: 0.5}]\n",
    "bad-negative.yaml": RECORD + "facts: [{kind: threshold, clause: both, ects: -1}]\n",
    "bad-fact.yaml": RECORD
    + "credits: [{module: both, status: passed}]\nfacts:\n  - {kind: exemption, clause: bath}\n",
    "bad-facts.yaml": RECORD
    + "route: {mode: evening}\nfacts:\n  - {kind: force, clause: x}\n  - {kind: milestone, clause: y}\n",
    "wishes.yaml": "liked: [C]\n",
    "utf-16.yaml": GOOD.encode("utf-16"),
    "latin-1.yaml": GOOD.replace("An example", "Un ejemplo más").encode("latin-1"),
    "two.yaml": GOOD + "---\n" + GOOD,
    "zero.yaml": "a: \0\n",
    "python.yaml": "a: !!python/object/apply:os.system [ls]\n",
    "huge.yaml": b"#" * (LARGEST_FILE + 1),
    "repeated.yaml": RECORD + "credits:\n  - &a {module: A, status: planned}\n" + "  - *a\n" * 100_000,
    "free.yaml": "keep_free: [someday]\n",
    "few.yaml": "most_in_a_term: 0\n",
}
PLAN, AUDIT = ("plan", "--rules", "good.yaml"), ("audit", "--rules", "good.yaml", "--record")
BAD_RULES = [name for name in list(FILES)[2:27] if name != "many-routes.yaml"]
BAD_RECORDS = [
    name
    for name, text in FILES.items()
    if isinstance(text, str)
    and text.startswith(RECORD)
    and len(text) > len(RECORD)  # each says one thing that is wrong
]

HOSTILE = [
    (),
    ("fly",),
    ("check",),
    ("check", "nowhere.yaml"),
    ("check", "folder"),
    ("check", "good.yaml", "more"),
    ("check", "\0"),
    ("schema", "--of", "nothing"),
    ("audit", "--rules", "good.yaml"),
    (*AUDIT, "nowhere.yaml"),
    (*AUDIT, "record.yaml", "--on", "2024-13-01"),
    (*AUDIT, "record.yaml", "--on", "yesterday"),
    (*AUDIT, "record.yaml", "--on", ""),
    (*AUDIT, "good.yaml"),
    ("audit", "--rules", "record.yaml", "--record", "record.yaml"),
    (*PLAN, "--route", "mode"),
    (*PLAN, "--route", ""),
    (*PLAN, "--route", "="),
    (*PLAN, "--route", "mode="),
    (*PLAN, "--route", "mode=full_time,mode=part_time"),
    (*PLAN, "--route", "mode=full_time,"),
    (*PLAN, "--route", "mode=evening"),
    (*PLAN, "--route", "colour=red"),
    (*PLAN, "--route", "mode=full_time", "--route", "mode=part_time"),
    (*AUDIT, "record.yaml", "--record", "record.yaml"),
    ("check", "/dev/zero"),
    ("check", "loop.yaml"),
    *(("check", name) for name in ("utf-16.yaml", "two.yaml", "zero.yaml", "python.yaml", "huge.yaml")),
    (*AUDIT, "repeated.yaml"),
    (*PLAN, "--alternatives", "-1"),
    (*PLAN, "--alternatives", "many"),
    (*PLAN, "--alternatives", "1000000"),
    (*PLAN, "--wishes", "nowhere.yaml"),
    *(
        (*PLAN, "--wishes", name)
        for name in ("wishes.yaml", "free.yaml", "few.yaml", "record.yaml", "binary.yaml", "empty.yaml")
    ),
    ("routes",),
    ("routes", "folder"),
    ("routes", "many-routes.yaml"),
    ("compare", "good.yaml"),
    ("compare", "good.yaml", "nowhere.yaml"),
    ("compare", "good.yaml", "good.yaml", "--records", "nowhere"),
    ("compare", "good.yaml", "good.yaml", "--records", "good.yaml"),
    ("compare", "good.yaml", "good.yaml", "--records", "folder"),
    ("compare", "good.yaml", "good.yaml", "--records", "others"),
    *(("check", name) for name in BAD_RULES),
    *((word, name) for word in ("routes",) for name in BAD_RULES[:5]),
    *((*AUDIT, name) for name in BAD_RECORDS),
    *((*PLAN, "--record", name) for name in BAD_RECORDS),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path)


def write(path):
    for name, text in FILES.items():
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (path / "folder").mkdir()
    (path / "others").mkdir()
    (path / "loop.yaml").symlink_to("loop.yaml")
    (path / "others" / "amina.yaml").write_text(FILES["other-route.yaml"])


def ended(words):
    """How a command ends; words that are not understood end it where they are read."""
    try:
        return main(words)
    except SystemExit as left:
        return left.code


@pytest.mark.parametrize("words", HOSTILE, ids=" ".join)
def test_what_cannot_be_understood_is_refused_in_words(words, folder, capsys):
    assert ended(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert len(err.strip().splitlines()[-1]) > 20


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*AUDIT, "other-route.yaml"), "other-route.yaml:2: “version” is no part of a route."),
        (
            (*AUDIT, "other-value.yaml"),
            "other-value.yaml:2: “evening” is no mode. The rules do not name it. Values are: full_time",
        ),
        ((*AUDIT, "other-term.yaml"), "other-term.yaml:2: “2023/winter” is no term."),
        ((*AUDIT, "bad-threshold.yaml"), "bad-threshold.yaml:2: threshold of both: “modules” is 0.5"),
        ((*PLAN, "--record", "bad-negative.yaml"), "“ects” is -1, less than nothing. Write 0 or more."),
        ((*AUDIT, "bad-fact.yaml"), "bad-fact.yaml:4: exemption of bath: “bath” is no clause. Write “both”."),
        ((*AUDIT, "bad-facts.yaml"), "bad-facts.yaml:4: force of x: “x” is no clause. Known are: both."),
        ((*AUDIT, "bad-facts.yaml"), "bad-facts.yaml:5: milestone of y: “y” is no clause or milestone."),
        (("check", "bad-term.yaml"), "bad-term.yaml:"),
        (("check", "no-values.yaml"), "no-values.yaml:"),
        (
            ("check", "half-module.yaml"),
            "half-module.yaml:8: clause both: ",
        ),
        (("check", "bad-bound.yaml"), "bad-bound.yaml:8: clause both: "),
        (("check", "bad-edition.yaml"), "“soon” is no"),
        (("check", "folder"), "folder cannot be read. The system says: Is a directory."),
        (("check", "binary.yaml"), "binary.yaml:1: The file is not UTF-8"),
        (("check", "latin-1.yaml"), "latin-1.yaml:4: The file is not UTF-8"),
        (("check", "huge.yaml"), "huge.yaml:1: The file is larger than 16 MB."),
        ((*PLAN, "--route", "mode=full_time", "--route", "mode=part_time"), "argument --route: it is given twice."),
        (("routes", "many-routes.yaml"), "These rules have 6000 routes."),
        (("compare", "good.yaml", "good.yaml", "--records", "folder"), "folder holds no records."),
        (("compare", "good.yaml", "good.yaml", "--records", "others"), "amina.yaml:2: “version” is no part"),
        ((*PLAN, "--route", "mode=a,mode=b"), "Write each part once with its value"),
        ((*AUDIT, "record.yaml", "--on", "2024-13-01"), "“2024-13-01” is no day. Write year, month and day"),
    ],
)
def test_a_refusal_says_where_what_and_how_to_mend_it(words, says, folder, capsys):
    assert ended(words) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "written",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
    ],
    ids=["byte order mark", "Windows", "old Macintosh"],
)
def test_how_an_editor_ends_lines_and_marks_files_is_no_difference(written, folder, capsys):
    Path("other.yaml").write_bytes(written)
    told = []
    for name in ("good.yaml", "other.yaml"):
        assert ended(["check", name, "--json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]


def test_a_record_that_one_of_two_editions_knows_is_compared(folder, capsys):
    Path("new.yaml").write_text(GOOD.replace("id: both", "id: bath"))
    Path("folder/amina.yaml").write_text(FILES["bad-fact.yaml"])
    assert ended(["compare", "good.yaml", "good.yaml", "--records", "folder"]) == 2
    assert ended(["compare", "good.yaml", "new.yaml", "--records", "folder"]) == 1
    assert "amina.yaml: achievable becomes satisfied" in capsys.readouterr().out


pieces = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 200)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["A", "both", "2023-24"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*"AB", "id", "take", "choose", "from", "modules"]), inner)
    ),
    max_leaves=6,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(key=st.sampled_from(list(yaml.safe_load(GOOD))), value=pieces)
def test_no_piece_of_a_file_makes_check_and_plan_fall_over(tmp_path_factory, capsys, key, value):
    path = Path(tmp_path_factory.getbasetemp()) / "drawn.yaml"
    path.write_text(yaml.safe_dump({**yaml.safe_load(GOOD), key: value}))
    checked = ended(["check", str(path)])
    assert checked in (0, 2)
    if checked == 0:
        assert ended(["plan", "--rules", str(path)]) in (0, 1, 2, 3)
        assert ended(["routes", str(path)]) in (0, 1, 2, 3)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(key=st.sampled_from(["route", "credits", "facts", "format"]), value=pieces)
def test_no_piece_of_a_record_makes_audit_and_plan_fall_over(tmp_path_factory, capsys, key, value):
    base = Path(tmp_path_factory.getbasetemp())
    (base / "rules.yaml").write_text(GOOD)
    (base / "drawn-record.yaml").write_text(yaml.safe_dump({"format": "crossings-record/1", key: value}))
    for words in (["audit"], ["plan"]):
        assert ended([*words, "--rules", str(base / "rules.yaml"), "--record", str(base / "drawn-record.yaml")]) in (
            0,
            1,
            2,
        )
