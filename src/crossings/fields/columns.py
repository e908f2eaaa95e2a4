"""Django's own columns, opened to the type checker.

Django's fields take type arguments (what may be assigned, what is read) only in their stubs. These two take them at
run time as well, so that a field of ours can be generic: that is how a nullable one is known to give `None`.

Public names: `TextColumn`, `DecimalColumn`, and the type variables `ST_contra` (assigned) and `GT_co` (read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

ST_contra = TypeVar("ST_contra", contravariant=True)
GT_co = TypeVar("GT_co", covariant=True)

if TYPE_CHECKING:

    class TextColumn(models.CharField[ST_contra, GT_co]):
        """A text column; a subclass names what it takes and gives."""

    class DecimalColumn(models.DecimalField[ST_contra, GT_co]):
        """A decimal column; a subclass names what it takes and gives."""

        _pyi_private_set_type: Any
        _pyi_private_get_type: Any
        _pyi_lookup_exact_type: Any
else:

    class TextColumn(models.CharField):
        """A text column."""

        def __class_getitem__(cls, types: object) -> type:
            return cls

    class DecimalColumn(models.DecimalField):
        """A decimal column."""

        def __class_getitem__(cls, types: object) -> type:
            return cls
