"""What the catalogue shows its components with: invented people, plain facts, one of each case that a component knows.

`EXAMPLES` is the context of the page: its keys are the names that the catalogue uses. Links lead to the page itself.
"""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from crossings.engine.search.excerpts import Piece
from crossings.engine.values import AcademicYear, Duration, Money, PartialDate, ToBeConfirmed
from crossings.search.find import Hit
from crossings.website.design.bridges import BRIDGES


def _(words: str) -> Any:
    """The words in the reader's language, wherever a plain text is expected."""
    return gettext_lazy(words)


HERE = "#tokens"
DAY = date(2026, 11, 21)
SOURCE = SimpleNamespace(
    title=_("Course page, kept copy"),
    address="https://example.org/course",
    publisher=_("Example University"),
    read_on=DAY,
)
FEE = Money(20200, "EUR")
LATER = ToBeConfirmed(owner=_("Fees office"), expected=PartialDate(2027, 6))
TAGS = [{"text": _("Law"), "url": HERE}, {"code": "10.7", "text": _("Orderly and safe migration"), "url": HERE}]


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label=_("Name, as you write it"),
        help_text=_("One name is enough. Any script."),
        error_messages={"required": _("The name is missing. Write it as it stands on your papers.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        error_messages={"invalid": _("This address has no ending. Write it whole, such as amina@example.org.")},
    )
    born = forms.DateField(
        label=_("Date of birth"), required=False, widget=forms.DateInput(attrs={"type": "date"}), localize=False
    )
    mode = forms.ChoiceField(
        label=_("How would you study?"),
        choices=[("full", _("Full time")), ("part", _("Part time"))],
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label=_("Where?"), required=False, choices=[("", _("Not decided")), ("brussels", _("Brussels"))]
    )
    story = forms.CharField(label=_("Why this programme?"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    agreed = forms.BooleanField(
        label=_("I have read what is kept about me"),
        error_messages={"required": _("This is not ticked. Read what is kept, then tick it to go on.")},
    )


class ExampleSlider(forms.Form):
    """A number between two ends."""

    surprise = forms.IntegerField(label=_("How surprising?"), required=False, help_text=_("From 0 to 100."))


class ExamplePicture:
    """Stands in for a picture of the library: the mark, whatever size is asked for."""

    credit = _("the network")

    def get_rendition(self, _size: object) -> "ExamplePicture":
        return self

    def img_tag(self, _attributes: object = None) -> SafeString:
        return format_html('<img src="{}" alt="{}" width="230" height="150">', static("images/mark.svg"), _("The mark"))


LISTS: dict[str, Any] = {
    "doors": [
        {
            "drawing": "study",
            "title": _("Study"),
            "text": _("Programmes, their rules and their costs."),
            "count": _("2 programmes"),
        },
        {"drawing": "research", "title": _("Research"), "text": _("Institutes, people and what they work on.")},
        {"drawing": "policy", "title": _("Policy"), "text": _("Advice, with the evidence for and against.")},
        {"drawing": "links", "title": _("Links"), "text": _("Ideas that two approaches share.")},
        {"drawing": "events", "title": _("Events"), "text": _("Seminars and open evenings.")},
    ],
    "news": [
        {"day": DAY, "title": _("A fee is confirmed"), "url": HERE},
        {"day": date(2026, 11, 16), "title": _("An institute has a new name"), "url": HERE},
    ],
    "hit": Hit(
        kind=_("Module"),
        key="1",
        address="/design/",
        title=(Piece(_("Orderly departures"), is_hit=True),),
        title_language="",
        excerpt=(Piece(_("Why some households stay when the rain fails."), is_hit=False),),
        excerpt_language="",
        day="2015",
    ),
    "entries": [
        {
            "title": _("Heat, farms and the decision to stay"),
            "url": HERE,
            "kinds": [_("Seminar"), _("Brussels")],
            "text": _("Why some households stay when the rain fails."),
            "tags": TAGS,
            "day": DAY,
        },
        {"title": _("Orderly departures"), "url": HERE, "kinds": [_("Module")], "note": _("10 ECTS, autumn term")},
    ],
    "steps": [
        {"text": _("Choose a version and a start"), "url": HERE},
        {"text": _("Give your degree"), "note": _("a copy will do")},
    ],
    "tasks": [
        {"title": _("About you"), "url": HERE, "state": "met", "status": _("Done")},
        {
            "title": _("Your degree"),
            "url": HERE,
            "state": "no",
            "status": _("One answer missing"),
            "note": _("The date it is expected"),
        },
        {"title": _("Send it"), "state": "wait", "status": _("Waits for the others")},
    ],
    "dated": [
        {
            "text": _("Institute for Mobility, example"),
            "url": HERE,
            "since": PartialDate(2013),
            "note": _("coordinator"),
        },
        {
            "text": _("Centre for Crossings, example"),
            "since": PartialDate(2013, 6),
            "until": PartialDate(2021, 12, 31),
            "is_over": True,
        },
        {"text": _("Coastal Institute, example")},
    ],
    "milestones": [
        {"day": PartialDate(2026, 9), "text": _("The network is founded"), "url": HERE},
        {"day": DAY, "text": _("The programme opens"), "note": _("for the September start")},
        {"day": PartialDate(2027), "text": _("The first degrees are awarded"), "is_open": True},
    ],
    "people": [
        {
            "name": "Ingrid",
            "url": HERE,
            "roles": [_("Programme officer")],
            "place": _("Institute for Mobility, example"),
            "tags": TAGS,
        },
        {"name": "Wei", "roles": [_("Editor")]},
    ],
}

FACTS: dict[str, Any] = {
    "source": SOURCE,
    "facts": [
        {"term": _("Award"), "value": _("Master of Arts"), "note": _("the title grows with a second subject")},
        {"term": _("Starts"), "lines": [_("September"), _("January")]},
        {"term": _("Fee"), "money": LATER},
        {"term": _("Level of English"), "source": SOURCE},
    ],
    "clauses": [
        {"number": "2.1", "text": _("Two modules are compulsory."), "source": _("Course page")},
        {
            "number": "2.5",
            "text": _("Four modules come from the first list."),
            "source": _("Course page"),
            "differ": {
                "claims": [(_("Course page"), _("four")), (_("Handbook"), _("five"))],
                "text": _("The course page is followed until the director decides."),
            },
        },
    ],
    "claims": [
        {
            "text": _("98 % of those asked were in work or study"),
            "base": _("of 40 who answered, out of 52"),
            "instrument": _("survey of leavers"),
            "day": PartialDate(2024),
            "source": SOURCE,
        },
        {"text": _("Students come from 55 countries"), "is_aged": True},
    ],
    "amounts": [FEE, LATER, Money(Decimal("950.50"), "GBP"), None],
    "durations": [Duration(12), Duration(18), Duration(3), None],
    "dates": [PartialDate(2013), PartialDate(2013, 6), DAY],
    "links": [(_("Table as CSV"), HERE), (_("Record as JSON"), HERE), (_("Calendar"), HERE)],
}

TABLES: dict[str, Any] = {
    "fee_columns": [_("Full time"), _("Part time")],
    "fee_rows": [(_("Home"), [FEE, Money(10100, "EUR")]), (_("EU"), [LATER, LATER]), (_("International"), [FEE, None])],
    "things": [(_("Master’s in Valencia, example"), HERE), (_("Master’s in Brussels, example"), HERE)],
    "comparison": [
        {"term": _("Tuition"), "cells": [{"money": None}, {"money": FEE, "note": str(AcademicYear(2023))}]},
        {
            "term": _("How long it takes"),
            "cells": [
                {"duration": Duration(24), "note": str(AcademicYear(2014))},
                {"duration": Duration(18), "note": str(AcademicYear(2023))},
            ],
        },
        {"term": _("Language"), "cells": [{"value": _("Spanish")}, {"value": _("English")}]},
    ],
    "matrix_columns": [(_("Law of asylum"), HERE), (_("Health and moving"), HERE), (_("Methods"), "")],
    "matrix_rows": [
        {"label": _("Listens across languages"), "cells": [True, True, False]},
        {"label": _("Works with public bodies"), "cells": [False, False, False], "is_gap": True},
    ],
    "columns": [_("Year"), _("Country A"), _("Country B")],
    "contrast_columns": [_("Pair"), _("Light"), _("Dark"), _("Least")],
    "rows": [["1990", "1,280,583", "821,605"], ["2019", "1,981,919", "6,104,203"]],
    "key": [("point", _("Member")), ("hollow", _("Partner")), ("tie", _("Shared work"))],
    "places": [_("Brussels"), _("Valencia")],
}

SMALL: dict[str, Any] = {
    "slider": ExampleSlider()["surprise"],
    "day": DAY,
    "tags": TAGS,
    "messages_shown": [
        Message(constants.SUCCESS, _("Your answer is kept.")),
        Message(constants.ERROR, _("The picture was not kept: it is larger than 10 MB.")),
    ],
    "differing": [(_("Course page"), _("Five awarding universities")), (_("Programme page"), _("Four, named"))],
    "states": [
        ("met", _("Met")),
        ("no", _("Blocked")),
        ("ask", _("People decide")),
        ("tbc", _("To be confirmed")),
        ("on", _("Planned")),
        ("wait", _("Not started")),
    ],
    "icons": ["ok", "no", "ask", "tbc", "go", "wait", "plus", "heed", "leave", "word"],
    "page_of_many": Paginator(range(75), 25).page(2),
}

CONTENTS = [
    ("tokens", _("Tokens")),
    ("type", _("Type")),
    ("frame", _("Frame")),
    ("badges", _("Badges and tags")),
    ("notices", _("Notices")),
    ("lists", _("Lists")),
    ("people", _("People and their words")),
    ("facts", _("Facts")),
    ("dates", _("Dates")),
    ("tables", _("Tables")),
    ("drawings", _("Drawings")),
    ("forms", _("Forms")),
    ("blocks", _("Pieces of a page")),
]

BLOCKS: dict[str, Any] = {
    "picture": {"picture": ExamplePicture(), "caption": _("Two journeys that cross.")},
    "quotation": {"words": _("We asked them, and wrote down what they said."), "who": "Wei"},
    "link": {"address": "https://example.org/", "title": _("The whole report"), "note": _("in English")},
}

EXAMPLES: dict[str, Any] = {"contents": CONTENTS} | BLOCKS | LISTS | FACTS | TABLES | SMALL | BRIDGES
