"""Style sheets, scripts and fonts: compressed once, the small ones as thoroughly as can be."""

import gzip

import brotli
import pytest

from crossings.config.static import QUICK, SMALL, THOROUGH, StaticFiles, WellSpentCompressor

SHEET = b".btn { color: currentColor; padding-inline: 1rem }\n" * 200


@pytest.fixture
def compressed(tmp_path):
    """The forms that stand beside a file once it has been collected."""

    def collect(name: str, content: bytes):
        (tmp_path / name).write_bytes(content)
        compressor = StaticFiles(location=tmp_path, base_url="/static/").create_compressor(quiet=True)
        list(compressor.compress(str(tmp_path / name)))
        return {each.suffix: each.read_bytes() for each in tmp_path.iterdir() if each.name != name}

    return collect


def test_each_form_gives_back_the_very_file(compressed):
    forms = compressed("site.css", SHEET)

    assert brotli.decompress(forms[".br"]) == SHEET
    assert gzip.decompress(forms[".gz"]) == SHEET


def test_the_thorough_form_is_the_smaller_one(compressed):
    forms = compressed("site.css", SHEET)

    assert len(forms[".br"]) < len(forms[".gz"]) < len(SHEET)


def test_what_gains_nothing_has_no_other_form(compressed):
    assert compressed("dot.svg", b"<svg/>") == {}


@pytest.mark.parametrize("name", ["face.woff2", "picture.webp", "picture.avif"])
def test_what_is_compressed_already_is_left_as_it_is(name):
    from django.conf import settings

    compressor = StaticFiles().create_compressor(extensions=settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS)

    assert not compressor.should_compress(name)


@pytest.mark.parametrize(("size", "quality"), [(SMALL, THOROUGH), (SMALL + 1, QUICK)])
def test_time_is_spent_on_what_every_reader_fetches(monkeypatch, size, quality):
    spent = []
    monkeypatch.setattr(brotli, "compress", lambda data, quality: spent.append(quality) or b"")

    WellSpentCompressor.compress_brotli(b"x" * size)

    assert spent == [quality]
