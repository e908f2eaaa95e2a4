from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.engine.privacy import Purpose
from crossings.engine.refusal import Refusal
from crossings.people import actions
from crossings.people.consent_wordings import CONSENTED, newest_wording
from crossings.people.forms import CloseForm, NameForm
from crossings.people.models import Account, Person
from crossings.people.own_data import everything_about
from crossings.people.privacy_words import everything_kept, kept_about
from crossings.people.records import consents_of


@open_to(Audience.SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """What is kept about the person who is signed in, and what they can do about it."""
    account = own_account(request)
    person = Person.objects.visible_to(account).filter(account=account).first()
    context = {
        "account": account,
        "person": person,
        "consents": consents_of(person, timezone.localdate()) if person else [],
        "kept": kept_about(account, person),
    }
    return render(request, "people/home.html", context)


@open_to(Audience.SIGNED_IN, writes=True)
def rename(request: HttpRequest) -> HttpResponse:
    """Change one's own name and language."""
    account = own_account(request)
    form = NameForm(request.POST or None, instance=Account.objects.visible_to(account).get(pk=account.pk))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.rename_account(
            account=account, name=given["name"], language=given["language"], by=account.actor, at=timezone.now()
        )
        messages.success(request, _("Your name and language are saved."))
        return redirect("people:home")
    return render(request, "people/rename.html", {"form": form})


@open_to(Audience.SIGNED_IN)
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about the person who is signed in, to take away."""
    answer = JsonResponse(
        everything_about(own_account(request)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@open_to(Audience.SIGNED_IN, writes=True)
def give_consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Agree to a purpose, or agree again."""
    account = own_account(request)
    person, asked = own_person(account), asked_purpose(purpose)
    if request.method == "POST":
        given_before = person.consents.filter(purpose=asked).exists()
        verb = actions.renew_consent if given_before else actions.give_consent
        verb(person=person, purpose=asked, by=account.actor, at=timezone.now())
        messages.success(request, _("Thank you. What you agreed to is recorded; you can withdraw it here at any time."))
        return redirect("people:home")
    return render(request, "people/give_consent.html", {"asked": newest_wording(asked), "purpose": purpose})


@open_to(Audience.SIGNED_IN, writes=True)
def withdraw_consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Withdraw what one agreed to; it takes effect at once."""
    account = own_account(request)
    person, asked = own_person(account), asked_purpose(purpose)
    if request.method == "POST":
        actions.withdraw_consent(person=person, purpose=asked, by=account.actor, at=timezone.now())
        messages.success(request, _("Withdrawn. What rested on it is no longer shown."))
    return redirect("people:home")


@open_to(Audience.SIGNED_IN, writes=True)
def close(request: HttpRequest) -> HttpResponse:
    """Close one's own account."""
    account = own_account(request)
    form = CloseForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_account(account=account, by=account.actor, at=timezone.now(), why="Closed by its owner")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            return render(request, "people/closed.html")
    return render(request, "people/close.html", {"form": form})


@open_to(Audience.SIGNED_IN)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where an office role without a second factor is led: why one is needed, and the ways to have one."""
    return render(request, "people/second_factor.html")


@open_to(Audience.EVERYONE)
def kept(request: HttpRequest) -> HttpResponse:
    """What is kept about people, for what, and for how long."""
    return render(request, "people/kept.html", {"kinds": everything_kept()})


def own_account(request: HttpRequest) -> Account:
    """The account that is signed in, as itself."""
    return get_object_or_404(Account.objects.visible_to(request.user), pk=request.user.pk)


def own_person(account: Account) -> Person:
    """The person that an account belongs to."""
    return get_object_or_404(Person.objects.visible_to(account), account=account)


def asked_purpose(purpose: str) -> Purpose:
    """The purpose that an address names, if it is one that people are asked about."""
    found: dict[str, Any] = {known.value.replace("_", "-"): known for known in CONSENTED}
    if purpose not in found:
        raise Http404
    return Purpose(found[purpose])
