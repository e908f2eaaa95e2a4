"""The papers as files, for those who may see the enrolment; for everyone else there is nothing at their addresses.

They are made anew each time, kept nowhere on their way, and their names tell nothing of the student.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.studies.models import Enrolment
from crossings.studies.papers.known import for_papers, supplement_of, transcript_of
from crossings.studies.papers.supplement import supplement
from crossings.studies.papers.transcript import transcript


@open_to(Audience.SIGNED_IN)
def transcript_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The transcript of records, in the language of the address."""
    moment, enrolment = timezone.now(), _enrolment(request, key)
    data = transcript_of(enrolment, request.get_host(), get_language() or "en", timezone.localdate(moment))
    return _file("transcript-of-records.pdf", transcript(data, moment))


@open_to(Audience.SIGNED_IN)
def supplement_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """The draft of the Diploma Supplement, in the language of the address."""
    moment, enrolment = timezone.now(), _enrolment(request, key)
    page = request.build_absolute_uri(reverse("programmes:programme", args=[enrolment.programme.slug]))
    data = supplement_of(enrolment, request.get_host(), get_language() or "en", timezone.localdate(moment), page)
    return _file("diploma-supplement-draft.pdf", supplement(data, moment))


def _enrolment(request: HttpRequest, key: UUID) -> Enrolment:
    return get_object_or_404(for_papers(Enrolment.objects.visible_to(request.user)), key=key)


def _file(name: str, body: bytes) -> HttpResponse:
    response = HttpResponse(body, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
