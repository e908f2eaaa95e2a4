"""No template holds words that cannot be translated, styles or scripts in place, or text that is trusted unseen."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, Token, TokenType

TEMPLATES = Path(__file__).parents[2] / "src" / "crossings" / "templates"
PAGES = sorted(path for kind in ("html", "svg", "txt") for path in TEMPLATES.rglob(f"*.{kind}"))

ATTRIBUTES_THAT_ARE_READ = {"alt", "title", "placeholder", "label", "summary", "content"}
NOT_READ = {"script", "style", "code", "kbd"}
NAMES = re.compile(r"\b(Crossings|ORCID|UTC|Tomas)\b")  # the same in every language
WITHOUT_END = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
TRANSLATED = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}
LETTER = re.compile(r"[^\W\d_]")
WORDS_GIVEN = re.compile(r"""(?<!_\()\b(\w+)=("[^"]*"|'[^']*')""")
WORDS_INSTEAD = re.compile(r"""\|(?:default|default_if_none|yesno):("[^"]*"|'[^']*')""")

pytestmark = pytest.mark.house


class Markup(HTMLParser):
    """Collects what a page would say, and what it would do by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.acts: list[str] = []
        self.inside = [("", True)]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in WITHOUT_END:
            self.inside.append((tag, self.is_read and is_for_reading(tag, given)))
        kind = given.get("type") or ""
        if tag == "style" or (
            tag == "script" and "src" not in given and kind not in ("application/ld+json", "application/json")
        ):
            self.acts.append(f"<{tag}>")
        for name, value in attrs:
            self._see_attribute(tag, name, value or "", given)

    @property
    def is_read(self) -> bool:
        return self.inside[-1][1]

    def _see_attribute(self, tag, name, value, others):
        if name == "style" or name.startswith(("on", "hx-on")) or value.strip().startswith("javascript:"):
            self.acts.append(f"{name}={value!r}")
        is_read = name in ATTRIBUTES_THAT_ARE_READ or name.startswith(("aria-label", "aria-desc", "aria-role"))
        is_setting = tag == "meta" and others.get("name") != "description"
        if is_read and not is_setting and name not in ("aria-labelledby", "aria-describedby") and LETTER.search(value):
            self.words.append(value)

    def handle_endtag(self, tag):
        if any(tag == open_tag for open_tag, _ in self.inside):
            while self.inside.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if self.is_read and LETTER.search(NAMES.sub("", data)):
            self.words.append(data.strip())


def is_for_reading(tag, given) -> bool:
    """Code, drawings and words that say themselves in which language they are need no translation."""
    is_in_a_language_of_its_own = tag != "html" and given.get("lang")
    return tag not in NOT_READ and given.get("aria-hidden") != "true" and not is_in_a_language_of_its_own


def tokens(source: str) -> Iterator[Token]:
    """What stands in a template, without comments and without what is translated already."""
    until = ""
    for token in Lexer(source).tokenize():
        name = token.contents.split()[0] if token.token_type is TokenType.BLOCK and token.contents else ""
        if until:
            until = "" if name == until else until
        elif name in TRANSLATED:
            until = TRANSLATED[name]
        elif token.token_type is not TokenType.COMMENT:
            yield token


def markup(source: str) -> Markup:
    parser = Markup()
    parser.feed("".join(token.contents if token.token_type is TokenType.TEXT else "" for token in tokens(source)))
    parser.close()
    return parser


def words_in_tags(source: str) -> list[str]:
    """Words handed to a component or shown where nothing else is: a capital or a space tells them from keys."""
    found = []
    for token in tokens(source):
        if token.token_type is TokenType.BLOCK and token.contents.startswith("include "):
            found += [words for name, words in WORDS_GIVEN.findall(token.contents) if name not in ("state", "url")]
        if token.token_type is not TokenType.TEXT:
            found += WORDS_INSTEAD.findall(token.contents)
    return [words for words in found if re.search(r"^.[A-Z]|[a-z] [a-z]", NAMES.sub("", words))]


def trusted_unseen(source: str) -> list[str]:
    return [
        token.contents
        for token in tokens(source)
        if token.token_type is not TokenType.TEXT
        and (re.search(r"\|\s*(safe|safeseq)\b", token.contents) or token.contents.split() == ["autoescape", "off"])
    ]


pages = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())


@pages
def test_every_word_can_be_translated(path):
    source = path.read_text()

    assert markup(source).words + words_in_tags(source) == []


@pages
def test_nothing_is_styled_or_scripted_in_place(path):
    assert markup(path.read_text()).acts == []


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path.suffix != ".txt"], ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def test_nothing_is_trusted_unseen(path):
    assert trusted_unseen(path.read_text()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>Words</p>",
        "<p>{{ number }} modules</p>",
        '<p lang="{{ code }}">Words</p>',
        '<p><svg aria-hidden="true"><path/></svg>Words</p>',
        "<p><img>Words</p>",
        '<img alt="A map">',
        '<a aria-label="Next page"></a>',
        '<input placeholder="Name">',
        '{% if a %}<p title="Why">{% endif %}',
        '{% include "a.html" with heading="News of today" only %}',
        '{{ name|default:"Nobody" }}',
        '<meta name="description" content="A network">',
    ],
)
def test_words_outside_translation_are_noticed(wrong):
    assert markup(wrong).words + words_in_tags(wrong)


@pytest.mark.parametrize(
    "right",
    [
        '<p>{% translate "Words" %} · 1 &nbsp;</p>',
        "{% blocktranslate trimmed count n=n %}One module{% plural %}{{ n }} modules{% endblocktranslate %}",
        '<a aria-label="{% translate "Next page" %}" aria-labelledby="h-fees"></a>',
        "{# A component. heading: its words. #}{% comment %}And more words.{% endcomment %}",
        '{% include "a.html" with heading=_("News") state="tbc" key="fees" only %}',
        '<p>ORCID: {{ orcid }}</p><p lang="ar" dir="rtl">كلمات</p>',
        '<meta name="viewport" content="width=device-width"><p>{{ key|default:"news" }}</p>',
    ],
)
def test_words_in_translation_are_left_in_peace(right):
    assert markup(right).words + words_in_tags(right) == []


@pytest.mark.parametrize(
    "wrong",
    [
        '<p style="">',
        "<style></style>",
        "<script>x</script>",
        '<a onclick="x">',
        '<a href="javascript:x">',
        "<b hx-on:click>",
    ],
)
def test_styles_and_scripts_in_place_are_noticed(wrong):
    assert markup(wrong).acts


def test_what_a_page_loads_or_tells_machines_is_left_in_peace():
    assert markup('<script src="a.js" defer></script><script type="application/ld+json">{{ json }}</script>').acts == []


@pytest.mark.parametrize("wrong", ["{{ text|safe }}", "{{ text|upper|safe }}", "{% autoescape off %}"])
def test_trust_is_noticed(wrong):
    assert trusted_unseen(wrong)
