"""The public pages of the programmes. Each shows one academic year: the newest, or the one its address names."""

import csv
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear
from crossings.languages.fetch import languages_told
from crossings.machines.linked import in_languages, json_ld
from crossings.programmes.forms import ProgrammeFilter
from crossings.programmes.models import Catalogue, CatalogueModule, FeeTable, Module, Programme
from crossings.programmes.models.programme import may_see_drafts
from crossings.programmes.pages import comparison, fetch, listing, machines, modules
from crossings.programmes.pages.facts import language_name
from crossings.programmes.pages.programme import current, kept_page
from crossings.programmes.pages.references import References
from crossings.programmes.pages.sections import module_sections
from crossings.programmes.pages.teachers import teachers
from crossings.research.records.near import works_near

PAGE = 25
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@open_to(Audience.EVERYONE)
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme with a published catalogue, by name: what, where, how much, how long, from how much money."""
    day = timezone.localdate()
    visible = Programme.objects.visible_to(request.user)
    taught = fetch.taught_in(may_see_drafts(request.user))
    form = ProgrammeFilter(request.GET).offering((code, language_name(code)) for code in taught)
    asked = form.understood()
    page = Paginator(fetch.narrowed(visible, asked, day), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "entries": listing.entries(tuple(each.pk for each in page), get_language() or "en", day),
        "form": form,
        "asked": asked,
        "elm_url": reverse("elm:catalogue"),
        **in_languages(request, LANGUAGES),
    }
    return render(request, "programmes/list.html", context)


@open_to(Audience.EVERYONE)
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme in one year: the newest that the reader may see, or the one that is asked for."""
    years = _years(request, slug)
    shown = _asked_year(request, years)
    day = timezone.localdate()
    page = kept_page(shown.pk, tuple(each.pk for each in years), get_language() or "en", day)
    catalogue = page.catalogue
    context = {
        "page": page,
        "programme": catalogue.programme,
        "day": day,
        "elm_url": reverse("elm:programme", args=[slug]) if catalogue.is_published else "",
        "csv_url": f"{reverse('programmes:fees', args=[slug])}?year={catalogue.year}",
        "json_ld": json_ld(machines.programme_json_ld(catalogue, request.build_absolute_uri())),
        **_machine_head(request, catalogue.programme, "name", "" if page.is_current else f"?year={catalogue.year}"),
    }
    return render(request, "programmes/programme.html", context)


@open_to(Audience.EVERYONE)
def module(request: HttpRequest, slug: str, module: str) -> HttpResponse:
    """One module in the newest year in which the reader may see it."""
    placed = CatalogueModule.objects.visible_to(request.user).filter(module__slug=module, module__programme__slug=slug)
    refs, language, day = References(), get_language() or "en", timezone.localdate()
    placement = fetch.for_the_module(placed, language)
    if placement is None:
        raise Http404
    about = [tag.concept for tag in placement.module.disciplines.all()]
    works = works_near(frozenset(each.pk for each in about), frozenset(), day, language)
    context = {
        "placement": placement,
        "module": placement.module,
        "facts": modules.module_facts(placement, refs),
        "teachers": teachers(placement.teaching.all(), fetch.named_in_public(placement, day), refs),
        "sections": module_sections(has_works=bool(works)),
        "works": works,
        "concepts": about,
        "sources": refs.all,
        "json_ld": "" if placement.module.is_example else _module_json_ld(request, placement),
        "elm_url": _module_elm_url(placement),
        **_machine_head(request, placement.module, "title"),
    }
    return render(request, "programmes/module.html", context)


@open_to(Audience.EVERYONE)
def compare(request: HttpRequest) -> HttpResponse:
    """Programmes side by side, each in a size and a year; those asked for, or the newest of the first ones."""
    day = timezone.localdate()
    found = fetch.for_the_list(Programme.objects.visible_to(request.user), Catalogue.objects.published())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    fetch.for_comparing(list(page), get_language() or "en")
    choices = comparison.every_choice(each for programme in page for each in programme.catalogues.all())
    asked = request.GET.getlist("with")
    columns = comparison.chosen_by(asked, choices) or comparison.chosen_first(choices)
    context = {
        "page": page,
        "choices": choices,
        "chosen": {column.key for column in columns},
        "comparison": comparison.compared(columns, day),
        "too_many": len(set(asked)) > comparison.MOST,
        "most": comparison.MOST,
        **in_languages(request, LANGUAGES),
    }
    return render(request, "programmes/compare.html", context)


@open_to(Audience.EVERYONE)
def fees(request: HttpRequest, slug: str) -> HttpResponse:
    """The fee tables of one year as a spreadsheet."""
    catalogue = _asked_year(request, _years(request, slug))
    name = f"{slug}-fees-{catalogue.year}.csv"
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    csv.writer(response).writerows(machines.fee_sheet(FeeTable.objects.of(catalogue).with_fees()))
    return response


def _years(request: HttpRequest, slug: str) -> list[Catalogue]:
    """The programme's catalogues that the reader may see, the newest first. A programme without any does not exist."""
    found = Catalogue.objects.visible_to(request.user).filter(programme__slug=slug)
    years = list(found.select_related("programme").newest())
    if not years:
        raise Http404
    return years


def _asked_year(request: HttpRequest, years: Sequence[Catalogue]) -> Catalogue:
    """The year that the address names; without one, the newest published, and a draft only where nothing else is."""
    asked = request.GET.get("year")
    if not asked:
        return current(years)
    try:
        year = AcademicYear.parse(asked)
    except Refusal as refusal:
        raise Http404 from refusal
    found = next((each for each in years if each.year == year), None)
    if found is None:
        raise Http404
    return found


def _machine_head(request: HttpRequest, record: Programme | Module, field: str, query: str = "") -> dict[str, Any]:
    """Where this page stands, and where its true translations do; a year other than the newest is part of it."""
    head = in_languages(request, languages_told(record, field))
    return {
        "canonical_url": head["canonical_url"] + query,
        "alternates": [(language, address + query) for language, address in head["alternates"]],
    }


def _module_json_ld(request: HttpRequest, placement: CatalogueModule) -> str:
    return json_ld(machines.module_json_ld(placement, request.build_absolute_uri(request.path)))


def _module_elm_url(placement: CatalogueModule) -> str:
    """Where the module is told in the European Learning Model; nowhere while its year is a draft or it is an example."""
    module = placement.module
    if module.is_example or not placement.catalogue.is_published:
        return ""
    return reverse("elm:module", args=[module.programme.slug, module.slug])
