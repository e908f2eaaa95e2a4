"""The pages of bridge notes: all that are published, and one with the works of both sides that it cites."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.links.models import BridgeNote
from crossings.links.models.pairing import ONE, OTHER
from crossings.links.on_pages import between, entries_of, explored
from crossings.research.models import Publication
from crossings.research.records.lists import publications


@open_to(Audience.EVERYONE)
def notes(request: HttpRequest) -> HttpResponse:
    """All notes that are published."""
    told = entries_of(BridgeNote.objects.public(), get_language() or "en")
    return render(request, "links/notes/notes.html", {"notes": told})


@open_to(Audience.EVERYONE)
def note(request: HttpRequest, slug: str) -> HttpResponse:
    """One note; who writes for the office sees it before it is published."""
    language = get_language() or "en"
    rows = BridgeNote.objects.visible_to(request.user).select_related("pairing")
    shown = get_object_or_404(rows.prefetch_related("pairing__concepts__concept__scheme", "works"), slug=slug)
    public = set(
        Publication.objects.public()
        .filter(pk__in=[work.publication_id for work in shown.works.all()])
        .values_list("pk", flat=True)
    )
    cited = {
        side: publications(
            tuple(
                work.publication_id for work in shown.works.all() if work.side == side and work.publication_id in public
            ),
            language,
        )
        for side in (ONE, OTHER)
    }
    context = {
        "note": shown,
        "pairing": shown.pairing,
        "between": between(shown.pairing, language),
        "explored": explored(shown.pairing, language),
        "cited": cited,
    }
    return render(request, "links/notes/note.html", context)
