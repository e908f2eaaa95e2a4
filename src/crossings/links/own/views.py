"""What those who are signed in see: their topics, whether they are suggested to others, and who could work together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.links import actions
from crossings.links.models import NotSuggested
from crossings.links.own.forms import TopicsForm
from crossings.links.own.records import news_for
from crossings.links.together import board
from crossings.people.models import Person
from crossings.people.views import own_account


@open_to(Audience.SIGNED_IN, writes=True)
def topics(request: HttpRequest) -> HttpResponse:
    """The topics that one follows, and what is new on them."""
    account, language = own_account(request), get_language() or "en"
    form = TopicsForm(request.POST or None, account=account, language=language)
    if request.method == "POST" and form.is_valid():
        actions.follow_topics(account=account, concepts=form.chosen(), by=account.actor, at=timezone.now())
        messages.success(request, _("Your topics are saved. A letter says when there is something new."))
        return redirect("own_links:topics")
    person = Person.objects.visible_to(account).filter(account=account).first()
    context = {
        "form": form,
        "news": news_for(account, language),
        "person": person,
        "is_suggested": not NotSuggested.objects.visible_to(account).exists(),
    }
    return render(request, "links/own/topics.html", context)


@open_to(Audience.SIGNED_IN, writes=True)
def suggested(request: HttpRequest) -> HttpResponse:
    """Let oneself be suggested to others, or not any more."""
    account = own_account(request)
    person = Person.objects.visible_to(account).filter(account=account).first()
    if request.method == "POST" and person is not None:
        verb = actions.allow_suggestions if request.POST.get("suggested") == "yes" else actions.refuse_suggestions
        verb(person=person, by=account.actor, at=timezone.now())
        messages.success(request, _("Saved. It takes effect at once."))
    return redirect("own_links:topics")


@open_to(Audience.SIGNED_IN)
def together(request: HttpRequest) -> HttpResponse:
    """Institutes that study the same apart, and whom to ask in each."""
    rows = board(timezone.localdate(), get_language() or "en")
    return render(request, "links/own/together.html", {"rows": rows})
