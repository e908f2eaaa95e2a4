"""The language in which rules of study are written: what a file of regulations may say, and nothing of what it leads to.

Public names: `Regulations` (a whole file), `Clause` and the rules a clause may hold (`Take`, `Choose`, `AllOf`, `AnyOf`,
`SomeOf`, `Total`, `Shared`, `Limit`, `Exclusion`, `Load`, `Prerequisite`, `Corequisite`, `Progression`, `Milestone`, `Mobility`,
`Grades`, `Duration`, `Closed`, `Decision`). The sets of modules that they speak of are in `sets`. Reading a file is the work of
`load`; the same classes give the published JSON Schema. The text beside each field is its description there.

Every rule says its word in the file as `word`; where it has one main field, `short` names it, so that
`take: [POLI9400]` may stand for `take: {modules: [POLI9400]}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from crossings.engine.regulations.sets import ModuleSet
from crossings.engine.values import Ects

Name = Annotated[str, "a short name in lower case: letters, digits, hyphens and underscores"]
Texts = Annotated[Mapping[str, str], "a text in one or more languages, by language code"]
Condition = Annotated[
    Mapping[str, tuple[str, ...]],
    "parts of a route and the values they may have; all parts must fit",
]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many, in modules or in credits: so many are asked for, and so many may count.

    In a file a plain number stands for both: `modules: 3` asks for three and lets three count. `Least` and `Most` are
    bounds of which it is only the one, since more than a total, or less than may be taken, breaks nothing.
    """

    short: ClassVar[tuple[str, ...]] = ("at_least", "at_most")

    at_least: Annotated[Decimal | None, "so many are asked for"] = None
    at_most: Annotated[Decimal | None, "so many may count"] = None


@dataclass(frozen=True, slots=True)
class Least(Bounds):
    """Bounds of which a plain number is what is asked for."""

    short: ClassVar[tuple[str, ...]] = ("at_least",)


@dataclass(frozen=True, slots=True)
class Most(Bounds):
    """Bounds of which a plain number is what there may be."""

    short: ClassVar[tuple[str, ...]] = ("at_most",)


# what requires


@dataclass(frozen=True, slots=True)
class Take:
    """Every one of these modules is compulsory."""

    word: ClassVar[str] = "take"
    short: ClassVar[str] = "modules"
    modules: Annotated[tuple[str, ...], "codes of the compulsory modules"]


@dataclass(frozen=True, slots=True)
class Choose:
    """So many modules, or so many credits, out of a set. Exactly one of `modules` and `ects` is given."""

    word: ClassVar[str] = "choose"
    from_: Annotated[ModuleSet, "the set to choose from"]
    modules: Annotated[Bounds | None, "how many modules"] = None
    ects: Annotated[Bounds | None, "how many credits"] = None
    at: Annotated[tuple[str, ...], "institutions where the credits must have been earned; empty: anywhere"] = ()
    grade: Annotated[Decimal | None, "the lowest grade that counts here"] = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these clauses."""

    word: ClassVar[str] = "all_of"
    short: ClassVar[str] = "clauses"
    clauses: Annotated[tuple[Clause, ...], "the clauses of which all must hold"]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these clauses."""

    word: ClassVar[str] = "any_of"
    short: ClassVar[str] = "clauses"
    clauses: Annotated[tuple[Clause, ...], "the clauses of which one must hold"]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """At least so many of these clauses."""

    word: ClassVar[str] = "some_of"
    at_least: Annotated[int, "how many of them must hold"]
    clauses: Annotated[tuple[Clause, ...], "the clauses to choose from"]


