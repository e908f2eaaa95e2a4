"""One file that holds an installation: its records, its media, and a manifest with a checksum for each of them.

The secret key is not in it: a stolen archive opens no session, and after a restore everybody signs in anew.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.core.management.base import CommandError

MANIFEST = "manifest.json"
RECORDS = "records"
MEDIA = "media/"
FORMAT = 1
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds, and how to tell that it is whole."""

    format: int
    made_at: str
    vendor: str
    files: dict[str, str]
    rows: dict[str, int]

    def text(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


class Hashed:
    """A file that is read once, and whose checksum is known afterwards."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.digest.update(piece)
        return piece


def write(target: Path, *, records: Path, media: Path, vendor: str, rows: dict[str, int], made_at: str) -> Manifest:
    """Write the archive beside its name first, so that an unfinished one is never taken for a whole one."""
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.touch(mode=0o600)
    with tarfile.open(unfinished, "w:gz", compresslevel=6) as archive:
        files = {name: _add(archive, name, path) for name, path in _members(records, media)}
        manifest = Manifest(FORMAT, made_at, vendor, files, rows)
        _add_bytes(archive, MANIFEST, manifest.text())
    unfinished.rename(target)
    return manifest


def _members(records: Path, media: Path) -> Iterator[tuple[str, Path]]:
    yield RECORDS, records
    for path in sorted(media.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield MEDIA + path.relative_to(media).as_posix(), path


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as source:
        hashed = Hashed(source)
        info = tarfile.TarInfo(name)
        info.size, info.mode = path.stat().st_size, 0o600
        archive.addfile(info, hashed)
        return hashed.digest.hexdigest()


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    archive.addfile(info, io.BytesIO(content))


def unpack(source: Path, into: Path) -> Manifest:
    """Unpack the archive and compare every file with its checksum. Raises `CommandError` if anything is amiss."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            found = {member.name: _take(archive, member, into) for member in archive}
        manifest = Manifest(**json.loads((into / MANIFEST).read_bytes()))
    except (tarfile.TarError, OSError, EOFError, ValueError, TypeError) as error:
        raise CommandError(f"{source} is not a whole backup of Crossings ({error}). Nothing was changed.") from error
    found.pop(MANIFEST)
    if manifest.format != FORMAT:
        raise CommandError(f"{source} has format {manifest.format}; this program reads {FORMAT}. Nothing was changed.")
    if differing := sorted(
        name for name in found.keys() | manifest.files.keys() if found.get(name) != manifest.files.get(name)
    ):
        raise CommandError(
            f"{source} is damaged: {', '.join(differing[:5])} differ from the manifest. Nothing was changed."
        )
    return manifest


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> str:
    """Write one plain file below `into`, and say its checksum; refuse anything that would lie elsewhere."""
    path = (into / member.name).resolve()
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or not path.is_relative_to(into.resolve()):
        raise ValueError(f"it holds {member.name!r}, which is no plain file of a backup")
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as target:
        while piece := content.read(PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()
