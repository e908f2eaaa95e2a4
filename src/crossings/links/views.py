"""The explorer: choose two approaches, read what joins them, see why, and say where it is wrong. Open to everyone."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.links import corpora
from crossings.links.forms import ChooseForm, NarrowForm, OpenForm, ReportForm
from crossings.links.pages import taking
from crossings.links.pages.bridges import Asking, bridge_page, bridges_page, reported_page
from crossings.links.pages.home import home_page
from crossings.links.pages.ideas import menu
from crossings.links.question import Question
from crossings.links.reports import may_report, report_bridge
from crossings.machines.linked import in_languages

EVERY_LANGUAGE = [code for code, _name in settings.LANGUAGES]
Tell = Callable[[Asking], dict[str, Any]]


@open_to(Audience.EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    """What bridges are and are not, pairs to begin with, and a form for any other, filled in as the address asks."""
    question = NarrowForm(request.GET).asked(request.GET)
    return _page(request, "links/home.html", **_told(home_page, _asking(question)), **_choosing(question))


@open_to(Audience.EVERYONE)
def bridges(request: HttpRequest) -> HttpResponseBase:
    """What joins two approaches: a table, a drawing, the first cards."""
    return answer(request, "links/bridges.html", bridges_page)


@open_to(Audience.EVERYONE)
def bridge(request: HttpRequest) -> HttpResponseBase:
    """One bridge, and why it ranks where it does."""
    return answer(request, "links/bridge.html", bridge_page)


def answer(request: HttpRequest, template: str, tell: Tell, form_of: type[NarrowForm] = NarrowForm) -> HttpResponseBase:
    """A page whose whole question stands in its address, written in one way; a refusal is told on it in words."""
    form = form_of(request.GET)
    question = form.asked(request.GET)
    if form.errors:
        told: dict[str, Any] = {"narrow": form}
    elif not question.is_written_so(request.META["QUERY_STRING"]):
        return redirect(f"{request.path}?{question.query}" if question.query else request.path)
    else:
        told = {**_told(tell, _asking(question)), "narrow": form_of(taking.form_data(question))}
    kept = taking.kept(question)
    taken = taking.links(request, question, told)
    choosing = {} if "corpus" in told else _choosing(question, is_one=issubclass(form_of, OpenForm))
    return _page(request, template, question=question, kept=kept, **taken, **told, **choosing)


def _told(tell: Tell, asking: Asking) -> dict[str, Any]:
    """What a page tells, or why it cannot."""
    try:
        return tell(asking)
    except Refusal as refusal:
        return {"refused": refusal}


def _asking(question: Question) -> Asking:
    return Asking(question, get_language() or "en", timezone.localdate())


def asking_of(request: HttpRequest, form_of: type[NarrowForm] = NarrowForm) -> Asking:
    """What an address asks. Raises `Refusal` where a part of it is no answer to its question."""
    form = form_of(request.GET)
    question = form.asked(request.GET)
    if form.errors:
        field, errors = next(iter(form.errors.items()))
        raise Refusal(f"{field}:", " ".join(map(str, errors)), "")
    return _asking(question)


def _choosing(question: Question, *, is_one: bool = False) -> dict[str, Any]:
    """The form in which approaches are chosen, as far as there is a corpus to choose from."""
    try:
        version = corpora.current().version
    except corpora.NoCorpus:
        return {}
    offered = menu(version, get_language() or "en")
    initial = {"from": question.start[0] if question.start else "", "to": question.end[0] if question.end else ""}
    return {"choose": ChooseForm(menu=offered, is_one=is_one, initial=initial)}


def _page(request: HttpRequest, template: str, **told: Any) -> HttpResponse:
    return render(request, template, {**told, **in_languages(request, EVERY_LANGUAGE)})


@open_to(Audience.EVERYONE, writes=True)
def report(request: HttpRequest) -> HttpResponseBase:
    """Say what is wrong with a bridge. No account is needed; who sends many is asked to wait."""
    question = NarrowForm(request.GET).asked(request.GET)
    back = f"{reverse('links:bridge')}?{question.query}"
    told = _told(reported_page, _asking(question))
    form = ReportForm(request.POST or None)
    if request.method == "POST" and "refused" not in told and form.is_valid():
        if may_report(request, at=timezone.now()):
            report_bridge(told, form.cleaned_data, at=timezone.now())
            return redirect(f"{reverse('links:reported')}?{question.query}")
        told["wait"] = True
    return _page(request, "links/report.html", form=form, back=back, **told)


@open_to(Audience.EVERYONE)
def reported(request: HttpRequest) -> HttpResponse:
    """That a report was sent, and what happens now."""
    question = NarrowForm(request.GET).asked(request.GET)
    return _page(request, "links/reported.html", back=f"{reverse('links:bridge')}?{question.query}")
