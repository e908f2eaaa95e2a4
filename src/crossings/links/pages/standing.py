"""Where a bridge stands: known already, not joined yet, no more than chance; or as a curator decided.

Public names: `Standing`, `standing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from crossings.engine.links.bridges import Bridge

FEW = 4  # works on a side that are too few to believe without reading them


@dataclass(frozen=True, slots=True)
class Standing:
    """The shape and the word of `components/status.html`, and a note."""

    state: str
    text: str
    note: str = ""

    @property
    def is_off(self) -> bool:
        """Whether it is no more than chance, or set aside."""
        return self.state in ("no", "tbc")


def standing(bridge: Bridge) -> Standing:
    """What the numbers alone say of a bridge on which nobody has decided."""
    if bridge.joint_works:
        since = _("first of %(year)s") % {"year": bridge.first_joint_year} if bridge.first_joint_year else ""
        return Standing("met", _("Known bridge"), since)
    if min(bridge.association_from, bridge.association_to) <= 0:
        sides = sum(each <= 0 for each in (bridge.association_from, bridge.association_to))
        return Standing("tbc", _("No more than chance"), _("on both sides") if sides == 2 else _("on one side"))
    few = min(bridge.observed_from, bridge.observed_to) <= FEW
    return Standing("ask", _("Not yet joined"), _("few works: read before believing") if few else "")
