"""Words in every language in which there are any, and the words for what no source states.

Public names: `texts`, `texts_or_unknown`, `whole`, `said`, `composed`. Records come with all their translations fetched.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from crossings.outside.ooapi.values import Text, Texts

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def texts(record: Any, field: str) -> Texts:
    """The words of a field: the record's own first, then its translations by the code of their language."""
    own = Text(record.language, str(getattr(record, field)))
    others = sorted(
        (Text(row.language, str(getattr(row, field))) for row in record.translations.all()),
        key=lambda each: each.language,
    )
    return tuple(each for each in (own, *(other for other in others if other.language != own.language)) if each.value)


def texts_or_unknown(record: Any, field: str) -> Texts:
    """The same where words have to be given: without any, that no source states them."""
    return texts(record, field) or said(lambda: _("Not stated in any source read"))


def said(words: Callable[[], str]) -> Texts:
    """Words of the interface, in each of its languages."""
    spoken = []
    for language in LANGUAGES:
        with override(language):
            spoken.append(Text(language, str(words())))
    return tuple(spoken)


def whole(parts: Sequence[Texts], between: str = "\n") -> Texts:
    """Several texts as one, in those languages only in which there is every one of them: nothing goes missing unseen."""
    if not parts:
        return ()
    spoken = [{each.language: each.value for each in part} for part in parts]
    shared = [each.language for each in parts[0] if all(each.language in part for part in spoken)]
    return tuple(Text(language, between.join(part[language] for part in spoken)) for language in shared)


def composed(*parts: Texts) -> Texts:
    """A name made of several parts."""
    return whole([part for part in parts if part], " · ")


def outcomes(rows: Iterable[Any]) -> tuple[Texts, ...]:
    """The statements of learning outcomes, in their order."""
    return tuple(texts(row, "statement") for row in rows)
