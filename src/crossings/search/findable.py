"""Records that can be found."""

from typing import ClassVar

from django.db import models

from crossings.search.actions import refresh


class Findable(models.Model):
    """A record of one searchable kind: each recorded change writes its document anew, in the same transaction."""

    found_as: ClassVar[str]

    class Meta:
        abstract = True

    def write_along(self, key: int) -> None:
        refresh(self.found_as, [key])
