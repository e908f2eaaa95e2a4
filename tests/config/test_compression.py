"""What everybody may open travels compressed, also to who is signed in; what only some may open travels as it is."""

import gzip

import pytest

from tests.factories.programmes import CatalogueFactory

GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_public_page_travels_compressed_to_who_is_signed_in(ingrid, enter):
    programme = CatalogueFactory().programme

    answer = enter(ingrid).get(f"/en/programmes/{programme.slug}/", headers=GZIP)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert programme.name in gzip.decompress(answer.content).decode()


def test_its_length_never_tells_what_it_says_to_the_byte(ingrid, enter):
    browser, address = enter(ingrid), f"/en/programmes/{CatalogueFactory().programme.slug}/"

    lengths = {len(browser.get(address, headers=GZIP).content) for _ in range(8)}

    assert len(lengths) > 1


@pytest.mark.parametrize("address", ["/en/studies/", "/en/account/home/", "/office/"])
def test_what_only_some_may_open_travels_as_it_is(ingrid, enter, address):
    answer = enter(ingrid).get(address, headers=GZIP)

    assert (answer.status_code, "Content-Encoding" in answer.headers) == (200, False)


def test_who_cannot_read_it_gets_the_page_as_it_is(ingrid, enter):
    programme = CatalogueFactory().programme

    answer = enter(ingrid).get(f"/en/programmes/{programme.slug}/")

    assert programme.name in answer.content.decode()


def test_what_an_open_door_tells_each_account_of_its_own_travels_as_it_is(tomas, enter):
    answer = enter(tomas).get("/api/v1/studies", headers=GZIP)

    assert (answer.status_code, "Content-Encoding" in answer.headers) == (200, False)


@pytest.mark.django_db
def test_what_it_tells_everybody_travels_compressed(client):
    for _number in range(8):
        CatalogueFactory()

    assert client.get("/api/v1/programmes", headers=GZIP).headers["Content-Encoding"] == "gzip"
