"""What the environment says, read once and refused early.

`Env` is the only reader of environment variables. Every value has a type, a default that works on one machine, and a
refusal that names the variable, what was wrong with it and what to write instead.
"""

import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

from crossings.config.addresses import parts_of
from crossings.engine.refusal import Refusal
from crossings.engine.search.encoder import PACKAGE

COOKIE_WORD = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Database:
    """Where the records live: `sqlite:///path` or `postgresql://user:password@host:port/name`."""

    engine: str
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""

    @property
    def is_sqlite(self) -> bool:
        return self.engine == "sqlite"


@dataclass(frozen=True, slots=True)
class Env:
    """Everything that differs between one running Crossings and another."""

    data: Path
    rules: Path
    rule_cases: Path
    secret_key: str
    database: Database
    base_url: str
    hosts: tuple[str, ...]
    debug: bool
    demo: bool
    listen: str
    proxy: str
    port: int
    workers: int
    threads: int
    instance: str
    mail_url: str
    mail_from: str
    log_format: str
    api_calls_per_minute: int
    security_contact: str
    semantic_search: bool

    @property
    def secure(self) -> bool:
        """Whether readers reach us by https, so that cookies may insist on it."""
        return self.base_url.startswith("https://")


def read(environ: Mapping[str, str], root: Path) -> Env:
    """Read every variable at once; raise `Refusal` at the first that makes no sense."""
    data = Path(environ.get("CROSSINGS_DATA", str(root / "var"))).absolute()
    port = whole_number(environ, "PORT", 8000, lowest=1, highest=65535)
    base_url = environ.get("CROSSINGS_BASE_URL", f"http://localhost:{port}").rstrip("/")
    return Env(
        data=data,
        rules=folder(environ, "CROSSINGS_RULES", root / "regulations"),
        rule_cases=folder(environ, "CROSSINGS_RULE_CASES", root / "tests" / "spec"),
        secret_key=environ.get("CROSSINGS_SECRET_KEY") or kept_secret(data / "secret_key"),
        database=database(environ.get("DATABASE_URL", f"sqlite:///{data / 'crossings.sqlite3'}")),
        base_url=web_address(base_url),
        hosts=tuple(name.strip() for name in environ.get("CROSSINGS_HOSTS", "").split(",") if name.strip()),
        debug=yes_or_no(environ, "CROSSINGS_DEBUG", default=False),
        demo=yes_or_no(environ, "CROSSINGS_DEMO", default=False),
        listen=environ.get("CROSSINGS_LISTEN", "127.0.0.1"),
        proxy=environ.get("CROSSINGS_PROXY", "127.0.0.1" if base_url.startswith("https://") else ""),
        port=port,
        workers=whole_number(environ, "CROSSINGS_WORKERS", 2, lowest=1, highest=64),
        threads=whole_number(environ, "CROSSINGS_THREADS", 4, lowest=1, highest=64),
        instance=cookie_word(environ, "CROSSINGS_INSTANCE", "crossings"),
        mail_url=environ.get("CROSSINGS_MAIL_URL", ""),
        mail_from=environ.get("CROSSINGS_MAIL_FROM", "Crossings <no-reply@localhost>"),
        log_format=one_of(environ, "CROSSINGS_LOG", "plain", ("plain", "json")),
        security_contact=environ.get("CROSSINGS_SECURITY_CONTACT", "")
        or f"mailto:security@{parts_of(base_url).hostname}",
        api_calls_per_minute=whole_number(environ, "CROSSINGS_API_CALLS", 60, lowest=0, highest=1_000_000),
        semantic_search=semantic_search(environ),
    )


