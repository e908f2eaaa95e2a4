"""A sample of what `make crawl` looks at everywhere: pages of the demonstration network, in English and in Arabic."""

from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings

from tests.crawl.asked import Asked
from tests.crawl.look import look
from tests.crawl.page import Answer
from tests.crawl.walk import visited

PAIR = "from=migration-studies/environmental-drivers&to=migration-studies/remittances"
PAGES = (
    "",
    "programmes/",
    "programmes/valencia-migration/",
    "programmes/brussels-international-migration/",
    "institutes/",
    "institutes/unu-merit/",
    "research/",
    "networks/",
    "map/?on=2022-10-01",
    "people/",
    "topics/",
    "sources/",
    "news/",
    "search/?q=migration&kind=publication&kind=event",
    "search/?q=xqzt",
    "publications/",
    "publications/in-search-of-shelter-mapping-the-effects-of-climate-change-on-human/",
    "projects/gmf/",
    "research-groups/",
    "journals/resilience-academy-bulletin/",
    "events/",
    "events/example-reading-rules-2027/",
    "topics/migration-studies/climate-change/",
    "links/",
    f"links/bridges/?{PAIR}",
    f"links/bridge/?{PAIR}&through=migration-studies/adaptation",
    "links/open/",
    "links/open/?from=migration-studies/environmental-drivers",
    f"links/report/?{PAIR}&through=migration-studies/adaptation",
    "links/notes/rain-risk-and-money-sent-home/",
    "account/login/",
)
LOOKED_AT = (
    "",
    "programmes/brussels-international-migration/",
    "institutes/unu-merit/",
    "map/",
    "search/?q=migration&kind=publication&kind=event",
    "publications/in-search-of-shelter-mapping-the-effects-of-climate-change-on-human/",
    "events/example-reading-rules-2027/",
    "topics/migration-studies/climate-change/",
    "links/",
    f"links/bridges/?{PAIR}",
    f"links/bridge/?{PAIR}&through=migration-studies/adaptation",
    "links/open/?from=migration-studies/inequality&surprise=50",
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_corpus")]


@pytest.fixture(autouse=True)
def today(at):
    with time_machine.travel(at):
        yield at


in_two_languages = pytest.mark.parametrize("language", ["en", "ar"])


@in_two_languages
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_sound(client, page, language):
    path, address = f"/{language}/{page}", settings.WAGTAILADMIN_BASE_URL

    response = client.get(path, headers={"host": urlsplit(address).netloc})

    headers = {name.lower(): value for name, value in response.headers.items()}
    answer = Answer(f"{address}{path}", response.status_code, headers, response.content)
    assert response.status_code == 200
    assert visited(address, path, answer).complaints == ()


@pytest.mark.browser
@in_two_languages
@pytest.mark.parametrize("page", LOOKED_AT)
def test_a_page_is_sound_in_a_browser(browser, live_server, page, language):
    seen = look(browser, live_server.url, Asked(page, f"/{language}/{page}", is_walked=True))

    heavy = "is light"  # here the style sheets are not compressed
    assert [(rule, found) for rule, found in seen.complaints if rule != heavy] == []
