"""Names for the opaque keys of actors, found when a page is shown and never stored.

The journal does not know accounts: the room above says how the names of its kind of actor are found (`names_for`).
Public names: `names_for`, `names_of`.
"""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Names = Mapping[str, str]
FindNames = Callable[[Iterable[str]], Names]

SYSTEMS = {
    "crossings": _("Crossings itself"),
    "demo": _("Demonstration data"),
    "scheduler": _("Scheduled work"),
}
_FINDERS: dict[str, FindNames] = {}


def names_for(kind: str, find: FindNames) -> None:
    """Let actors of this kind (`account` in `account:7`) be named by `find`, which maps their keys to names."""
    _FINDERS[kind] = find


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """The names of these actors; one whose name is gone is called by its key."""
    keys: dict[str, list[str]] = {}
    for actor in set(actors):
        kind, _colon, key = actor.partition(":")
        keys.setdefault(kind, []).append(key)
    found: dict[str, str] = {}
    for kind, wanted in keys.items():
        known = _names(kind, wanted)
        found |= {f"{kind}:{key}": str(known.get(key) or _nameless(kind, key)) for key in wanted}
    return found


def _names(kind: str, keys: list[str]) -> Names:
    if kind == "system":
        return {key: str(SYSTEMS[key]) for key in keys if key in SYSTEMS}
    return _FINDERS[kind](keys) if kind in _FINDERS else {}


def _nameless(kind: str, key: str) -> str:
    return gettext("%(kind)s %(key)s, no name kept") % {"kind": kind, "key": key}
