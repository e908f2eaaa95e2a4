"""Each award shows the names and marks of those who award it on the day, and never those of anybody else."""

from contextlib import closing
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from crossings.engine.values import AcademicYear
from crossings.journal.models import Entry
from tests.api.asking import ask
from tests.factories.network import InstitutionFactory, MembershipFactory, NetworkFactory
from tests.factories.programmes import CatalogueFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/joint/"


@pytest.fixture(autouse=True)
def own_shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(name="seal.png", size=(40, 20), padding=0):
    kept = BytesIO()
    Image.new("RGB", size, "navy").save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue() + b"\0" * padding, "image/png")


def marked(name, **more):
    return InstitutionFactory(name=name, mark=picture(f"{name.lower()}.png"), **more)


def marks(client, address=PAGE):
    """The pictures of a page by what they say to who does not see them."""
    found = read(client, address).root.iterfind(".//main//ul[@class='marks']//img")
    return {img.get("alt"): img.get("src") for img in found}


@pytest.fixture
def joint():
    return CatalogueFactory(programme__slug="joint", programme__consortium=NetworkFactory())


def member(joint, institution, role="partner", **more):
    return MembershipFactory(network=joint.programme.consortium, institution=institution, role=role, **more)


def test_those_who_award_are_shown_with_name_mark_and_words_for_it(client, joint):
    member(joint, marked("Alpha", slug="alpha"), role="coordinator")
    member(joint, marked("Beta"))

    shown = marks(client)

    assert set(shown) == {"Mark of Alpha", "Mark of Beta"}
    assert "/en/institutes/alpha/" in read(client, PAGE).links(".//main//ul[@class='marks']//a")
    assert all(address.startswith("/media/images/marks/") for address in shown.values())


def test_a_mark_never_appears_on_another_programme(client, joint):
    member(joint, marked("Alpha"))
    other = CatalogueFactory(programme__slug="other", programme__consortium=NetworkFactory())
    member(other, marked("Gamma"))
    marked("Stranger")

    assert set(marks(client)) == {"Mark of Alpha"}
    assert set(marks(client, "/en/programmes/other/")) == {"Mark of Gamma"}


@pytest.mark.parametrize("role", ["associated", "commission", "centre", "activity"])
def test_who_is_only_associated_with_a_consortium_has_no_mark_on_its_award(client, joint, role):
    member(joint, marked("Alpha"), role=role)

    assert marks(client) == {}


def test_who_has_left_has_no_mark_any_more_and_keeps_it_on_the_years_before(client, joint):
    member(joint, marked("Alpha"), ends="2024-09")
    CatalogueFactory(programme=joint.programme, year=AcademicYear(2025))

    assert marks(client) == {}
    assert set(marks(client, f"{PAGE}?year=2023-24")) == {"Mark of Alpha"}


def test_a_degree_of_one_institution_bears_the_mark_of_the_whole_and_not_of_the_school(client):
    whole = marked("Alpha")
    school = marked("School", part_of=whole)
    CatalogueFactory(programme__slug="joint", programme__school=school, programme__award_kind="single")

    assert set(marks(client)) == {"Mark of Alpha"}


def test_who_has_given_no_mark_is_shown_by_name(client, joint):
    member(joint, InstitutionFactory(name="Alpha"))

    assert "Who awards the degree As of 21 November 2026 Alpha" in read(client, PAGE).section("facts")
    assert marks(client) == {}


def test_a_mark_is_fetched_from_its_address(client, joint):
    member(joint, marked("Alpha"))

    (address,) = marks(client).values()

    with closing(client.get(address)) as answer:
        assert answer.headers["Content-Type"] == "image/png"


def test_an_institution_shows_its_own_mark_to_readers_and_to_machines(client):
    marked("Alpha", slug="alpha")

    assert 'alt="Mark of Alpha"' in read(client, "/en/institutes/alpha/").html
    assert ask(client, "institutions/alpha")["mark"].startswith("/media/images/marks/alpha")
    assert '"logo": "http://testserver/media/images/marks/alpha' in read(client, "/en/institutes/alpha/").html


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("seal.svg", b"<svg/>", "image/svg+xml"), "svg"),
        (picture(padding=301 * 1024), "a mark has at most 300"),
    ],
    ids=["drawing", "too large"],
)
def test_a_mark_that_could_harm_or_slow_a_page_is_refused(file, said):
    with pytest.raises(ValidationError, match=said):
        InstitutionFactory.build(mark=file).full_clean()


@pytest.mark.slow
def test_the_office_gives_an_institution_its_mark(enter, ingrid):
    here = InstitutionFactory()
    rows = {f"{part}-{name}": 0 for part in ("translations", "names") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    sent = {"slug": here.slug, "language": "en", "name": here.name, "kind": here.kind, "status": "active", **rows}

    enter(ingrid).post(reverse("institutions:edit", args=[here.pk]), sent | {"mark": picture(), "why": "Their letter"})

    here.refresh_from_db()
    assert (here.mark_width, here.mark_height) == (40, 20)
    assert Entry.objects.about(here).get().why == "Their letter"