@dataclass(frozen=True, slots=True)
class Total:
    """So many credits altogether, or of a set, or earned at certain institutions; each credit is counted once."""

    word: ClassVar[str] = "total"
    ects: Annotated[Least, "how many credits; a number alone is the least"]
    of: Annotated[ModuleSet | None, "only modules of this set"] = None
    at: Annotated[tuple[str, ...], "only credits earned at these institutions"] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Two clauses may count the same credits: so many modules, so many credits, or without bound. Else a credit counts in one."""

    word: ClassVar[str] = "shared"
    between: Annotated[tuple[str, ...], "the two clauses, or what they include"]
    modules: Annotated[int | None, "how many modules may count in both at most"] = None
    ects: Annotated[Ects | None, "how many credits may count in both at most"] = None


# what limits


@dataclass(frozen=True, slots=True)
class Limit:
    """No more than so many modules or credits of a set count. What is beyond stays unused; it breaks nothing."""

    word: ClassVar[str] = "limit"
    of: Annotated[ModuleSet, "the set that is limited"]
    modules: Annotated[int | None, "how many modules count at most"] = None
    ects: Annotated[Ects | None, "how many credits count at most"] = None
    at: Annotated[tuple[str, ...], "only credits earned at these institutions"] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Only one of these modules counts; who has one may not plan or register another."""

    word: ClassVar[str] = "exclusion"
    short: ClassVar[str] = "modules"
    modules: Annotated[tuple[str, ...], "modules that exclude each other"]


@dataclass(frozen=True, slots=True)
class Load:
    """How much is taken in one term, or in one academic year."""

    word: ClassVar[str] = "load"
    modules: Annotated[Most | None, "how many modules; a number alone is the most"] = None
    ects: Annotated[Most | None, "how many credits; a number alone is the most"] = None
    of: Annotated[ModuleSet | None, "only modules of this set weigh"] = None
    per: Annotated[Literal["term", "year"], "whether in each term or in each academic year"] = "term"


# what comes before what


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """Modules that must be passed in an earlier term than the module that needs them."""

    word: ClassVar[str] = "prerequisite"
    of: Annotated[ModuleSet, "the modules that need something before them"]
    needs: Annotated[tuple[str, ...], "the modules needed, all of them"] = ()
    needs_any: Annotated[tuple[str, ...], "modules of which one is needed"] = ()


@dataclass(frozen=True, slots=True)
class Corequisite:
    """Modules that are taken in the same term or were before."""

    word: ClassVar[str] = "corequisite"
    of: Annotated[ModuleSet, "the modules that need others beside them"]
    needs: Annotated[tuple[str, ...], "the modules needed, all of them"]


@dataclass(frozen=True, slots=True)
class Progression:
    """So many credits must have been earned in earlier terms, before any module of a set begins."""

    word: ClassVar[str] = "progression"
    before: Annotated[ModuleSet, "the modules that begin only then, such as the dissertation"]
    ects: Annotated[Ects, "how many credits earlier"]
    of: Annotated[ModuleSet | None, "only credits of this set"] = None


@dataclass(frozen=True, slots=True)
class Mobility:
    """Credits earned at other institutions, and the terms of the route in which that is possible."""

    word: ClassVar[str] = "mobility"
    at: Annotated[tuple[str, ...], "the institutions that receive"]
    ects: Annotated[Bounds | None, "how many credits there"] = None
    terms: Annotated[tuple[int, ...], "numbers of the terms of the route, counted from 1; empty: any"] = ()


@dataclass(frozen=True, slots=True)
class Duration:
    """How many terms the studies may last, the first and the last counted."""

    word: ClassVar[str] = "duration"
    short: ClassVar[str] = "terms"
    terms: Annotated[Most, "how many terms; a number alone is the most"]


# what no credit fills


@dataclass(frozen=True, slots=True)
class Grades:
    """What a passed module must have reached to count, and how far a lower grade may be compensated."""

    word: ClassVar[str] = "grades"
    floor: Annotated[Decimal, "the lowest grade that counts by itself"]
    of: Annotated[ModuleSet | None, "only modules of this set"] = None
    compensated_from: Annotated[Decimal | None, "the lowest grade that may be compensated"] = None
    compensated_ects: Annotated[Ects | None, "how many credits may be compensated"] = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something without credit that must be done, such as a declaration of research ethics."""

    word: ClassVar[str] = "milestone"
    short: ClassVar[str] = "name"
    name: Annotated[Name, "how a record names it"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What only a recorded decision of a board satisfies; it is never decided by a machine."""

    word: ClassVar[str] = "decision"
    short: ClassVar[str] = "by"
    by: Annotated[str, "who decides"]


