"""A column for an academic year.

Public names: `AcademicYearField`, `AcademicYearFormField`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from crossings.engine.values import AcademicYear
from crossings.fields.canonical import CanonicalField, CanonicalFormField
from crossings.fields.columns import GT_co, ST_contra

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

INVALID = _(
    "“%(value)s” is not an academic year. It is named by two calendar years that follow each other. Write 2023-24."
)


class AcademicYearFormField(CanonicalFormField):
    """A text input for an academic year: 2023-24, 2023/24 or 2023-2024."""

    holds = AcademicYear
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> AcademicYear:
        return AcademicYear.parse(text)


class AcademicYearField(CanonicalField[ST_contra, GT_co]):
    """An `AcademicYear`, stored as 2023-24, which sorts by time."""

    _pyi_private_set_type: AcademicYear | str | Combinable
    _pyi_private_get_type: AcademicYear
    _pyi_lookup_exact_type: AcademicYear | str

    description = _("An academic year")
    holds = AcademicYear
    length = 7
    form_class = AcademicYearFormField
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> AcademicYear:
        return AcademicYear.parse(text)
