"""The example of a production in containers fits the program: variables, ports, volumes, addresses, checks, versions.

Docker itself is not asked; what can be read from the files is.
"""

import ipaddress
import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from crossings.config import env
from tests.house.test_environment import SOURCE, named

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
APP, PROXY, DATABASE = SERVICES["app"], SERVICES["proxy"], SERVICES["database"]
CADDY = (ROOT / "deploy/Caddyfile").read_text()
IMAGE = (ROOT / "Containerfile").read_text()
DOCUMENT = (ROOT / "docs/how-to/run-in-containers.md").read_text()
VARIABLE = re.compile(r"\$\{(\w+):\?[^}]*\}")
WRITTEN = dict(re.findall(r"^(\w+)=(.+)$", re.search(r"```ini\n(.*?)```", DOCUMENT, re.DOTALL)[1], re.MULTILINE))
"""What the document says to write into `.env`."""

pytestmark = pytest.mark.house


def filled(environment: dict[str, str]) -> dict[str, str]:
    """The variables as Compose hands them over, with what the document says to write. Raises `KeyError` for another."""
    return {name: VARIABLE.sub(lambda found: WRITTEN[found[1]], value) for name, value in environment.items()}


@pytest.fixture
def read_as(tmp_path):
    return env.read(filled(APP["environment"]) | {"CROSSINGS_DATA": str(tmp_path)}, tmp_path)


def copied() -> list[str]:
    lines = re.findall(r"^COPY (.+)$", IMAGE, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def mounts(service: dict) -> dict[str, str]:
    return dict(volume.split(":")[:2] for volume in service.get("volumes", []))


def test_every_variable_it_sets_is_one_that_the_program_reads():
    assert APP["environment"].keys() - named(SOURCE) == set()


def test_what_has_to_be_written_is_what_the_document_says():
    assert set(VARIABLE.findall((ROOT / "compose.yaml").read_text())) == set(WRITTEN)


def test_the_program_takes_the_values_and_is_secure(read_as):
    assert read_as.secure
    assert not read_as.demo
    assert not read_as.debug


def test_its_database_is_the_one_beside_it(read_as):
    database, given = read_as.database, filled(DATABASE["environment"])

    assert database.host == "database"
    assert (database.user, database.name) == (given["POSTGRES_USER"], given["POSTGRES_DB"])
    assert database.password == given["POSTGRES_PASSWORD"]


def test_the_app_and_what_prepares_it_know_the_same():
    assert SERVICES["prepare"]["environment"] == APP["environment"]
    assert SERVICES["prepare"]["volumes"] == APP["volumes"]


def test_the_proxy_asks_where_the_app_listens(read_as):
    assert f"reverse_proxy app:{read_as.port} " in CADDY
    assert f"EXPOSE {read_as.port}\n" in IMAGE
    assert read_as.listen == "0.0.0.0"


def test_the_app_believes_the_proxy_and_nobody_else(read_as):
    address = PROXY["networks"]["front"]["ipv4_address"]
    (within,) = COMPOSE["networks"]["front"]["ipam"]["config"]

    assert read_as.proxy == address
    assert ipaddress.ip_address(address) in ipaddress.ip_network(within["subnet"])


def test_the_proxy_reaches_the_app_by_one_way_only_and_the_database_by_none():
    """By a second network it would come from another address, and would not be believed."""
    assert set(PROXY["networks"]) & set(APP["networks"]) == {"front"}
    assert set(PROXY["networks"]) & set(DATABASE["networks"]) == set()
    assert COMPOSE["networks"]["records"]["internal"]


def test_only_the_proxy_can_be_reached_from_outside():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert published == {"proxy": ["80:80", "443:443", "443:443/udp"]}


def test_what_is_kept_lies_in_volumes_that_are_declared():
    used = {name for service in SERVICES.values() for name in mounts(service) if not name.startswith(".")}

    assert used == set(COMPOSE["volumes"])
    assert mounts(APP)["data"] == APP["environment"]["CROSSINGS_DATA"]
    assert f"VOLUME {mounts(APP)['data']}\n" in IMAGE


def test_each_file_that_is_mounted_or_copied_is_here():
    named_files = [name for service in SERVICES.values() for name in mounts(service) if name.startswith(".")]

    assert [name for name in [*named_files, *copied()] if not (ROOT / name).exists()] == []


def test_nothing_is_copied_that_the_build_does_not_see():
    let_in = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().split() if line.startswith("!")}

    assert set(copied()) == let_in


def test_what_it_has_the_program_do_the_program_can_do():
    script = SERVICES["prepare"]["command"][0]
    words = [*APP["command"], APP["healthcheck"]["test"][2], *re.findall(r"^crossings ([a-z]+)", script, re.MULTILINE)]

    assert words == ["run", "health", "migrate", "collectstatic", "check"]
    assert set(words) <= set(get_commands())
    assert "check --deploy --fail-level WARNING" in script


def test_each_waits_for_what_it_needs():
    for service in SERVICES.values():
        for needed, how in service.get("depends_on", {}).items():
            if how["condition"] == "service_healthy":
                assert SERVICES[needed]["healthcheck"]["test"][0] == "CMD"
            else:
                assert SERVICES[needed].get("restart", "no") == "no", "what never ends is never completed"


def test_the_tools_for_backups_are_of_the_databases_release():
    assert re.search(r"postgresql-client-(\d+)", IMAGE)[1] == re.search(r"postgres:(\d+)", DATABASE["image"])[1]


def test_images_are_named_without_a_host():
    images = [service["image"] for service in SERVICES.values()] + re.findall(r"^FROM (\S+)", IMAGE, re.MULTILINE)

    assert [image for image in images if "/" in image] == []


def test_the_proxy_takes_what_the_office_may_upload(settings):
    megabytes = int(re.search(r"max_size (\d+)MB", CADDY)[1])

    assert megabytes * 1024 * 1024 > max(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
