"""A student's own studies: where they stand, what is asked of the board, plans, and what if it were otherwise."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.engine.planner.telling import words_of
from crossings.engine.regulations.audit import audit
from crossings.people.models import Account
from crossings.people.views import own_account
from crossings.programmes.models import RegulationEdition
from crossings.programmes.pages.rules.page import written
from crossings.programmes.regulations import rules_of
from crossings.studies import actions
from crossings.studies.forms import (
    AnswerForm,
    AskForm,
    EditionForm,
    RecognitionForm,
    ShareForm,
    SupposeForm,
    TakeBackForm,
)
from crossings.studies.models import AuditResult, Enrolment, StudyPlan
from crossings.studies.pages.answers import answered_lately
from crossings.studies.pages.enrolment import enrolment_lines, studies_page, terms_in_words, terms_of
from crossings.studies.pages.standing import audit_view
from crossings.studies.pages.supposing import supposed
from crossings.studies.pages.wording import kept_wording
from crossings.studies.views.asked import (
    PAGE,
    enrolment_asked,
    is_done,
    language,
    own_enrolment,
    plan_asked,
    request_asked,
    take_back,
)

TAKEN_BACK = "Taken back by who asked"


@open_to(Audience.SIGNED_IN)
def studies(request: HttpRequest) -> HttpResponse:
    """The reader's own studies, how each stands, and what was answered lately."""
    found = Enrolment.objects.of_student(request.user).with_record().newest()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    day = timezone.localdate()
    context = {
        "page": page,
        "lines": enrolment_lines(page, day, language()),
        "answers": answered_lately(request.user, day),
    }
    return render(request, "studies/list.html", context)


@open_to(Audience.SIGNED_IN)
def enrolment(request: HttpRequest, key: UUID) -> HttpResponse:
    """One enrolment: where it stands, clause by clause, and what hangs on it."""
    row = enrolment_asked(request, key)
    context = {
        "page": studies_page(row, timezone.localdate(), language()),
        "plans": StudyPlan.objects.visible_to(request.user).filter(enrolment=row).in_order(),
        "audits": AuditResult.objects.visible_to(request.user)
        .filter(enrolment=row)
        .newest()
        .defer("record", "told")[:5],
        "is_own": row.student_id == request.user.pk,
        "is_board": Enrolment.objects.of_board(request.user).filter(pk=row.pk).exists(),
    }
    return render(request, "studies/enrolment.html", context)


@open_to(Audience.SIGNED_IN, writes=True)
def keep_audit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep today's audit, so that it can be shown and made again."""
    row = enrolment_asked(request, key)
    if request.method == "POST":
        by, day = own_account(request).actor, timezone.localdate()
        actions.audit_now(enrolment=row, on=day, by=by, at=timezone.now())
        messages.success(request, _("Kept: the audit of today, with the record and the rules that it rests on."))
    return redirect(row)


@open_to(Audience.SIGNED_IN, writes=True)
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask the board for a decision."""
    row, by = own_enrolment(request, key), own_account(request).actor
    wording = kept_wording(row.edition_id, language())
    form = AskForm(request.POST or None, enrolment=row, wording=wording)
    said = _("Your request is before the board. It is told here as soon as it has decided.")
    if is_done(request, form, lambda: actions.ask_decision(decision=form.decision(), by=by, at=timezone.now()), said):
        return redirect(row)
    return render(request, "studies/ask.html", {"form": form, "enrolment": row})


@open_to(Audience.SIGNED_IN, writes=True)
def ask_recognition(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask the board to recognise credit from elsewhere."""
    row, by = own_enrolment(request, key), own_account(request).actor
    wording = kept_wording(row.edition_id, language())
    form = RecognitionForm(request.POST or None, enrolment=row, wording=wording)
    said = _("Your request is before the board. It is told here as soon as it has decided.")
    if is_done(
        request, form, lambda: actions.ask_recognition(recognition=form.recognition(), by=by, at=timezone.now()), said
    ):
        return redirect(row)
    return render(request, "studies/ask_recognition.html", {"form": form, "enrolment": row})


@open_to(Audience.SIGNED_IN, writes=True)
def withdraw_request(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Take back what one asked the board for."""
    found = request_asked(request, kind, key)
    row, by = own_enrolment(request, found.enrolment.key), own_account(request).actor
    form = TakeBackForm(request.POST if request.method == "POST" else None)

    def act() -> object:
        return take_back(found, by=by, at=timezone.now(), why=TAKEN_BACK)

    said = _("Taken back. The board does not decide on it any more.")
    if found.state == "asked" and is_done(request, form, act, said):
        return redirect(row)
    return render(request, "studies/withdraw.html", {"form": form, "enrolment": row, "asked": found})


@open_to(Audience.SIGNED_IN, writes=True)
def plan(request: HttpRequest, key: UUID) -> HttpResponse:
    """A plan by terms and where it leads; its student shares it, the adviser answers."""
    found, account = plan_asked(request, key), own_account(request)
    row = enrolment_asked(request, found.enrolment.key)
    is_own, is_mine = row.student_id == account.pk, row.adviser_id == account.pk
    share = ShareForm(request.POST or None) if is_own and found.state in ("draft", "returned") else None
    answer = (
        AnswerForm(request.POST or None, initial={"seen": found.revision})
        if is_mine and not is_own and found.state == "shared"
        else None
    )
    if share and is_done(request, share, lambda: _share(found, share, account), _("Shared with your adviser.")):
        return redirect(row)
    if answer and is_done(
        request, answer, lambda: _answer(found, answer, account), _("Answered. The student reads it here.")
    ):
        return redirect("studies:advising")
    page = studies_page(row, timezone.localdate(), language(), found)
    context = {"page": page, "plan": found, "terms": terms_of(found, page.wording), "share": share, "answer": answer}
    return render(request, "studies/plan.html", context)


def _share(found: StudyPlan, form: ShareForm, account: Account) -> StudyPlan:
    return actions.share_plan(plan=found, question=form.cleaned_data["question"], by=account.actor, at=timezone.now())


def _answer(found: StudyPlan, form: AnswerForm, account: Account) -> StudyPlan:
    given = form.cleaned_data
    return actions.answer_plan(
        plan=found,
        adviser=account,
        agreed=given["agreed"] == "yes",
        answer=given["answer"],
        seen=given["seen"],
        by=account.actor,
        at=timezone.now(),
    )


@open_to(Audience.SIGNED_IN)
def what_if(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same record on another route, in another programme or under another edition; nothing of it is kept."""
    row = enrolment_asked(request, key)
    editions = RegulationEdition.objects.visible_to(request.user).with_errata().newest()
    choice = EditionForm(request.GET or None, editions=editions)
    edition = choice.chosen(row.edition)
    wording = kept_wording(edition.pk, language())
    found = supposed(row, edition, request.GET.dict())
    rules = rules_of(edition)
    form = SupposeForm(initial={**found.route, "edition": edition.pk}, rules=rules.regulations, names=wording.names)
    context = {
        "enrolment": row,
        "choice": EditionForm(initial={"edition": edition.pk}, editions=editions),
        "form": form,
        "edition": edition,
        "audit": audit_view(audit(rules, found.record, timezone.localdate()), found.record, wording),
        "answer": found.answer,
        "plans": [terms_in_words(each.terms, wording) for each in found.answer.plans],
        "conflict": [written(words_of(each), language()) for each in found.answer.conflict],
    }
    return render(request, "studies/what_if.html", context)
