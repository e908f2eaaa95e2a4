"""As what concepts are treated where links between approaches are looked for: `types_of_concepts`, `BY_FACET`,
`JOINING`.
"""

from crossings.engine.concepts import inherited
from crossings.topics.models import Concept, ConceptScheme

BY_FACET = {
    ConceptScheme.Facet.TOPIC.value: Concept.Type.TOPIC.value,
    ConceptScheme.Facet.DISCIPLINE.value: Concept.Type.DISCIPLINE.value,
    ConceptScheme.Facet.REGION.value: Concept.Type.PLACE.value,
    ConceptScheme.Facet.SDG.value: Concept.Type.GENERIC.value,
    ConceptScheme.Facet.GCM.value: Concept.Type.GENERIC.value,
}
"""Of a scheme of which nothing more is said. A goal or an objective gathers so much that it joins everything to everything."""

JOINING = (Concept.Type.TOPIC.value, Concept.Type.POPULATION.value)
"""The types that join works to works; the others are left out unless they are asked for."""


def types_of_concepts() -> dict[int, str]:
    """The type of every concept, by its key: its own, else that of the nearest above it, else its scheme's; one query."""
    rows = list(Concept.objects.order_by().values_list("pk", "broader_id", "links_as", "scheme__facet"))
    broader = {key: above for key, above, _own, _facet in rows if above is not None}
    said = {key: own for key, _above, own, _facet in rows if own}
    return {key: inherited(key, said, broader, BY_FACET[facet]) for key, _above, _own, facet in rows}
