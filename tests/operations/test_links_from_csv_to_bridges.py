"""From a file of works to the concepts that join two approaches, by `crossings links` alone; numbers were worked out by hand.

Of sixteen works four hold drought, four wages, one both; eight hold harvest, of which one (o2) is of neither side.
"""

import csv
import gzip
import json
import re
from math import log, log1p
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossings.operations.links import main

REFERENCE = Path(__file__).parents[2] / "docs/reference/links-output.md"
COLUMNS = ("id", "title", "year", "authors", "concepts", "disciplines", "references")
WORKS = [
    ("a1", "One", "2001", "Ann;Bo", "drought;harvest", "Law", "x"),
    ("a2", "Two", "2002", "Ann", "drought;harvest", "", "x"),
    ("a3", "Three", "2003", "", "drought;harvest;age", "", ""),
    ("c1", "Four", "2004", "Cy", "wages;harvest", "Law", "x"),
    ("c2", "Five", "2005", "Cy", "wages;harvest", "", ""),
    ("c3", "Six", "2006", "Cy", "wages;harvest;age", "", ""),
    ("j1", "Seven", "2007", "Dee", "drought;wages;harvest", "", "a1;c1"),
    ("o1", "Eight", "2008", "", "roads", "", ""),
    ("o2", "Nine", "2009", "", "roads;harvest", "", ""),
    *((f"p{n}", "Ten", "", "", "roads", "", "") for n in range(7)),
]
VOCABULARY = """id,type,language,label,broader
drought,event,en,drought,hazards
hazards,event,en,natural hazards,
harvest,topic,en,harvest,
harvest,topic,es,cosecha,
age,population,en,age,
wages,topic,en,wages,
roads,place,en,roads,
"""
WORK = {"id": str, "title": str, "year": (int, None), "authors": [str], "url": str}
BRIDGE = {
    "rank": int,
    "concept": str,
    "id": str,
    "type": str,
    "works": int,
    "background_works": (int, None),
    "score": float,
    "observed_from": int,
    "expected_from": float,
    "association_from": float,
    "observed_to": int,
    "expected_to": float,
    "association_to": float,
    "joint_works": int,
    "expected_joint": float,
    "first_joint_year": (int, None),
    "strength": float,
    "contrast": float,
    "same_works_as": (str, None),
    "evidence": {"from": [WORK], "to": [WORK], "joint": [WORK]},
}
OFFER = {"concept": str, "id": str, "works": int, "works_in_all": int}
SIDE = {"name": str, "works": int, "share": float, "narrower": [OFFER]}
TIES = ("cites_from", "cites_to", "coupled_from", "coupled_to")
ANSWER = {
    "format": str,
    "corpus": {"version": str, "works": int, "background_works": int, "drawn": str},
    "asked": {
        "types": ([str], None),
        "support": int,
        "first_year": (int, None),
        "last_year": (int, None),
        "contrast": float,
        "without": [str],
        "top": (int, None),
    },
    "from": SIDE,
    "to": SIDE,
    "joint_works": int,
    "expected_joint": float,
    "first_joint_year": (int, None),
    "warnings": [{"code": str, "text": str}],
    "candidates": int,
    "bridges": [BRIDGE],
    "bridging_works": [{**WORK, "in_from": bool, "in_to": bool, **dict.fromkeys(TIES, int), "diversity": float}],
}


def mistakes(value, shape, at="answer"):
    """Where a value is not of the documented shape; a tuple is a choice."""
    if isinstance(shape, tuple):
        found = [] if any(not list(mistakes(value, each, at)) for each in shape) else [f"{at}: {value!r}"]
    elif isinstance(shape, dict):
        if not isinstance(value, dict) or value.keys() != shape.keys():
            return [f"{at}: {sorted(value) if isinstance(value, dict) else value!r}"]
        found = [each for name in shape for each in mistakes(value[name], shape[name], f"{at}.{name}")]
    elif isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r}"]
        found = [each for one in value for each in mistakes(one, shape[0], f"{at}[]")]
    else:
        is_right = value is None if shape is None else type(value) is shape
        found = [] if is_right else [f"{at}: {value!r}"]
    return found


