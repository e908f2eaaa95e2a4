"""Which concepts meet in at least so many works: with networkx, and as a product of sparse matrices with scipy."""

from itertools import combinations, groupby

import numpy as np


def by_networkx(work, concept, least: int) -> int:
    """How many pairs there are, counted on the edges of a graph."""
    import networkx as nx

    graph = nx.Graph()
    rows = zip(work.tolist(), concept.tolist(), strict=True)
    for _work, held in groupby(rows, key=lambda row: row[0]):
        for a, b in combinations([concept for _work, concept in held], 2):
            if graph.has_edge(a, b):
                graph[a][b]["works"] += 1
            else:
                graph.add_edge(a, b, works=1)
    return sum(works >= least for _a, _b, works in graph.edges(data="works"))


def by_scipy(work, concept, least: int) -> int:
    """How many pairs there are, counted above the diagonal of the product of the incidence with itself."""
    from scipy.sparse import csr_matrix, triu

    shape = int(work.max()) + 1, int(concept.max()) + 1
    incidence = csr_matrix((np.ones(len(work), dtype=np.int32), (work, concept)), shape=shape)
    product = triu(incidence.T @ incidence, 1)
    return int((product.data >= least).sum())
