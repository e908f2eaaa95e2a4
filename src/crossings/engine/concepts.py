"""What a record is about when it is tagged with a concept: the concept, all that is broader, and what says the same elsewhere.

Source: the semantic relations and mapping properties of SKOS, https://www.w3.org/TR/skos-reference/#semantic-relations and
#mapping. `skos:broader` says that one concept lies under another, so what is about the narrower is about the broader. A
close match joins concepts that searching may take for each other; it does not pass on, so one mapping is followed and no more.

Public names: `covered`, `inherited`.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Said = TypeVar("Said")


def covered(concept: Key, broader: Mapping[Key, Key], matches: Mapping[Key, Collection[Key]]) -> set[Key]:
    """The concepts under which a record tagged with `concept` is found.

    Args:
        concept: what the record is tagged with.
        broader: for each concept that lies under another, that other.
        matches: for each concept those of other schemes that are the same, close or broader; not the related ones.

    Returns:
        The concept, those above it, those that any of these match, and those above the matched ones.

    >>> broader = {"flood": "disaster", "goal 11.5": "goal 11"}
    >>> sorted(covered("flood", broader, {"disaster": ["goal 11.5"]}))
    ['disaster', 'flood', 'goal 11', 'goal 11.5']
    >>> sorted(covered("disaster", broader, {}))
    ['disaster']
    """
    own = set(_upwards(concept, broader))
    other = {match for each in own for match in matches.get(each, ())}
    return own.union(*(_upwards(each, broader) for each in other))


def inherited(concept: Key, said: Mapping[Key, Said], broader: Mapping[Key, Key], otherwise: Said) -> Said:
    """What is said of a concept: of itself, else of the nearest concept above it of which something is said.

    Args:
        concept: the one that is asked about.
        said: what is said of some concepts.
        broader: for each concept that lies under another, that other.
        otherwise: the answer where nothing is said of it nor of any above it.

    >>> broader = {"ethnography": "qualitative research", "qualitative research": "methods"}
    >>> inherited("ethnography", {"methods": "method"}, broader, "topic")
    'method'
    >>> inherited("flood", {"methods": "method"}, broader, "topic")
    'topic'
    """
    return next((said[each] for each in _upwards(concept, broader) if each in said), otherwise)


def _upwards(concept: Key, broader: Mapping[Key, Key]) -> Iterator[Key]:
    """The concept and those above it, the nearest first; a circle is walked once."""
    seen = {concept}
    yield concept
    while concept in broader and broader[concept] not in seen:
        concept = broader[concept]
        seen.add(concept)
        yield concept
