"""A page being written is shown in a frame of the office, while no page of the site may stand in any frame."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def frames(answer) -> tuple[str, bool]:
    return answer.headers["X-Frame-Options"], "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_a_preview_may_stand_in_the_offices_own_frame(enter, wei, home):
    preview = enter(wei).get(f"/office/pages/{home.pk}/edit/preview/")

    assert preview.status_code == 200
    assert frames(preview) == ("SAMEORIGIN", True)


def test_a_page_of_the_site_may_stand_in_none(client):
    assert frames(client.get("/en/sources/")) == ("DENY", False)
