"""Small rules for tests of the linter, as the text of their file: only what matters is written in the test."""

from crossings.engine.lint.report import Lint, lint
from crossings.engine.regulations.load import Loaded, load

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
lists: {law: {where: {tag: law}}, taught: {where: {kind: taught}}}
modules:
  A: {ects: 10, tags: [law], terms: [autumn]}
  B: {ects: 10, terms: [autumn]}
  C: {ects: 10, tags: [law], terms: [spring]}
  D: {ects: 30, kind: dissertation, terms: [spring]}
clauses:
  - {id: full-time, when: {mode: full_time}, duration: {at_most: 2}}
  - {id: part-time, when: {mode: part_time}, duration: {at_most: 4}}
"""


def rules(clauses: str, *, tail: str = "", head: str = HEAD) -> Loaded:
    return load(f"{head}{clauses}\n{tail}")


def linted(clauses: str, **kwargs):
    return lint(rules(clauses, **kwargs))


def asked(clauses: str, **kwargs) -> Lint:
    return Lint(rules(clauses, **kwargs))


def of(report, **route):
    """What is reported about the route with these parts."""
    return next(each for each in report.routes if route.items() <= each.route.items())


def found(report, what: str) -> list[str]:
    """The clauses about which something was found."""
    return [each.clause for each in report.findings if each.what == what]
