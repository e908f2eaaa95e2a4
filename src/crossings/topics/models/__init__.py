"""Concept schemes after SKOS: what the network's records are about.

A `ConceptScheme` (disciplines, focus areas, regions, targets) holds `Concept`s in a tree; a concept has a label in each
language, further names (`AlternativeLabel`), and `Mapping`s to concepts of other schemes. What was published under a
version number stays as it was (`SchemeVersion`).
"""

from crossings.topics.models.concept import AlternativeLabel, Concept, ConceptTranslation
from crossings.topics.models.mapping import Mapping
from crossings.topics.models.scheme import ConceptScheme, ConceptSchemeTranslation, SchemeVersion

__all__ = [
    "AlternativeLabel",
    "Concept",
    "ConceptScheme",
    "ConceptSchemeTranslation",
    "ConceptTranslation",
    "Mapping",
    "SchemeVersion",
]
