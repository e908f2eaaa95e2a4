"""`crossings links build` works on files alone and says how it ended."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from crossings.engine.links.corpus import Corpus
from crossings.operations.links import main

SRC = Path(__file__).parents[2] / "src"
WORKS = "id,title,year,concepts,keyword\na,Rain and wages,2001,rain;wages,x\nb,Dry years,2002,drought;Wage,y\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(**texts):
        for name, text in texts.items():
            Path(f"{name}.csv").write_text(text)

    write(works=WORKS)
    return write


def told(capsys, *words):
    ended = main(["build", *words, "--out", "one.corpus", "--json"])
    return ended, json.loads(capsys.readouterr().out)


def test_a_corpus_is_made_and_told(files, capsys):
    ended, said = told(capsys, "works.csv")
    with Corpus.open("one.corpus") as corpus:
        assert said == {
            "version": corpus.version,
            "works": 2,
            "concepts": 3,
            "drawn": "stated",
            "background_works": 0,
            "passed_over": {"works.csv": ["keyword"]},
        }
    assert ended == 0


def test_text_names_columns_that_are_not_known(files, capsys):
    files(works="id,title,concept\na,Rain,x\n")
    assert main(["build", "works.csv", "--out", "one.corpus"]) == 0
    assert "passed over: concept (did you mean concepts?)" in capsys.readouterr().out


def test_a_vocabulary_and_a_background_are_taken(files, capsys):
    files(vocabulary="id,type,language,label\nr,event,en,rain\nw,topic,en,wages\n", other="id,title\nx,Rains\ny,Sun\n")
    ended, said = told(
        capsys, "works.csv", "--vocabulary", "vocabulary.csv", "--background", "other.csv", "--only-vocabulary"
    )
    assert (ended, said["drawn"], said["concepts"], said["background_works"]) == (0, "vocabulary", 2, 2)
    with Corpus.open("one.corpus") as corpus:
        assert (corpus.concept("rain").type, corpus.concept("rain").background) == ("event", 1)


def test_a_vocabulary_may_be_skos_and_works_may_be_of_openalex(files, capsys):
    Path("v.ttl").write_text(
        """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> .
        <http://x.org/rain> a skos:Concept ; dct:type "event" ; skos:prefLabel "rain"@en , "lluvia"@es ."""
    )
    works = [{"id": "https://openalex.org/W1", "title": "Rains"}, {"id": "https://openalex.org/W2", "title": "Sun"}]
    Path("works.jsonl").write_text("\n".join(map(json.dumps, works)))
    ended, said = told(capsys, "works.jsonl", "--vocabulary", "v.ttl")
    with Corpus.open("one.corpus") as corpus:
        rain = corpus.concept("lluvia")
        assert (rain.id, rain.type, rain.works) == ("http://x.org/rain", "event", 1)
    assert (ended, said["works"]) == (0, 2)


def test_candidates_are_written_for_an_editor(files, capsys):
    ended, _said = told(capsys, "works.csv", "--candidates", "new.csv", "--least-works", "2")
    with Path("new.csv").open() as file:
        assert list(csv.DictReader(file)) == [{"label": "Wage", "because": "stated", "works": "2", "score": "2.0"}]
    assert ended == 0


def test_settings_reach_the_corpus(files, capsys):
    told(
        capsys,
        "works.csv",
        "--concepts",
        "titles",
        "--least-works",
        "1",
        "--longest-term",
        "1",
        "--least-together",
        "2",
    )
    with Corpus.open("one.corpus") as corpus:
        settings = corpus.settings
        assert (settings.draw, settings.least_works, settings.longest_term, settings.least_together) == (
            "titles",
            1,
            1,
            2,
        )


def test_mistakes_are_told_as_data_and_as_text(files, capsys):
    files(works="id,title,year\na,Rain,x\n,Sun,\n")
    ended, said = told(capsys, "works.csv")
    assert (ended, said["more"]) == (2, 0)
    assert [(each["file"], each["line"], each["field"]) for each in said["mistakes"]] == [
        ("works.csv", 2, "year"),
        ("works.csv", 3, "id"),
    ]
    assert main(["build", "works.csv", "--out", "one.corpus"]) == 2
    assert capsys.readouterr().err.count("works.csv:") == 2
    assert not Path("one.corpus").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["nowhere.csv"],
        ["works.csv", "--vocabulary", "nowhere.csv"],
        ["works.csv", "--language", "english"],
        ["works.csv", "--concepts", "vocabulary"],
    ],
)
def test_what_cannot_be_understood_is_told_in_a_sentence(files, capsys, words):
    assert main(["build", *words, "--out", "one.corpus"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["--least-works", "0"], ["--longest-term", "9"], ["--out", "x"], ["--concepts", "all"]]
)
def test_words_that_are_wrong_or_given_twice_are_refused(files, words):
    with pytest.raises(SystemExit) as left:
        main(["build", "works.csv", "--out", "one.corpus", *words])
    assert left.value.code == 2


@pytest.mark.slow
def test_it_starts_without_django_and_ibis(files):
    run = (
        "import sys; from crossings.operations.command import main; ended = main(['links', *sys.argv[1:]]);"
        "print(ended, sorted({'django', 'ibis', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", run, "build", "works.csv", "--out", "one.corpus"]
    ended = subprocess.run(command, env={"PYTHONPATH": str(SRC)}, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "0 []"


@pytest.mark.slow
def test_the_papers_of_the_bureau_have_as_many_frequent_terms_as_were_counted_by_other_means(tmp_path, capsys):
    papers = Path(__file__).parents[3] / "shared" / "data" / "nberwp_papers.csv"
    if not papers.exists():
        pytest.skip("the papers of the NBER are not beside the repository")
    with papers.open() as file:
        rows = [row for row in csv.DictReader(file) if int(row["year"]) <= 2009]
    with (tmp_path / "papers.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("id", "title", "year"), *((row["paper"], row["title"], row["year"]) for row in rows)])
    out = tmp_path / "one.corpus"

    main(
        [
            "build",
            str(tmp_path / "papers.csv"),
            "--out",
            str(out),
            "--least-works",
            "30",
            "--longest-term",
            "1",
            "--json",
        ]
    )

    assert json.loads(capsys.readouterr().out)["concepts"] == pytest.approx(631, rel=0.02)
