"""The context of our JSON-LD: short names, and the address that each stands for in the model and the vocabularies it uses."""

from typing import Any

PREFIXES = {
    "elm": "http://data.europa.eu/snb/model/elm/",
    "adms": "http://www.w3.org/ns/adms#",
    "dc": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SPOKEN = {
    "title": "dc:title",
    "description": "dc:description",
    "legalName": "rov:legalName",
    "altLabel": "skos:altLabel",
    "prefLabel": "skos:prefLabel",
    "noteLiteral": "elm:noteLiteral",
    "geographicName": "elm:geographicName",
}
"""Words, by their language."""
POINTING = {
    **{name: f"elm:{name}" for name in (
        "accreditation", "accreditingAgent", "address", "amount", "awardingBody", "awardingOpportunity", "countryCode",
        "creditPoint", "defaultLanguage", "entryRequirement", "framework", "hasPart", "isPartOf",
        "learningAchievementSpecification", "learningOutcome", "learningSchedule", "location", "mode", "organisation",
        "priceDetail", "providedBy", "unit",
    )},
    "homepage": "foaf:homepage",
    "identifier": "adms:identifier",
    "inScheme": "skos:inScheme",
    "language": "dc:language",
    "subOrganizationOf": "org:subOrganizationOf",
    "temporal": "dc:temporal",
    "type": "dc:type",
}  # fmt: skip
"""Other nodes."""
TYPED = {
    "contentUrl": ("elm:contentUrl", "xsd:anyURI"),
    "duration": ("elm:duration", "xsd:duration"),
    "volumeOfLearning": ("elm:volumeOfLearning", "xsd:duration"),
    "startDate": ("elm:startDate", "xsd:dateTime"),
    "endDate": ("elm:endDate", "xsd:dateTime"),
    "issued": ("dc:issued", "xsd:dateTime"),
    "expiryDate": ("elm:expiryDate", "xsd:dateTime"),
    "point": ("elm:point", "xsd:string"),
    "schemeName": ("elm:schemeName", "xsd:string"),
    "value": ("rdf:value", "xsd:decimal"),
    "notation": ("skos:notation", "xsd:string"),
}
"""Values, each of one kind."""
CLASSES = {
    **{name: f"elm:{name}" for name in (
        "Accreditation", "Address", "Amount", "AwardingOpportunity", "CreditPoint", "Identifier",
        "LearningAchievementSpecification", "LearningOpportunity", "LearningOutcome", "Note", "Organisation",
        "PriceDetail", "Qualification", "WebResource",
    )},
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "Location": "dc:Location",
    "PeriodOfTime": "dc:PeriodOfTime",
}  # fmt: skip

CONTEXT: dict[str, Any] = {
    **PREFIXES,
    **CLASSES,
    **{name: {"@id": where, "@container": "@language"} for name, where in SPOKEN.items()},
    **{name: {"@id": where, "@type": "@id"} for name, where in POINTING.items()},
    **{name: {"@id": where, "@type": kind} for name, (where, kind) in TYPED.items()},
}
