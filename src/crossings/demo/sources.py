"""The pages and documents in which the facts of the demonstration network were read."""

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from crossings.demo.ensure import ensure
from crossings.demo.reading import read
from crossings.provenance.models import Source

DATA = Path(__file__).parent / "data"
LONGEST_KEY = 50
DIGEST = 8


def load(at: datetime) -> None:
    """Add every source of `data/sources.yaml` that is not there yet."""
    data = read(DATA / "sources.yaml")
    for row in data["sources"]:
        values = {"read_on": data["read_on"], **row}
        ensure(Source, at=at, key={"key": values.pop("key")}, **values)


def source(key_or_address: str) -> Source:
    """The source with this key, or the one that was read at this address.

    Raises `LookupError` where the data names a source that `data/sources.yaml` does not hold.
    """
    key = key_of(key_or_address) if "://" in key_or_address else key_or_address
    found = Source.objects.filter(key=key).first()
    if found is None:
        raise LookupError(f"No source has the key “{key}”. Add it to demo/data/sources.yaml, or mend the key.")
    return found


def sourced(row: dict[str, Any]) -> dict[str, Any]:
    """A row of demonstration data with the key of its source replaced by the source itself."""
    return {**row, "source": source(row["source"])} if row.get("source") else row


def key_of(address: str) -> str:
    """The key of a page, made from its address: host and path in lower case, parted by hyphens, at most 50 letters.

    Neither the scheme nor a leading “www” counts, so that two copies of one page are one source. A longer key is cut
    and ends in a digest of the whole.

    >>> key_of("https://migration.unu.edu/about/network")
    'migration-unu-edu-about-network'
    """
    bare = re.sub(r"^https?://(www\d?\.)?", "", address).rstrip("/")
    bare = re.sub(r"\.html?$", "", bare)
    key = re.sub(r"[^0-9a-z]+", "-", bare.lower()).strip("-")
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.sha256(bare.encode()).hexdigest()[:DIGEST]
    return f"{key[: LONGEST_KEY - DIGEST - 1].rstrip('-')}-{digest}"
