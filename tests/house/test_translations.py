"""Every word that readers see is in the catalogue of each language, translated, and as usable as the English one.

`make strings` brings the catalogues in step with the source. A word that stays as it is in English is listed, with the
reason, in words_that_stay.yaml.
"""

import ast
import importlib.util
import re
from collections import Counter
from pathlib import Path

import polib
import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "src" / "crossings" / "locale"
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0 +-]*\d*(?:\.\d+)?[sdfr]|(?<!%)%[sd]|\{(\w*)\}")
TAG = re.compile(r"</?[a-z][^>]*>")
LETTER = re.compile(r"[^\W\d_]")

pytestmark = pytest.mark.house


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


collect_strings = script("collect_strings")
STAYING = yaml.safe_load((Path(__file__).parent / "words_that_stay.yaml").read_text()) or []


@pytest.fixture(scope="module")
def found():
    return collect_strings.collected()


@pytest.fixture(params=LANGUAGES)
def catalogue(request):
    return polib.pofile(str(LOCALE / request.param / "LC_MESSAGES" / "django.po"))


def called_within(text: ast.JoinedStr) -> list[str]:
    calls = [each.func for each in ast.walk(text) if isinstance(each, ast.Call)]
    return [name for call in calls if (name := getattr(call, "id", "")) in {"_", *collect_strings.KEYWORDS}]


def test_no_word_stands_where_it_is_not_collected():
    files = sorted((ROOT / "src").rglob("*.py"))
    texts = [
        (path, each)
        for path in files
        for each in ast.walk(ast.parse(path.read_text()))
        if isinstance(each, ast.JoinedStr)
    ]

    hidden = [f"{path.relative_to(ROOT)}:{each.lineno}" for path, each in texts if called_within(each)]
    assert hidden == [], "A word within an f-string is collected by no program: give it a name before."


def translated(catalogue):
    return [entry for entry in catalogue if not entry.obsolete and entry.translated()]


def forms(entry):
    """The translation, or each of its plural forms."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(text):
    return {match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", ""))}


def lost_placeholders(entry):
    """What a translation leaves out or invents; a form for one or two may say the number in a word of its own."""
    wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) ^ wanted
    general = forms(entry)[-1]
    return (placeholders(general) ^ wanted) | set().union(*(placeholders(form) - wanted for form in forms(entry)))


def lost_tags(entry):
    wanted = Counter(TAG.findall(entry.msgid))
    return [form for form in forms(entry) if Counter(TAG.findall(form)) != wanted]


def stays(entry, language):
    words = [row["words"] for row in STAYING if language in row["in"]]
    return entry.msgid in words or not LETTER.search(PLACEHOLDER.sub("", entry.msgid))


def test_the_catalogue_holds_exactly_what_the_source_says(catalogue, found):
    kept = {collect_strings.key_of(entry) for entry in catalogue if not entry.obsolete}

    assert {"missing": set(found) - kept, "gone": kept - set(found)} == {"missing": set(), "gone": set()}, (
        "make strings"
    )


def test_every_string_is_translated(catalogue):
    missing = [entry.msgid for entry in catalogue if not entry.obsolete and not entry.translated()]

    assert (len(missing), missing[:10]) == (0, [])


def test_no_translation_is_a_guess(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_no_translation_is_the_english_again(catalogue):
    language = catalogue.metadata["Language"]

    assert [
        entry.msgid for entry in translated(catalogue) if entry.msgid in forms(entry) and not stays(entry, language)
    ] == []


def test_plurals_are_counted_as_the_language_counts(catalogue):
    rule = collect_strings.PLURALS[catalogue.metadata["Language"]]
    wanted = int(re.search(r"nplurals=(\d)", rule).group(1))

    assert catalogue.metadata["Plural-Forms"] == rule
    assert [entry.msgid for entry in translated(catalogue) if entry.msgid_plural and len(forms(entry)) != wanted] == []


def test_no_placeholder_is_lost_or_invented(catalogue):
    assert {entry.msgid: lost_placeholders(entry) for entry in translated(catalogue) if lost_placeholders(entry)} == {}


def test_every_translation_can_be_filled_in(catalogue):
    filled = Counter()
    for entry in translated(catalogue):
        for form in forms(entry):
            if "%(" in entry.msgid:
                form % dict.fromkeys(re.findall(r"%\((\w+)\)", form), 1)
                filled[entry.msgid] += 1

    assert filled or not translated(catalogue)


def test_no_markup_is_lost(catalogue):
    assert {entry.msgid: lost_tags(entry) for entry in translated(catalogue) if lost_tags(entry)} == {}


def test_no_space_at_the_ends_is_lost(catalogue):
    def ends(text):
        return text[:1].isspace(), text[-1:].isspace()

    assert [
        entry.msgid for entry in translated(catalogue) if {ends(form) for form in forms(entry)} != {ends(entry.msgid)}
    ] == []


def test_every_word_that_stays_has_a_reason_and_is_still_said(found):
    said = {singular for _context, singular, _plural in found}

    assert [row for row in STAYING if not row["because"] or row["words"] not in said] == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%(n)s modules", "módulos"),
        ("%(n)s modules", "%(m)s módulos"),
        ("modules", "%(n)s módulos"),
        ("Page {number}", "Página"),
    ],
)
def test_a_lost_or_invented_placeholder_is_noticed(source, translation):
    assert lost_placeholders(polib.POEntry(msgid=source, msgstr=translation))


def test_a_form_for_one_may_leave_the_number_out():
    entry = polib.POEntry(
        msgid="%(n)s module", msgid_plural="%(n)s modules", msgstr_plural={0: "un módulo", 1: "%(n)s módulos"}
    )

    assert not lost_placeholders(entry)


def test_a_general_form_may_not():
    entry = polib.POEntry(
        msgid="%(n)s module", msgid_plural="%(n)s modules", msgstr_plural={0: "%(n)s módulo", 1: "módulos"}
    )

    assert lost_placeholders(entry)


def test_a_lost_tag_is_noticed():
    assert lost_tags(polib.POEntry(msgid='Read <a href="%(url)s">more</a>', msgstr="Leer más"))
