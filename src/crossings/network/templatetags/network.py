"""What other rooms' pages show of the network: the map of a day."""

from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from crossings.network import records
from crossings.network.map import draw
from crossings.network.models import Institution, Membership

register = template.Library()


@register.inclusion_tag("network/_today.html", takes_context=True)
def network_map(context: dict[str, Any], day: date) -> dict[str, Any]:
    """Where the institutions are on the day, drawn, with the table folded beneath."""
    language = get_language() or "en"
    kept = Institution.objects.visible_to(context["request"].user).known_by(day).with_names_on(day).by_name()
    members = set(Membership.objects.as_of(day).full().values_list("institution", flat=True))
    towns = records.towns(kept, members, day, language, "", lists=reverse("network:institutions"))
    return {
        "drawing": draw(town.place for town in towns),
        "key": records.map_key(),
        "rows": records.town_rows(towns),
    }
