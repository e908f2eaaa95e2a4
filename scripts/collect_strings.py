"""Collect every string that readers see into src/crossings/locale, keeping what is translated already.

`make strings`. Python is read by Babel, templates by Django's own converter; no gettext has to be installed. A string that
is gone leaves the catalogue; a new one stands there untranslated, and a test fails until somebody translates it.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "crossings"
LOCALE = SRC / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLURALS = {
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
}

Key = tuple[str | None, str, str | None]


def collected() -> dict[Key, list[tuple[str, str]]]:
    """Each string, as (context, singular, plural), with the places where it stands."""
    found: dict[Key, list[tuple[str, str]]] = {}
    for path in sorted(SRC.rglob("*")):
        if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts and path.is_file():
            for key in strings_of(path):
                found.setdefault(key, []).append((str(path.relative_to(ROOT)), ""))
    return found


def strings_of(path: Path) -> Iterator[Key]:
    source = path.read_text(encoding="utf-8")
    python = source if path.suffix == ".py" else flattened(templatize(source, origin=str(path)))
    for _line, message, _comments, context in extract("python", BytesIO(python.encode()), KEYWORDS):
        singular, plural = message[:2] if isinstance(message, tuple) else (message, None)
        if singular:
            yield context, singular, plural


def flattened(converted: str) -> str:
    """A converted template without the template's indentation, which Python would stumble over."""
    return "\n".join(line.strip() for line in converted.splitlines())


def catalogue(language: str) -> polib.POFile:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        return polib.pofile(str(path), wrapwidth=120)
    made = polib.POFile(wrapwidth=120)
    made.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return made


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def renewed(language: str, found: dict[Key, list[tuple[str, str]]]) -> polib.POFile:
    old = catalogue(language)
    known = {key_of(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=120)
    new.metadata = old.metadata
    for key in sorted(found, key=lambda key: (key[1].lower(), key[0] or "")):
        entry = known.get(key) or empty(key, language)
        entry.occurrences = sorted(set(found[key]))
        entry.flags = sorted({"python-format"} if "%(" in key[1] else set())
        new.append(entry)
    return new


def empty(key: Key, language: str) -> polib.POEntry:
    context, singular, plural = key
    entry = polib.POEntry(msgid=singular, msgctxt=context)
    if plural:
        entry.msgid_plural = plural
        entry.msgstr_plural = dict.fromkeys(range(int(PLURALS[language][9])), "")
    return entry


def main() -> None:
    settings.configure()
    found = collected()
    for language in PLURALS:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        new = renewed(language, found)
        new.save(str(path))
        missing = sum(not entry.translated() for entry in new)
        sys.stdout.write(f"{language}: {len(new)} strings, {missing} to translate\n")


if __name__ == "__main__":
    main()
