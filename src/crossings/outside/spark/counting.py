"""The counts for a question with two sides, by Spark: the same statement as DuckDB's, from the same expression.

Public names: `written` (the tables of a corpus as Parquet), `counting` (answers questions from them).
"""

from functools import partial
from pathlib import Path
from typing import Any

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.counting import Counted, Counting, Question
from crossings.engine.links.expressions import TABLES, Value, counted_rows, statement, values_of

NO_NUMBER = -1  # in a list that would be empty: Spark cannot tell its type


def written(corpus: Corpus, folder: Path) -> Path:
    """Write the tables that a question reads as Parquet files, one each, and give their folder."""
    for name, columns in TABLES.items():
        listed = ", ".join(columns)
        corpus.ask(f"COPY (SELECT {listed} FROM {name}) TO '{_quoted(folder / name)}.parquet' (FORMAT parquet)")  # noqa: S608  our own names
    return folder


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def counting(session: Any, folder: Path) -> Counting:
    """Counts by Spark, in the tables that `written` left in a folder (here, or where the cluster finds it)."""
    for name in TABLES:
        session.read.parquet(f"{folder}/{name}.parquet").createOrReplaceTempView(name)
    return partial(_counted, session)


def _counted(session: Any, question: Question) -> Counted:
    values = {name: _bound(value) for name, value in values_of(question).items()}
    return counted_rows(session.sql(statement("pyspark", question.in_years), args=values).collect())


def _bound(value: Value) -> Any:
    from pyspark.sql.functions import array, lit  # noqa: PLC0415  an extra

    if not isinstance(value, list):
        return value
    return array(*map(lit, value or [NO_NUMBER]))
