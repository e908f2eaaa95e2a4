"""The board's requests and decisions: what each would change is shown before it is taken; and what another edition would."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.engine.planner.budget import Budget
from crossings.people.views import own_account
from crossings.programmes.forms import ComparedForm
from crossings.programmes.models import RegulationEdition
from crossings.studies import actions
from crossings.studies.forms import DecideForm, DecisionForm, RecogniseForm, WithdrawForm
from crossings.studies.models import BoardDecision, BoardSeat, Enrolment, Recognition
from crossings.studies.pages.comparing import compared, student_lines
from crossings.studies.pages.deciding import preview_of_decision, preview_of_recognition
from crossings.studies.pages.enrolment import enrolment_lines
from crossings.studies.pages.wording import kept_wording
from crossings.studies.views.asked import (
    PAGE,
    is_done,
    language,
    of_my_board,
    programme_asked,
    request_asked,
    take_back,
)

AT_ONCE = 3.0  # seconds in which students are compared before the page is shown


@open_to(Audience.BOARD)
def board(request: HttpRequest) -> HttpResponse:
    """What waits for a decision in the programmes on whose board the reader sits; and the students of these."""
    mine = Enrolment.objects.of_board(request.user).open()
    ours = {"enrolment__in": mine}
    page = Paginator(mine.with_record().newest(), PAGE).get_page(request.GET.get("page"))
    context = {
        "decisions": _waiting(BoardDecision.objects.asked().filter(**ours), request, "decisions"),
        "recognitions": _waiting(Recognition.objects.asked().filter(**ours), request, "recognitions"),
        "page": page,
        "lines": enrolment_lines(page, timezone.localdate(), language()),
        "seats": BoardSeat.objects.counting_for(request.user).with_programme()[:PAGE],
    }
    return render(request, "studies/board.html", context)


def _waiting(rows: Any, request: HttpRequest, name: str) -> Any:
    found = rows.select_related("enrolment__student", "enrolment__programme").order_by("id")
    found = found.prefetch_related("enrolment__programme__translations")
    return Paginator(found, PAGE).get_page(request.GET.get(name))


@open_to(Audience.SIGNED_IN)
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Who of a programme's students would have another verdict under another edition of its rules."""
    programme = programme_asked(request, slug)
    form = ComparedForm(request.GET or None, editions=RegulationEdition.objects.of(programme).with_errata().newest())
    chosen, context = form.chosen(), {"programme": programme, "form": form}
    if chosen:
        rows = Enrolment.objects.open().filter(edition=chosen[0]).with_credit().newest()
        found = compared(rows, *chosen, timezone.localdate(), Budget(AT_ONCE))
        page = Paginator(found.students, PAGE).get_page(request.GET.get("page"))
        context |= {"comparison": found, "page": page, "lines": student_lines(page, found, language())}
    return render(request, "studies/compare.html", context)


@open_to(Audience.BOARD, writes=True)
def decision(request: HttpRequest, key: UUID) -> HttpResponse:
    """One decision that is asked for: who asks, why, what it would change; grant or refuse it with a reason."""
    found = request_asked(request, "decisions", key)
    how = {"form_of": DecideForm, "verb": actions.decide, "preview_of": preview_of_decision}
    return _answered(request, "decision", found, **how)


@open_to(Audience.BOARD, writes=True)
def recognition(request: HttpRequest, key: UUID) -> HttpResponse:
    """Credit that is to be recognised: what it is, what would follow; grant or refuse it with a reason."""
    found = request_asked(request, "recognitions", key)
    how = {"form_of": RecogniseForm, "verb": actions.recognise, "preview_of": preview_of_recognition}
    return _answered(request, "recognition", found, **how)


def _answered(request: HttpRequest, name: str, found: Any, *, form_of: Any, verb: Any, preview_of: Any) -> HttpResponse:
    """The page of one request, by its name in the verb and among the templates; the board's answer while it waits."""
    row, account = of_my_board(request, found.enrolment.key), own_account(request)
    form: Any = form_of(request.POST or None) if found.state == "asked" else None

    def act() -> object:
        given = {**form.cleaned_data, "granted": form.cleaned_data["granted"] == "yes", "on": timezone.localdate()}
        return verb(**{name: found}, approver=account, by=account.actor, at=timezone.now(), **given)

    if form and is_done(request, form, act, _("Decided. The student reads it with your reason.")):
        return redirect("studies:board")
    preview = preview_of(row, found, timezone.localdate(), language()) if form else None
    context = {"asked": found, "enrolment": row, "form": form, "preview": preview}
    return render(request, f"studies/{name}.html", context)


@open_to(Audience.BOARD, writes=True)
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """A decision of the board's own accord: first its effect is shown, then it is taken."""
    row, account = of_my_board(request, key), own_account(request)
    form = DecisionForm(request.POST or None, enrolment=row, wording=kept_wording(row.edition_id, language()))
    is_sound = request.method == "POST" and form.is_valid()
    preview = preview_of_decision(row, form.decision(), timezone.localdate(), language()) if is_sound else None

    def act() -> object:
        given = {"granted": True, "reason": form.cleaned_data["reason"], "on": timezone.localdate()}
        return actions.decide(decision=form.decision(), approver=account, by=account.actor, at=timezone.now(), **given)

    if "take" in request.POST and is_done(request, form, act, _("Decided. The student reads it with your reason.")):
        return redirect(row)
    return render(request, "studies/decide.html", {"form": form, "enrolment": row, "preview": preview})


@open_to(Audience.BOARD, writes=True)
def withdraw(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Take a decision or a recognition back, with the reason."""
    found = request_asked(request, kind, key, state="granted")
    row, account = of_my_board(request, found.enrolment.key), own_account(request)
    form = WithdrawForm(request.POST or None)

    def act() -> object:
        return take_back(found, by=account.actor, at=timezone.now(), why=form.cleaned_data["why"])

    if is_done(request, form, act, _("Withdrawn. The clause asks what it asks of everybody.")):
        return redirect(row)
    return render(request, "studies/withdraw.html", {"form": form, "enrolment": row, "asked": found})
