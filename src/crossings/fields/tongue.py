"""A column for a language in which something was written: any that Django knows, not only those of the site.

Public names: `TongueField`, `TONGUES`. Names of languages are Django's own, told in the reader's language.
"""

from typing import Any

from django.conf import global_settings
from django.utils.translation import gettext_lazy

from crossings.fields.choice import ChoiceField

TONGUES = tuple((code, gettext_lazy(name)) for code, name in global_settings.LANGUAGES if "-" not in code)


class TongueField(ChoiceField):
    """A language by its short code. The list is Django's, so that it stands in no migration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": 8, "choices": TONGUES})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["choices"]
        return name, path, args, kwargs
