"""A student's own planner: the same desk over the record, and the plans that are kept. Advisers look on; the student keeps."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.people.views import own_account
from crossings.studies import actions
from crossings.studies.models import Enrolment, StudyPlan
from crossings.studies.planner.asking import Asked, asked_of, query_of
from crossings.studies.planner.desk import desk_of
from crossings.studies.planner.forms import KeepForm
from crossings.studies.planner.known import known_to
from crossings.studies.planner.rules import Shelf, telling
from crossings.studies.planner.saved import chosen_in, saved_plans
from crossings.studies.planner.situation import situation_of
from crossings.studies.planner.trains import trained_by
from crossings.studies.records import record_of, rules_for
from crossings.studies.views.asked import enrolment_asked, language, own_enrolment


@open_to(Audience.SIGNED_IN)
def own(request: HttpRequest, key: UUID) -> HttpResponse:
    """The desk of an enrolment. Opened without saying what for, it shows the current plan."""
    row = enrolment_asked(request, key)
    asked, shelf = _asked(row, request.GET)
    current = _plans(request, row).current().first() if not request.GET else None
    if current is not None:
        return redirect(_address(row, asked, shelf, current))
    page = reverse("planner:own", args=[key])
    if not (asked.remarks or asked.is_written_so(request.META["QUERY_STRING"])):
        return redirect(asked.address(page))
    return render(request, "studies/planner/own.html", _desk(request, row, asked, shelf))


@open_to(Audience.SIGNED_IN)
def own_desk(request: HttpRequest, key: UUID) -> HttpResponse:
    """The desk alone, for the script that puts it in the place of the one before."""
    row = enrolment_asked(request, key)
    return render(request, "studies/planner/_own_desk.html", _desk(request, row, *_asked(row, request.GET)))


@open_to(Audience.SIGNED_IN, writes=True)
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep what is on the desk, as a new plan or in place of what a plan was."""
    row, form = own_enrolment(request, key), KeepForm(request.POST)
    asked, _shelf = _asked(row, QueryDict(request.POST.get("desk", "")))
    if request.method != "POST" or not form.is_valid():
        for error in form.errors.get("title", []):
            messages.error(request, str(error))
        if form.errors.keys() - {"title"}:
            messages.error(
                request,
                _("The plan was not kept. The form did not come as this page sends it. Save the plan once more."),
            )
        return redirect(asked.address(reverse("planner:own", args=[key])))
    return redirect(_kept(request, row, asked, form.cleaned_data))


@open_to(Audience.SIGNED_IN, writes=True)
def choose(request: HttpRequest, key: UUID) -> HttpResponse:
    """Make a plan the current one."""
    plan = _own_plan(request, key)
    if request.method == "POST":
        try:
            actions.choose_plan(plan=plan, by=own_account(request).actor, at=timezone.now())
            messages.success(request, _("“%(title)s” is your current plan now.") % {"title": plan.title})
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return redirect("planner:own", plan.enrolment.key)


@open_to(Audience.SIGNED_IN, writes=True)
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a plan away."""
    plan = _own_plan(request, key)
    if request.method == "POST":
        try:
            actions.discard_plan(plan=plan, by=own_account(request).actor, at=timezone.now())
            messages.success(request, _("“%(title)s” is discarded.") % {"title": plan.title})
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return redirect("planner:own", plan.enrolment.key)


def _asked(row: Enrolment, query: QueryDict) -> tuple[Asked, Shelf]:
    loaded = rules_for(row)
    shelf = Shelf([loaded], {loaded.regulations.edition: row.edition_id})
    asked = asked_of(query, shelf, record_of(row), timezone.localdate())
    return asked.told_by(telling(shelf, loaded.regulations.edition, language())), shelf


def _plans(request: HttpRequest, row: Enrolment) -> Any:
    return StudyPlan.objects.visible_to(request.user).filter(enrolment=row).with_modules().in_order()


def _own_plan(request: HttpRequest, key: UUID) -> StudyPlan:
    mine = Enrolment.objects.of_student(request.user)
    plans = StudyPlan.objects.visible_to(request.user).filter(enrolment__in=mine)
    return get_object_or_404(plans.select_related("enrolment"), key=key)


def _address(row: Enrolment, asked: Asked, shelf: Shelf, plan: StudyPlan) -> str:
    situation = asked.situation
    opened = situation_of(situation.loaded, chosen_in(plan, situation), situation.base, situation.day)
    return f"{reverse('planner:own', args=[row.key])}?{query_of(opened, shelf)}"


def _desk(request: HttpRequest, row: Enrolment, asked: Asked, shelf: Shelf) -> dict[str, Any]:
    situation, day = asked.situation, timezone.localdate()
    known = known_to(request.user, row.programme, situation.rules, language())
    return {
        "enrolment": row,
        "asked": asked,
        "address": asked.address(reverse("planner:own", args=[row.key])),
        "desk": desk_of(situation, shelf, known, language()),
        "trained": trained_by(
            request.user, row.programme, situation.rules, situation.codes, day=day, language=language()
        ),
        "saved": saved_plans(row, _plans(request, row), asked, shelf, language()),
        "is_own": row.student_id == request.user.pk,
    }


def _kept(request: HttpRequest, row: Enrolment, asked: Asked, given: dict[str, Any]) -> str:
    """Keep the desk, and lead back to it; what was refused is told there, and nothing that was chosen is lost."""
    situation = asked.situation
    taken = [each for each in situation.chosen.taken if each[1] not in situation.closed_codes]
    try:
        plan = actions.keep_plan(
            enrolment=row,
            title=given["title"],
            modules=taken,
            key=given["key"],
            seen=given["seen"],
            by=own_account(request).actor,
            at=timezone.now(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return asked.address(reverse("planner:own", args=[row.key]))
    messages.success(request, _("“%(title)s” is saved.") % {"title": plan.title})
    kept = replace(situation, chosen=replace(situation.chosen, plan=str(plan.key)))
    return f"{reverse('planner:own', args=[row.key])}?{query_of(kept, Shelf([situation.loaded]))}"
