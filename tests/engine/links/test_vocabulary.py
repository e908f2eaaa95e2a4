"""A vocabulary is read whole, or every mistake in it is told."""

import pytest

from crossings.engine.links.mistakes import Unreadable
from crossings.engine.links.vocabulary import Name, Vocabulary, from_csv, of_scheme
from crossings.engine.skos import ConceptEntry, SchemeEntry, Text

RIGHT = """\
id,type,language,label,broader
hazards,event,en,natural hazards,
drought,event,en,drought,hazards
drought,event,en,dry spell,hazards
drought,event,es,sequía,hazards
wages,,,wages,
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text, name="vocabulary.csv"):
        path = tmp_path / name
        path.write_text(text)
        return from_csv(path)

    return read_text


def told(make, *given):
    with pytest.raises(Unreadable) as refused:
        make(*given)
    return [str(each) for each in refused.value.mistakes]


def test_names_of_one_concept_stand_in_several_rows(read):
    drought = read(RIGHT).entries[0]
    assert (drought.id, drought.type, drought.broader) == ("drought", "event", "hazards")
    assert drought.names == (("en", "drought"), ("en", "dry spell"), ("es", "sequía"))


def test_a_concept_without_a_type_is_a_topic_and_a_name_may_have_no_language(read):
    wages = read(RIGHT).entries[-1]
    assert (wages.type, wages.names) == ("topic", (("", "wages"),))


def test_the_first_name_of_a_language_is_shown_else_the_english_one(read):
    drought = read(RIGHT).entries[0]
    assert [drought.label(language) for language in ("en", "es", "fr")] == ["drought", "sequía", "drought"]


def test_rows_in_another_order_are_the_same_vocabulary_but_for_the_order_of_names(read):
    first, *rows = RIGHT.splitlines()
    other = read("\n".join([first, *reversed(rows)]))
    assert [(each.id, set(each.names)) for each in other.entries] == [
        (each.id, set(each.names)) for each in read(RIGHT).entries
    ]


def test_every_mistake_is_told_with_its_line(read):
    wrong = "id,type,language,label,broader\n,topic,en,rain,\nx,evnt,en,!!,y\nz,topic,english,wind,z\n"
    assert told(read, wrong) == [
        "vocabulary.csv:2: id: The name belongs to no concept. Write the id of its concept.",
        "vocabulary.csv:3: broader: “y” is no concept of this vocabulary. Add it, or leave it out.",
        "vocabulary.csv:3: label: “!!” has no word. Write the name of the concept.",
        "vocabulary.csv:3: type: “evnt” is no type. Write event.",
        "vocabulary.csv:4: broader: “z” is said to be broader than itself. Name another concept, or none.",
        "vocabulary.csv:4: language: “english” is no code of a language. Write two letters, such as en, or nothing.",
    ]


def test_rows_that_contradict_each_other_are_told():
    rows = [Name("x", "topic", "en", "rain"), Name("x", "place", "es", "lluvia"), Name("y", "topic", "en", "wind", "x")]
    rows += [Name("y", "topic", "es", "viento", "z"), Name("z", "topic", "en", "sun")]
    assert told(Vocabulary.of, rows) == [
        "vocabulary:2: type: “x” has 2 of them: place, topic. Write one of them in all its rows.",
        "vocabulary:4: broader: “y” has 2 of them: x, z. Write one of them in all its rows.",
    ]


def test_a_circle_of_broader_concepts_is_told():
    rows = [Name("a", "topic", "en", "a", "b"), Name("b", "topic", "en", "b", "c"), Name("c", "topic", "en", "c", "a")]
    rows.append(Name("d", "topic", "en", "d", "a"))
    assert [each.split(": ")[2] for each in told(Vocabulary.of, rows)] == [
        "“a” lies under itself, over “b”. Break the circle.",
        "“b” lies under itself, over “c”. Break the circle.",
        "“c” lies under itself, over “a”. Break the circle.",
    ]


@pytest.mark.parametrize("text", ["", "id,label\n", "type,language\nx,en\n", 'id,label\nx,"rain\n'])
def test_a_file_that_is_none_is_told(read, text):
    assert told(read, text)


def test_what_a_scheme_does_not_use_any_more_is_left_out():
    law = ConceptEntry("x:law", (Text("Law", "en"), Text("Derecho", "es")), broader="x:old")
    old = ConceptEntry("x:old", (Text("Old", "en"),), is_deprecated=True)
    names = list(of_scheme(SchemeEntry("x:", (), "1", concepts=(law, old)), "discipline"))
    assert names == [Name("x:law", "discipline", "en", "Law"), Name("x:law", "discipline", "es", "Derecho")]
