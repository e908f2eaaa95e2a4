"""Words that Python code shows to readers go through gettext, and lazily where the code runs before a reader is known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "crossings"
FILES = [
    path
    for path in sorted(SRC.rglob("*.py"))
    if not {"migrations", "engine", "formats"} & set(path.relative_to(SRC).parts)
]
EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}
SHOWN = {
    "verbose_name",
    "verbose_name_plural",
    "help_text",
    "label",
    "heading",
    "menu_label",
    "violation_error_message",
    "empty_label",
    "placeholder",
}
REFUSALS = {"ValidationError"}
TOLD_TO_WHO_RUNS_A_COMMAND = {"rule_files.py"}
TOLD_IN_FULL = [
    path
    for path in FILES
    if {"studies", "programmes"} & set(path.relative_to(SRC).parts[:1]) and path.name not in TOLD_TO_WHO_RUNS_A_COMMAND
]
WORDS = re.compile(r"[^\W\d_]{2}")

pytestmark = pytest.mark.house


def eager_names(tree: ast.Module) -> set[str]:
    """What this module calls the functions that translate at once."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in EAGER
    }


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that runs when a module is read: bodies of functions do not, their defaults do."""
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and child in (
            node.body if isinstance(node.body, list) else [node.body]
        ):
            continue
        yield child
        yield from run_at_import(child)


def called(node: ast.AST) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    return getattr(function, "attr", getattr(function, "id", ""))


def translated_too_early(source: str) -> list[str]:
    tree = ast.parse(source)
    eager = eager_names(tree)
    return [ast.unparse(node) for node in run_at_import(tree) if isinstance(node, ast.Call) and called(node) in eager]


def is_bare(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(WORDS.search(node.value))


def never_translated(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += [word.value for word in node.keywords if word.arg in SHOWN and is_bare(word.value)]
            found += [first for first in node.args[:1] if is_named_first(node) and is_bare(first)]
        elif isinstance(node, ast.ClassDef):
            found += [each.value for each in node.body if assigns(each, SHOWN) and is_bare(each.value)]
            found += choices_without_translation(node)
    return [ast.unparse(node) for node in found]


def is_named_first(call: ast.Call) -> bool:
    """Whether the first thing a call is given is shown to readers: a column's name, a refusal."""
    is_column = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "models"
    return called(call) in REFUSALS or (is_column and called(call).endswith("Field"))


def assigns(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Assign) and any(getattr(target, "id", "") in names for target in node.targets)


def choices_without_translation(node: ast.ClassDef) -> list[ast.AST]:
    if not any(called(base) in ("TextChoices", "IntegerChoices") for base in node.bases):
        return []
    values = [each.value for each in node.body if isinstance(each, ast.Assign)]
    return [value for value in values if not isinstance(value, ast.Tuple) or not value.elts or is_bare(value.elts[-1])]


def refused_in_english(source: str) -> list[str]:
    """What a refusal says without asking for a translation: words as they are, or words put together."""
    refusals = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and is_refusal(node)]
    return [
        ast.unparse(said) for node in refusals for said in node.args if isinstance(said, ast.JoinedStr | ast.Constant)
    ]


def is_refusal(node: ast.Call) -> bool:
    return called(node) in ("Refusal", "ChangedMeanwhile")


files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SRC).as_posix())


@files
def test_nothing_is_translated_before_its_reader_is_known(path):
    assert translated_too_early(path.read_text()) == []


@files
def test_names_labels_and_refusals_can_be_translated(path):
    assert never_translated(path.read_text()) == []


@pytest.mark.parametrize("path", TOLD_IN_FULL, ids=lambda path: path.relative_to(SRC).as_posix())
def test_what_a_verb_refuses_is_told_in_the_readers_language(path):
    assert refused_in_english(path.read_text()) == []


@pytest.mark.parametrize("wrong", ["raise Refusal('A', _('B'), _('C'))", "Refusal(_('A'), f'{b} is wrong', _('C'))"])
def test_a_refusal_without_translation_is_noticed(wrong):
    assert refused_in_english(wrong)


def test_a_refusal_with_translation_is_left_in_peace():
    assert refused_in_english("raise Refusal(_('A'), _('%(b)s is wrong') % {'b': b}, str(error))") == []


IMPORT = "from django.utils.translation import gettext as _\n"


@pytest.mark.parametrize(
    "wrong", ["NAME = _('Words')", "class A:\n    b = _('Words')", "def f(a=_('Words')): ...", "ROWS = [(_('a'), 1)]"]
)
def test_translating_too_early_is_noticed(wrong):
    assert translated_too_early(IMPORT + wrong)


@pytest.mark.parametrize("right", ["def f():\n    return _('Words')", "f = lambda: _('Words')"])
def test_translating_when_asked_is_left_in_peace(right):
    assert translated_too_early(IMPORT + right) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "models.CharField('name', max_length=3)",
        "forms.CharField(label='Name')",
        "class Meta:\n    verbose_name = 'programme'",
        "class Kind(models.TextChoices):\n    A = 'a', 'An institute'",
        "class Kind(models.TextChoices):\n    A = 'a'",
        "raise ValidationError('Choose another.')",
    ],
)
def test_words_without_translation_are_noticed(wrong):
    assert never_translated(wrong)


def test_words_with_translation_are_left_in_peace():
    assert (
        never_translated(
            "models.CharField(_('name'), help_text=_('As written.'))\nraise ValidationError(_('No.'), 'no')"
        )
        == []
    )
