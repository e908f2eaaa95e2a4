"""What the Open Education API 5 lays down of each answer, as JSON Schema, put together from its specification.

Written anew from the published text (https://github.com/open-education-api/specification, branch release/5.0): names, shapes,
closed lists of words and what has to be there. Stricter than the specification in one way: a name that it does not know
is refused, so that a misspelt one is found.
"""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from crossings.outside.ooapi.questions import WORDS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string", "minLength": 1}
UUID: Schema = {"type": "string", "format": "uuid"}
DAY: Schema = {"type": "string", "format": "date"}
LINK: Schema = {"type": "string", "pattern": "^https?://", "maxLength": 2048}
LANGUAGE: Schema = {"type": "string", "pattern": "^[a-z]{3}$"}
DURATION: Schema = {"type": "string", "pattern": r"^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+[DW])?(T(\d+H)?(\d+M)?(\d+S)?)?$"}
CODE_TYPES = (
    *("brin", "crohoCreboCode", "programCode", "componentCode", "offeringCode", "organizationId", "buildingId"),
    *("bagId", "roomCode", "systemId", "productId", "identifier", "uuid", "schacHome"),
)


def an_object(must: str, **names: Schema) -> Schema:
    return {"type": "object", "required": must.split(), "properties": names, "additionalProperties": False}


def many(item: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": item, "minItems": least}


def one_of(*words: str) -> Schema:
    return {"enum": list(words)}


def words_of(name: str) -> Schema:
    return one_of(*WORDS[name])


WORDS_IN_A_LANGUAGE = an_object(
    "language value",
    language={"type": "string", "pattern": "^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"},
    value=TEXT,
)
TEXTS = many(WORDS_IN_A_LANGUAGE, least=1)
CODE = an_object(
    "codeType code", codeType={"anyOf": [one_of(*CODE_TYPES), {"type": "string", "pattern": "^x-"}]}, code=TEXT
)
LOAD = an_object(
    "studyLoadUnit value",
    studyLoadUnit=one_of("contacttime", "ects", "sbu", "sp", "hour"),
    value={"type": "number"},
)
PLACE = an_object("latitude longitude", latitude={"type": "number"}, longitude={"type": "number"})
ADDRESS = an_object(
    "addressType",
    addressType=one_of("postal", "visit", "deliveries", "billing", "teaching"),
    city=TEXT,
    countryCode={"type": "string", "pattern": "^[A-Z]{2}$"},
    geolocation=PLACE,
)
COST = an_object(
    "costType",
    costType=TEXT,
    amount={"type": "string", "pattern": r"^\d+(?:\.\d+)?$"},
    currency={"type": "string", "pattern": "^[A-Z]{3}$"},
    displayAmount=TEXTS,
)
ORGANIZATION = an_object(
    "organizationId organizationType name shortName primaryCode",
    organizationId=UUID,
    primaryCode=CODE,
    organizationType=words_of("organizationType"),
    name=TEXTS,
    shortName={"type": "string", "maxLength": 256},
    description=TEXTS,
    addresses=many(ADDRESS),
    link=LINK,
    otherCodes=many(CODE, least=1),
    parent=UUID,
    children=many(UUID),
)
SESSION = an_object(
    "academicSessionId name startDate endDate",
    academicSessionId=UUID,
    academicSessionType=TEXT,
    primaryCode=CODE,
    name=TEXTS,
    startDate=DAY,
    endDate=DAY,
)
STUDIED = {
    "primaryCode": CODE,
    "name": TEXTS,
    "abbreviation": {"type": "string", "maxLength": 256},
    "description": TEXTS,
    "teachingLanguage": LANGUAGE,
    "studyLoad": LOAD,
    "modeOfDelivery": many(words_of("modeOfDelivery")),
    "duration": DURATION,
    "learningOutcomes": many(TEXTS),
    "admissionRequirements": TEXTS,
    "assessment": TEXTS,
    "level": words_of("level"),
    "link": LINK,
    "educationSpecification": UUID,
    "otherCodes": many(CODE),
    "organization": UUID,
}
OF_PROGRAM = STUDIED | {
    "programType": words_of("programType"),
    "modeOfStudy": words_of("modeOfStudy"),
    "parent": UUID,
    "children": many(UUID),
}
OF_COURSE = STUDIED | {"programs": many(UUID)}
MUST_PROGRAM = "programType name abbreviation description primaryCode teachingLanguage"
MUST_COURSE = "name abbreviation description teachingLanguage level primaryCode"
VALID = {"validFrom": DAY, "validTo": DAY}


def through_time(name: str, must: str, names: Schema) -> Schema:
    return many(an_object(f"validFrom {name}", **VALID, **{name: an_object(must, **names)}))


PROGRAM = an_object(f"programId {MUST_PROGRAM}", programId=UUID, **VALID, **OF_PROGRAM)
COURSE = an_object(f"courseId {MUST_COURSE}", courseId=UUID, **VALID, **OF_COURSE)
OFFERING = an_object(
    "offeringId primaryCode offeringType name description teachingLanguage resultExpected startDate endDate",
    offeringId=UUID,
    primaryCode=CODE,
    offeringType=words_of("offeringType"),
    academicSession=UUID,
    name=TEXTS,
    description=TEXTS,
    teachingLanguage=LANGUAGE,
    modeOfDelivery=many(words_of("modeOfDelivery")),
    maxNumberStudents={"type": "integer", "minimum": 0},
    resultExpected={"type": "boolean"},
    link=LINK,
    startDate=DAY,
    endDate=DAY,
    addresses=many(ADDRESS),
    priceInformation=many(COST, least=1),
    program=UUID,
    course=UUID,
    organization=UUID,
    ext={"type": "object"},
)
SPECIFICATION = an_object(
    "educationSpecificationId primaryCode educationSpecificationType name",
    educationSpecificationId=UUID,
    educationSpecificationType=words_of("educationSpecificationType"),
    **VALID,
    **{name: each for name, each in STUDIED.items() if name not in ("level", "assessment", "teachingLanguage")},
)
SERVICE = an_object(
    "contactEmail specification documentation",
    contactEmail={"type": "string", "format": "email"},
    specification=LINK,
    documentation=LINK,
)
PROBLEM = an_object("status title", status={"type": "string", "pattern": "^[45]\\d\\d$"}, title=TEXT, detail=TEXT)
OF = {
    "organizations": ORGANIZATION,
    "academic-sessions": SESSION,
    "programs": PROGRAM,
    "courses": COURSE,
    "offerings": OFFERING,
    "education-specifications": SPECIFICATION,
}
WITH_TIMES = {
    "programs": PROGRAM
    | {"properties": PROGRAM["properties"] | {"timelineOverrides": through_time("program", MUST_PROGRAM, OF_PROGRAM)}},
    "courses": COURSE
    | {"properties": COURSE["properties"] | {"timelineOverrides": through_time("course", MUST_COURSE, OF_COURSE)}},
}


def a_page_of(item: Schema) -> Schema:
    return an_object(
        "pageSize pageNumber hasPreviousPage hasNextPage items",
        pageSize={"type": "integer"},
        pageNumber={"type": "integer", "minimum": 1},
        hasPreviousPage={"type": "boolean"},
        hasNextPage={"type": "boolean"},
        totalPages={"type": "integer", "minimum": 1},
        items=many(item),
    )


def departures(told: Any, schema: Schema) -> list[str]:
    """Where an answer departs from what is laid down; each place by its path."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(told)]
