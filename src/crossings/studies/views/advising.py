"""The adviser's queue: which plans wait for an answer and why, then the students, each with where they stand."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from crossings.engine.audience import Audience, open_to
from crossings.studies.models import Enrolment, StudyPlan
from crossings.studies.pages.enrolment import enrolment_lines
from crossings.studies.views.asked import PAGE, language


@open_to(Audience.ADVISERS)
def advising(request: HttpRequest) -> HttpResponse:
    """What waits for this adviser, the longest wait first; and the students whose studies go on."""
    mine = Enrolment.objects.advised_by(request.user).open()
    waiting = StudyPlan.objects.waiting().filter(enrolment__in=mine).order_by("shared_at", "id")
    page = Paginator(mine.with_record().newest(), PAGE).get_page(request.GET.get("page"))
    context = {
        "waiting": Paginator(waiting.select_related("enrolment__student"), PAGE).get_page(request.GET.get("plans")),
        "page": page,
        "lines": enrolment_lines(page, timezone.localdate(), language()),
    }
    return render(request, "studies/advising.html", context)
