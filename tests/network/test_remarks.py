"""What a record remarks on its source is in a language of its own, and keeps its direction on every page."""

from django.template.loader import render_to_string

from crossings.network.sentences import with_remark


def test_a_remark_stands_apart_from_the_sentences_before_it():
    assert with_remark("عضو كامل.", "", remark="Also on the sheet.") == "عضو كامل. <bdi>Also on the sheet.</bdi>"


def test_without_a_remark_nothing_is_set_apart():
    assert with_remark("Full partner.", remark="") == "Full partner."


def test_a_remark_is_no_markup():
    assert with_remark(remark="<b>bold</b>") == "<bdi>&lt;b&gt;bold&lt;/b&gt;</bdi>"


def test_title_publisher_and_remark_of_a_source_each_keep_their_direction():
    source = {"title": "Degree sheet, 2022-23", "publisher": "University of Valencia"}

    page = render_to_string("components/source.html", {"source": source, "note": "An older copy."})

    kept = ("Degree sheet, 2022-23", "University of Valencia", "An older copy.")
    assert [f"<bdi>{words}</bdi>" in page for words in kept] == [True] * 3
