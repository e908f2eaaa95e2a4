"""The address of a page in another language, where the prefix of the path says which."""

from functools import lru_cache

from django.urls import translate_url
from django.utils.translation import get_language

MOST = 4096  # addresses kept in each process


def address_in(language: str, path: str) -> str:
    """The path of the same page in `language`; the path itself where it has no prefix of the language being shown."""
    return _address_in(language, path, get_language())


@lru_cache(MOST)
def _address_in(language: str, path: str, _shown: str | None) -> str:
    return translate_url(path, language)
