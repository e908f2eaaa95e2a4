"""`crossings backup` and `crossings restore`: what was there is there again, and nothing is touched that is not whole."""

import gzip
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from crossings.journal import actions
from crossings.journal.models import Entry
from crossings.operations.archive import MANIFEST
from crossings.operations.backup import back_up, is_empty, restore
from crossings.operations.invariants import broken
from crossings.people.models import Account
from crossings.provenance.models import Source

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MEDIA = Path(settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def no_media():
    shutil.rmtree(MEDIA, ignore_errors=True)
    yield
    shutil.rmtree(MEDIA, ignore_errors=True)


@pytest.fixture
def archive(tmp_path: Path, at) -> Path:
    """A backup of one account, one source with its journal entry, and one picture."""
    Account.objects.create_user("ingrid@example.org", name="Ingrid Solberg")
    actions.add(record=Source(key="unu", title="A page", kind="page"), by="system:tests", at=at)
    (MEDIA / "images").mkdir(parents=True)
    (MEDIA / "images" / "boat.png").write_bytes(b"a picture of a boat")
    back_up(tmp_path / "backup.tar.gz", at)
    return tmp_path / "backup.tar.gz"


def rewritten(archive: Path, **changed: bytes) -> Path:
    """The archive with the content of some members changed; the manifest by its name too."""
    target = archive.with_name("rewritten.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            content = changed.get(member.name.replace("/", "_").replace(".", "_"), old.extractfile(member).read())
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return target


def test_what_was_there_is_there_again(archive: Path) -> None:
    Source.objects.update(title="Changed since")
    Account.objects.all().delete()
    shutil.rmtree(MEDIA)

    restore(archive, replace=True)

    assert Source.objects.get().title == "A page"
    assert Account.objects.get().name == "Ingrid Solberg"
    assert Entry.objects.get().record_key == str(Source.objects.get().pk)
    assert (MEDIA / "images" / "boat.png").read_bytes() == b"a picture of a boat"
    assert broken() == []


def test_records_and_files_that_came_later_are_gone(archive: Path) -> None:
    Source.objects.create(key="later", title="Later", kind="page")
    (MEDIA / "images" / "later.png").write_bytes(b"later")

    restore(archive, replace=True)

    assert not Source.objects.filter(key="later").exists()
    assert not (MEDIA / "images" / "later.png").exists()


def test_something_that_is_here_is_kept_unless_it_may_go(archive: Path) -> None:
    Source.objects.update(title="Changed since")

    with pytest.raises(CommandError, match="--replace"):
        restore(archive, replace=False)

    assert Source.objects.get().title == "Changed since"


def test_an_installation_that_nobody_has_used_is_empty() -> None:
    assert is_empty()
    Account.objects.create_user("ingrid@example.org", name="Ingrid")
    assert not is_empty()


def test_the_manifest_counts_rows_and_knows_every_file(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        manifest = json.load(opened.extractfile(MANIFEST))
        assert set(opened.getnames()) == {MANIFEST, *manifest["files"]}

    assert manifest["rows"]["provenance_source"] == 1
    assert manifest["vendor"] == connection.vendor


def test_one_changed_byte_is_found_before_anything_is_touched(archive: Path) -> None:
    Source.objects.update(title="Changed since")

    with pytest.raises(CommandError, match=r"boat\.png"):
        restore(rewritten(archive, media_images_boat_png=b"a picture of a goat"), replace=True)

    assert Source.objects.get().title == "Changed since"


def test_a_backup_that_was_cut_short_is_refused(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])

    with pytest.raises(CommandError, match="Nothing was changed"):
        restore(archive, replace=True)


@pytest.mark.parametrize("content", [b"no archive at all", gzip.compress(b"still none", mtime=0)])
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.tar.gz"
    other.write_bytes(content)

    with pytest.raises(CommandError, match="not a whole backup"):
        restore(other, replace=False)


def test_a_file_that_would_lie_elsewhere_is_refused(tmp_path: Path) -> None:
    wicked = tmp_path / "wicked.tar.gz"
    with tarfile.open(wicked, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../../outside"), io.BytesIO())

    with pytest.raises(CommandError, match="outside"):
        restore(wicked, replace=False)

    assert not (settings.DATA.parent / "outside").exists()


def test_a_backup_of_the_other_kind_of_database_is_refused(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        manifest = json.load(opened.extractfile(MANIFEST)) | {"vendor": "oracle"}

    with pytest.raises(CommandError, match="is of oracle"):
        restore(rewritten(archive, manifest_json=json.dumps(manifest).encode()), replace=True)


def test_no_backup_is_written_over_another(archive: Path, at) -> None:
    with pytest.raises(CommandError, match="is there already"):
        back_up(archive, at)


def test_a_backup_is_its_owners_and_holds_no_secret(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0
    with tarfile.open(archive) as opened:
        assert not any("secret" in name for name in opened.getnames())


def test_both_commands_say_what_they_did(tmp_path: Path, capsys) -> None:
    target = tmp_path / "b.tar.gz"

    call_command("backup", str(target))
    call_command("restore", str(target))

    printed = capsys.readouterr().out
    assert "rows of" in printed
    assert "every checksum and every table's number of rows agree" in printed
