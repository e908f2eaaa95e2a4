"""The environment: read once, refused early, with the name of the variable and what to write instead."""

from pathlib import Path

import pytest

from crossings.config.env import Env, read
from crossings.config.mail import Carrier, carrier
from crossings.engine.refusal import Refusal


def env(tmp_path: Path, **variables: str) -> Env:
    return read({"CROSSINGS_DATA": str(tmp_path), **variables}, tmp_path)


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    plain = env(tmp_path)

    assert (plain.port, plain.base_url, plain.database.engine) == (8000, "http://localhost:8000", "sqlite")
    assert not plain.secure
    assert not plain.debug


def test_the_secret_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    first, second = env(tmp_path), env(tmp_path)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_site_reached_by_https_is_secure(tmp_path: Path) -> None:
    assert env(tmp_path, CROSSINGS_BASE_URL="https://network.example/").secure


@pytest.mark.parametrize(
    ("name", "value", "mend"),
    [
        ("PORT", "eighty", "Write one from 1 to 65535"),
        ("PORT", "70000", "Write one from 1 to 65535"),
        ("CROSSINGS_DEBUG", "perhaps", "Write 1 or 0"),
        ("CROSSINGS_LOG", "xml", "plain, json"),
        ("CROSSINGS_BASE_URL", "network.example", "https://network.example"),
        ("CROSSINGS_BASE_URL", "https://network.example/path", "https://network.example"),
        ("DATABASE_URL", "mysql://host/name", "postgresql://"),
    ],
)
def test_a_value_without_sense_is_refused_by_name(tmp_path: Path, name: str, value: str, mend: str) -> None:
    with pytest.raises(Refusal, match=name) as refused:
        env(tmp_path, **{name: value})

    assert mend in refused.value.mend


def test_a_postgresql_address_is_read_whole(tmp_path: Path) -> None:
    read_as = env(tmp_path, DATABASE_URL="postgresql://cross%40ings:se%2Fcret@db.example:5433/network").database

    assert (read_as.user, read_as.password, read_as.host, read_as.port) == (
        "cross@ings",
        "se/cret",
        "db.example",
        "5433",
    )


def test_a_socket_of_postgresql_can_be_named(tmp_path: Path) -> None:
    assert env(tmp_path, DATABASE_URL="postgresql://me@/network?host=/run/pg").database.host == "/run/pg"


def test_without_an_address_mail_is_printed() -> None:
    assert "console" in carrier("").backend


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://me:secret@mail.example:587", {"port": 587, "user": "me", "starttls": True, "tls": False}),
        ("smtps://mail.example", {"port": 465, "starttls": False, "tls": True}),
        ("smtp://localhost:2525", {"port": 2525, "starttls": False, "tls": False}),
    ],
)
def test_mail_beyond_this_machine_goes_by_tls(address: str, expected: dict[str, object]) -> None:
    found: Carrier = carrier(address)

    assert {name: getattr(found, name) for name in expected} == expected


def test_an_address_that_takes_no_mail_is_refused() -> None:
    with pytest.raises(Refusal, match="CROSSINGS_MAIL_URL"):
        carrier("https://mail.example")
