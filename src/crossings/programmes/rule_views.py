"""The public pages of the rules of study, and the same as files; the schemas stand at an address that stays."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.engine.regulations.schema import record_schema, rules_schema
from crossings.machines.linked import in_languages
from crossings.programmes.forms import ComparedForm, RouteForm
from crossings.programmes.models import Programme, RegulationEdition
from crossings.programmes.pages.rules import files
from crossings.programmes.pages.rules.comparing import kept_comparison
from crossings.programmes.pages.rules.page import chosen_in, kept_page
from crossings.programmes.regulations import rules_of
from crossings.programmes.views import LANGUAGES, PAGE

SCHEMAS = {"crossings-rules-1": rules_schema, "crossings-record-1": record_schema}


@open_to(Audience.EVERYONE)
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """The editions of a programme's rules, the newest first."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    found = RegulationEdition.objects.of(programme).newest().defer("text").prefetch_related("errata")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"programme": programme, "page": page, **in_languages(request, LANGUAGES)}
    return render(request, "programmes/rules/list.html", context)


@open_to(Audience.EVERYONE)
def edition(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One edition in words, on every route or on what was chosen of one."""
    row = _edition(request, slug, key)
    page = kept_page(row.pk, chosen_in(rules_of(row).regulations, request.GET), get_language() or "en")
    context = {
        "page": page,
        "form": RouteForm(request.GET or None, rules=page.rules, names=page.names),
        "programme": row.programme,
        "cases": files.cases_of(row),
        **in_languages(request, LANGUAGES),
    }
    return render(request, "programmes/rules/edition.html", context)


@open_to(Audience.EVERYONE)
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions of a programme's rules, clause by clause."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    form = ComparedForm(request.GET or None, editions=RegulationEdition.objects.of(programme).newest())
    chosen = form.chosen()
    context: dict[str, Any] = {
        "programme": programme,
        "form": form,
        "comparison": kept_comparison(chosen[0].pk, chosen[1].pk, get_language() or "en") if chosen else None,
        **in_languages(request, LANGUAGES),
    }
    return render(request, "programmes/rules/compare.html", context)


@open_to(Audience.EVERYONE)
def yaml_file(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The rules as they are written: as they stand, or as they stood under the checksum that is asked for."""
    text = _text(request, slug, key)
    return _file(text, "application/yaml", f"{slug}.{key}.yaml")


@open_to(Audience.EVERYONE)
def json_file(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The same as JSON."""
    return _file(files.as_json(_text(request, slug, key)), "application/json", f"{slug}.{key}.json")


@open_to(Audience.EVERYONE)
def cases(request: HttpRequest, slug: str, key: str, name: str) -> FileResponse:
    """A table of cases that these rules have to answer."""
    path = files.case_file(_edition(request, slug, key), name)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="application/yaml", as_attachment=True, filename=path.name)


@open_to(Audience.EVERYONE)
def schema(request: HttpRequest, name: str) -> JsonResponse:
    """The JSON Schema of rules or of records."""
    if name not in SCHEMAS:
        raise Http404
    return JsonResponse(SCHEMAS[name](), json_dumps_params={"ensure_ascii": False, "indent": 2})


def _edition(request: HttpRequest, slug: str, key: str) -> RegulationEdition:
    found = RegulationEdition.objects.visible_to(request.user).with_errata()
    return get_object_or_404(found, programme__slug=slug, key=key)


def _text(request: HttpRequest, slug: str, key: str) -> str:
    text = files.text_with(_edition(request, slug, key), request.GET.get("checksum", ""))
    if text is None:
        raise Http404
    return text


def _file(text: str, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition})
