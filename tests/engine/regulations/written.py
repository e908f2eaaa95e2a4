"""Rules and records for tests, as the text of their files: only what matters is written in the test."""

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded, load, load_record
from crossings.engine.regulations.standing import Audit, ClauseStanding

HEAD = """\
format: crossings-rules/1
programme: example
edition: 2023-24
title: {en: An example}
sources: {page: {title: A page}}
route:
  mode: [full_time, part_time]
  start: [2023-09]
terms: {autumn: {starts: 9}, spring: {starts: 1}}
lists: {law: {where: {tag: law}}, any: {where: {code: "*"}}}
modules:
  A: {ects: 10, tags: [law], institution: home}
  B: {ects: 10, institution: home}
  C: {ects: 10, tags: [law], institution: away}
  D: {ects: 30, kind: dissertation, institution: home}
clauses:
"""


def rules(clauses: str, *, tail: str = "") -> Loaded:
    return load(HEAD + clauses + "\n" + tail)


def audited(clauses: str, *taken: str, facts: str = "[]", **kwargs) -> Audit:
    lines = "".join(f"  - {{{credit}}}\n" for credit in taken)
    record = (
        f"format: crossings-record/1\nfacts: {facts}\ncredits:\n{lines}"
        if taken
        else f"format: crossings-record/1\nfacts: {facts}\n"
    )
    return audit(rules(clauses), load_record(record), **kwargs)


def of(done: Audit, clause: str) -> ClauseStanding:
    return next(each for each in done.standings if each.clause.id == clause)
