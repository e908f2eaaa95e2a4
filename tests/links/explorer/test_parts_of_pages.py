"""The components of the explorer: nothing is said by shape or colour alone, titles stand as they are, names keep their words."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from crossings.links.pages.figures import lift, reason
from crossings.website.design.bridges import JOINED, WORK


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def show(name: str, **context) -> str:
    return " ".join(render_to_string(f"components/{name}.html", context).split())


def words(name: str, **context) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", show(name, **context)).split())


def test_a_bar_says_both_numbers_in_words():
    assert words("lift", lift=lift(11, 5.9)) == "11 expected 5.9"


def test_fewer_than_expected_is_drawn_hollow():
    assert 'class="u"' in show("lift", lift=lift(2, 5.9))
    assert 'class="u"' not in show("lift", lift=lift(11, 5.9))


def test_a_bridge_names_both_sides_the_idea_and_what_joins_them():
    told = words("bridge", bridge=JOINED)

    assert "Weather 11 works 5.9 expected by chance" in told
    assert "cities" in told
    assert "Known bridge" in told
    assert "by chance it would be 5.9." in told


def test_a_bridge_that_nobody_joined_has_a_hollow_knot_and_broken_lines():
    open_bridge = JOINED | {"is_joined": False}

    assert "stroke-dasharray" in show("bridge", bridge=open_bridge)
    assert 'circle class="joined"' not in show("bridge", bridge=open_bridge)
    assert 'circle class="joined"' in show("bridge", bridge=JOINED)


def test_an_end_without_works_of_its_own_says_where_they_are():
    assert "They join both sides: see below." in words("bridge_end", end=JOINED["end"])


def test_a_title_is_never_cut_and_leads_to_its_work():
    assert f'<a href="{WORK["url"]}">Heat, farms and the decision to stay</a>' in show("work", work=WORK)


def test_a_work_without_maker_or_year_has_no_lonely_comma():
    assert words("work", work={"title": "Rain"}) == "Rain"
    assert words("work", work={"title": "Rain", "year": "2015"}) == "Rain 2015"


def test_a_title_in_another_language_says_so():
    assert '<cite lang="fr" dir="auto">Pluie</cite>' in show("work", work={"title": "Pluie", "language": "fr"})


def test_a_reason_for_and_one_against_are_told_by_their_signs():
    told = words(
        "reasons", caption="Why", reasons=[reason("Rain", "2", 2.0, 2.0), reason("Age", "1", -0.5, 2.0)], sum="1.5"
    )

    assert "Rain 2 +2.00" in told
    assert "Age 1 −0.50" in told
    assert "Together 1.5" in told


def test_what_speaks_against_is_drawn_left_of_the_upright():
    against, speaking_for = reason("Age", "1", -1.0, 2.0), reason("Rain", "2", 2.0, 2.0)

    assert float(against.start) + float(against.width) == 56
    assert (speaking_for.start, speaking_for.width) == ("56.0", "56.0")


def test_nothing_that_counts_for_nothing_is_drawn():
    assert reason("Rain", "0", 0.0, 0.0).width == "0.0"


class Slider(forms.Form):
    surprise = forms.IntegerField(label="How surprising?", required=False, help_text="0 to 100.", min_value=0)


def test_a_slider_has_its_label_its_number_and_words_at_both_ends():
    told = show("slider", field=Slider()["surprise"], value=30, low="Likely", high="Surprising")

    assert '<label for="id_surprise">How surprising?</label>' in told
    assert '<output for="id_surprise">30</output>' in told
    assert "Likely" in told
    assert "Surprising" in told


def test_a_wrong_number_is_told_beside_the_slider():
    form = Slider({"surprise": "-3"})
    form.is_valid()

    assert "field--bad" in show("slider", field=form["surprise"], value=0, low="a", high="b")
