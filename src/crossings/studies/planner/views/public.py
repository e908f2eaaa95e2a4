"""The public page of the planner: try a programme without an account. Nothing is kept; all that is chosen is in the address."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.machines.linked import in_languages
from crossings.programmes.models import Programme
from crossings.studies.planner.asking import asked_of
from crossings.studies.planner.desk import desk_of
from crossings.studies.planner.known import known_to
from crossings.studies.planner.rules import shelf_of, telling
from crossings.studies.planner.trains import trained_by

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@open_to(Audience.EVERYONE)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Try a programme: choose a route, put modules into terms, and read what the rules say of it."""
    context = _desk(request, slug)
    asked = context["asked"]
    if not (asked.remarks or asked.is_written_so(request.META["QUERY_STRING"])):
        return redirect(context["address"])
    return render(request, "studies/planner/plan.html", context | in_languages(request, LANGUAGES))


@open_to(Audience.EVERYONE)
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk alone, for the script that puts it in the place of the one before."""
    return render(request, "studies/planner/_desk.html", _desk(request, slug))


def _desk(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What both show. A programme without rules has no planner."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user).with_words(), slug=slug)
    shelf = shelf_of(programme)
    if shelf is None:
        raise Http404
    language, found = get_language() or "en", asked_of(request.GET, shelf)
    asked = found.told_by(telling(shelf, found.situation.chosen.edition, language))
    known = known_to(request.user, programme, asked.situation.rules, language)
    return {
        "programme": programme,
        "asked": asked,
        "address": asked.address(reverse("planner:plan", args=[slug])),
        "desk": desk_of(asked.situation, shelf, known, language),
        "trained": trained_by(
            request.user,
            programme,
            asked.situation.rules,
            asked.situation.codes,
            day=timezone.localdate(),
            language=language,
        ),
    }
