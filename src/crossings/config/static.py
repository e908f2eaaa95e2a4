"""Style sheets, scripts and fonts, named by their content and compressed once, when they are collected."""

from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

SMALL = 64 * 1024  # bytes
THOROUGH, QUICK = 11, 9


class WellSpentCompressor(Compressor):
    """Spends time on what every reader fetches. The office's large scripts would take ten times longer for 8 % less."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        compressed: bytes = brotli.compress(data, quality=THOROUGH if len(data) <= SMALL else QUICK)
        return compressed


class StaticFiles(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **options: Any) -> Compressor:
        return WellSpentCompressor(**options)
