"""The small exact things that everything else is built of.

Each value is frozen, hashable and checked when it is made: a wrong one is refused with what, why and how to mend.
None of them knows a language, a clock or a database.

    Ects                 credits, in halves, never negative
    PartialDate          a day, a month or a year, exactly as far as it is known
    Period               a half-open dated span, either end may be open
    AcademicYear         "2023-24", from 1 September to 31 August
    Intake               the month in which a cohort begins, within an academic year
    Duration             whole months
    StudyMode            full time or part time
    CountryCode          the shape of an ISO 3166-1 alpha-2 code
    Money                an exact amount in one currency
    ToBeConfirmed        an amount that its owner has not yet given; never zero
"""

from crossings.engine.values.academic_year import AcademicYear, Intake
from crossings.engine.values.country import CountryCode
from crossings.engine.values.duration import Duration, StudyMode
from crossings.engine.values.ects import Ects
from crossings.engine.values.money import Amount, Money, ToBeConfirmed
from crossings.engine.values.partial_date import PartialDate, Precision
from crossings.engine.values.period import Period

__all__ = [
    "AcademicYear",
    "Amount",
    "CountryCode",
    "Duration",
    "Ects",
    "Intake",
    "Money",
    "PartialDate",
    "Period",
    "Precision",
    "StudyMode",
    "ToBeConfirmed",
]