def write(path, rows, columns=COLUMNS, delimiter=","):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([columns, *rows])
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the works, their vocabulary and the corpus made of both."""
    folder = tmp_path_factory.mktemp("made")
    write(folder / "works.csv", WORKS)
    (folder / "vocabulary.csv").write_text(VOCABULARY)
    words = [str(folder / "works.csv"), "--vocabulary", str(folder / "vocabulary.csv")]
    assert main(["build", *words, "--out", str(folder / "works.corpus")]) == 0
    return folder


@pytest.fixture
def ask(made, capsys):
    def ask(*words, a="drought", c="wages", corpus=None):
        capsys.readouterr()
        assert main(["bridges", str(corpus or made / "works.corpus"), "--from", a, "--to", c, "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


@pytest.fixture
def refused(made, capsys):
    def refused(*words, a="drought", c="wages"):
        capsys.readouterr()
        assert main(["bridges", str(made / "works.corpus"), "--from", a, "--to", c, *words]) == 2
        said = capsys.readouterr()
        assert said.out == "", "something was told, and then refused"
        assert said.err.count("\n") == 1
        return said.err

    return refused


def labels(answer):
    return [each["concept"] for each in answer["bridges"]]


def g2(*cells):
    """2 Σ O ln(O / E), as in any textbook, over pairs of observed and expected."""
    return 2 * sum(seen * log(seen / chance) for seen, chance in cells if seen)


# By hand


def test_the_sides_are_the_works_that_hold_them(ask):
    answer = ask()
    assert (answer["from"]["works"], answer["to"]["works"], answer["corpus"]["works"]) == (4, 4, 16)
    assert (answer["from"]["share"], answer["to"]["share"]) == (0.25, 0.25)
    assert (answer["joint_works"], answer["expected_joint"], answer["first_joint_year"]) == (1, 1.0, 2007)


def test_the_stronger_bridge_comes_first_with_the_numbers_of_the_formula(ask):
    harvest, age = ask("--support", "1")["bridges"]
    assert [harvest["id"], age["id"]] == ["harvest", "age"]
    of_harvest = log1p(g2((4, 2), (0, 2), (4, 6), (8, 6)))
    assert harvest["association_from"] == harvest["association_to"] == pytest.approx(of_harvest)
    of_age = log1p(g2((1, 0.5), (3, 3.5), (1, 1.5), (11, 10.5)))
    assert age["association_from"] == age["association_to"] == pytest.approx(of_age)
    for bridge, association in ((harvest, of_harvest), (age, of_age)):
        assert bridge["strength"] == bridge["score"] == pytest.approx(1.25 * association)
        assert bridge["contrast"] == 0, "an editor chose it"


def test_counts_and_what_chance_would_give_are_those_of_the_table(ask):
    harvest, age = ask("--support", "1")["bridges"]
    names = ("works", "observed_from", "expected_from", "observed_to", "expected_to", "joint_works", "expected_joint")
    assert [harvest[name] for name in names] == [8, 4, 2.0, 4, 2.0, 1, 2.0]
    assert [age[name] for name in names] == [2, 1, 0.5, 1, 0.5, 0, 0.5]
    assert (harvest["first_joint_year"], age["first_joint_year"]) == (2007, None)


def test_works_that_hold_or_cite_both_sides_come_before_those_that_share_references(ask):
    """Three works cite x; each shares that one reference with the others, not with itself."""
    found = ask("--works", "9")["bridging_works"]
    ties = [(each["id"], each["in_from"], each["in_to"], *(each[name] for name in TIES)) for each in found]
    assert ties == [
        ("j1", True, True, 1, 1, 0, 0),
        ("a1", True, False, 0, 0, 1, 1),
        ("a2", True, False, 0, 0, 1, 1),
        ("c1", False, True, 0, 0, 1, 0),
    ]


def test_the_works_of_a_bridge_are_of_one_side_alone_or_of_both_the_newest_first(ask):
    shown = ask("--works", "1")["bridges"][0]["evidence"]
    assert [work["id"] for work in shown["joint"]] == ["j1"]
    assert {work["id"] for work in shown["from"]} == {"a1", "a2", "a3"}
    assert {work["id"] for work in shown["to"]} == {"c1", "c2", "c3"}
    authors = {work["id"]: work["authors"] for work in (*shown["from"], *shown["to"])}
    assert (authors["a1"], authors["a3"]) == (["Ann", "Bo"], [])


def test_turned_round_the_two_sides_change_their_places_and_nothing_else(ask):
    one, other = ask("--support", "1"), ask("--support", "1", a="wages", c="drought")
    assert (one["from"], one["to"]) == (other["to"], other["from"])
    for here, there in zip(one["bridges"], other["bridges"], strict=True):
        turned = {
            name.replace("_from", "_TO").replace("_to", "_from").replace("_TO", "_to"): n for name, n in there.items()
        }
        assert here == turned


# What is documented is told


def test_all_that_is_told_is_of_the_documented_kind(ask):
    answer = ask("--works", "20", "--support", "1", "--years", "2001-2009", "--types", "topic,population", "--top", "9")
    assert mistakes(answer, ANSWER) == []
    assert answer["bridges"]
    assert answer["bridging_works"]


def test_where_no_works_are_asked_for_a_bridge_says_so_by_null(ask):
    answer = ask()
    assert mistakes(answer, {**ANSWER, "bridges": [{**BRIDGE, "evidence": None}]}) == []
    assert answer["bridging_works"] == []


def test_each_name_in_the_tables_of_the_reference_is_told(ask):
    text = REFERENCE.read_text().split("### The answer", 1)[1].split("### How bridges", 1)[0]
    firsts = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    documented = {name for first in firsts for name in re.findall(r"`(\w+)`", first)}
    answer = ask("--works", "1")
    assert documented <= {*answer, *answer["bridges"][0]}
    assert len(documented) > 20, "the tables were not found"


def test_a_side_of_many_works_offers_narrower_ones(tmp_path, capsys, ask):
    """Of 240 works twelve hold wells, just the twentieth part: nine of one side, three of the other."""
    rows = [(f"a{n}", "T", "", "", "drought;wells" if n < 9 else "drought", "", "") for n in range(30)]
    rows += [(f"c{n}", "T", "", "", "wages;wells" if n < 3 else "wages", "", "") for n in range(30)]
    rows += [(f"o{n}", "T", "", "", "roads", "", "") for n in range(180)]
    main(["build", str(write(tmp_path / "many.csv", rows)), "--out", str(tmp_path / "many.corpus")])
    answer = ask(corpus=tmp_path / "many.corpus")
    assert [mistakes(answer[side], SIDE) for side in ("from", "to")] == [[], []]
    (narrower,) = answer["from"]["narrower"]
    assert (narrower["concept"], narrower["works"], narrower["works_in_all"]) == ("wells", 9, 12)
    assert [each["works"] for each in answer["to"]["narrower"]] == [3]
    assert {each["code"] for each in answer["warnings"]} == {"from_is_large", "to_is_large", "small_corpus"}


# Sides


@pytest.mark.parametrize(
    ("side", "works"),
    [
        ("drought", 4),
        ("DROUGHTS", 4),
        ("hazards", 4),  # by its id: with what lies below it
        ("natural hazards", 4),
        ("drought|age", 5),
        (" drought | age | ", 5),
        ("drought|drought", 4),
        ("drought|wages", 7),
        ("cosecha", 8),
        ("roads|harvest", 16),
    ],
)
def test_a_side_is_all_works_of_its_parts_once(ask, side, works):
    assert ask(a=side)["from"]["works"] == works


@pytest.mark.parametrize(
    ("content", "more", "works"),
    [
        ("a1\na2\n", "", 2),
        ("\ufeffa1\r\n\r\n  a2  \r\na1\r\n", "", 2),
        ("o1\n", "|drought", 5),
        ("a1\n", "|drought", 4),
    ],
    ids=["plain", "as some programs save it", "with a concept", "already in the concept"],
)
def test_works_of_a_file_are_a_side_together_with_what_else_is_named(ask, tmp_path, content, more, works):
    (tmp_path / "ids.txt").write_text(content, encoding="utf-8", newline="")
    assert ask(a=f"works:{tmp_path / 'ids.txt'}{more}")["from"]["works"] == works


def test_ids_that_the_corpus_does_not_have_are_named(refused, tmp_path):
    (tmp_path / "ids.txt").write_text("a1\nz9\nz8\n")
    said = refused(a=f"works:{tmp_path / 'ids.txt'}")
    assert "2 works of the side" in said
    assert "z9, z8" in said


@pytest.mark.parametrize("name", ["nowhere.txt", "", "works.corpus"], ids=["no file", "a folder", "no text"])
def test_a_list_of_works_that_cannot_be_read_is_told(refused, made, name):
    assert f"{made / name} cannot be read." in refused(a=f"works:{made / name}")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("drougth", "drought"),
        ("harvst", "harvest"),
        ("Wage rates", None),
        ("hazard", "natural hazards"),
        ("xyzzy", None),
    ],
)
def test_a_name_that_is_not_known_is_told_with_those_near_to_it(refused, name, near):
    said = refused(c=name)
    assert f"“{name}” is no concept of this corpus." in said
    assert (f"Near to it: {near}" in said) if near else ("Ask for a concept of this corpus." in said)


def test_of_several_names_the_one_that_is_not_known_is_told(refused):
    assert "“rodas” is no concept" in refused(a="drought|rodas|wages")


# Options


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["harvest"]),
        (["--support", "1"], ["harvest", "age"]),
        (["--support", "4"], ["harvest"]),
        (["--support", "5"], []),
        (["--support", "1", "--top", "1"], ["harvest"]),
        (["--support", "1", "--top", "0"], []),
        (["--support", "1", "--types", "population"], ["age"]),
        (["--support", "1", "--types", " topic , population "], ["harvest", "age"]),
        (["--support", "1", "--types", "place,method"], []),
        (["--support", "1", "--without", "harvest"], ["age"]),
        (["--support", "1", "--without", "cosecha | age"], []),
        (["--support", "1", "--years", "-2005"], ["harvest"]),
        (["--support", "1", "--years", "2003-2006"], ["age", "harvest"]),
        (["--support", "1", "--years", "2007"], ["harvest"]),
    ],
    ids=lambda words: " ".join(words) or "none",
)
def test_options_choose_among_the_bridges(ask, words, found):
    assert sorted(labels(ask(*words))) == sorted(found)


def test_the_number_of_candidates_does_not_depend_on_how_many_are_told(ask):
    assert ask("--support", "1", "--top", "1")["candidates"] == ask("--support", "1")["candidates"] == 2


def test_what_was_asked_is_told_back(ask):
    words = (
        "--types",
        "topic,place",
        "--support",
        "2",
        "--years",
        "2001-",
        "--contrast",
        "0.5",
        "--without",
        "age|roads",
    )
    assert ask(*words, "--top", "7")["asked"] == {
        "types": ["topic", "place"],
        "support": 2,
        "first_year": 2001,
        "last_year": None,
        "contrast": 0.5,
        "without": ["age", "roads"],
        "top": 7,
    }


def test_years_leave_out_works_without_one(ask):
    assert [ask("--years", years)["corpus"]["works"] for years in ("2001-2009", "2003-", "-2004")] == [9, 7, 4]


@pytest.mark.parametrize(
    "words",
    [
        ["--contrast", "nan"],
        ["--contrast", "inf"],
        ["--contrast=-inf"],
        ["--contrast", "much"],
        ["--top", "2.5"],
        ["--works", "9" * 20],
        ["--works", "٣"],
        ["--support", "some"],
        ["--support", "3", "--support", "4"],
        ["--years", "2000-20x0"],
        ["--years", "--"],
        ["--limit", "3"],
    ],
    ids=" ".join,
)
def test_an_option_that_cannot_be_understood_ends_with_two_and_tells_nothing(made, capsys, words):
    with pytest.raises(SystemExit) as left:
        main(["bridges", str(made / "works.corpus"), "--from", "drought", "--to", "wages", "--json", *words])
    said = capsys.readouterr()
    assert (left.value.code, said.out) == (2, "")
    assert words[0].split("=")[0] in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--support", "0"], "A support of 0 was refused."),
        (["--support", "-2"], "A support of -2 was refused."),
        (["--years", "2009-2001"], "The first is after the last."),
        (["--years", "1900-1901"], "has no works"),
        (["--types", "topic,colour"], "“colour” is no type of concept."),
        (["--without", "harvst"], "Near to it: harvest"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_choice_that_makes_no_sense_is_refused_in_a_sentence(refused, words, said):
    assert said in refused(*words)


@pytest.mark.parametrize("name", ["nowhere", "", "works.csv"], ids=["no file", "a folder", "no corpus"])
def test_what_is_no_corpus_is_told_with_how_to_make_one(made, capsys, name):
    assert main(["bridges", str(made / name), "--from", "drought", "--to", "wages"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "crossings links build" in said.err
    assert str(made / name) in said.err


# Files


def test_files_of_every_kind_make_the_same_corpus(made, tmp_path, capsys):
    """Rows in another order, in two files, with tabs, packed, or given twice: the same works are the same corpus."""
    write(tmp_path / "round.csv", WORKS[::-1])
    write(tmp_path / "tabs.tsv", WORKS, delimiter="\t")
    (tmp_path / "packed.csv.gz").write_bytes(gzip.compress((made / "works.csv").read_bytes()))
    write(tmp_path / "one.csv", WORKS[:5])
    write(tmp_path / "two.csv", WORKS[3:])
    versions = set()
    for names in (["round.csv"], ["tabs.tsv"], ["packed.csv.gz"], ["one.csv", "two.csv"], ["round.csv", "tabs.tsv"]):
        files = [str(tmp_path / name) for name in names]
        capsys.readouterr()
        assert main(["build", *files, "--out", str(tmp_path / "one.corpus"), "--json"]) == 0
        versions.add(json.loads(capsys.readouterr().out)["version"])
    assert len(versions) == 1


def test_a_background_puts_what_is_general_below(made, tmp_path, ask):
    rows = [(f"b{n}", "T", "", "", "harvest" if n else "age", "", "") for n in range(9)]
    words = [str(made / "works.csv"), "--vocabulary", str(made / "vocabulary.csv"), "--out", str(tmp_path / "b.corpus")]
    main(["build", *words, "--background", str(write(tmp_path / "background.csv", rows))])
    answer = ask("--support", "1", corpus=tmp_path / "b.corpus")
    bridges = {each["id"]: each for each in answer["bridges"]}
    assert answer["corpus"]["background_works"] == 9
    assert (bridges["harvest"]["background_works"], bridges["age"]["background_works"]) == (8, 1)
    assert bridges["harvest"]["contrast"] == pytest.approx(log((9 / 17) / (9 / 10)) / 2)
    assert bridges["age"]["contrast"] == pytest.approx(log((3 / 17) / (2 / 10)) / 2)
    plain = ask("--support", "1", "--contrast", "0", corpus=tmp_path / "b.corpus")["bridges"]
    assert [each["contrast"] for each in plain] == [0, 0]


def test_a_corpus_that_is_there_is_replaced_only_by_one_that_could_be_made(made, tmp_path, capsys):
    out = tmp_path / "one.corpus"
    main(["build", str(made / "works.csv"), "--out", str(out)])
    before = out.read_bytes()
    write(tmp_path / "bad.csv", [("a", "One", "soon", "", "", "", "")])
    assert main(["build", str(tmp_path / "bad.csv"), "--out", str(out)]) == 2
    assert out.read_bytes() == before
    write(tmp_path / "few.csv", WORKS[:2])
    capsys.readouterr()
    assert main(["build", str(tmp_path / "few.csv"), "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["works"] == 2
    assert {each.name for each in tmp_path.iterdir()} == {"one.corpus", "bad.csv", "few.csv"}, "something was left over"


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["works.csv", "--out", "works.csv"], "works.csv"),
        (["works.csv", "--out", "./folder/../works.csv"], "works.csv"),
        (["works.csv", "--out", "new.corpus", "--vocabulary", "names.csv", "--candidates", "names.csv"], "names.csv"),
        (["works.csv", "--out", "other.csv", "--background", "other.csv"], "other.csv"),
        (["works.csv", "--out", "new.corpus", "--candidates", "works.csv"], "works.csv"),
        (["works.csv", "--out", "new.corpus", "--candidates", "new.corpus"], "works.csv"),
    ],
    ids=" ".join,
)
def test_no_file_that_is_read_is_written_over(tmp_path, monkeypatch, capsys, words, file):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for name in ("works.csv", "other.csv"):
        write(Path(name), WORKS)
    Path("names.csv").write_text(VOCABULARY)
    before = Path(file).read_bytes()
    assert main(["build", *words]) == 2
    assert "It is given for something else too." in capsys.readouterr().err
    assert Path(file).read_bytes() == before
    assert not Path("new.corpus").exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["folder", "--out", "new.corpus"], "folder"),
        (["works.csv", "nowhere.csv", "--out", "new.corpus"], "nowhere.csv"),
        (["works.csv", "--out", "folder"], "folder"),
        (["works.csv", "--out", "nowhere/new.corpus"], "nowhere/new.corpus"),
        (["works.csv", "--out", "new.corpus", "--candidates", "nowhere/names.csv"], "nowhere/names.csv"),
        (["works.csv", "--out", "new.corpus", "--candidates", "folder"], "folder"),
        (["works.csv", "--out", "new.corpus", "--vocabulary", "folder"], "folder"),
        (["works.csv", "--out", "new.corpus", "--background", "folder"], "folder"),
        (["works.csv", "--out", "new.corpus", "--language", ""], "“”"),
        (["works.csv", "--out", "new.corpus", "--language", "e1"], "“e1”"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_read_or_written_is_named_and_nothing_is_made(tmp_path, monkeypatch, capsys, words, named):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    write(Path("works.csv"), WORKS)
    assert main(["build", *words]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(named)
    assert {each.name for each in tmp_path.iterdir()} == {"folder", "works.csv"}


def test_build_tells_what_it_counts_and_each_of_the_right_kind(made, tmp_path, capsys):
    assert main(["build", str(made / "works.csv"), "--out", str(tmp_path / "one.corpus"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    kinds = {"version": str, "works": int, "concepts": int, "drawn": str, "background_works": int, "passed_over": {}}
    assert mistakes(told, kinds) == []
    assert (told["works"], told["drawn"]) == (16, "stated")
    assert told["concepts"] == 6, "five concepts and the discipline"
    assert re.fullmatch("[0-9a-f]{64}", told["version"])


# By another program

CONCEPTS = ("drought", "wages", "harvest", "age", "roads")


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    held=st.lists(st.sets(st.sampled_from(CONCEPTS), min_size=1), min_size=1, max_size=12),
    support=st.integers(1, 3),
)
def test_counts_are_those_of_a_walk_over_the_rows(tmp_path_factory, capsys, held, support):
    held = [{"drought"}, {"wages"}, *held]
    folder = tmp_path_factory.mktemp("walk")
    rows = [(f"w{n}", "T", str(2000 + n), "", ";".join(sorted(each)), "", "") for n, each in enumerate(held)]
    main(["build", str(write(folder / "works.csv", rows)), "--out", str(folder / "one.corpus")])
    capsys.readouterr()
    main(
        [
            "bridges",
            str(folder / "one.corpus"),
            "--from",
            "drought",
            "--to",
            "wages",
            "--support",
            str(support),
            "--json",
        ]
    )
    told = {
        each["concept"]: (each["works"], each["observed_from"], each["observed_to"], each["joint_works"])
        for each in json.loads(capsys.readouterr().out)["bridges"]
    }

    def many(*names):
        return sum(set(names) <= each for each in held)

    walked = {
        name: (many(name), many(name, "drought"), many(name, "wages"), many(name, "drought", "wages"))
        for name in ("harvest", "age", "roads")
    }
    assert told == {name: counts for name, counts in walked.items() if min(counts[1:3]) >= support}
