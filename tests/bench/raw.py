"""The database's own search over the same texts, as the peer that ours is shown beside."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection

WORD = re.compile(r"\w+")


def raw_search() -> Callable[[str], list[Any]]:
    """Build the database's own index of the works' titles and authors, and give the function that asks it for 25."""
    return _fts5() if connection.vendor == "sqlite" else _tsvector()


def _fts5() -> Callable[[str], list[Any]]:
    _run("DROP TABLE IF EXISTS bench_fts")
    _run("CREATE VIRTUAL TABLE bench_fts USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')")
    _run("INSERT INTO bench_fts(rowid, words) " + TEXTS.format(join="group_concat(c.name, ' ')"))

    def search(question: str) -> list[Any]:
        wanted = " ".join(f'"{word}"' for word in WORD.findall(question))
        return _run("SELECT rowid FROM bench_fts WHERE bench_fts MATCH %s ORDER BY rank LIMIT 25", [wanted])

    return search


def _tsvector() -> Callable[[str], list[Any]]:
    _run("DROP TABLE IF EXISTS bench_fts")
    _run("CREATE TABLE bench_fts (id bigint, words tsvector)")
    texts = TEXTS.format(join="string_agg(c.name, ' ')")
    _run(f"INSERT INTO bench_fts SELECT id, to_tsvector('english', words) FROM ({texts}) AS t(id, words)")
    _run("CREATE INDEX ON bench_fts USING gin(words)")
    _run("ANALYZE bench_fts")

    def search(question: str) -> list[Any]:
        ranked = (
            "SELECT id FROM bench_fts, plainto_tsquery('english', %s) AS q WHERE words @@ q"
            " ORDER BY ts_rank(words, q) DESC LIMIT 25"
        )
        return _run(ranked, [question])

    return search


TEXTS = (
    "SELECT p.id, p.title || ' ' || COALESCE((SELECT {join} FROM research_contribution c"
    " WHERE c.publication_id = p.id), '') FROM research_publication p"
)


def _run(text: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall()) if cursor.description else []
