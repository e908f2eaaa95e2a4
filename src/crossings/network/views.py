"""The network's public pages. Each shows a day: today, or the one that its address names (`?on=2022-10-01`)."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.languages.fetch import fetch_words
from crossings.machines.linked import in_languages, json_ld
from crossings.network import records
from crossings.network.as_of import AsOf, as_of
from crossings.network.forms import InstitutionFilter, PeopleFilter, offering, told_by, understood
from crossings.network.map import draw
from crossings.network.models import (
    Agreement,
    CountryCooperation,
    Institution,
    Membership,
    Milestone,
    Network,
    PartnerCountry,
    Profile,
    StatedCount,
)
from crossings.topics.records import languages_of

PAGE = 25


@open_to(Audience.EVERYONE)
def institutions(request: HttpRequest) -> HttpResponse:
    """Every institution, by name, with its places in the networks on the day."""
    shown, language = _shown(request), _language()
    kept = Institution.objects.visible_to(request.user).known_by(shown.day)
    form = offering(
        InstitutionFilter(request.GET),
        kind=Institution.Kind.choices,
        status=Institution.STATUS_WORDS,
        **records.list_choices(shown.day, language),
    )
    asked = understood(form)
    found = kept.asked_for(asked).by_name().values_list("pk", flat=True)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    entries = records.entries(tuple(page), shown.day, language, shown.query)
    return _page(request, "network/institutions.html", shown, page=page, entries=entries, form=form, told=told_by(form))


@open_to(Audience.EVERYONE)
def institution(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution: what it is, its names, its places in networks, what it came from, who works there."""
    shown, language = _shown(request), _language()
    found = get_object_or_404(Institution.objects.visible_to(request.user).only("pk"), slug=slug)
    address = request.build_absolute_uri(request.path)
    told = records.institution_page(found.pk, shown, language, address)
    return _page(request, "network/institution.html", shown, **told)


@open_to(Audience.EVERYONE)
def networks(request: HttpRequest) -> HttpResponse:
    """Every network, with the number of its full members on the day."""
    shown, language = _shown(request), _language()
    kept = Network.objects.visible_to(request.user).with_words().by_name()
    roles = Prefetch("memberships", Membership.objects.as_of(shown.day).full(), to_attr="full_members")
    page = Paginator(kept.prefetch_related(roles), PAGE).get_page(request.GET.get("page"))
    entries = [records.network_entry(each, language, shown.query) for each in page]
    return _page(request, "network/networks.html", shown, page=page, entries=entries)


@open_to(Audience.EVERYONE)
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network: members by role on the day, what has changed since, partners, milestones, agreements, counts."""
    shown, language = _shown(request), _language()
    found = get_object_or_404(Network.objects.visible_to(request.user).with_words(), slug=slug)
    rows = list(Membership.objects.visible_to(request.user).filter(network=found).with_institutions())
    members = records.members(rows, shown.day, language, shown.query)
    partners = list(PartnerCountry.objects.of_network(found))
    associated = [each for each in partners if each.kind == PartnerCountry.Kind.ASSOCIATED]
    stated = StatedCount.objects.about(found, shown.day)
    return _page(
        request,
        "network/network.html",
        shown,
        languages_of(found, "name"),
        network=found,
        members=members,
        counts=records.counts(stated, members.full, len(associated), shown.day),
        comparison=None if shown.is_today else records.comparison(rows, shown.day, shown.today, language),
        drawing=draw(records.network_places(rows, partners, shown.day, language, shown.query)),
        key=records.network_key(),
        countries_source=partners[0].source if partners else None,
        partners=records.partner_country_rows(partners, language),
        cooperations=records.cooperation_rows(CountryCooperation.objects.of_network(found), language),
        milestones=[records.moment(each, language, shown.day) for each in Milestone.objects.of_network(found)],
        agreements=[records.agreement(each, language, shown.day) for each in Agreement.objects.of_network(found)],
        json_ld=json_ld(records.network_json_ld(found, rows, shown.day, request.build_absolute_uri(request.path))),
    )


@open_to(Audience.EVERYONE)
def network_map(request: HttpRequest) -> HttpResponse:
    """Where the institutions are: members of the day as dots, the others as rings, and all of them in a table."""
    shown, language = _shown(request), _language()
    kept = Institution.objects.visible_to(request.user).known_by(shown.day).with_names_on(shown.day).by_name()
    fetch_words(kept, language)
    members = set(Membership.objects.as_of(shown.day).full().values_list("institution", flat=True))
    towns = records.towns(kept, members, shown.day, language, shown.query, lists=reverse("network:institutions"))
    return _page(
        request,
        "network/map.html",
        shown,
        drawing=draw(town.place for town in towns),
        key=records.map_key(),
        rows=records.town_rows(towns),
        unplaced=[each for each in kept if not each.is_placed],
    )


@open_to(Audience.EVERYONE)
def people(request: HttpRequest) -> HttpResponse:
    """The scholars who consent to a public page today, with what they do on the day shown."""
    shown, language = _shown(request), _language()
    form = offering(PeopleFilter(request.GET), **records.people_choices(shown.today, language))
    asked = tuple(sorted(understood(form).items()))
    number, keys = records.listed(asked, shown.today, request.GET.get("page", ""), PAGE)
    page = Paginator(range(number), PAGE).get_page(request.GET.get("page"))
    cards = records.cards(keys, shown.day, language, shown.query)
    return _page(request, "network/people.html", shown, page=page, cards=cards, form=form, told=told_by(form))


@open_to(Audience.EVERYONE)
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """One scholar, while the consent stands; a withdrawn or expired one is as if it had never been."""
    shown, language = _shown(request), _language()
    found = get_object_or_404(Profile.objects.public(shown.today).only("pk"), person__slug=slug)
    address = request.build_absolute_uri(request.path)
    told = records.profile_page(found.pk, shown, language, address)
    return _page(request, "network/profile.html", shown, **told)


def _shown(request: HttpRequest) -> AsOf:
    return as_of(request.GET.get("on"), timezone.localdate())


def _language() -> str:
    return get_language() or "en"


def _page(
    request: HttpRequest, template: str, shown: AsOf, languages: list[str] | None = None, **context: Any
) -> HttpResponse:
    """The page, with the day it shows; a day that was not one is answered as a bad request, with today's records."""
    known = {
        "as_of": shown,
        "kept": [(name, value) for name, value in request.GET.items() if name not in ("on", "page")],
        "today_url": request.path,
        **in_languages(request, languages or [code for code, _name in settings.LANGUAGES]),
    }
    return render(request, template, known | context, status=400 if shown.error else 200)
