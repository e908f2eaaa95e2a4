"""What must hold of the whole network and no single row can promise: looked up after a restore, and at any time.

Public name: `INVARIANTS`, which `crossings invariants` reads.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from crossings.engine.invariant import Invariant
from crossings.engine.network.lifecycle import Status
from crossings.engine.network.lineage import would_return
from crossings.engine.network.ror import ror_id
from crossings.engine.refusal import Refusal
from crossings.engine.values import Period
from crossings.network.models import Institution, Membership, Succession


def _memberships_at_the_same_time() -> Iterator[str]:
    held: dict[tuple[int, int, str], list[Membership]] = defaultdict(list)
    for row in Membership.objects.all():
        held[(row.network_id, row.institution_id, row.role)].append(row)
    for rows in held.values():
        for one, other in combinations(rows, 2):
            if Period(one.starts, one.ends).overlaps(Period(other.starts, other.ends)):
                yield f"network.membership {one.pk} and {other.pk}"


def _successions_in_a_circle() -> Iterator[str]:
    rows = list(Succession.objects.values_list("pk", "predecessor_id", "successor_id"))
    pairs = [(earlier, later) for _key, earlier, later in rows]
    return (f"network.succession {key}" for key, earlier, later in rows if would_return(pairs, earlier, later))


def _renamed_without_successor() -> Iterator[str]:
    renamed = Institution.objects.filter(status=Status.RENAMED, successions_from=None)
    return (f"network.institution {key}" for key in renamed.values_list("pk", flat=True))


def _parts_of_themselves() -> Iterator[str]:
    above = dict(Institution.objects.exclude(part_of=None).values_list("pk", "part_of_id"))
    for key in above:
        seen, at = {key}, above.get(key)
        while at is not None and at not in seen:
            seen.add(at)
            at = above.get(at)
        if at is not None:
            yield f"network.institution {key}"


def _unsound_ror_identifiers() -> Iterator[str]:
    for key, ror in Institution.objects.exclude(ror=None).values_list("pk", "ror"):
        try:
            ror_id(ror or "")
        except Refusal:
            yield f"network.institution {key}"


INVARIANTS = (
    Invariant("No institution holds one role in one network twice at a time", _memberships_at_the_same_time),
    Invariant("No line of succession leads back to its beginning", _successions_in_a_circle),
    Invariant("Every renamed institution has a successor", _renamed_without_successor),
    Invariant("No institution is part of itself, however far above", _parts_of_themselves),
    Invariant("Every ROR identifier has sound check digits", _unsound_ror_identifiers),
)
