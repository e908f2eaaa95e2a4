"""A corpus of made works for benchmarks: concepts as frequent as words are (Zipf), most of a work's from its community."""

from pathlib import Path

import duckdb
import numpy as np

from crossings.engine.links.corpus import FORMAT, SCHEMA

COMMUNITIES = 60
CONCEPTS_OF_A_WORK = 8


def make(path: Path, *, works: int, concepts: int, seed: int = 5) -> None:
    """Write the file of a corpus in the schema of the product, without pairs."""
    random = np.random.default_rng(seed)
    community = random.integers(0, COMMUNITIES, works)
    frequent = np.minimum(random.zipf(1.3, works * CONCEPTS_OF_A_WORK) - 1, concepts // COMMUNITIES - 1).reshape(
        works, -1
    )
    home = np.where(
        random.random(frequent.shape) < 0.8, community[:, None], random.integers(0, COMMUNITIES, frequent.shape)
    )
    spread = frequent * COMMUNITIES + home  # the same place in the ranking of each community
    columns = {
        "work": np.repeat(np.arange(works, dtype=np.int32), CONCEPTS_OF_A_WORK),
        "concept": spread.ravel().astype(np.int32),
        "year": np.repeat(random.integers(1990, 2025, works).astype(np.int16), CONCEPTS_OF_A_WORK),
    }
    with duckdb.connect(path) as connection:
        connection.execute(SCHEMA)
        connection.register("made", columns)
        connection.execute("INSERT INTO holds SELECT DISTINCT work, concept, year FROM made ORDER BY concept, work")
        connection.execute(
            "INSERT INTO work SELECT DISTINCT work, 'w' || work, 'Work ' || work, year, 'en', [], '' FROM made ORDER BY 1"
        )
        connection.execute(
            "INSERT INTO concept SELECT n, printf('c%06d', n), 'concept' || n, 'topic', coalesce(held, 0), NULL, NULL"
            " FROM range(?) AS all_of_them(n) LEFT JOIN (SELECT concept, count(*) AS held FROM holds GROUP BY 1)"
            " ON concept = n ORDER BY n",
            [concepts],
        )
        connection.execute("INSERT INTO label SELECT number, 'en', label FROM concept ORDER BY number")
        told = {"format": f'"{FORMAT}"', "version": f'"{seed:064x}"', "works": works, "concepts": concepts}
        rest = {"background_works": 0, "drawn": '"stated"', "settings": "{}"}
        connection.executemany("INSERT INTO setting VALUES (?, ?)", [(k, str(v)) for k, v in {**told, **rest}.items()])
