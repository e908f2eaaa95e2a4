"""What components promise: nothing unknown is guessed, nothing is said by colour alone, every control has its words."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import override

from crossings.engine.values import Duration, Money, PartialDate, ToBeConfirmed

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language behind it; these tests read English unless they say otherwise."""
    with override("en"):
        yield


def show(name: str, **context) -> str:
    """The component's markup, its white space made single."""
    return " ".join(render_to_string(f"components/{name}.html", context).split())


def words(name: str, **context) -> str:
    """What a reader reads of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", show(name, **context)).split())


class Questions(forms.Form):
    name = forms.CharField(label="Name", help_text="Any script.", error_messages={"required": "The name is missing."})
    mode = forms.ChoiceField(label="Mode", choices=[("full", "Full time")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree", required=False)


# -- amounts, durations, dates -----------------------------------------------------------------------------------------


def test_an_amount_is_shown_in_the_form_of_its_language():
    with override("fr"):
        french = words("money", money=Money(20200, "EUR"))
    assert words("money", money=Money(20200, "EUR")) == "€20,200"
    assert "20 200" in french


def test_cents_are_shown_where_there_are_some():
    assert words("money", money=Money("950.50", "GBP")) == "GBP 950.50"


def test_zero_is_an_amount_and_not_unknown():
    assert words("money", money=Money(0, "EUR")) == "€0"


def test_an_amount_to_be_confirmed_names_who_will_and_when():
    fee = ToBeConfirmed(owner="Fees office", expected=PartialDate(2027, 6))

    assert words("money", money=fee) == "To be confirmed Fees office will confirm it, expected June 2027"


def test_an_amount_to_be_confirmed_without_a_date_names_none():
    assert "expected" not in words("money", money=ToBeConfirmed(owner="Fees office"))


def test_an_amount_that_no_source_gives_is_not_zero():
    assert words("money", money=None) == "not stated in any source read"


@pytest.mark.parametrize(
    ("months", "said"),
    [(12, "1 year"), (24, "2 years"), (18, "1 year and 6 months"), (1, "1 month"), (3, "3 months")],
)
def test_a_duration_is_said_in_years_and_months(months, said):
    assert words("duration", duration=Duration(months)) == said


def test_a_duration_that_no_source_gives_is_said_to_be_unknown():
    assert words("duration", duration=None) == "not stated in any source read"


@pytest.mark.parametrize(
    ("day", "said", "machine"),
    [
        (PartialDate(2013), "2013", "2013"),
        (PartialDate(2013, 6), "June 2013", "2013-06"),
        (PartialDate(2013, 6, 1), "1 June 2013", "2013-06-01"),
        (DAY, "21 November 2026", "2026-11-21"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(day, said, machine):
    assert words("date", day=day) == said
    assert f'datetime="{machine}"' in show("date", day=day)


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "21 de noviembre de 2026"), ("fr", "21 novembre 2026"), ("ar", "21 نوفمبر 2026")],
)
def test_a_date_follows_the_reader(language, said):
    with override(language):
        assert words("date", day=DAY) == said


def test_arabic_groups_the_digits_of_an_amount():
    with override("ar"):
        assert "20,200" in words("money", money=Money(20200, "EUR"))


# -- facts and sources -------------------------------------------------------------------------------------------------


def test_a_fact_without_a_value_says_so():
    assert words("facts", facts=[{"term": "Level of English"}]) == "Level of English not stated in any source read"


def test_a_fact_may_have_several_lines():
    assert words("facts", facts=[{"term": "Starts", "lines": ["September", "January"]}]) == "Starts September January"


def test_a_fact_names_its_source_and_the_day_it_was_read():
    source = SimpleNamespace(title="Course page", address="https://example.org/", publisher="", read_on=DAY)

    said = words("facts", facts=[{"term": "Award", "value": "MA", "source": source}])

    assert said == "Award MA Source: Course page , read on 21 November 2026."


def test_a_missing_source_is_shown_as_missing():
    assert words("source", source=None) == "No source is named for this."


def test_words_from_a_record_are_escaped():
    assert "&lt;b&gt;" in show("facts", facts=[{"term": "Award", "value": "<b>MA</b>"}])


def test_a_claim_without_a_base_says_that_none_is_stated():
    assert "Of how many: not stated in any source read" in words("claim", text="98 %")


def test_an_aged_claim_is_not_said_of_today():
    assert "too old to be said of today" in words("claim", text="250 students", is_aged=True)


def test_two_sources_that_disagree_are_both_shown():
    said = words("differ", claims=[("Prose page", "five"), ("Programme page", "four")])

    assert said == "Two sources disagree Prose page five Programme page four"


def test_a_comparison_never_leaves_a_cell_empty():
    rows = [{"term": "Tuition", "cells": [{"money": None}, {"money": Money(20200, "EUR"), "note": "2023-24"}]}]

    said = words("compare", caption="Costs", things=[("Valencia", ""), ("Brussels", "")], rows=rows)

    assert said == "Costs Valencia Brussels Tuition not stated in any source read €20,200 2023-24"


def test_a_gap_in_the_coverage_is_said_in_words():
    rows = [{"label": "Works with public bodies", "cells": [False], "is_gap": True}]

    assert "carried by nothing yet" in words(
        "matrix", caption="Coverage", head="Outcome", columns=[("A", "")], rows=rows
    )


def test_a_cell_of_the_coverage_is_said_to_those_who_listen():
    rows = [{"label": "Listens", "cells": [True, False]}]

    said = words("matrix", caption="Coverage", head="Outcome", columns=[("A", ""), ("B", "")], rows=rows)

    assert said.endswith("Listens yes no")


# -- time --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ({"since": PartialDate(2013)}, "since 2013"),
        ({"until": PartialDate(2021)}, "until 2021"),
        ({"since": PartialDate(2013), "until": PartialDate(2021, 6)}, "2013 – June 2021"),
        ({}, "dates not stated"),
    ],
)
def test_a_dated_row_says_as_much_as_is_known(span, said):
    assert words("dated", rows=[{"text": "Institute", **span}]) == f"{said} Institute"


def test_a_moment_still_to_come_is_said_in_words():
    assert "still to come" in words("timeline", milestones=[{"day": DAY, "text": "Opens", "is_open": True}])


def test_the_form_for_a_day_asks_for_that_day_by_its_address():
    form = show("as_of", day=date(2022, 1, 1))

    assert 'method="get"' in form
    assert 'name="on" value="2022-01-01"' in form
    assert "as they stood on 1 January 2022" in form


def test_the_form_for_a_day_says_when_it_is_today():
    assert "You see today’s records." in words("as_of", day=DAY, is_today=True)


# -- languages ---------------------------------------------------------------------------------------------------------


def test_a_fallback_names_the_language_that_the_page_is_in():
    assert words("fallback", language="es") == "This page is in Spanish: it has not been translated yet."


def test_a_language_link_says_which_language_it_leads_to():
    links = [("en", "English", "/en/", True), ("ar", "العربية", "/ar/", False)]

    nav = show("language_links", links=links)

    assert '<span lang="en" dir="ltr" aria-current="true">English</span>' in nav
    assert '<a href="/ar/" lang="ar" hreflang="ar" dir="rtl">العربية</a>' in nav


@pytest.mark.parametrize(
    ("language", "font"), [("fr", "crossings-sans-latin.woff2"), ("ar", "crossings-sans-arabic-400.woff2")]
)
def test_a_page_asks_first_for_the_fonts_of_its_script(language, font):
    with override(language):
        head = show("head")
    assert re.findall(r'fonts/(\S+?)"', head)[0] == font


# -- lists and ways ----------------------------------------------------------------------------------------------------


def test_the_pager_keeps_the_filters():
    page = Paginator(range(75), 25).page(2)

    pager = show("pager", page=page, query=QueryDict("topic=law&page=2"))

    assert 'href="?topic=law&amp;page=1" rel="prev"' in pager
    assert 'href="?topic=law&amp;page=3" rel="next"' in pager


def test_the_pager_says_nothing_where_all_fits_on_one_page():
    assert words("pager", page=Paginator(range(3), 25).page(1), query=QueryDict()) == ""


def test_the_last_crumb_is_the_page_itself():
    crumbs = show("crumbs", crumbs=[("Home", "/en/"), ("Study", "")])

    assert '<a href="/en/">Home</a>' in crumbs
    assert '<span aria-current="page">Study</span>' in crumbs


def test_an_entry_without_a_day_leaves_no_room_for_one():
    assert "entry--dated" not in show("entry", title="Law", url="/")


@pytest.mark.parametrize("state", ["met", "no", "ask", "tbc", "on", "wait"])
def test_a_status_has_a_shape_that_the_sprite_draws(state):
    [shape] = re.findall(r'href="#([\w-]+)"', show("status", state=state, text="Word"))

    assert f'id="{shape}"' in show("sprite")


# -- forms -------------------------------------------------------------------------------------------------------------


def test_a_control_names_its_hint_and_what_is_wrong():
    field = show("field", field=Questions({})["name"])

    [described_by] = re.findall(r'<input[^>]+aria-describedby="([^"]+)"', field)
    assert [f'id="{part}"' in field for part in described_by.split()] == [True, True]


def test_choices_are_named_by_a_legend():
    assert "<legend>Mode</legend>" in show("field", field=Questions()["mode"])


def test_a_field_that_may_stay_empty_says_so():
    class Wish(forms.Form):
        story = forms.CharField(label="Story", required=False)

    assert "(optional)" in words("field", field=Wish()["story"])


def test_a_box_to_tick_stands_before_its_words():
    assert re.search(r"<input[^>]+checkbox[^>]+><span>I agree</span>", show("field", field=Questions()["agreed"]))


def test_the_summary_leads_to_each_field_that_is_wrong():
    summary = show("errors", form=Questions({}))

    assert '<a href="#id_name">Name: The name is missing.</a>' in summary
    assert '<a href="#id_mode_0">' in summary
    assert "2 answers need another look" in summary


def test_a_form_without_mistakes_has_no_summary():
    assert words("errors", form=Questions({"name": "Amina", "mode": "full"})) == ""


def test_an_office_that_is_no_demonstration_has_no_banner():
    assert words("office_banner", is_demo=False) == ""
    assert "demonstration" in words("office_banner", is_demo=True)
