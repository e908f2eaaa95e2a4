"""What the Open Education API tells, as plain data. A name here is the specification's, written apart: `valid_from`.

What no source states is None or empty, and left out of the answer. Where the specification asks for a value all the
same, whoever fills these in gives one that says that nothing is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language."""

    language: str
    value: str


Texts = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """What people call a record, and which kind of code that is."""

    code_type: str
    code: str


@dataclass(frozen=True, slots=True)
class StudyLoad:
    """How much work a study is, in a unit."""

    study_load_unit: str
    value: float


@dataclass(frozen=True, slots=True)
class Geolocation:
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    address_type: str
    city: str = ""
    country_code: str = ""
    geolocation: Geolocation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What has to be paid; without an amount where its owner has still to give one."""

    cost_type: str
    amount: str = ""
    currency: str = ""
    display_amount: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    organization_id: UUID
    primary_code: Code
    organization_type: str
    name: Texts
    short_name: str
    description: Texts = ()
    addresses: tuple[Address, ...] = ()
    link: str = ""
    other_codes: tuple[Code, ...] = ()
    parent: UUID | None = None
    children: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcademicSession:
    academic_session_id: UUID
    academic_session_type: str
    primary_code: Code
    name: Texts
    start_date: date
    end_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyProperties:
    """What programs and courses tell alike, and may differ from one time to another."""

    primary_code: Code
    name: Texts
    abbreviation: str
    description: Texts
    teaching_language: str
    study_load: StudyLoad | None = None
    learning_outcomes: tuple[Texts, ...] = ()
    link: str = ""
    other_codes: tuple[Code, ...] = ()
    organization: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramProperties(StudyProperties):
    """What programs tell besides."""

    program_type: str
    mode_of_study: str = ""
    mode_of_delivery: tuple[str, ...] = ()
    duration: str = ""
    admission_requirements: Texts = ()
    education_specification: UUID | None = None
    parent: UUID | None = None
    children: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramOverride:
    """A program as it was, or will be, from one day to before another."""

    valid_from: date
    valid_to: date | None = None
    program: ProgramProperties


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(ProgramProperties):
    program_id: UUID
    valid_from: date
    valid_to: date | None = None
    timeline_overrides: tuple[ProgramOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseProperties(StudyProperties):
    """What courses tell besides."""

    level: str
    assessment: Texts = ()
    programs: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseOverride:
    """A course as it was, or will be, from one day to before another."""

    valid_from: date
    valid_to: date | None = None
    course: CourseProperties


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(CourseProperties):
    course_id: UUID
    valid_from: date
    valid_to: date | None = None
    timeline_overrides: tuple[CourseOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A program or a course in time. `ext` holds what is true and has no place in the specification."""

    offering_id: UUID
    primary_code: Code
    offering_type: str
    academic_session: UUID
    name: Texts
    description: Texts
    teaching_language: str
    mode_of_delivery: tuple[str, ...] = ()
    max_number_students: int | None = None
    result_expected: bool = True
    link: str = ""
    start_date: date
    end_date: date
    addresses: tuple[Address, ...] = ()
    price_information: tuple[Cost, ...] = ()
    program: UUID | None = None
    course: UUID | None = None
    organization: UUID | None = None
    ext: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationSpecification:
    education_specification_id: UUID
    primary_code: Code
    education_specification_type: str
    name: Texts
    description: Texts = ()
    study_load: StudyLoad | None = None
    learning_outcomes: tuple[Texts, ...] = ()
    link: str = ""
    other_codes: tuple[Code, ...] = ()
    organization: UUID | None = None
    valid_from: date | None = None


Record = Organization | AcademicSession | Program | Course | Offering | EducationSpecification
