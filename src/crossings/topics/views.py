import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine import skos
from crossings.engine.audience import Audience, open_to
from crossings.machines.linked import in_languages
from crossings.machines.linked import json_ld as as_json_ld
from crossings.topics import records
from crossings.topics.models import Concept, ConceptScheme, SchemeVersion


@open_to(Audience.EVERYONE)
def schemes(request: HttpRequest) -> HttpResponse:
    """Every scheme, with the number of concepts in use."""
    found = ConceptScheme.objects.visible_to(request.user).with_words().with_counts()
    return render(request, "topics/schemes.html", {"schemes": found})


@open_to(Audience.EVERYONE)
def scheme(request: HttpRequest, scheme: str) -> HttpResponse:
    """One scheme: its tree, what it rests on, its published versions, its downloads."""
    found = get_object_or_404(ConceptScheme.objects.visible_to(request.user).with_words().with_counts(), slug=scheme)
    branches = records.served(records.tree(found, get_language() or "en"), found.facet, timezone.localdate())
    statement = records.scheme_json_ld(found, branches, _base(request))
    context = {
        "scheme": found,
        "branches": branches,
        "versions": found.versions.newest_first().defer("turtle"),
        "json_ld": as_json_ld(statement),
        **in_languages(request, records.languages_of(found, "title")),
    }
    return render(request, "topics/scheme.html", context)


@open_to(Audience.EVERYONE)
def concept(request: HttpRequest, scheme: str, concept: str) -> HttpResponse:
    """One concept: its words in every language, what lies above and below it, and what it maps to."""
    found = get_object_or_404(
        Concept.objects.visible_to(request.user).for_its_page(), scheme__slug=scheme, slug=concept
    )
    language, day = get_language() or "en", timezone.localdate()
    kind, page = request.GET.get("kind", ""), request.GET.get("page", "")
    context = {
        "concept": found,
        "gathered": records.gathered(found, day, language, kind, int(page[:9]) if page.isdecimal() else 1),
        "above": records.above(found, language),
        "below": list(records.named(found.narrower.in_use(), language).values()),
        "names": records.names(found),
        "matches": records.matched(found, language),
        "json_ld": as_json_ld(records.concept_json_ld(found, _base(request))),
        **in_languages(request, records.languages_of(found, "label")),
    }
    return render(request, "topics/concept.html", context)


@open_to(Audience.EVERYONE)
def turtle(request: HttpRequest, scheme: str) -> HttpResponse:
    """The scheme as it is now, in Turtle."""
    return HttpResponse(skos.turtle(_entry(request, scheme)), content_type="text/turtle; charset=utf-8")


@open_to(Audience.EVERYONE)
def json_ld(request: HttpRequest, scheme: str) -> HttpResponse:
    """The scheme as it is now, in JSON-LD."""
    text = json.dumps(skos.json_ld(_entry(request, scheme)), ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/ld+json; charset=utf-8")


@open_to(Audience.EVERYONE)
def version(request: HttpRequest, scheme: str, version: str) -> HttpResponse:
    """The scheme as it was published under a version, in Turtle."""
    found = get_object_or_404(SchemeVersion.objects.visible_to(request.user), scheme__slug=scheme, version=version)
    return HttpResponse(found.turtle, content_type="text/turtle; charset=utf-8")


def _entry(request: HttpRequest, slug: str) -> skos.SchemeEntry:
    found = get_object_or_404(ConceptScheme.objects.visible_to(request.user).with_words(), slug=slug)
    return records.scheme_entry(found, records.for_skos(found), _base(request))


def _base(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
