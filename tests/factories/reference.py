"""References to cite in tests, and as Hypothesis invents them."""

from typing import Any

from hypothesis import strategies as st

from crossings.engine.citation import Contributor, Part, Reference, WorkType, one_line
from tests.engine.strategies import partial_dates

AWKWARD = [
    "{",
    "}",
    "{{",
    "%",
    "&",
    "$",
    "#",
    "_",
    "~",
    "^",
    "\\",
    '"',
    "'",
    "--",
    "``",
    "''",
    "<",
    ">",
    "@",
    ",",
    "\n",
]
WORDS = ["Migration", "الهجرة", "frontière", "São Tomé", "移民", "and", "UNU-EHS", "van der", "de", "İ", "ß", "e\u0301"]

texts = (
    st.lists(st.sampled_from(AWKWARD + WORDS) | st.text(max_size=4), min_size=1, max_size=8)
    .map(" ".join)
    .filter(one_line)
)
names = (
    st.lists(st.sampled_from([*AWKWARD, *WORDS, "Kees", "Geest", "K.", "Jr."]), min_size=1, max_size=5)
    .map(" ".join)
    .filter(one_line)
)


def a_reference(**said: Any) -> Reference:
    """A report about rain, unless said otherwise."""
    usual = {
        "key": "rain",
        "address": "https://example.org/en/publications/rain/",
        "type": WorkType.REPORT,
        "title": "Where the rain falls",
        "contributors": (Contributor("Koko Warner"), Contributor("Kees van der Geest")),
    }
    return Reference(**(usual | said))


def an_article(**said: Any) -> Reference:
    """An article in a journal with all that can be said of one."""
    usual = {
        "type": WorkType.ARTICLE,
        "title": "Parental migration & child well-being",
        "language": "en",
        "container": "Child Indicators Research",
        "volume": "11",
        "issue": "2",
        "pages": "475-503",
        "issns": ("1874-897X",),
        "doi": "10.1007/s12187-017-9461-z",
        "topics": ("children", "remittances"),
    }
    return a_reference(**(usual | said))


contributors = st.builds(Contributor, names, st.sampled_from([Part.AUTHOR, Part.EDITOR]), st.booleans())
references = st.builds(
    a_reference,
    type=st.sampled_from(list(WorkType)),
    title=texts,
    contributors=st.lists(contributors, max_size=4).map(tuple),
    container=texts,
    series=texts,
    number=texts,
    publishers=st.lists(texts, max_size=2).map(tuple),
    issued=st.none() | partial_dates,
    topics=st.lists(texts, max_size=2).map(tuple),
)