def yes_or_no(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in ("", "1", "true", "yes", "0", "false", "no"):
        return default if value == "" else value in ("1", "true", "yes")
    raise Refusal(f"{name} is {value!r}.", "It has to be yes or no.", "Write 1 or 0.")


def semantic_search(environ: Mapping[str, str], needed: Sequence[str] = (PACKAGE, "threadpoolctl")) -> bool:
    """Whether search minds what words mean; that takes packages which are not there unless somebody asked for them."""
    if not yes_or_no(environ, "CROSSINGS_SEMANTIC_SEARCH", default=False):
        return False
    if all(find_spec(name) for name in needed):
        return True
    raise Refusal(
        "CROSSINGS_SEMANTIC_SEARCH is on.",
        "The language model that it needs is not installed.",
        "Install it with `CROSSINGS_SEMANTIC_SEARCH=1 make install`, or set CROSSINGS_SEMANTIC_SEARCH to 0.",
    )


def folder(environ: Mapping[str, str], name: str, default: Path) -> Path:
    """A folder to read from. The one that is looked for by itself may be missing; one that is named has to be there."""
    value = environ.get(name, "")
    if value and not Path(value).is_dir():
        raise Refusal(f"{name} is {value!r}.", "There is no such folder.", "Write one that this user may read.")
    return Path(value or default).absolute()


def whole_number(environ: Mapping[str, str], name: str, default: int, *, lowest: int, highest: int) -> int:
    value = environ.get(name, "").strip() or str(default)
    if value.isdecimal() and lowest <= int(value) <= highest:
        return int(value)
    raise Refusal(
        f"{name} is {value!r}.",
        "It has to be a whole number.",
        f"Write one from {lowest} to {highest}, such as {default}.",
    )


def one_of(environ: Mapping[str, str], name: str, default: str, choices: tuple[str, ...]) -> str:
    value = environ.get(name, "").strip() or default
    if value in choices:
        return value
    raise Refusal(f"{name} is {value!r}.", "It is not known.", f"Write one of: {', '.join(choices)}.")


def cookie_word(environ: Mapping[str, str], name: str, default: str) -> str:
    """A word with which the names of cookies may begin; another one would fail at the first sign-in, not at the start."""
    value = environ.get(name, "") or default
    if COOKIE_WORD.fullmatch(value):
        return value
    raise Refusal(
        f"{name} is {value!r}.",
        "The names of cookies begin with it, so it takes letters, digits, - and _ only.",
        "Write one such as crossings-test.",
    )


def web_address(value: str) -> str:
    parts = parts_of(value)
    is_origin = parts.hostname and parts.username is None and value == f"{parts.scheme}://{parts.netloc}"
    if parts.scheme in ("http", "https") and is_origin:
        return value
    raise Refusal(
        f"CROSSINGS_BASE_URL is {value!r}.",
        "It has to be the whole origin by which readers reach the site, and nothing after it.",
        "Write one such as https://network.example.",
    )


def database(url: str) -> Database:
    parts = parts_of(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        place = unquote(parts.path).lstrip("/")
        return Database("sqlite", place if url.startswith("sqlite:///./") else f"/{place}")
    if parts.scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        query_host = unquote(parts.query.removeprefix("host=")) if parts.query.startswith("host=") else ""
        return Database(
            "postgresql",
            unquote(parts.path.removeprefix("/")),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
            query_host or parts.hostname or "",
            str(parts.port or ""),
        )
    raise Refusal(
        "DATABASE_URL is not an address that Crossings knows.",
        "Records live in SQLite or in PostgreSQL.",
        "Write sqlite:////folder/name.sqlite3 or postgresql://user:password@host:5432/name.",
    )


def kept_secret(path: Path) -> str:
    """The secret of a single-machine installation, made at its first start and readable by its owner only."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as kept:
                kept.write(secrets.token_urlsafe(64))
        return path.read_text().strip()
    except OSError as refused:
        raise Refusal(
            f"The secret of this installation cannot be kept in {path}.",
            f"The machine says: {refused.strerror}.",
            "Give CROSSINGS_DATA a folder that this user may read and write.",
        ) from None


ROOT = Path(os.environ.get("CROSSINGS_ROOT", Path.cwd()))  # noqa: TID251  the one place where the environment is read
ENV = read(os.environ, ROOT)  # noqa: TID251
