"""A column for a ROR identifier: nothing, or nine signs whose check digits are right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.ror import ror_id
from crossings.engine.refusal import Refusal

INVALID = _(
    "“%(value)s” is not a ROR identifier: its form or its check digits are wrong. "
    "Copy it from ror.org; it begins with 0 and has nine signs, such as 04jzmdh37."
)


class RorField(models.CharField):  # type: ignore[type-arg]  # the stubs' types of reading and writing stay str
    """Keeps the nine signs, however they were written; an empty one is nothing, so that many may be without."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": 60})

    def to_python(self, value: Any) -> Any:
        if value in (None, ""):
            return None
        try:
            return ror_id(str(value))
        except Refusal as refusal:
            raise ValidationError(INVALID, "invalid", {"value": value}) from refusal

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(value)
