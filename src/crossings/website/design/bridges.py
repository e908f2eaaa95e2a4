"""What the catalogue shows the parts of the explorer with: two invented literatures and the ideas between them."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext_lazy as _

from crossings.links.pages.drawing import Ends, drawn
from crossings.links.pages.figures import Lift

HERE = "#drawings"
MORE = Lift("11", "5.9", "24.3", is_fewer=False)
FEWER = Lift("2", "4.7", "5.5", is_fewer=True)
WORK = {"title": _("Heat, farms and the decision to stay"), "url": HERE, "makers": "Wei", "year": "2015"}
OTHER = {"title": _("Orderly departures"), "makers": "Ingrid, Tomas", "year": "2018"}


def _end(name: Any, lift: Lift, works: list[dict[str, Any]], note: Any = "") -> dict[str, Any]:
    return {"name": name, "count": _("11 works"), "lift": lift, "works": works, "note": note}


JOINED = {
    "key": "example-joined",
    "idea": _("cities"),
    "url": HERE,
    "kind": _("Topics"),
    "definition": _("Towns in which migrants settle."),
    "start": _end(_("Weather"), MORE, [WORK, OTHER]),
    "end": _end(_("Moving"), FEWER, [], _("They join both sides: see below.")),
    "from_width": "2.9",
    "to_width": "1.2",
    "is_joined": True,
    "state": "met",
    "standing": _("Known bridge"),
    "sentences": [_("“cities” occurs in 11 of 548 works on “Weather”; by chance it would be 5.9.")],
    "joint": [WORK],
    "links": [(_("Why this rank"), HERE)],
}
BRIDGES: dict[str, Any] = {
    "lifts": [MORE, FEWER],
    "bridge": JOINED,
    "work": WORK,
    "strands": drawn(
        ("Weather", "548"),
        ("Moving", "462"),
        [Ends("cities", HERE, "cities", 2.1, -0.4, 2), Ends("crime", HERE, "crime", 1.1, 4.0, 0)],
    ),
    "reasons": [
        SimpleNamespace(name=_("With “Weather”"), value="2.10", told="+2.10", start="56", width="56", is_against=False),
        SimpleNamespace(name=_("With “Moving”"), value="−0.40", told="−0.40", start="45", width="11", is_against=True),
    ],
}
