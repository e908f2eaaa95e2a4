"""Institutions as the European Learning Model tells them. Public names: `Bodies`, `spoken`, `by_language`."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from crossings.network.models import Institution
from crossings.outside.elm import nodes
from crossings.outside.elm.nodes import Node
from crossings.outside.ooapi.values import Texts
from crossings.programmes.ooapi.texts import texts


def spoken(record: Any, field: str) -> dict[str, str]:
    """The words of a field by their language."""
    return by_language(texts(record, field))


def by_language(words: Texts) -> dict[str, str]:
    """Words as the nodes take them."""
    return {each.language: each.value for each in words}


class Bodies:
    """The institutions that a graph names: each told once, pointed to everywhere else."""

    def __init__(self, origin: str, countries: Mapping[str, str]) -> None:
        self.origin = origin
        self.countries = countries
        self.met: dict[str, Institution] = {}

    def body(self, institution: Institution) -> Node:
        """A pointer to the institution, which is told in the same graph."""
        key = self._key(institution)
        self.met[key] = institution
        return nodes.at(key)

    def agent(self, names: Mapping[str, str]) -> Node:
        """A body of which no more than the name is known."""
        return nodes.node("Organisation", legalName=dict(names))

    def told(self) -> list[Node]:
        """Every institution that was pointed to, and those of which they are parts as far as they were read."""
        waiting = list(self.met)
        while waiting:
            known = self.met[waiting.pop()]
            if (above := self._above(known)) is not None and self._key(above) not in self.met:
                self.body(above)
                waiting.append(self._key(above))
        return [self._organisation(key, each) for key, each in sorted(self.met.items())]

    def _key(self, institution: Institution) -> str:
        return f"{self.origin}{reverse('network:institution', args=[institution.slug])}#organisation"

    @staticmethod
    def _above(institution: Institution) -> Institution | None:
        """The body above, where it was read with the institution: for none is the database asked again."""
        return institution._state.fields_cache.get("part_of")

    def _organisation(self, key: str, row: Institution) -> Node:
        above = self._above(row)
        country = self.countries.get(str(row.country or ""), "")
        return nodes.node(
            "Organisation",
            key,
            legalName=spoken(row, "name"),
            altLabel={row.language: row.acronym} if row.acronym and row.acronym != row.name else None,
            identifier=nodes.identifier(str(row.ror or ""), "ROR"),
            homepage=nodes.web(row.homepage),
            location=nodes.place(country, spoken(row, "city")),
            subOrganizationOf=nodes.at(self._key(above)) if above else None,
        )
