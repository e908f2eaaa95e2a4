"""What other rooms' pages show of the network: the map of a day, and the labels of a country."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from crossings.languages.fetch import fetch_words
from crossings.network import records
from crossings.network.map import draw
from crossings.network.models import Institution, Membership, PartnerCountry

register = template.Library()
AT_MOST = 25  # on the page of a country


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
def partner_labels_of(country: Any, account: Any) -> list[PartnerCountry]:
    """Under which labels networks name a country in which they have partners, such as “England” for GB."""
    if not country.iso_alpha2:
        return []
    there = PartnerCountry.objects.visible_to(account).filter(country=country.iso_alpha2)
    return list(there.select_related("network").prefetch_related("translations", "network__translations")[:AT_MOST])
