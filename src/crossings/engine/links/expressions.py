"""The questions to a corpus as Ibis expressions: said once, run by DuckDB inside the file or by Spark on many machines.

Public names: `closed` (the expression of a question with two sides), `statement` (its SQL in the words of an engine, with
parameters in place of values), `counted` (the answer of DuckDB), `values_of` and `counted_rows` (for other engines).
Compiling costs more than asking: each shape of an expression is compiled once, and its values are bound. Connections are
passed in: an open corpus here, a Spark session elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.counting import NO_YEAR, Counted, Question, Totals

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

Engine = Literal["duckdb", "pyspark"]
Value = int | list[int] | list[str]
TABLES = {
    "holds": {"work": "int32", "concept": "int32", "year": "int16"},
    "work": {"number": "int32", "year": "int16"},
    "concept": {"number": "int32", "works": "int32"},
}
PARAMETERS = {
    "a_concepts": "array<int32>",
    "a_works": "array<int32>",
    "c_concepts": "array<int32>",
    "c_works": "array<int32>",
    "support": "int32",
    "first_year": "int32",
    "last_year": "int32",
}
EARLIEST, LATEST = -32_768, 32_767  # years that a SMALLINT can hold
COLUMNS = (
    "works_all",
    "works_a",
    "works_c",
    "works_both",
    "year_both",
    "concept",
    "works",
    "a",
    "c",
    "both",
    "first_year",
)


def closed(in_years: bool, parameters: Mapping[str, Any]) -> Any:
    """The expression: one row of totals, and with it each concept that has support on both sides (a row without one, if none).

    `parameters` are Ibis parameters by the names of `PARAMETERS`.
    """
    import ibis  # noqa: PLC0415  heavy

    tables = {name: ibis.table(schema, name=name) for name, schema in TABLES.items()}
    holds, work = tables["holds"], tables["work"]
    if in_years:
        first, last = parameters["first_year"], parameters["last_year"]
        holds, work = (each.filter((each.year >= first) & (each.year <= last)) for each in (holds, work))
    sides = _sides(tables, work if in_years else None, parameters)
    on = sides.join(holds, "work").select("concept", "in_a", "in_c", "in_both", "year")
    counts = on.group_by("concept").aggregate(
        a=on.in_a.sum(), c=on.in_c.sum(), both=on.in_both.sum(), first_year=on.year.min(where=on.in_both == 1)
    )
    counts = counts.filter((counts.a >= parameters["support"]) & (counts.c >= parameters["support"]))
    held = holds.group_by("concept").aggregate(works=holds.count()) if in_years else tables["concept"]
    held = held if in_years else held.select(concept=held.number, works=held.works)
    found = counts.join(held, "concept").mutate(one=ibis.literal(1, "int8"))
    of_both = sides.filter(sides.in_both == 1)
    totals = sides.aggregate(works_a=sides.in_a.sum(), works_c=sides.in_c.sum(), works_both=sides.in_both.sum()).mutate(
        one=ibis.literal(1, "int8"),
        works_all=work.count().as_scalar(),
        year_both=work.semi_join(of_both, work.number == of_both.work).year.min().as_scalar(),
    )
    return totals.left_join(found, "one").select(*COLUMNS)


def _sides(tables: Mapping[str, Any], within: Any, parameters: Mapping[str, Any]) -> Any:
    """Each work of a side, once: whether it is of A, of C and of both. Only those `within`, unless that is None."""
    import ibis  # noqa: PLC0415  heavy

    a, c = (_works(tables, parameters, side).mutate(in_a=in_a, in_c=1 - in_a) for side, in_a in (("a", 1), ("c", 0)))
    either = ibis.union(a, c)
    if within is not None:
        either = either.semi_join(within, either.work == within.number)
    return either.group_by("work").aggregate(
        in_a=either.in_a.max(), in_c=either.in_c.max(), in_both=either.in_a.max() * either.in_c.max()
    )


def _works(tables: Mapping[str, Any], parameters: Mapping[str, Any], side: str) -> Any:
    """The works of a side, some of them several times."""
    import ibis  # noqa: PLC0415  heavy

    concepts = parameters[f"{side}_concepts"].unnest().name("concept").as_table()
    works = parameters[f"{side}_works"].unnest().name("work").as_table()
    return ibis.union(
        tables["holds"].semi_join(concepts, "concept").select("work"),
        works.filter(works.work >= 0).select(
            work=works.work.cast("int32")
        ),  # a list may hold -1 where it would be empty
    )


@lru_cache
def statement(engine: Engine, in_years: bool) -> str:
    """The SQL of `closed` in the words of an engine; `$name` stands for a parameter in DuckDB, `:name` in Spark.

    >>> "$a_concepts" in statement("duckdb", False), ":a_concepts" in statement("pyspark", False)
    (True, True)
    """
    import ibis  # noqa: PLC0415  heavy
    from ibis.backends.sql.compilers import DuckDBCompiler, PySparkCompiler  # noqa: PLC0415  heavy

    compiler = {"duckdb": DuckDBCompiler, "pyspark": PySparkCompiler}[engine]()
    parameters = {name: ibis.param(type_) for name, type_ in PARAMETERS.items()}
    stand_ins = {parameters[name]: _stand_in(name, type_) for name, type_ in PARAMETERS.items()}
    tree = compiler.to_sqlglot(closed(in_years, parameters), params=stand_ins)
    text: str = tree.transform(_parameter(engine)).sql(compiler.dialect)
    return text


def _stand_in(name: str, type_: str) -> Value:
    """A value that occurs nowhere else in the statement: it is compiled, and then changed for the parameter's name."""
    number = -1_000_001 - list(PARAMETERS).index(name)
    return [number] if type_ == "array<int32>" else [name] if type_ == "array<string>" else number


