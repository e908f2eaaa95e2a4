"""What a page weighs over the wire: on a first visit, and for a reader who has been here before."""

import gzip
import re

import pytest

from tests.crawl.look import FIRST_VISIT, NEXT_PAGE
from tests.house.test_weight import ARABIC, LATIN, STATIC, sheets_and_icon
from tests.journeys.test_pages_are_sound import PAGES

OTHERS = (
    "about/",
    "stories/",
    "programmes/compare/",
    "topics/themes/migration/",
    "privacy/what-we-keep/",
    "api/",
    "design/",
)
OWN_FILE = re.compile(r'(?:href|src)="/static/((?:css|js|images)/[^"]+)"')
FONTS = {"en": LATIN, "ar": ARABIC}
ITALIC = STATIC / "fonts" / "piazzolla-latin-italic.woff2"  # which not every page asks for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_corpus"),
    pytest.mark.parametrize("language", FONTS),
    pytest.mark.parametrize("page", PAGES + OTHERS),
]


@pytest.fixture
def sent(client, page, language):
    """The page as it travels."""
    response = client.get(f"/{language}/{page}", headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    return response


def files_of_its_own(sent) -> int:
    """What the page asks for besides the frame of every page."""
    is_compressed = sent.headers.get("Content-Encoding") == "gzip"
    source = (gzip.decompress(sent.content) if is_compressed else sent.content).decode()
    body = source[source.index("</head>") :]
    named = {file.split("?")[0] for file in OWN_FILE.findall(body)}
    return sum(len(gzip.compress((STATIC / file).read_bytes())) for file in named)


def test_a_first_visit_is_light(sent, language):
    fonts = sum((STATIC / "fonts" / f"{font}.woff2").stat().st_size for font in FONTS[language])

    assert sheets_and_icon() + fonts + len(sent.content) + files_of_its_own(sent) <= FIRST_VISIT


def test_the_next_page_is_light(sent):
    assert len(sent.content) + files_of_its_own(sent) + ITALIC.stat().st_size <= NEXT_PAGE
