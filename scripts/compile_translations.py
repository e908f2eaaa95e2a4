"""Turn each .po into the .mo that is read at run time, without a system gettext."""

from pathlib import Path

import polib

LOCALES = Path(__file__).resolve().parent.parent / "src" / "crossings" / "locale"


def compile_all() -> None:
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


if __name__ == "__main__":
    compile_all()