@dataclass(frozen=True, slots=True)
class Closed:
    """Routes of this kind are not open. It stands on a clause with `when`."""

    word: ClassVar[str] = "closed"
    short: ClassVar[str] = "to"
    to: Annotated[Condition, "the routes that are not open"]


Rule = (
    Take
    | Choose
    | AllOf
    | AnyOf
    | SomeOf
    | Total
    | Shared
    | Limit
    | Exclusion
    | Load
    | Prerequisite
    | Corequisite
    | Progression
    | Mobility
    | Duration
    | Grades
    | Milestone
    | Decision
    | Closed
)
RULES: tuple[type[Rule], ...] = Rule.__args__


# a clause and the file


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause is written: a document and a place in it."""

    document: Annotated[str, "one of the file's sources"]
    place: Annotated[str, "page, heading or paragraph"] = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """The intakes for which a clause holds: routes that start from one month on and before another."""

    from_: Annotated[str, "the first intake for which it holds, such as 2023-09"] = ""
    until: Annotated[str, "the first intake for which it no longer holds"] = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A reading that the source leaves open: why it was taken, and what the other one would be."""

    because: Annotated[str, "why this reading was taken"]
    other: Annotated[str, "the other reading, in words"]
    kind: Annotated[
        Literal["reading", "example"], "whether the source is open, or gives nothing and this is an example"
    ] = "reading"
    reading: Annotated[
        tuple[OtherReading, ...], "the other reading as rules, where it can be said; several where there are several"
    ] = ()


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another reading as rules: what stands in place of what the file holds."""

    says: Annotated[str, "this reading in words, where there are several"] = ""
    clauses: Annotated[
        tuple[Clause, ...] | None,
        "what stands in place of the clause; none: nothing does. Of a module: what holds besides",
    ] = None
    lists: Annotated[Mapping[str, ModuleSet], "sets that stand in place of the lists of these names"] = field(
        default_factory=dict
    )
    modules: Annotated[Mapping[str, OtherFacts], "facts that stand in place of those of modules, by code"] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class OtherFacts:
    """Facts of a module under another reading; what is left out stays as it is."""

    ects: Annotated[Ects | None, "its credits"] = None
    kind: Annotated[str | None, "such as taught, dissertation, placement"] = None
    level: Annotated[int | None, "its level in the qualifications framework"] = None
    owner: Annotated[str | None, "the school or department that owns it"] = None
    institution: Annotated[str | None, "where it is taught"] = None
    site: Annotated[tuple[str, ...] | None, "the places where it is taught; empty: all"] = None
    tags: Annotated[tuple[str, ...] | None, "any other fact in a word"] = None
    terms: Annotated[tuple[str, ...] | None, "terms of the calendar in which it runs; empty: any"] = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule, with what a reader must know of it: its name, its source, for whom and how long it holds."""

    id: Annotated[Name, "the name by which results speak of the clause"]
    rule: Annotated[Rule, "exactly one rule, by its word"]
    source: Annotated[Place | None, "where it is written"] = None
    text: Annotated[Texts, "the clause in words"] = field(default_factory=dict)
    when: Annotated[Condition, "the routes for which it holds; empty: all"] = field(default_factory=dict)
    valid: Annotated[Validity | None, "the intakes for which it holds; left out: all"] = None
    including: Annotated[tuple[Clause, ...], "clauses whose credits also count in this one"] = ()
    assumption: Annotated[Assumption | None, "set where the source does not say so itself"] = None


@dataclass(frozen=True, slots=True)
class Offering:
    """A term in which a module runs, once."""

    term: Annotated[str, "such as 2023-24/autumn"]
    places: Annotated[int | None, "how many may take it; left out: as many as come"] = None


