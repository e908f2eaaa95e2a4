"""The other readings of what a source leaves open, each as regulations of its own.

Public names: `Reading`, `readings`. Whoever asks what hangs on an assumption audits, plans or compares under each of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossings.engine.regulations.language import Assumption
from crossings.engine.regulations.load import Loaded, checksum
from crossings.engine.regulations.rewriting import Other, others_in, read_as


@dataclass(frozen=True, slots=True)
class Reading:
    """One other reading: the clauses and modules that rest on the assumption, by name, and the regulations under it.

    `says` is the reading in words. The checksum of `loaded` follows from that of the file and from the reading's place in
    it, so that the same file always gives the same.
    """

    clauses: tuple[str, ...]
    modules: tuple[str, ...]
    assumption: Assumption
    says: str
    loaded: Loaded

    @property
    def about(self) -> tuple[str, ...]:
        """The names of what it is about: clauses, then modules."""
        return (*self.clauses, *self.modules)


def readings(loaded: Loaded) -> tuple[Reading, ...]:
    """Every other reading that the file gives as rules, clauses before modules, in the order of the file.

    >>> from crossings.engine.regulations.load import load
    >>> rules = '''
    ... format: crossings-rules/1
    ... programme: example
    ... edition: 2023-24
    ... title: {en: An example}
    ... route: {mode: [full_time]}
    ... terms: {autumn: {starts: 9}}
    ... modules: {A: {ects: 10}}
    ... clauses:
    ...   - id: first
    ...     take: A
    ...     assumption: {because: It says “usually”., other: It is left out., reading: {clauses: []}}
    ... '''
    >>> [(each.about, each.says, each.loaded.regulations.clauses) for each in readings(load(rules))]
    [(('first',), 'It is left out.', ())]
    """
    found = others_in(loaded.regulations)
    return tuple(_reading(loaded, number, other) for number, other in enumerate(found))


def _reading(loaded: Loaded, number: int, other: Other) -> Reading:
    named = f"{loaded.checksum}\n{number}\n{','.join((*other.clauses, *other.modules))}"
    rules = Loaded(read_as(loaded.regulations, other), checksum(named))
    return Reading(other.clauses, other.modules, other.assumption, other.reading.says or other.assumption.other, rules)
