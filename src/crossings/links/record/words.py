"""What the measures of an evaluation mean, and what each way of ranking goes by, in words for everyone.

Public names: `MEASURES`, `WAYS`, `USED`, `Said`.
"""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

USED = "blend"


class Said(NamedTuple):
    """A name, and what stands behind it in a sentence."""

    name: Any
    meaning: Any


MEASURES = {
    "auc": Said(
        _("AUC"),
        _(
            "Take at random one pair that was joined later and one that was not: how often does the first stand higher? "
            "1 would be always; luck alone gives 0.5."
        ),
    ),
    "average_precision": Said(
        _("Average precision"),
        _(
            "Read the list from the top down to each pair that was joined: which share of what you have read was joined? "
            "The mean of these shares. Luck alone gives the share of all pairs that were joined."
        ),
    ),
    "recall_at_50": Said(
        _("Recall at 50"),
        _(
            "Start from one idea and read its first fifty suggestions: which share of all that was joined to it is among "
            "them? The mean over ideas. For luck it says what a random order gave."
        ),
    ),
    "degree_matched_auc": Said(
        _("AUC among equally popular pairs"),
        _(
            "As AUC, but a pair is compared only with pairs whose ideas about as many works name. What merely follows "
            "popularity gains nothing here; luck alone gives 0.5."
        ),
    ),
}
WAYS = {
    "blend": Said(_("The blend that is used"), _("All of this added up, with weights learned from the years before.")),
    "preferential_attachment": Said(
        _("Popularity (preferential attachment)"), _("Ideas that already stand with many others.")
    ),
    "recent_popularity": Said(_("Recent popularity"), _("Ideas that many works of the last years name.")),
    "common_neighbours": Said(_("Common neighbours"), _("How many ideas stand with both.")),
    "adamic_adar": Said(
        _("Adamic–Adar"), _("The same, where an idea counts the more, the fewer others it stands with.")
    ),
    "resource_allocation": Said(
        _("Resource allocation"), _("The same, with a still stronger preference for the rare.")
    ),
    "jaccard": Said(_("Jaccard"), _("Which share of all ideas that stand with either stands with both.")),
    "bridging_association": Said(
        _("Bridging association"), _("How strongly both belong to the same ideas between them.")
    ),
    "similar_links": Said(_("Links of similar ideas"), _("Whether ideas like the one already stand with the other.")),
    "random": Said(
        _("A random order"),
        _("Luck, drawn once: how far it lies from what luck gives shows how much chance is in all."),
    ),
}
"""The ways, in the order in which they are told; a random order comes last."""
