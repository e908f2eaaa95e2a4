"""Documents as search knows them, and questions about them."""

from datetime import date

from crossings.engine.search.document import Document, Text
from crossings.search.question import Asked

KIND = "book"
DAY = date(2026, 11, 22)


def document(title, body="", *, language="en", key="", names=(), **more):
    """One document with a title, a body and names; `day`, `facets`, `starts`, `ends` as wanted."""
    texts = (Text("title", title, language), *(Text("name", name) for name in names), Text("body", body, language))
    return Document(KIND, key, f"/books/{key or title}/", tuple(each for each in texts if each.words), **more)


def asked(words="", *, language="en", day=DAY, sort="relevance", **facets):
    """A question; facets by name."""
    return Asked(words, language, day, facets, sort)


def titles(found):
    return ["".join(piece.text for piece in hit.title) for hit in found.hits]
