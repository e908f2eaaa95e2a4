"""An oracle: the best assignment by trying every one, and random problems small enough for it."""

from __future__ import annotations

from itertools import product
from random import Random

from crossings.engine.regulations.problem import (
    Assignment,
    Cap,
    Item,
    Place,
    Problem,
    Sum,
    keeps,
    stands_in,
    with_room,
    worth,
)


def best(problem: Problem) -> Assignment:
    choices = [(*item.places, None) for item in problem.items]
    return min((each for each in product(*choices) if keeps(problem, each)), key=lambda each: worth(problem, each))


def laminar(draw: Random) -> Problem:
    """Items of one size, nested places and nested caps."""
    places = _places(draw, draw.randint(1, 4))
    size = draw.choice([5, 10, 15, 20])
    items = _items(draw, len(places), draw.randint(0, 6), [size])
    return Problem(items, places, tuple(_nested(draw, list(range(len(items))), size)), _sums(draw, items))


def _sums(draw: Random, items: tuple[Item, ...]) -> tuple[Sum, ...]:
    many = draw.choice([0, 1, 1, 2])
    among = [frozenset(each for each in range(len(items)) if draw.random() < 0.8) for _number in range(many)]
    return tuple(Sum(each, draw.randint(0, 80)) for each in among)


def _places(draw: Random, many: int) -> tuple[Place, ...]:
    places: list[Place] = []
    for number in range(many):
        counts = draw.choice(["modules", "modules", "ects"])
        demand = draw.randint(0, 3) if counts == "modules" else draw.randint(0, 50)
        capacity = draw.choice([None, demand, demand + draw.randint(0, 25)])
        around = [place for place, each in enumerate(places) if (each.counts, counts) != ("modules", "ects")]
        parent = draw.choice([None, draw.choice(around)]) if around else None
        unit = max(draw.choice([5, 10, 20]), 5 if parent is None else places[parent].unit)
        places.append(Place(f"p{number}", counts, demand, capacity, unit, parent))
    return with_room(places)


def _items(draw: Random, places: int, many: int, sizes: list[int]) -> tuple[Item, ...]:
    found = []
    for number in range(many):
        accepts = tuple(sorted(draw.sample(range(places), draw.randint(0, places))))
        pinned = tuple(each for each in accepts if draw.random() < 0.2)
        found.append(Item(f"i{number}", draw.choice(sizes), draw.randint(0, 2), accepts, pinned))
    return tuple(found)


def _nested(draw: Random, items: list[int], size: int) -> list[Cap]:
    if len(items) < 2 or draw.random() < 0.4:
        return []
    draw.shuffle(items)
    half = draw.randint(1, len(items))
    counts = draw.choice(["modules", "ects"])
    most = draw.randint(0, half) if counts == "modules" else draw.randint(0, half * size)
    cap = Cap(frozenset(items[:half]), counts, most)
    inner = items[:half] if draw.random() < 0.5 else items[half:]
    return [cap, *_nested(draw, list(inner), size)]


def tangled(draw: Random) -> Problem:
    """Items of several sizes and caps that overlap."""
    places = _places(draw, draw.randint(1, 3))
    items = _items(draw, len(places), draw.randint(0, 6), [0, 5, 10, 15, 20, 30])
    caps = []
    for _number in range(draw.randint(0, 3)):
        among = frozenset(each for each in range(len(items)) if draw.random() < 0.5)
        counts = draw.choice(["modules", "ects"])
        caps.append(Cap(among, counts, draw.randint(0, 3) if counts == "modules" else draw.randint(0, 60)))
    return Problem(items, places, tuple(caps), _sums(draw, items))


def shared(draw: Random) -> Problem:
    """Items that two places may count, as many as a place of what they share holds."""
    places = _places(draw, draw.randint(2, 3))
    apart = [(one, two) for one in range(len(places)) for two in range(one) if not _related(places, one, two)]
    if not apart:
        return tangled(draw)
    pair = draw.choice(apart)
    most = draw.choice([None, 0, 1, 2])
    bound = len(places)
    both = (Place("bound", "modules", 0, most, 1), Place("both", "modules", 0, None, 1, also=(*pair, bound)))
    items = tuple(
        item._replace(places=(*item.places, bound + 1)) if set(pair) <= set(item.places) else item
        for item in _items(draw, len(places), draw.randint(0, 5), draw.choice([[10], [5, 10]]))
    )
    return Problem(items, (*places, *both), (), _sums(draw, items))


def _related(places: tuple[Place, ...], one: int, other: int) -> bool:
    return other in stands_in(places, one) or one in stands_in(places, other)