@dataclass(frozen=True, slots=True)
class Module:
    """One module and the facts that rules may ask about."""

    ects: Annotated[Ects, "its credits"]
    title: Annotated[Texts, "its title"] = field(default_factory=dict)
    kind: Annotated[str, "such as taught, dissertation, placement"] = "taught"
    level: Annotated[int | None, "its level in the qualifications framework"] = None
    owner: Annotated[str, "the school or department that owns it"] = ""
    institution: Annotated[str, "where it is taught"] = ""
    site: Annotated[tuple[str, ...], "the places where it is taught; empty: all"] = ()
    tags: Annotated[tuple[str, ...], "any other fact in a word"] = ()
    terms: Annotated[tuple[str, ...], "terms of the calendar in which it runs every year"] = ()
    offerings: Annotated[tuple[Offering, ...], "terms in which it runs; then `terms` is not asked"] = ()
    topics: Annotated[tuple[str, ...], "concepts it treats, for wishes of a student"] = ()
    example: Annotated[bool, "whether it is an example and no module of the programme"] = False
    assumption: Annotated[Assumption | None, "set where a fact of it is not stated by its source"] = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the calendar, the same every academic year."""

    starts: Annotated[int, "the month in which it starts, 1 to 12"]
    title: Annotated[Texts, "its name"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advertised:
    """What the programme promises for some routes: this the linter compares with what the rules allow."""

    when: Annotated[Condition, "the routes"]
    terms: Annotated[int | None, "how long it lasts, in terms of the calendar"] = None
    ects: Annotated[Ects | None, "how many credits"] = None
    source: Annotated[Place | None, "where it is said"] = None


@dataclass(frozen=True, slots=True)
class Award:
    """What is awarded, and to whom: the first whose route fits, and whose own clauses the record meets."""

    id: Annotated[Name, "its name in results"]
    title: Annotated[Texts, "the title on the certificate"]
    when: Annotated[Condition, "the routes"] = field(default_factory=dict)
    asks: Annotated[tuple[Clause, ...], "what the record must meet for this title, judged by itself"] = ()


@dataclass(frozen=True, slots=True)
class Exit:
    """An award for those who leave before the whole is done, such as a postgraduate diploma."""

    id: Annotated[Name, "its name in results"]
    title: Annotated[Texts, "the title on the certificate"]
    keeps: Annotated[tuple[str, ...], "clauses of the whole award that are asked for here too"] = ()
    clauses: Annotated[tuple[Clause, ...], "clauses of its own"] = ()
    when: Annotated[Condition, "the routes"] = field(default_factory=dict)
    source: Annotated[Place | None, "where it is written"] = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source that clauses cite."""

    title: Annotated[str, "its title"]
    address: Annotated[str, "where it is"] = ""
    read_on: Annotated[date | None, "when it was read"] = None


@dataclass(frozen=True, slots=True)
class Erratum:
    """A mistake in the encoding, not in the rule, that was mended after publication."""

    on: Annotated[date, "when"]
    by: Annotated[str, "who"]
    what: Annotated[str, "what was wrong and what it is now"]


@dataclass(frozen=True, slots=True)
class Regulations:
    """The rules of one programme for one intake."""

    format: Annotated[Literal["crossings-rules/1"], "the version of this language"]
    programme: Annotated[Name, "the programme"]
    edition: Annotated[str, "the academic year, with the name of the edition after a dot where there are several"]
    title: Annotated[Texts, "the name of the award"]
    route: Annotated[Mapping[str, tuple[str, ...]], "the parts of a route and their values, the usual one first"]
    terms: Annotated[Mapping[str, Term], "the terms of an academic year, in order"]
    modules: Annotated[Mapping[str, Module], "the modules, by code"]
    clauses: Annotated[tuple[Clause, ...], "the rules"]
    sources: Annotated[Mapping[str, Document], "the documents that clauses cite"] = field(default_factory=dict)
    lists: Annotated[Mapping[str, ModuleSet], "named sets of modules"] = field(default_factory=dict)
    advertised: Annotated[tuple[Advertised, ...], "what is promised"] = ()
    awards: Annotated[tuple[Award, ...], "what is awarded"] = ()
    exits: Annotated[tuple[Exit, ...], "what is awarded to those who leave before"] = ()
    errata: Annotated[tuple[Erratum, ...], "what was mended after publication"] = ()
    note: Annotated[str, "what a reader of the file should know"] = ""
