"""The nodes by which the European Learning Model tells of studies. What is not known is left out of a node.

Public names: `graph`, `node`, `at`, and one function for each thing that is told by a node of its own. Words come by
language, as `{"en": "Law"}`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from crossings.outside.elm.context import CONTEXT

Node = dict[str, Any]
Words = Mapping[str, str]

SNB = "http://data.europa.eu/snb"
AUTHORITY = "http://publications.europa.eu/resource/authority"
SCHEME = "25831c2"  # what the lists of the model are called, each below its own name
ECTS = ("education-credit", "6fcec5c5af")
PROGRAMME, PROGRAMME_MODULE = ("learning-opportunity", "79343569f3"), ("learning-opportunity", "0f7dac46ca")
THESIS, INTERNSHIP = ("learning-opportunity", "b2434ca358"), ("learning-opportunity", "77b99de990")
PRESENTIAL, BLENDED = ("learning-assessment", "9191af2ed9"), ("learning-assessment", "e92d221e4d")
FULL_TIME = ("learning-schedule", "72a0ab92fa")
KNOWLEDGE, SKILL = ("skill-type", "knowledge"), ("skill-type", "skill")


def graph(nodes: Sequence[Node]) -> Node:
    """A whole document."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def node(kind: str, key: str = "", **known: Any) -> Node:
    """A node of a class; without an address of its own where it has no key. What is empty is left out.

    >>> node("CreditPoint", point="10", framework=None)
    {'@type': 'CreditPoint', 'point': '10'}
    """
    named = {"@id": key} if key else {}
    return {
        **named,
        "@type": kind,
        **{name: each for name, each in known.items() if each not in (None, "", [], {}, ())},
    }


def at(key: str) -> Node:
    """A pointer to a node that is told elsewhere in the graph."""
    return {"@id": key}


def listed(entry: tuple[str, str]) -> Node:
    """An entry of one of the model's own lists."""
    scheme, code = entry
    return node("Concept", f"{SNB}/{scheme}/{code}", inScheme=node("ConceptScheme", f"{SNB}/{scheme}/{SCHEME}"))


def _authority(table: str, code: str) -> Node:
    return node("Concept", f"{AUTHORITY}/{table}/{code}", inScheme=node("ConceptScheme", f"{AUTHORITY}/{table}"))


def language(three_letters: str) -> Node:
    """A language, by its code in three letters."""
    return _authority("language", three_letters.upper())


def currency(code: str) -> Node:
    """A currency, by its ISO 4217 code."""
    return _authority("currency", code)


def note(words: Words) -> Node | None:
    """A text of its own; nothing where there are no words."""
    return node("Note", noteLiteral=dict(words)) if words else None


def web(address: str) -> Node | None:
    """A page; nothing where there is none."""
    return node("WebResource", contentUrl=address) if address else None


def credit_points(points: Decimal | None) -> Node | None:
    """Credits of the European system; nothing where they are not known."""
    return None if points is None else node("CreditPoint", framework=listed(ECTS), point=str(points))


def outcome(words: Words, *, is_knowledge: bool) -> Node:
    """What a graduate knows, or can do."""
    return node("LearningOutcome", title=dict(words), type=listed(KNOWLEDGE if is_knowledge else SKILL))


def place(country: str, city: Words) -> Node | None:
    """Where something is, by the three letters of its country; nothing where the country is not known."""
    if not country:
        return None
    address = node("Address", countryCode=_authority("country", country))
    return node("Location", address=address, geographicName=dict(city))


def period(begins: date | None, ends: date | None) -> Node | None:
    """From the beginning of one day to that of another."""
    known = node("PeriodOfTime", startDate=moment(begins), endDate=moment(ends))
    return known if len(known) > 1 else None


def moment(day: date | None) -> str:
    """The moment at which a day begins, in universal time."""
    return f"{day.isoformat()}T00:00:00Z" if day else ""


def price(label: Words, amount: Decimal | None, unit: str) -> Node:
    """What has to be paid; without an amount where its owner has still to give one."""
    sum_of_money = None if amount is None else node("Amount", unit=currency(unit), value=str(amount))
    return node("PriceDetail", prefLabel=dict(label), amount=sum_of_money)


def identifier(notation: str, scheme: str) -> Node | None:
    """A code by which something is known in a scheme; nothing where there is no code."""
    return node("Identifier", notation=notation, schemeName=scheme) if notation else None
