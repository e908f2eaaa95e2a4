"""A second opinion on what is counted: every number of a question found by walking over the works, in plain Python."""

import random
from math import log

from crossings.engine.links.corpus import Work
from crossings.engine.links.sides import Side

NAMES = [
    f"{first} {second}"
    for first in ("dry", "wet", "poor", "rich")
    for second in ("towns", "coasts", "farms", "roads", "ports")
]
DISCIPLINES = ("Economics", "Geography", "Law")


def made_works(many=150, seed=7):
    """Works with a few concepts each, some of them without a year, a discipline or any concept."""
    drawn = random.Random(seed)
    return [
        Work(
            f"w{number:03d}",
            f"Work {number}",
            drawn.choice([None, *range(2000, 2020)]),
            concepts=tuple(drawn.sample(NAMES, min(drawn.randint(0, 5), len(NAMES)))),
            disciplines=tuple(drawn.sample(DISCIPLINES, drawn.randint(0, 2))),
            references=tuple(f"w{drawn.randrange(many):03d}" for _ in range(drawn.randint(0, 6))),
        )
        for number in range(many)
    ]


def belongs(work, side: Side):
    return bool(
        set(work.concepts) & set(side.concepts)
        or work.id in side.works
        or set(work.disciplines) & set(side.disciplines)
    )


def held_by(work):
    """Disciplines are concepts of their own type."""
    return {*work.concepts, *work.disciplines}


def counted(works, a: Side, c: Side, support=3, years=(None, None)):
    """(totals, {concept: (works, of A, of C, of both, first year of both)})."""
    first, last = years
    if years != (None, None):
        works = [each for each in works if each.year and (first or 0) <= each.year <= (last or 9999)]
    of_a, of_c = ([each for each in works if belongs(each, side)] for side in (a, c))
    both = [each for each in of_a if each in of_c]
    totals = (len(works), len(of_a), len(of_c), len(both), first_year(both))
    found = {}
    for name in (*NAMES, *DISCIPLINES):
        held, in_a, in_c, in_both = (
            [each for each in some if name in held_by(each)] for some in (works, of_a, of_c, both)
        )
        if len(in_a) >= support and len(in_c) >= support:
            found[name] = (len(held), len(in_a), len(in_c), len(in_both), first_year(in_both) or 0)
    return totals, found


def first_year(works):
    return min((each.year for each in works if each.year), default=None)


def g2(within, side, without, others):
    """Twice the sum of observed × ln(observed / expected) over the four cells, as textbooks have it."""
    cells = [(within, side), (side - within, side), (without, others), (others - without, others)]
    held, works = within + without, side + others
    shares = [held / works, 1 - held / works] * 2
    return 2 * sum(seen * log(seen / (of * share)) for (seen, of), share in zip(cells, shares, strict=True) if seen)


def reached(works, a: Side, c: Side):
    """By id, for each work that reaches both sides: (in A, in C, cites A, cites C, coupled with A, coupled with C)."""
    found = {}
    for work in works:
        row = []
        for side in (a, c):
            members = [each for each in works if belongs(each, side)]
            refs = set(work.references)
            shared = {one for one in refs if any(one in each.references for each in members if each != work)}
            row.append((belongs(work, side), len(refs & {each.id for each in members}), len(shared)))
        if all(any(each) for each in row):
            found[work.id] = tuple(value for pair in zip(*row, strict=True) for value in pair)
    return found


def diversity(works, work):
    """Rao-Stirling with equal shares, the distance of two concepts being 1 less the cosine of the works that hold them."""
    held = {name: {each.id for each in works if name in held_by(each)} for name in held_by(work)}
    apart = [
        1 - len(held[one] & held[other]) / (len(held[one]) * len(held[other])) ** 0.5
        for one in held
        for other in held
        if one != other
    ]
    return sum(apart) / len(held) ** 2 if held else 0.0
