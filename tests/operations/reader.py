"""What a reader is given by one installation: `picture` puts a picture on a news item; `read` writes each page and picture.

Runs in a process of its own, with the settings of that installation.
"""

import io
import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "crossings.config.settings"
django.setup()

from django.core.files.images import ImageFile  # noqa: E402  only a product that is set up can be asked
from django.test import Client  # noqa: E402
from PIL import Image  # noqa: E402

from crossings.website.models import NewsPage, Picture  # noqa: E402

EVERY = 40  # of the addresses in the sitemap
ALSO = ("/en/", "/es/", "/fr/", "/ar/", "/ar/institutes/", "/es/programmes/", "/fr/sources/", "/api/v1/institutions")


def add_picture() -> None:
    drawn = io.BytesIO()
    Image.effect_mandelbrot((1200, 800), (-2, -1, 1, 1), 60).convert("RGB").save(drawn, "png")
    known = {"title": "A coast", "description": "A coast from above", "credit": "Wei Zhang"}
    picture = Picture.objects.create(file=ImageFile(drawn, "coast.png"), **known)
    page = NewsPage.objects.live().filter(locale__language_code="en").first()
    page.body.append(("picture", {"picture": picture, "caption": "A coast"}))
    page.save_revision().publish()
    print(page.url)


def addresses(reader: Client) -> list[str]:
    """A share of all addresses that the sitemap lists, and one of each kind that it does not."""
    maps = [urlsplit(found).path for found in locations(reader, "/sitemap.xml")]
    listed = sorted({urlsplit(found).path for each in maps for found in locations(reader, each)})
    return [*ALSO, *listed[::EVERY]]


def locations(reader: Client, path: str) -> list[str]:
    text = reader.get(path).content.decode()
    return [part.partition("</loc>")[0] for part in text.split("<loc>")[1:]]


def body_of(reader: Client, path: str) -> str:
    answer = reader.get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.status_code} {body.decode('latin-1')}"


def read(target: Path, *more: str) -> None:
    reader = Client(SERVER_NAME="localhost")
    pages = {path: body_of(reader, path) for path in [*addresses(reader), *more]}
    pictures = {part.split('"')[0].split(" ")[0] for body in pages.values() for part in body.split('src="/media/')[1:]}
    pages |= {f"/media/{name}": body_of(reader, f"/media/{name}") for name in sorted(pictures)}
    target.write_text(json.dumps(pages))


if __name__ == "__main__":
    add_picture() if sys.argv[1] == "picture" else read(Path(sys.argv[2]), *sys.argv[3:])
