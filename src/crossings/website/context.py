"""What the frame of every page shows: the site's name, the ways in, the other languages of this page."""

from typing import Any

from django.http import HttpRequest


def page_frame(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": "Crossings", "main_nav": [], "language_links": []}
