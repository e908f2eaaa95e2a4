"""What may be asked of the explorer: plain GET forms, whose every answer is an address that can be kept; and a report."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from crossings.links.question import AT_ONCE, MOST_VALUES, ORDERS, SUPPORT, Question

LONGEST = 160  # letters of one value
TYPES = (
    ("topic", _("Topics")),
    ("population", _("Populations")),
    ("place", _("Places")),
    ("method", _("Methods")),
    ("event", _("Events")),
    ("generic", _("General words")),
)
WORDS_OF = {"from": "from_words", "to": "to_words"}
FIRST_YEAR, LAST_YEAR = 1500, 2100
YEAR_WORDS = {
    "invalid": _("This is not a year. Write four figures, such as 1995, or leave it empty."),
    "min_value": _("This year is too early. Write 1500 or later."),
    "max_value": _("This year is too late. Write 2100 or earlier."),
}
Menu = Sequence[tuple[Any, Any]]


class ChooseForm(forms.Form):
    """Two approaches: each chosen from the tree of topics and the disciplines, or put into words."""

    from_words = forms.CharField(label=_("or in your own words"), required=False, max_length=LONGEST)
    to_words = forms.CharField(label=_("or in your own words"), required=False, max_length=LONGEST)

    def __init__(self, *args: Any, menu: Menu, is_one: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("Choose")), *menu]
        one, other = _("One approach"), _("The other approach")
        self.fields["from"] = forms.ChoiceField(label=one, required=False, choices=offered)
        if is_one:
            del self.fields["to_words"]
        else:
            self.fields["to"] = forms.ChoiceField(label=other, required=False, choices=offered)


class NarrowForm(forms.Form):
    """What narrows and orders an answer."""

    types = forms.MultipleChoiceField(
        label=_("Ideas of these types"),
        required=False,
        choices=TYPES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("“%(value)s” is no type of idea. Tick one or more of those named here.")},
    )
    support = forms.IntegerField(
        label=_("Works at least, on each side"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Three keeps out most accidents."),
        error_messages={
            "invalid": _("This is not a whole number. Write figures, such as 3."),
            "min_value": _("An idea needs one work at least. Write 1 or more."),
            "max_value": _("No idea here has so many works. Write 1000 or less."),
        },
    )
    since = forms.IntegerField(
        label=_("Published since"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages=YEAR_WORDS
    )
    until = forms.IntegerField(
        label=_("Published until"), required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages=YEAR_WORDS
    )
    surprise = forms.IntegerField(
        label=_("From likely to surprising"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("0 puts what is best supported first; 100 what is strong for an idea so seldom met."),
        error_messages={
            "invalid": _("This is not a number. Write 0 to 100."),
            "min_value": _("This is too little. Write 0 to 100."),
            "max_value": _("This is too much. Write 0 to 100."),
        },
        widget=forms.NumberInput(attrs={"type": "range", "step": 10, "data-shown": ""}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last year lies before the first. Turn the two round, or leave one empty."))
        return cleaned

    def asked(self, given: QueryDict) -> Question:
        """The whole question of an address; of what is wrong in this form its defaults."""
        self.is_valid()
        cleaned = self.cleaned_data
        return Question(
            start=approach(given, "from"),
            end=approach(given, "to"),
            through=tidy(given.get("through", "")),
            types=tuple(cleaned.get("types") or AT_ONCE),
            support=cleaned.get("support") or SUPPORT,
            since=cleaned.get("since"),
            until=cleaned.get("until"),
            surprise=cleaned.get("surprise") or 0,
            without=several(given.getlist("without")),
            sort=_sort(given.get("sort", "")),
            page=_page(given.get("page", "")),
            corpus=tidy(given.get("corpus", ""))[:64],
        )


class OpenForm(NarrowForm):
    """What orders the open ideas of one approach. Types, years and support are those by which chances were learned."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("types", "support", "since", "until"):
            del self.fields[name]

    def asked(self, given: QueryDict) -> Question:
        """Of an address only what is asked from one approach."""
        whole = super().asked(given)
        return Question(
            start=whole.start, surprise=whole.surprise, without=whole.without, page=whole.page, corpus=whole.corpus
        )


class ReportForm(forms.Form):
    """What is wrong with a bridge. Nothing is asked of who reports it."""

    REASONS = (
        ("two-meanings", _("The word means different things on the two sides")),
        ("wrong-works", _("Works named here are not about this")),
        ("too-general", _("The idea is too general to say anything")),
        ("missing-work", _("A work that joins both sides is not counted")),
        ("other", _("Something else")),
    )
    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Nothing is chosen. Say which of these comes nearest.")},
    )
    note = forms.CharField(
        label=_("What should we know?"),
        required=False,
        max_length=1000,
        help_text=_("For instance the title of a work that was missed. Please name no private persons."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("This is too long by a little. Write at most 1,000 letters.")},
    )


def approach(given: QueryDict, name: str) -> tuple[str, ...]:
    """What an address asks of one side: values, and words that were typed beside the menu."""
    words = tidy(given.get(WORDS_OF[name], ""))
    return several([*given.getlist(name), *([f"search:{words}"] if words else [])])


def several(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in the order given; not more than fit."""
    return tuple(dict.fromkeys(filter(None, map(tidy, values))))[:MOST_VALUES]


def tidy(text: str) -> str:
    """Text of an address without control signs and doubled spaces, cut where nobody would type on."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:LONGEST]


def _sort(text: str) -> str:
    return text if text.removeprefix("-") in ORDERS else "rank"


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 6 and int(text) else 1
