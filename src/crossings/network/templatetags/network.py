"""What other rooms' pages show of the network: the map of a day, and what belongs to a concept."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from crossings.languages.fetch import fetch_words
from crossings.network import records
from crossings.network.map import draw
from crossings.network.models import Institution, Membership, PartnerCountry, Profile

register = template.Library()
AT_MOST = 25  # of each kind on the page of a concept; the lists themselves tell all


@register.inclusion_tag("network/_today.html", takes_context=True)
def network_map(context: dict[str, Any], day: date) -> dict[str, Any]:
    """Where the institutions are on the day, drawn, with the table folded beneath."""
    language = get_language() or "en"
    kept = Institution.objects.visible_to(context["request"].user).known_by(day).with_names_on(day).by_name()
    fetch_words(kept, language)
    members = set(Membership.objects.as_of(day).full().values_list("institution", flat=True))
    towns = records.towns(kept, members, day, language, "", lists=reverse("network:institutions"))
    return {
        "drawing": draw(town.place for town in towns),
        "key": records.map_key(),
        "rows": records.town_rows(towns),
    }


@register.simple_tag
def scholars_of(concept: Any, day: date) -> list[Profile]:
    """The scholars, among those who consent to being shown on the day, who know this concept."""
    known = Profile.objects.public(day).filter(person__expertise__concept=concept)
    return list(known.select_related("person").by_name()[:AT_MOST])


@register.simple_tag
def institutions_in(country: Any, account: Any) -> list[Institution]:
    """The institutions in a country, given its concept; none for a concept that is no country."""
    if not country.iso_alpha2:
        return []
    there = Institution.objects.visible_to(account).filter(country=country.iso_alpha2)
    return list(there.prefetch_related("translations").by_name()[:AT_MOST])


@register.simple_tag
def partner_labels_of(country: Any, account: Any) -> list[PartnerCountry]:
    """Under which labels networks name a country in which they have partners, such as “England” for GB."""
    if not country.iso_alpha2:
        return []
    there = PartnerCountry.objects.visible_to(account).filter(country=country.iso_alpha2)
    return list(there.select_related("network").prefetch_related("translations", "network__translations")[:AT_MOST])
