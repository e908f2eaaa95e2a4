"""Rows of the network as its pages tell them, one file per kind of thing.

Every function takes rows that its caller fetched with their words, so that none of them asks for one row more.
"""

from crossings.network.records.institutions import country_names, entries, institution_url, list_choices, name_words
from crossings.network.records.memberships import comparison, members
from crossings.network.records.networks import (
    agreement,
    cooperation_rows,
    counts,
    moment,
    network_entry,
    network_json_ld,
    partner_country_rows,
)
from crossings.network.records.pages import institution_page, profile_page
from crossings.network.records.places import map_key, network_key, network_places, town_rows, towns
from crossings.network.records.scholars import cards, listed, people_choices

__all__ = [
    "agreement",
    "cards",
    "comparison",
    "cooperation_rows",
    "country_names",
    "counts",
    "entries",
    "institution_page",
    "institution_url",
    "list_choices",
    "listed",
    "map_key",
    "members",
    "moment",
    "name_words",
    "network_entry",
    "network_json_ld",
    "network_key",
    "network_places",
    "partner_country_rows",
    "people_choices",
    "profile_page",
    "town_rows",
    "towns",
]
