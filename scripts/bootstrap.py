"""From a fresh clone to a running network, with the standard library only: it runs before anything is installed.

    bootstrap.py install [--dev]    a virtual environment with the locked requirements (and those of the tests);
                                    with CROSSINGS_SEMANTIC_SEARCH=1 also what that takes
    bootstrap.py chromium           a Chromium for the browser tests, unless one is there
    bootstrap.py run                install, migrate, load the demonstration network, serve it

Each step leaves a stamp: a fingerprint of what it was made from. A step whose stamp still fits is not taken again.
"""

import hashlib
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "crossings"
VENV = ROOT / ".venv"
BIN = VENV / "bin"
BOOT = VENV / ".boot"
DATA = Path(os.environ.get("CROSSINGS_DATA") or ROOT / "var").absolute()
DEBIAN = Path("/etc/debian_version").exists()
UV = {"UV_SYSTEM_CERTS": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_CONFIG": "1"}
REQUIREMENTS = ROOT / "requirements.txt"
REQUIREMENTS_SEMANTIC = ROOT / "requirements-semantic.txt"
REQUIREMENTS_DEV = ROOT / "requirements-dev.txt"  # holds what semantic search takes as well
IS_SEMANTIC = os.environ.get("CROSSINGS_SEMANTIC_SEARCH", "").strip().lower() in ("1", "true", "yes")
BUILDING = ROOT / "scripts" / "build.txt"
# Spark is offered as source only: archives and Python, packed without a compiler, by a tool whose hash is locked too.
EXCEPT_SPARK = ["--only-binary", ":all:", "--no-binary", "pyspark", "--build-constraints", str(BUILDING)]
COMMAND = """#!/bin/sh
exec "{python}" -P -m crossings.operations.command "$@"
"""


class Stopped(Exception):
    """Something is missing that the person at the keyboard can put right; the message says how."""


def main(words: list[str]) -> None:
    if words[:1] == ["install"]:
        install(dev="--dev" in words)
        compile_translations()
    elif words == ["chromium"]:
        find_chromium()
    elif words == ["run"]:
        run()
    else:
        raise Stopped(f"bootstrap.py knows install, chromium and run, but not {' '.join(words) or 'nothing'}.")


# -- what is installed -------------------------------------------------------------------------------------------------
def install(*, dev: bool) -> None:
    """Fill `.venv` from the locked, hashed requirements. What the tests need stays once it is there."""
    refuse_unwritable(ROOT, "Clone Crossings into a folder of your own.")
    make_venv()
    stamps = VENV / ".stamps"
    served = REQUIREMENTS_SEMANTIC if IS_SEMANTIC else REQUIREMENTS
    wanted = {
        name: fingerprint([REQUIREMENTS, *files])
        for name, files in (("dev", [REQUIREMENTS_DEV, BUILDING]), ("run", [served]))
    }
    kept = read(stamps / "requirements")
    if kept != wanted["dev"] and (dev or kept != wanted["run"]):
        say("Installing the locked requirements" + (" and those of the tests" if dev else ""))
        name, file = ("dev", REQUIREMENTS_DEV) if dev else ("run", served)
        ready_made = EXCEPT_SPARK if name == "dev" else ["--no-build"]  # for this machine: nobody needs a compiler
        locked = ["--require-hashes", *ready_made]
        call([install_uv(), "pip", "sync", "-q", *locked, "--python", str(BIN / "python"), str(file)], UV)
        write(stamps / "requirements", wanted[name])
    link_project()


def make_venv() -> None:
    for folder in (VENV, BOOT):
        if works(folder / "bin" / "python"):
            continue
        if not find_spec("ensurepip") or not find_spec("venv"):
            version = f"python{sys.version_info.major}.{sys.version_info.minor}"
            raise Stopped(f"{version} cannot make virtual environments. Debian: apt-get install {version}-venv.")
        say(f"Making a virtual environment in {folder.relative_to(ROOT)}")
        call([sys.executable, "-m", "venv", *([] if folder == BOOT else ["--without-pip"]), str(folder)])


def works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def install_uv() -> str:
    """uv lives apart in `.venv/.boot`, because `uv pip sync` removes what it does not know."""
    pinned = ROOT / "scripts" / "uv.txt"
    if read(BOOT / ".stamp") != fingerprint([pinned]):
        call(
            [str(BOOT / "bin" / "python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(pinned)],
            {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ONLY_BINARY": ":all:"},
        )
        write(BOOT / ".stamp", fingerprint([pinned]))
    return str(BOOT / "bin" / "uv")


def link_project() -> None:
    """Make `import crossings` and the `crossings` command work from this folder, with nothing built or fetched."""
    (packages,) = (VENV / "lib").glob("python3.*/site-packages")
    write(packages / "crossings.pth", str(ROOT / "src"))
    write(BIN / "crossings", COMMAND.format(python=BIN / "python"))
    (BIN / "crossings").chmod(0o755)


def find_chromium() -> None:
    """The system's Chromium, else Debian's package, else Playwright's own: whichever can be had."""
    names = (os.environ.get("CROSSINGS_CHROMIUM", "-"), "chromium", "chromium-browser", "google-chrome")
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if any(map(shutil.which, names)) or mac.exists() or playwright_chromium():
        return
    say("Fetching a Chromium for the browser tests")
    if DEBIAN and os.geteuid() == 0 and quietly(["apt-get", "update", "-qq"]):
        quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    if not shutil.which("chromium") and not quietly([str(BIN / "playwright"), "install", "chromium"]):
        raise Stopped(
            "No Chromium could be fetched for the browser tests. Install one (Debian: apt-get install chromium) "
            "or give the path of yours in CROSSINGS_CHROMIUM."
        )


def playwright_chromium() -> bool:
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    found = subprocess.run([BIN / "python", "-c", ask], check=False, capture_output=True, text=True)
    return found.returncode == 0 and Path(found.stdout.strip()).exists()


# -- what is made ------------------------------------------------------------------------------------------------------
def run() -> None:
    """Bring everything up to date, then become `crossings run`."""
    port = os.environ.get("PORT") or "8000"
    refuse_taken(port)
    refuse_unwritable(DATA, "Choose another folder: CROSSINGS_DATA=~/crossings-data make run.")
    os.environ |= {"PORT": port, "CROSSINGS_ROOT": str(ROOT), "CROSSINGS_DEMO": os.environ.get("CROSSINGS_DEMO", "1")}
    install(dev=False)
    make_ready()
    os.execv(BIN / "crossings", ["crossings", "run"])  # noqa: S606  Ctrl-C now reaches it directly


def make_ready() -> None:
    requirements = [REQUIREMENTS]
    migrations = [
        *requirements,
        *SOURCE.glob("*/migrations/*.py"),
        *SOURCE.glob("*/apps.py"),
        SOURCE / "journal/triggers.py",
    ]
    demonstration = [*migrations, *(SOURCE / "demo").rglob("*")]
    compile_translations()
    say_and_make(
        "static",
        [*requirements, *(SOURCE / "static").rglob("*")],
        crossings("collectstatic", "--noinput", "--verbosity=0"),
        "Collecting style sheets, scripts and fonts",
    )
    same = fingerprint_of_database()
    say_and_make("migrations", migrations, crossings("migrate", "--verbosity=0"), "Preparing the database", same)
    found = [*migrations, *(SOURCE / "search").rglob("*.py"), *(SOURCE / "engine" / "search").rglob("*.py")]
    found += [*SOURCE.rglob("found.py"), *SOURCE.rglob("records.py")]
    say_and_make("search", found, crossings("rebuild_search"), "Preparing the search", same)
    if os.environ["CROSSINGS_DEMO"] == "1":
        say_and_make("demonstration", demonstration, crossings("demo"), "Loading the demonstration network", same)


def say_and_make(name: str, sources: Iterable[Path], make: Callable[[], object], what: str, same: str = "") -> None:
    """Take one step, unless its stamp says that nothing has changed since it was taken."""
    stamp = (VENV if name == "translations" else DATA) / ".stamps" / name
    wanted = fingerprint(sources) + same
    if read(stamp) != wanted:
        say(what)
        make()
        write(stamp, wanted)


def fingerprint_of_database() -> str:
    """Which database the stamps speak of; a SQLite file that is gone is another database than before."""
    address = os.environ.get("DATABASE_URL", "")
    gone = not address and not (DATA / "crossings.sqlite3").exists()
    if gone:
        for name in ("migrations", "search", "demonstration"):
            (DATA / ".stamps" / name).unlink(missing_ok=True)
    return hashlib.sha256(address.encode()).hexdigest()


def crossings(*words: str) -> Callable[[], None]:
    return lambda: call([str(BIN / "crossings"), *words])


def compile_translations() -> None:
    sources = [*SOURCE.glob("locale/*/LC_MESSAGES/*.po")]
    command = [str(BIN / "python"), str(ROOT / "scripts" / "compile_translations.py")]
    say_and_make("translations", sources, lambda: call(command), "Compiling translations")


def refuse_taken(port: str) -> None:
    """A taken port is found out before anything long is done."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Stopped(f"PORT is {port!r}. Write a whole number from 1 to 65535, such as PORT=8001 make run.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            raise Stopped(
                f"Port {port} is reserved for the administrator. Choose a higher one: PORT=8001 make run."
            ) from None
        except OSError:
            raise Stopped(
                f"Port {port} is taken by another program. Stop it, or choose another: "
                f"PORT={int(port) % 65535 + 1} make run."
            ) from None


def refuse_unwritable(folder: Path, mend: str) -> None:
    """A folder that takes no files, or a full disk, is found out before anything long is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"1")
    except OSError as refused:
        raise Stopped(f"Nothing can be written to {folder}: {refused.strerror}. {mend}") from None


# -- small things ------------------------------------------------------------------------------------------------------
def fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for path in sorted(set(files)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def write(path: Path, text: str) -> None:
    if read(path) != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def call(words: list[str], more: dict[str, str] | None = None) -> None:
    """Run a command that has to succeed; what it printed stands above our sentence about it."""
    done = subprocess.run(words, check=False, env=os.environ | (more or {}), cwd=ROOT)
    if done.returncode:
        raise Stopped(
            f"This step failed: {' '.join(Path(word).name for word in words[:3])}. Its own words stand above; "
            "put that right and give the same command again: it goes on where it stopped."
        )


def quietly(words: list[str]) -> bool:
    return subprocess.run(words, check=False, stdout=subprocess.DEVNULL).returncode == 0


def say(what: str) -> None:
    print(f"· {what}", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stopped as stopped:
        sys.exit(str(stopped))
    except OSError as refused:
        sys.exit(f"The machine refused a step: {refused}. Put that right and give the same command again.")
    except KeyboardInterrupt:
        sys.exit(130)
