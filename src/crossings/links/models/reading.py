"""How far the journal has been read."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """The last entry of the journal that a task of this room has caught up with."""

    name = models.CharField(_("task"), max_length=40, primary_key=True)
    entry = models.BigIntegerField(_("last entry read"), default=0)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.name}: {self.entry}"
