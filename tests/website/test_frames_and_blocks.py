"""The frame of every page and the pieces that editors write with: every way leads somewhere, every piece is sound."""

from datetime import date
from functools import partial

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.images.tests.utils import get_test_image_file

from crossings.website.addresses import in_language
from crossings.website.blocks import BodyBlock
from crossings.website.doors import doors
from crossings.website.menus import foot_groups, main_nav
from crossings.website.models import NetworkSettings, Picture, SectionPage, ValuesPage
from tests.factories.links import CorpusVersionFactory
from tests.factories.network import InstitutionFactory, ProfileFactory, shown
from tests.factories.programmes import CatalogueFactory
from tests.factories.research import PublicationFactory
from tests.factories.topics import SchemeFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def picture():
    return Picture.objects.create(
        title="Quay",
        file=get_test_image_file(),
        description="A harbour at dusk",
        credit="Wei Lin",
        width=640,
        height=480,
    )


# -- the frame ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_way_of_the_menu_and_of_the_foot_opens_on_a_new_installation(client, home, language):
    with override(language):
        ways = [url for _label, url, _here in main_nav("/", language)]
        ways += [url for _title, links in foot_groups(language) for _label, url in links]

    assert {url: status for url in ways if (status := client.get(url).status_code) != 200} == {}


def test_the_foot_leads_to_the_accessibility_statement_where_there_is_one(write):
    about = write(SectionPage, title="About", slug="about")
    write(under=about, title="Accessibility", slug="accessibility")

    with override("en"):
        links = [url for _title, each in foot_groups("en") for _label, url in each]

    assert "/en/about/accessibility/" in links


def test_the_section_that_holds_the_page_is_marked_and_no_other(client, home):
    with override("en"):
        marked = [url for _label, url, here in main_nav("/en/topics/fields/law/", "en") if here]

    assert marked == ["/en/topics/"]


@pytest.mark.parametrize(
    ("path", "door"),
    [
        ("/en/research/", "/en/research/"),
        ("/en/publications/floods/", "/en/research/"),
        ("/en/research-groups/", "/en/research/"),
        ("/en/journals/", "/en/research/"),
        ("/en/networks/mum/", "/en/institutes/"),
        ("/en/map/", "/en/institutes/"),
        ("/en/links/bridges/", "/en/links/"),
    ],
)
def test_the_door_is_marked_on_the_pages_behind_it(path, door):
    with override("en"):
        assert [url for _label, url, here in main_nav(path, "en") if here] == [door]


def test_what_stands_behind_a_door_has_a_place_in_the_foot(client):
    with override("en"):
        links = [url for _title, each in foot_groups("en") for _label, url in each]

    assert {"/en/publications/", "/en/projects/", "/en/networks/", "/en/map/"} <= set(links)


def test_the_list_of_institutes_leads_to_the_networks_and_to_the_map(client):
    assert {"/en/networks/", "/en/map/"} <= set(read(client, "/en/institutes/").links(".//main//ul[@class='tags']//a"))


def test_a_page_is_in_the_menu_of_its_own_language_only_if_an_editor_put_it_there(write):
    write(SectionPage, title="About", slug="about", show_in_menus=True)
    write(title="Apart", slug="apart")

    with override("en"):
        labels = [label for label, _url, _here in main_nav("/", "en")]

    assert "About" in labels
    assert "Apart" not in labels
    assert "About" not in [label for label, _url, _here in main_nav("/", "fr")]


def test_a_page_taken_out_of_public_leaves_the_menu_at_once(write):
    page = write(SectionPage, title="About", slug="about", show_in_menus=True)
    assert "About" in [label for label, _url, _here in main_nav("/", "en")]

    page.unpublish()

    assert "About" not in [label for label, _url, _here in main_nav("/", "en")]


@pytest.mark.parametrize(
    ("path", "code", "address"),
    [
        ("/en/institutes/?on=2020-01-01", "ar", "/ar/institutes/?on=2020-01-01"),
        ("/en/topics/fields/law/", "es", "/es/topics/fields/law/"),
    ],
)
def test_another_language_keeps_the_record_and_the_question(path, code, address):
    with override("en"):
        assert in_language(RequestFactory().get(path), code) == address


