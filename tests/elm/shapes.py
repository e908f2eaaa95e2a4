"""What the European Learning Model's profile for learning opportunities and qualifications asks of each node.

Written anew from the published constraints (profile version 1.1.0 of 2023-06-05): for each class the properties that
it may have, how many of each at least and at most, and what each leads to. A class or a property that is not in the
profile is a departure.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, SKOS, XSD

ELM = Namespace("http://data.europa.eu/snb/model/elm/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
ROV = Namespace("http://www.w3.org/ns/regorg#")
MANY = 10_000
CONCEPT, WORDS = SKOS.Concept, RDF.langString


class Rule(NamedTuple):
    """What a property leads to, and how often a node has it."""

    leads_to: tuple[URIRef, ...]
    least: int = 0
    most: int = MANY


def some(*leads_to: URIRef) -> Rule:
    return Rule(leads_to)


def must(*leads_to: URIRef) -> Rule:
    return Rule(leads_to, 1)


def one(*leads_to: URIRef) -> Rule:
    return Rule(leads_to, 1, 1)


def perhaps(*leads_to: URIRef) -> Rule:
    return Rule(leads_to, 0, 1)


LEARNT = (ELM.Qualification, ELM.LearningAchievementSpecification)
OF_ACHIEVEMENT = {
    DCTERMS.title: must(WORDS),
    DCTERMS.description: some(WORDS),
    ADMS.identifier: some(ELM.Identifier),
    ELM.ISCEDFCode: must(CONCEPT),
    ELM.learningOutcome: must(ELM.LearningOutcome),
    ELM.creditPoint: some(ELM.CreditPoint),
    ELM.entryRequirement: perhaps(ELM.Note),
    ELM.awardingOpportunity: some(ELM.AwardingOpportunity),
    ELM.volumeOfLearning: perhaps(XSD.duration),
    FOAF.homepage: some(ELM.WebResource),
}
SHAPES: dict[URIRef, dict[URIRef, Rule]] = {
    ELM.Qualification: OF_ACHIEVEMENT
    | {
        DCTERMS.language: some(CONCEPT),
        ELM.EQFLevel: one(CONCEPT),
        ELM.NQFLevel: must(CONCEPT),
        ELM.accreditation: some(ELM.Accreditation),
        ELM.isPartOf: some(ELM.Qualification),
    },
    ELM.LearningAchievementSpecification: OF_ACHIEVEMENT
    | {DCTERMS.language: must(CONCEPT), ELM.isPartOf: some(*LEARNT)},
    ELM.LearningOpportunity: {
        DCTERMS.title: must(WORDS),
        DCTERMS.description: some(WORDS),
        DCTERMS.type: some(CONCEPT),
        DCTERMS.temporal: perhaps(DCTERMS.PeriodOfTime),
        ELM.defaultLanguage: one(CONCEPT),
        ELM.learningAchievementSpecification: one(*LEARNT),
        ELM.providedBy: must(ELM.Organisation),
        FOAF.homepage: must(ELM.WebResource),
        ELM.duration: perhaps(XSD.duration),
        ELM.hasPart: some(ELM.LearningOpportunity),
        ELM.isPartOf: some(ELM.LearningOpportunity),
        ELM.learningSchedule: perhaps(CONCEPT),
        ELM.location: some(DCTERMS.Location),
        ELM.mode: some(CONCEPT),
        ELM.priceDetail: some(ELM.PriceDetail),
    },
    ELM.AwardingOpportunity: {
        ELM.awardingBody: must(ELM.Organisation),
        ELM.learningAchievementSpecification: one(*LEARNT),
        DCTERMS.temporal: perhaps(DCTERMS.PeriodOfTime),
    },
    ELM.Accreditation: {
        DCTERMS.title: must(WORDS),
        DCTERMS.type: one(CONCEPT),
        ELM.accreditingAgent: one(ELM.Organisation),
        ELM.organisation: must(ELM.Organisation),
        DCTERMS.issued: perhaps(XSD.dateTime),
        ELM.expiryDate: perhaps(XSD.dateTime),
    },
    ELM.Organisation: {
        ROV.legalName: must(WORDS),
        ELM.location: must(DCTERMS.Location),
        SKOS.altLabel: some(WORDS),
        ADMS.identifier: some(ELM.Identifier),
        FOAF.homepage: some(ELM.WebResource),
        ORG.subOrganizationOf: perhaps(ELM.Organisation),
    },
    ELM.CreditPoint: {ELM.framework: one(CONCEPT), ELM.point: one(XSD.string)},
    ELM.LearningOutcome: {DCTERMS.title: must(WORDS), DCTERMS.type: perhaps(CONCEPT)},
    ELM.PriceDetail: {SKOS.prefLabel: some(WORDS), ELM.amount: perhaps(ELM.Amount)},
    ELM.Amount: {ELM.unit: one(CONCEPT), RDF.value: one(XSD.decimal)},
    ELM.Note: {ELM.noteLiteral: must(WORDS)},
    ELM.WebResource: {ELM.contentUrl: one(XSD.anyURI)},
    ELM.Identifier: {SKOS.notation: one(XSD.string), ELM.schemeName: perhaps(XSD.string)},
    ELM.Address: {ELM.countryCode: one(CONCEPT)},
    DCTERMS.Location: {ELM.address: must(ELM.Address), ELM.geographicName: some(WORDS)},
    DCTERMS.PeriodOfTime: {ELM.startDate: perhaps(XSD.dateTime), ELM.endDate: perhaps(XSD.dateTime)},
    SKOS.Concept: {SKOS.inScheme: must(SKOS.ConceptScheme)},
    SKOS.ConceptScheme: {},
}
ONCE_IN_A_LANGUAGE = {DCTERMS.title, DCTERMS.description, ROV.legalName, SKOS.prefLabel, ELM.geographicName}
UNSTATED = {
    ("Qualification", "EQFLevel"),
    ("Qualification", "NQFLevel"),
    ("Qualification", "ISCEDFCode"),
    ("LearningAchievementSpecification", "ISCEDFCode"),
    ("Accreditation", "type"),
}
"""What the profile asks for and no record has a place for: docs/reference/exports.md says so too."""


def departures(graph: Graph) -> set[tuple[str, str]]:
    """The class and the property of each departure from the profile."""
    return {each for node in set(graph.subjects()) for each in _of_node(graph, node)}


def _of_node(graph: Graph, node: object) -> Iterator[tuple[str, str]]:
    kinds = set(graph.objects(node, RDF.type))
    if len(kinds) != 1 or not kinds <= SHAPES.keys():
        yield (str(node), "has no one class of the profile")
        return
    (kind,) = kinds
    rules = SHAPES[kind]
    for name in set(graph.predicates(node)) - {RDF.type} - rules.keys():
        yield (_short(kind), f"{_short(name)} is not in the profile")
    for name, rule in rules.items():
        found = list(graph.objects(node, name))
        if not rule.least <= len(found) <= rule.most:
            yield (_short(kind), _short(name))
        if any(not _leads(graph, each, rule.leads_to) for each in found):
            yield (_short(kind), f"{_short(name)} leads elsewhere")
        spoken = [each.language for each in found if isinstance(each, Literal)]
        if name in ONCE_IN_A_LANGUAGE and len(spoken) != len(set(spoken)):
            yield (_short(kind), f"{_short(name)} twice in a language")


def _leads(graph: Graph, value: object, wanted: tuple[URIRef, ...]) -> bool:
    if isinstance(value, Literal):
        kind = RDF.langString if value.language else value.datatype or XSD.string
        return kind in wanted and not value.ill_typed
    return bool(set(graph.objects(value, RDF.type)) & set(wanted))


def _short(name: URIRef) -> str:
    return str(name).rpartition("#")[2].rpartition("/")[2]
