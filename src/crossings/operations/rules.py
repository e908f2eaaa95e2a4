"""`crossings rules`: rules of study on files alone, without a database, a server or Django.

    crossings rules check RULES                                  every mistake in a file of rules
    crossings rules schema [--of record]                         the JSON Schema of rules, or of records
    crossings rules audit --rules RULES --record RECORD [--on DATE]   what a record is worth
    crossings rules plan --rules RULES --route version=extended,mode=part_time [--record RECORD]   a way to the award, or why none

`--json` prints what docs/reference/rules-output.md describes. Ends with 0 where it holds, 1 where it does not, 2 where a file
or a word cannot be understood, 3 where time ran out.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import Loaded, Unreadable, load, load_record
from crossings.engine.regulations.record import Record

HOLDS, DOES_NOT, BAD, UNDECIDED = 0, 1, 2, 3
ENDED = {"achievable": HOLDS, "not_achievable": DOES_NOT, "undecided": UNDECIDED}

Asked = Mapping[str, Any]


def main(words: Sequence[str]) -> int:
    """Run one word of `crossings rules`, and say how it ended."""
    parser = argparse.ArgumentParser(prog="crossings rules", description="Rules of study, on files alone.")
    add_words(parser)
    return run(vars(parser.parse_args(words)))


def run(asked: Mapping[str, Any]) -> int:
    """Do what was asked, and say how it ended."""
    try:
        return WORDS[asked["word"]](asked)
    except (Unreadable, Refusal) as refused:
        print(refused, file=sys.stderr)
    except (OSError, UnicodeDecodeError) as error:
        print(f"The file cannot be read: {error}.", file=sys.stderr)
    return BAD


def add_words(parser: argparse.ArgumentParser) -> None:
    """What may be asked."""
    words = parser.add_subparsers(
        required=True, dest="word", help="check, schema, audit or plan; each tells more with --help"
    )
    check = words.add_parser("check", help="look for every mistake in a file of rules")
    check.add_argument("rules", type=Path)
    schema = words.add_parser("schema", help="print the JSON Schema of rules or of records")
    schema.add_argument("--of", choices=("rules", "record"), default="rules")
    audit = words.add_parser("audit", help="say what a record is worth under its rules")
    audit.add_argument("--rules", type=Path, required=True)
    audit.add_argument("--record", type=Path, required=True)
    audit.add_argument("--on", type=date.fromisoformat, help="the day on which decisions hold, such as 2024-06-01")
    plan = words.add_parser("plan", help="find a way from a record to the award, or say why there is none")
    plan.add_argument("--rules", type=Path, required=True)
    plan.add_argument(
        "--route", type=_route, default={}, help="parts of the route, such as version=extended,mode=part_time"
    )
    plan.add_argument("--record", type=Path, help="what the student has; left out: nothing yet")
    plan.add_argument("--alternatives", type=int, default=0, help="how many other plans are told")
    plan.add_argument("--on", type=date.fromisoformat, help="the day on which decisions hold, such as 2024-06-01")
    for each in (check, audit, plan):
        each.add_argument("--json", action="store_true", help="print JSON instead of text")


def _rules(path: Path) -> Loaded:
    return load(path.read_text(encoding="utf-8"), path.name)


def _check(asked: Asked) -> int:
    try:
        loaded = _rules(asked["rules"])
    except Unreadable as refused:
        if not asked["json"]:
            raise
        found = [
            {"file": each.file, "line": each.line, "clause": each.clause, "what": each.what, "mend": each.mend}
            for each in refused.problems
        ]
        _print({"verdict": "unreadable", "problems": found})
        return BAD
    if asked["json"]:
        _print({"verdict": "readable", "problems": [], "rules_checksum": loaded.checksum})
    else:
        rules = loaded.regulations
        print(
            f"{asked['rules'].name} can be read: {len(rules.clauses)} clauses, {len(rules.modules)} modules, {loaded.checksum}"
        )
    return HOLDS


def _schema(asked: Asked) -> int:
    from crossings.engine.regulations.schema import record_schema, rules_schema  # noqa: PLC0415  seldom needed

    _print(rules_schema() if asked["of"] == "rules" else record_schema())
    return HOLDS


def _audit(asked: Asked) -> int:
    from crossings.engine.regulations.audit import audit  # noqa: PLC0415  seldom needed
    from crossings.engine.regulations.telling import as_data, as_text  # noqa: PLC0415  seldom needed

    record = load_record(asked["record"].read_text(encoding="utf-8"), asked["record"].name)
    done = audit(_rules(asked["rules"]), record, asked["on"])
    if asked["json"]:
        _print(as_data(done))
    else:
        print(as_text(done))
    return DOES_NOT if done.verdict in ("missing", "needs_decision") else HOLDS


def _plan(asked: Asked) -> int:
    from crossings.engine.planner.search import plan  # noqa: PLC0415  brings the solver
    from crossings.engine.planner.telling import as_data, as_text  # noqa: PLC0415  brings the solver

    loaded = _rules(asked["rules"])
    path = asked["record"]
    record = load_record(path.read_text(encoding="utf-8"), path.name) if path else Record("crossings-record/1")
    record = replace(record, route={**record.route, **asked["route"]})
    answer = plan(loaded, record, alternatives=asked["alternatives"], with_modules=True, on=asked["on"])
    if asked["json"]:
        _print(as_data(answer, loaded))
    else:
        print(as_text(answer))
    return ENDED[answer.verdict]


def _route(text: str) -> dict[str, str]:
    parts = dict(each.split("=", 1) for each in text.split(",") if "=" in each)
    if len(parts) != len(text.split(",")):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no route. Write parts and values, such as version=extended,mode=part_time."
        )
    return parts


WORDS: dict[str, Callable[[Asked], int]] = {"check": _check, "schema": _schema, "audit": _audit, "plan": _plan}


def _print(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
