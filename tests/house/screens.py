"""Drives the office's screens as a browser does: reads a form from its page, changes it, and sends it back."""

import itertools
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import CharField, ModelChoiceField, SlugField
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.test.utils.wagtail_tests import WagtailTestUtils

from crossings.journal.office import RecordViewSet

WHY = "Tried by the house"
TRIES = 40
FREE_TEXT = (CharField, SlugField)
NOT_TEXT = ("checkbox", "radio", "hidden", "date", "datetime", "number", "url", "email", "file")


def record_screens() -> list[RecordViewSet]:
    """Every registered set of record screens; they are registered when the office's addresses are first read."""
    assert get_resolver().url_patterns
    return [viewset for viewset in viewsets.viewsets if isinstance(viewset, RecordViewSet)]


def has(viewset: RecordViewSet, name: str) -> bool:
    return any(pattern.name == name for pattern in viewset.get_urlpatterns())


def address(viewset: RecordViewSet, name: str, *args: Any) -> str:
    return reverse(viewset.get_url_name(name), args=args)


def form_of(page: HttpResponse) -> QueryDict:
    """What a browser would send if the reader pressed the button at once."""
    html = page.content.decode()
    forms = WagtailTestUtils.get_soup(html).find_all("form")
    index = next(index for index, form in enumerate(forms) if form.find(attrs={"name": "why"}))
    return querydict_from_html(html, form_index=index).copy()


def without_parts(data: QueryDict) -> QueryDict:
    """The form with none of its inline rows: a new record begins without them."""
    prefixes = [name.removesuffix("-TOTAL_FORMS") for name in data if name.endswith("-TOTAL_FORMS")]
    kept = data.copy()
    for name in list(kept):
        prefix = next((prefix for prefix in prefixes if name.startswith(f"{prefix}-")), None)
        if prefix and name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS")):
            kept[name] = "0"
        elif prefix and not name.endswith(("-MIN_NUM_FORMS", "-MAX_NUM_FORMS")):
            del kept[name]
    return kept


def text_to_change(form: Any, data: QueryDict) -> Iterator[str]:
    """The fields in which words stand that may say something else."""
    for name, field in form.fields.items():
        kind = getattr(field.widget, "input_type", "textarea")
        if name != "why" and data.get(name) and kind not in NOT_TEXT and not hasattr(field, "choices"):
            yield name


def corrected(browser: Client, viewset: RecordViewSet, record: Any) -> HttpResponse:
    """Change one thing in a record through its edit screen: its words first, else whatever takes a change."""
    where = address(viewset, "edit", record.pk)
    page = browser.get(where)
    data, form = form_of(page), page.context["form"]
    answer = page
    for change in [*words_changed(form, data), *choices_changed(form, data), *ticks_changed(form, data)]:
        answer = browser.post(where, {**data.dict(), **lists(data), **change, "why": WHY})
        if answer.status_code == 302:
            break
    return answer


def words_changed(form: Any, data: QueryDict) -> list[dict[str, str]]:
    return [{name: f"{data[name]} tried"} for name in text_to_change(form, data)]


def choices_changed(form: Any, data: QueryDict) -> list[dict[str, str]]:
    found = []
    for name, field in form.fields.items():
        options = [str(value) for value, _label in getattr(field, "choices", []) if value not in ("", None)]
        found += [{name: option} for option in options[:5] if option != data.get(name)]
    return found


def ticks_changed(form: Any, data: QueryDict) -> list[dict[str, str]]:
    ticks = [name for name, field in form.fields.items() if getattr(field.widget, "input_type", "") == "checkbox"]
    return [{name: "on"} for name in ticks if not data.get(name)]


def lists(data: QueryDict) -> dict[str, list[str]]:
    return {name: values for name, values in data.lists() if len(values) > 1}


def added(browser: Client, viewset: RecordViewSet, like: Any) -> HttpResponse:
    """Add a record like another one, changing what may not be the same until the screen takes it."""
    where = address(viewset, "add")
    data = form_of(browser.get(where))
    if like is not None and has(viewset, "edit"):
        data.update(without_parts(form_of(browser.get(address(viewset, "edit", like.pk)))).dict())
    data = without_parts(data)
    data["why"] = WHY
    others = other_choices(browser.get(where).context["form"])
    answer = browser.post(where, {**data.dict(), **lists(data)})
    for attempt in range(TRIES):
        if answer.status_code == 302:
            break
        make_different(data, answer.context["form"], attempt, others)
        answer = browser.post(where, {**data.dict(), **lists(data)})
    return answer


def other_choices(form: Any) -> Iterator[dict[str, str]]:
    """Other records to point at, one combination after the other."""
    pointing = {
        name: [str(pk) for pk in field.queryset.values_list("pk", flat=True)[:12]]
        for name, field in form.fields.items()
        if isinstance(field, ModelChoiceField) and field.required
    }
    for values in itertools.product(*pointing.values()):
        yield dict(zip(pointing, values, strict=True))


def make_different(data: QueryDict, form: Any, attempt: int, others: Iterator[dict[str, str]]) -> None:
    """Answer each complaint of the form: other words, other choices, or nothing where nothing is needed."""
    for name in form.errors:
        if name == NON_FIELD_ERRORS:
            data.update(next(others, {}))
            for text in filter(lambda name: type(form.fields[name]) in FREE_TEXT, list(text_to_change(form, data))):
                data[text] = f"{data[text][:40]}-{attempt}" if form.fields[text].required else ""
            continue
        field = form.fields[name]
        options = [str(value) for value, _label in getattr(field, "choices", []) if value not in ("", None)]
        if options:
            data[name] = options[attempt % len(options)]
        elif not field.required:
            data[name] = ""
        else:
            data[name] = f"{data.get(name, '')[:40]}-{attempt}" if data.get(name) else "tried"


def removed(browser: Client, viewset: RecordViewSet, record: Any) -> HttpResponse:
    return browser.post(address(viewset, "delete", record.pk), {"why": WHY})


def complaints(answer: HttpResponse) -> str:
    """What a form that came back says is wrong."""
    form = answer.context["form"] if answer.context else None
    formsets = getattr(form, "formsets", {})
    return f"{answer.status_code} {getattr(form, 'errors', '')} {[each.errors for each in formsets.values()]}"
