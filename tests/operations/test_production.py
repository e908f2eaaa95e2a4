"""An installation for the public, set as `compose.yaml` sets it: it passes its own checks, and its answers are guarded."""

import http.client
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.cookies import Morsel, SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

from tests.databases import ROOT, migrated_name
from tests.house.test_compose import APP, WRITTEN, copied, filled
from tests.operations.conftest import Product, name_static_files

pytestmark = pytest.mark.slow
HOST = WRITTEN["SITE"]
EMAIL, PASSWORD = "stella@network.example", "a long enough password"


@pytest.fixture(scope="module")
def production(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of `compose.yaml` on this machine, with a folder and a migrated database of its own."""
    data = tmp_path_factory.mktemp("production")
    name_static_files(data / "static")
    database = settings.TEST_DATABASES.another("production")
    database.restore(migrated_name())
    own = {"CROSSINGS_DATA": str(data), "DATABASE_URL": database.address, "PYTHONPATH": f"{ROOT / 'src'}"}
    yield filled(APP["environment"]) | own | {"PATH": "/usr/bin:/bin", "CROSSINGS_PROXY": "127.0.0.1"}
    database.discard()


def crossings(*words: str, cwd: Path = ROOT, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "crossings.operations.command", *words]
    return subprocess.run(command, check=False, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def checked(environment: dict[str, str], **changed: str) -> "subprocess.CompletedProcess[str]":
    return crossings("check", "--deploy", "--fail-level", "WARNING", **environment | changed)


def test_it_passes_its_own_checks(production) -> None:
    done = checked(production)

    assert done.returncode == 0, done.stderr
    assert "System check identified no issues (0 silenced)." in done.stdout


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"CROSSINGS_BASE_URL": "http://network.example"}, "security.W0"),
        ({"CROSSINGS_DEBUG": "1"}, "security.W018"),
        ({"CROSSINGS_DEMO": "1"}, "crossings.config.E007"),
        ({"CROSSINGS_MAIL_URL": ""}, "crossings.config.W001"),
        ({"CROSSINGS_SECRET_KEY": "short"}, "security.W009"),
    ],
)
def test_what_the_public_must_not_meet_is_refused(production, changed: dict[str, str], says: str) -> None:
    done = checked(production, **changed)

    assert done.returncode == 1
    assert says in done.stderr


def test_a_database_with_a_demonstration_account_is_refused(production, django_db_blocker) -> None:
    database = settings.TEST_DATABASES.another("demonstrated")
    database.restore(migrated_name())
    account = "Account.objects.create_user('office@example.org', name='Office', is_demonstration=True)"
    makes = f"from crossings.people.models import Account; {account}"
    environment = production | {"DATABASE_URL": database.address}

    assert crossings("shell", "--verbosity=0", "-c", makes, **environment).returncode == 0
    done = checked(environment)
    database.discard()

    assert done.returncode == 1
    assert "crossings.config.E006" in done.stderr


def test_what_goes_into_the_image_is_enough_to_run(production, tmp_path: Path) -> None:
    """The image's folder made without the image, of nothing but what is copied there."""
    for name in copied():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, target)

    done = crossings("check", cwd=tmp_path, **production | {"PYTHONPATH": f"{tmp_path / 'src'}"})

    assert done.returncode == 0, done.stderr


class Public(Product):
    """The product behind a proxy on this machine: asked as the proxy asks, over https unless said otherwise."""

    def asked(
        self, path: str, form: dict[str, str] | None = None, source: str = "127.0.0.1", **headers: str
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(source, 0))
        said = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", **headers}
        if form is not None:
            said |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}{path}"}
        connection.request("POST" if form else "GET", path, urlencode(form) if form else None, said)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer


@pytest.fixture(scope="module")
def public(production) -> Iterator[Public]:
    made = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, **production}
    done = crossings("createsuperuser", "--noinput", "--email", EMAIL, "--name", "Stella", **made)
    assert done.returncode == 0, done.stderr
    running = Public(
        "-m", "crossings.operations.command", "run", **{k: v for k, v in production.items() if k != "PORT"}
    )
    try:
        running.until_it_answers(wanted=400)  # it knows no host but its own
        yield running
    finally:
        print(running.end())


def cookies_of(answer: http.client.HTTPResponse) -> dict[str, "Morsel[str]"]:
    found: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_all("Set-Cookie", []):
        found.load(line)
    return dict(found)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Server", None),
    ],
)
@pytest.mark.parametrize("path", ["/en/", "/en/account/login/", "/en/nothing-here/", "/api/v1/institutions/"])
def test_each_answer_is_guarded(public: Public, path: str, header: str, value: str | None) -> None:
    assert public.asked(path).headers[header] == value


@pytest.mark.parametrize("path", ["/en/", "/en/account/login/", "/en/nothing-here/"])
def test_a_page_may_load_nothing_but_its_own(public: Public, path: str) -> None:
    policy = public.asked(path).headers["Content-Security-Policy"]
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))

    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["form-action"] == rules["base-uri"] == "'self'"
    assert "unsafe" not in policy


def test_a_reader_is_given_no_cookie(public: Public) -> None:
    assert cookies_of(public.asked("/en/")) == {}


def test_signing_in_gives_cookies_that_nobody_else_can_read_or_set(public: Public) -> None:
    token = cookies_of(public.asked("/en/account/login/"))
    (name, csrf) = next((name, each.value) for name, each in token.items() if name.endswith("-csrf"))
    form = {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": csrf}

    given = token | cookies_of(public.asked("/en/account/login/", form, Cookie=f"{name}={csrf}"))

    assert set(given) == {"__Host-crossings-csrf", "__Host-crossings-session"}
    for cookie, said in given.items():
        assert (said["secure"], said["httponly"], said["samesite"]) == (True, True, "Lax"), cookie
        assert (said["path"], said["domain"]) == ("/", ""), f"{cookie}: a browser refuses the prefix"


def test_who_comes_without_https_is_led_to_it(public: Public) -> None:
    answer = public.asked("/en/", **{"X-Forwarded-Proto": "http"})

    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/en/")


def test_what_anybody_but_the_proxy_says_of_https_is_not_believed(public: Public) -> None:
    assert public.asked("/en/", source="127.0.0.2").status == 301


def test_it_answers_under_its_own_name_only(public: Public) -> None:
    assert public.asked("/en/", Host="elsewhere.example").status == 400
