"""Identifiers: one of each record for ever, made from the key by which the installation knows it.

Public name: `uid`. An identifier is a UUID of version 5 (RFC 9562) over the tag URI of the record, with the host of the
installation in it, so that two networks never give one identifier to two records.
"""

from functools import lru_cache
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings


@lru_cache(20_000)
def uid(kind: str, *keys: object) -> UUID:
    """The identifier of a record of this kind with these keys, such as `uid("programme", "ma")`."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return uuid5(NAMESPACE_URL, f"tag:{host},2026:{'/'.join((kind, *map(str, keys)))}")