def _parameter(engine: Engine) -> Callable[[Any], Any]:
    from sqlglot import exp  # noqa: PLC0415  heavy

    marks = {_written(_stand_in(name, type_)): (name, type_) for name, type_ in PARAMETERS.items()}
    casts = {"array<int32>": "INT[]", "array<string>": "TEXT[]"}

    def replaced(node: Any) -> Any:
        within = isinstance(node, exp.Array) and len(node.expressions) == 1
        value = node.expressions[0] if within else node
        literal = isinstance(value, exp.Neg | exp.Literal)
        name, type_ = (
            marks.get(("array" if within else "one", value.sql().strip("'")), ("", "")) if literal else ("", "")
        )
        if not name:
            return node
        if engine == "pyspark":
            return exp.Placeholder(this=name)
        bound = exp.Parameter(this=exp.Var(this=name))
        return exp.cast(bound, casts[type_], dialect="duckdb") if type_ in casts else bound

    return replaced


def _written(stand_in: Value) -> tuple[str, str]:
    return ("array", str(stand_in[0])) if isinstance(stand_in, list) else ("one", str(stand_in))


def values_of(question: Question) -> dict[str, Value]:
    """The values of the parameters of `statement`; the years only where some are asked for."""
    first, last = question.years
    values: dict[str, Value] = {"support": max(1, question.support)}
    for side, members in (("a", question.a), ("c", question.c)):
        values[f"{side}_concepts"] = list(members.concepts)
        values[f"{side}_works"] = list(members.works)
    if question.in_years:
        values["first_year"] = EARLIEST if first is None else first
        values["last_year"] = LATEST if last is None else last
    return values


def counted(corpus: Corpus, question: Question) -> Counted:
    """The counts for a question, by DuckDB on the file of a corpus, in one statement."""
    rows = corpus.columns(statement("duckdb", question.in_years), values_of(question))
    return _counted({name: _whole(rows[name]) for name in COLUMNS})


def counted_rows(rows: Iterable[tuple[int | None, ...]]) -> Counted:
    """The counts that the rows of `statement` say, from an engine that gives rows."""
    import numpy as np  # noqa: PLC0415  heavy

    table = np.array([[NO_YEAR if value is None else value for value in row] for row in rows], dtype=np.int64)
    return _counted(dict(zip(COLUMNS, table.T, strict=True)))


def _whole(column: Any) -> NDArray[int64]:
    import numpy as np  # noqa: PLC0415  heavy

    filled: NDArray[int64] = np.ma.filled(column, NO_YEAR).astype(np.int64)
    return filled


def _counted(columns: Mapping[str, NDArray[int64]]) -> Counted:
    import numpy as np  # noqa: PLC0415  heavy

    works, a, c, both, year = (int(columns[name][0]) for name in COLUMNS[:5])
    totals = Totals(works, a, c, both, year or None)
    kept = np.flatnonzero(columns["works"])
    kept = kept[np.argsort(columns["concept"][kept])]
    return Counted(totals, *(columns[name][kept] for name in COLUMNS[5:]))
