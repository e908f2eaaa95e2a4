"""Works drawn from a seed: about 7.6 stated concepts each, of sixty communities, as often as Zipf's law has it."""

from pathlib import Path

import numpy as np

COMMUNITIES = 60
SLOPE = 0.9
MEAN = 6.9  # concepts of a work beside the first; some are drawn twice
OWN = 0.75  # of the concepts of a work are of its community
CONCEPTS = {10_000: 5_000, 100_000: 20_000, 1_000_000: 65_000}


def incidence(works: int, seed: int = 7):
    """Which work holds which concept, by numbers, sorted by both, each once."""
    draws, concepts = np.random.default_rng(seed), CONCEPTS[works]
    many = draws.poisson(MEAN, works) + 1
    work = np.repeat(np.arange(works), many)
    community = np.repeat(draws.integers(0, COMMUNITIES, works), many)
    own = _zipf(draws, concepts // COMMUNITIES, len(work)) * COMMUNITIES + community
    any_ = _zipf(draws, concepts // COMMUNITIES * COMMUNITIES, len(work))
    both = np.sort(work * concepts + np.where(draws.random(len(work)) < OWN, own, any_))
    work, concept = np.divmod(both[np.concatenate(([True], both[1:] != both[:-1]))], concepts)
    return work.astype(np.int32), concept.astype(np.int32)


def _zipf(draws, many: int, size: int):
    sums = np.cumsum(1 / np.arange(1, many + 1) ** SLOPE)
    return np.searchsorted(sums / sums[-1], draws.random(size))


def write(works: int, path: Path) -> None:
    """A file of these works, as crossings links build reads it: in CSV or Parquet, by what its name ends in."""
    import duckdb

    work, concept = incidence(works)
    with duckdb.connect() as connection:
        connection.register("drawn", {"work": work, "concept": concept})
        connection.execute(
            f"""COPY (SELECT printf('w%08d', work) AS id,
                'Work ' || work || ' on migration and what it does to places' AS title,
                1990 + hash(work) % 35 AS year,
                'Author ' || hash(work) % 300000 || ';Author ' || hash(work + 1) % 300000 AS authors,
                string_agg('term ' || substr(md5(concept::VARCHAR), 1, 8), ';' ORDER BY concept) AS concepts
            FROM drawn GROUP BY work ORDER BY hash(work)) TO '{path}'"""
        )
