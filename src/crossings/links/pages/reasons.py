"""What makes an idea likely, in plain words: each term of the sum has some, and says whether it speaks for or against.

Public names: `REASONS` (words by the names of the terms), `told` (the largest terms of a link, and the rest together).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from crossings.engine.links.blend import Blend
from crossings.engine.links.blend import Reason as Term
from crossings.links.pages.figures import Reason, reason

MOST = 8  # terms that are told one by one
USUAL = 0.25  # standard deviations within which a value is as usual

REASONS: Mapping[str, Any] = {
    "degree": gettext_lazy("How many ideas either has met"),
    "works": gettext_lazy("How many works name either"),
    "unequal_works": gettext_lazy("How unequal their numbers of works are"),
    "works_last_year": gettext_lazy("Works on either in the last year or two"),
    "works_2_years": gettext_lazy("Works on either in the last few years"),
    "works_4_years": gettext_lazy("Works on either in recent years"),
    "works_8_years": gettext_lazy("Works on either in the last decades"),
    "new_links": gettext_lazy("Ideas that either met for the first time of late"),
    "company_kept": gettext_lazy("How much company either keeps in a work"),
    "part_of_longer": gettext_lazy("How often either is part of a longer name"),
    "growth_around": gettext_lazy("How ideas like either have grown"),
    "common_neighbours": gettext_lazy("Ideas that both have met"),
    "adamic_adar": gettext_lazy("Ideas that both have met, those with few links most"),
    "resource_allocation": gettext_lazy("Ideas that both have met, each shared out among its links"),
    "recent_allocation": gettext_lazy("Ideas that both have met of late, each shared out among its links"),
    "wide_allocation": gettext_lazy("Ideas that both have met, the rare ones too"),
    "salton": gettext_lazy("Share of their ideas that both have met"),
    "wide_salton": gettext_lazy("Share of their ideas that both have met, the rare ones too"),
    "jaccard": gettext_lazy("Share of all their ideas that both have met"),
    "paths_of_three": gettext_lazy("Ways from one to the other over two ideas"),
    "bridging_association": gettext_lazy("How strongly ideas between them belong to both"),
    "bridging_information": gettext_lazy("How much ideas between them tell of both"),
    "alike_by_information": gettext_lazy("How alike the company is that they keep"),
    "alike_by_surplus": gettext_lazy("How alike the company is that they keep more than by chance"),
    "similar_links_1_year": gettext_lazy("Links of similar ideas in the last year or two"),
    "similar_links_3_years": gettext_lazy("Links of similar ideas in recent years"),
    "similar_links_8_years": gettext_lazy("Links of similar ideas in the last decades"),
    "nearest_links_3_years": gettext_lazy("Links of the most similar ideas in recent years"),
    "wider_links_3_years": gettext_lazy("Links of somewhat similar ideas in recent years"),
    "shared_authors": gettext_lazy("People who work on both, in different works"),
    "specific_authors": gettext_lazy("People who work on both and on little else"),
    "acquainted_authors": gettext_lazy("People on either side who have written together"),
    "links_of_same_authors": gettext_lazy("Links of ideas on which the same people work"),
}


def told(terms: Sequence[Term], blend: Blend) -> list[Reason]:
    """The terms that weigh most, the rest added up, and, where it was learned, from where the sum begins."""
    by_weight = sorted(terms, key=lambda each: (-abs(each.contribution), each.name))
    shown, rest = by_weight[:MOST], by_weight[MOST:]
    parts = [(str(REASONS[each.name]), _beside_others(each, blend), each.contribution) for each in shown]
    if rest:
        name = ngettext("%(number)s smaller reason", "%(number)s smaller reasons", len(rest)) % {"number": len(rest)}
        parts.append((name, "", sum(each.contribution for each in rest)))
    if blend.pairs:
        parts.append((_("How seldom two ideas are joined at all"), "", blend.intercept))
    largest = max(abs(value) for _name, _seen, value in parts)
    return [reason(name, seen, value, largest) for name, seen, value in parts]


def _beside_others(term: Term, blend: Blend) -> str:
    """A value beside those of all pairs."""
    place = blend.names.index(term.name)
    above = (term.value - blend.centre[place]) / blend.spread[place]
    if abs(above) < USUAL:
        return _("as usual")
    return _("more than usual") if above > 0 else _("less than usual")