def test_a_new_name_of_the_network_is_in_the_head_of_every_page(client, site):
    settings = NetworkSettings.for_site(site)
    settings.name, settings.note = "Delta Network", "Eleven institutes on three rivers"
    settings.save()

    for address in ("/en/", "/ar/topics/", "/en/no-such-page/"):
        assert read(client, address).text("./head/title").endswith("Delta Network")
    assert "Eleven institutes" in read(client, "/en/").text(".//footer")


def test_a_network_without_colours_of_its_own_asks_for_no_sheet(client, site):
    assert "colours.css" not in client.get("/en/").content.decode()


# -- the ways in -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "drawing", "counted"),
    [
        (CatalogueFactory, "study", "1 programme"),
        (PublicationFactory, "research", "1 publication"),
        (InstitutionFactory, "places", "1 institution"),
        (partial(CorpusVersionFactory, is_current=True, works=1), "links", "1 work compared"),
        (shown, "policy", "1 person"),
        (SchemeFactory, "events", "1 scheme"),
    ],
)
def test_a_door_counts_what_a_reader_finds_behind_it(rf, noor, make, drawing, counted):
    make()

    with override("en"):
        found = {door.drawing: door.count for door in doors(noor, TODAY)}

    assert found[drawing] == counted


def test_a_door_counts_nobody_who_does_not_agree_to_be_shown(noor):
    ProfileFactory()

    with override("en"):
        assert "0 people" in [door.count for door in doors(noor, TODAY)]


def test_a_door_counts_no_programme_that_is_still_prepared(noor):
    CatalogueFactory(published_at=None)

    with override("en"):
        assert "0 programmes" in [door.count for door in doors(noor, TODAY)]


# -- what editors write with -------------------------------------------------------------------------------------------


def body(*pieces) -> str:
    block = BodyBlock()
    return "".join(piece.render() for piece in block.to_python([{"type": kind, "value": it} for kind, it in pieces]))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("heading", "<script>alert(1)</script>"),
        ("remark", "<script>alert(1)</script>"),
        ("quotation", {"words": "<script>alert(1)</script>", "who": "<b>Noor</b>"}),
        ("link", {"title": "<script>alert(1)</script>", "address": "https://example.org/", "note": "<b>new</b>"}),
    ],
)
def test_no_words_of_an_editor_become_a_script(kind, value):
    told = body((kind, value))

    assert "<script" not in told
    assert "<b>" not in told
    assert "&lt;script&gt;" in told


def test_a_heading_of_a_body_stands_right_under_the_title_of_its_page(client, write):
    write(slug="a", body=[("heading", "Where we are")])

    headings = [
        each.tag for each in read(client, "/en/a/").root.find(".//main").iter() if each.tag in ("h1", "h2", "h3")
    ]
    assert headings == ["h1", "h2"]


def test_a_quotation_names_who_said_it(client, write):
    write(slug="a", body=[("quotation", {"words": "We came by sea.", "who": "Noor"})])

    page = read(client, "/en/a/")
    assert page.all(".//main//blockquote/p") == ["We came by sea."]
    assert page.all(".//main//figcaption") == ["Noor"]


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Wagtail leaves a rendition's buffer to Python
def test_a_picture_is_told_to_those_who_cannot_see_it_and_names_its_maker(client, write, picture):
    image = BodyBlock().child_blocks["picture"].child_blocks["picture"]
    value = image.to_python({"image": picture.pk, "alt_text": "Boats at a quay", "decorative": False})
    write(slug="a", body=[("picture", {"picture": value, "caption": "The old quay"})])

    page = read(client, "/en/a/")

    assert page.root.find(".//main//img").get("alt") == "Boats at a quay"
    assert page.all(".//main//figcaption") == ["The old quay Picture: Wei Lin"]


def test_a_link_in_a_body_leads_where_it_says(client, write):
    write(
        slug="a", body=[("link", {"title": "The archive", "address": "https://archive.example/", "note": "In Dutch"})]
    )

    page = read(client, "/en/a/")

    assert "https://archive.example/" in page.links()
    assert "In Dutch" in page.text()


def test_a_statement_of_values_says_which_wording_was_adopted_when(client, write):
    write(ValuesPage, slug="v", version=3, adopted_on=date(2025, 9, 1), body=[("paragraph", "<p>Words</p>")])

    assert "Version 3, adopted on 1 September 2025" in read(client, "/en/v/").text()
