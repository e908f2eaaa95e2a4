"""A paper as PDF: tagged for readers by ear, and fit to be kept for good.

Public name: `set_in_type`. The same paper at the same moment gives the same bytes, after PDF/A-2a and PDF/UA-1. The
words go to the typesetter as data, and its template sets them as text: nothing that a person wrote can become markup.
Letters that our fonts lack are set in the typesetter's own; those that it lacks too, such as Chinese ones, are given by
their number in Unicode, so that none is lost unseen.

Source: ISO 19005-2 (PDF/A-2), ISO 14289-1 (PDF/UA-1); Typst 0.15, https://typst.app/docs/.
"""

import json
import re
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import typst

from crossings.studies.papers.content import Paper

HERE = Path(__file__).parent
TEMPLATE = HERE / "paper.typ"
FONTS = HERE / "fonts"
NO_SHAPE = re.compile(r'the text `"(?P<letters>.+?)"` could not be displayed', re.DOTALL)
MOST_UNKNOWN = 200  # letters without a shape in one paper
UNSEEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # what turns the direction of what follows


def set_in_type(paper: Paper, moment: datetime) -> bytes:
    """The PDF of a paper as it is issued at this moment."""
    words = json.dumps(asdict(paper), ensure_ascii=False).translate(UNSEEN)
    for _attempt in range(MOST_UNKNOWN):
        try:
            return _compiled(words, moment)
        except typst.TypstError as wrong:
            words = _without_unknown(words, wrong)
    return _compiled(words, moment)


def _without_unknown(words: str, wrong: Exception) -> str:
    """The words with the number of each letter for which there is no shape. Raises what was wrong if it was not that."""
    lacking = NO_SHAPE.search(str(wrong))
    if lacking is None:
        raise wrong
    return words.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in lacking["letters"]})


def _compiled(words: str, moment: datetime) -> bytes:
    made = typst.compile(
        str(TEMPLATE),
        root=str(HERE),
        format="pdf",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": words},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(moment.timestamp()),
    )
    return bytes(made)
