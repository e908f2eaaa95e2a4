"""`crossings rules`: rules of study on files alone, without a database, a server or Django.

    crossings rules check RULES                                  every mistake in a file of rules
    crossings rules schema [--of record]                         the JSON Schema of rules, of records or of wishes
    crossings rules audit --rules RULES --record RECORD [--on DATE]   what a record is worth
    crossings rules plan --rules RULES --route version=extended,mode=part_time [--record RECORD] [--wishes FILE]
                                                                 a way to the award, or why there is none
    crossings rules routes RULES                                 whether every route can be walked, and what the clauses miss
    crossings rules compare OLD NEW [--records FOLDER]           which clauses, routes and students change

`--json` prints what docs/reference/rules-output.md describes. Ends with 0 where it holds, 1 where it does not, 2 where a file
or a word cannot be understood, 3 where time ran out.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.facts import foreign_facts
from crossings.engine.regulations.load import Loaded, Unreadable, load, load_record
from crossings.engine.regulations.reading import Problem
from crossings.engine.regulations.readings import readings
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import route_of
from crossings.engine.regulations.terms import place_of
from crossings.operations.answering import BAD, HOLDS, Asked, Words, answer, ended_by, print_json, tell, word_of

if TYPE_CHECKING:
    from crossings.engine.planner.wishes import Wishes

DOES_NOT, UNDECIDED = 1, 3
ENDED = {"achievable": HOLDS, "not_achievable": DOES_NOT, "undecided": UNDECIDED, "same": HOLDS, "changed": DOES_NOT}
MOST_ALTERNATIVES = 20
LARGEST_FILE = 16 * 2**20  # of a file, in bytes
KINDS_OF_RECORDS = (".yaml", ".yml", ".json")


def main(words: Sequence[str]) -> int:
    """Run one word of `crossings rules`, and say how it ended."""
    parser = argparse.ArgumentParser(prog="crossings rules", description="Rules of study, on files alone.")
    add_words(parser)
    return answer(parser, words, run)


def run(asked: Asked) -> int:
    """Do what was asked, and say how it ended."""
    return ended_by(asked, WORDS, (Unreadable, Refusal))


def add_words(parser: argparse.ArgumentParser) -> None:
    """What may be asked."""
    words = parser.add_subparsers(
        required=True, dest="word", help="check, schema, audit, plan, routes or compare; each tells more with --help"
    )
    _add_words_on_one_file(words)
    _add_words_on_records(words)
    for name, each in words.choices.items():
        if name != "schema":
            each.add_argument("--json", action="store_true", help="print JSON instead of text")


def _add_words_on_one_file(words: Any) -> None:
    check = word_of(words, "check", "look for every mistake in a file of rules")
    check.add_argument("rules", type=Path)
    schema = word_of(words, "schema", "print the JSON Schema of rules, of records or of wishes")
    schema.add_argument("--of", choices=("rules", "record", "wishes"), default="rules")
    routes = word_of(words, "routes", "say of every route whether it can be walked, and what is wrong with clauses")
    routes.add_argument("rules", type=Path)
    routes.add_argument(
        "--assumptions",
        action="store_true",
        help="also what changes under the other reading of what a source leaves open",
    )


def _add_words_on_records(words: Any) -> None:
    audit = word_of(words, "audit", "say what a record is worth under its rules")
    audit.add_argument("--rules", type=Path, required=True)
    audit.add_argument("--record", type=Path, required=True)
    plan = word_of(words, "plan", "find a way from a record to the award, or say why there is none")
    plan.add_argument("--rules", type=Path, required=True)
    plan.add_argument(
        "--route", type=_route, default={}, help="parts of the route, such as version=extended,mode=part_time"
    )
    plan.add_argument("--record", type=Path, help="what the student has; left out: nothing yet")
    plan.add_argument(
        "--wishes", type=Path, help="what the student would like; `schema --of wishes` says what it may be"
    )
    plan.add_argument(
        "--alternatives", type=_many, default=0, help=f"how many other plans are told, at most {MOST_ALTERNATIVES}"
    )
    compare = word_of(words, "compare", "say what changes from one edition of rules to another, and for whom")
    compare.add_argument("old", type=Path)
    compare.add_argument("new", type=Path)
    compare.add_argument("--records", type=Path, help="a folder of records: which students change verdict")
    for each in (audit, plan, compare):
        each.add_argument("--on", type=_day, help="the day on which decisions hold, such as 2024-06-01")


# words of the command line


def _route(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for each in text.split(","):
        part, equals, value = each.partition("=")
        if not equals or not part or not value or part in parts:
            raise argparse.ArgumentTypeError(
                f"“{text}” is no route. Write each part once with its value, such as version=extended,mode=part_time."
            )
        parts[part] = value
    return parts


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no day. Write year, month and day, such as 2024-06-01."
        ) from None


def _many(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > MOST_ALTERNATIVES:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of plans. Write one from 0 to {MOST_ALTERNATIVES}.")
    return int(text)


# files


def _text(path: Path) -> str:
    """What a file holds, with lines ended as on Unix. Raises `Unreadable` for what is no text, `Refusal` for no file."""
    if "\0" in str(path):
        raise Refusal("This path is none.", "It holds a zero byte.", "Name a file.")
    try:
        with path.open("rb") as file:
            held = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _no_file(path, error) from None
    if len(held) > LARGEST_FILE:
        raise _unreadable(
            path, 1, f"The file is larger than {LARGEST_FILE // 2**20} MB.", "Give a file of rules or of a record."
        )
    try:
        return held.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        what = f"The file is not UTF-8: byte {error.start} is none of it."
        line = held.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, line, what, "Save it as UTF-8, or give another file.") from None


def _no_file(path: Path, error: OSError) -> Refusal:
    return Refusal(f"{path} cannot be read.", f"The system says: {error.strerror or error}.", "Check the path.")


def _unreadable(path: Path, line: int, what: str, mend: str) -> Unreadable:
    return Unreadable([Problem(path.name, line, "", what, mend)])


def _rules(path: Path) -> Loaded:
    return load(_text(path), path.name)


def _record(path: Path, *rules: Loaded) -> Record:
    """A record whose route and terms one of the rules knows. Raises `Unreadable` for another."""
    text = _text(path)
    record = load_record(text, path.name)
    problems = [list(_foreign(record, each, path, text)) for each in rules]
    if all(problems):
        raise Unreadable(problems[-1])
    return record


def _foreign(record: Record, loaded: Loaded, path: Path, text: str) -> Iterator[Problem]:
    """What a record says that rules do not know: its route, terms, and clauses that decisions are about."""
    rules = loaded.regulations
    asked: list[tuple[str, Callable[[], object]]] = [("route", lambda: route_of(rules, record.route))]
    asked += [(credit.term, partial(place_of, rules, credit.term)) for credit in record.credits if credit.term]
    for words, known in asked:
        try:
            known()
        except Refusal as refused:
            yield Problem(path.name, _line(text, words), "", f"{refused.what} {refused.why}", refused.mend)
    for fact, what, mend in foreign_facts(record, rules):
        yield Problem(path.name, _line(text, "clause", fact.clause), "", what, mend)


def _line(text: str, *words: str) -> int:
    """The first line that holds all these words."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if all(each in line for each in words)), 1)


def _wishes(path: Path, loaded: Loaded) -> "Wishes":
    from crossings.engine.planner.wishes import load_wishes  # noqa: PLC0415  seldom needed

    return load_wishes(_text(path), loaded.regulations, path.name)


# what is answered


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
        print_json({"verdict": "unreadable", "problems": found})
        return BAD
    if asked["json"]:
        print_json({"verdict": "readable", "problems": [], "rules_checksum": loaded.checksum})
    else:
        rules = loaded.regulations
        print(
            f"{asked['rules'].name} can be read: {len(rules.clauses)} clauses, {len(rules.modules)} modules, {loaded.checksum}"
        )
    return HOLDS


def _schema(asked: Asked) -> int:
    from crossings.engine.planner.wishes import wishes_schema  # noqa: PLC0415  seldom needed
    from crossings.engine.regulations.schema import record_schema, rules_schema  # noqa: PLC0415  seldom needed

    print_json({"rules": rules_schema, "record": record_schema, "wishes": wishes_schema}[asked["of"]]())
    return HOLDS


def _audit(asked: Asked) -> int:
    from crossings.engine.regulations.audit import audit  # noqa: PLC0415  seldom needed
    from crossings.engine.regulations.telling import as_data, as_text  # noqa: PLC0415  seldom needed

    loaded = _rules(asked["rules"])
    done = audit(loaded, _record(asked["record"], loaded), asked["on"])
    tell(asked, lambda: as_data(done), lambda: as_text(done))
    return DOES_NOT if done.verdict in ("missing", "needs_decision") else HOLDS


def _plan(asked: Asked) -> int:
    from crossings.engine.planner.search import plan  # noqa: PLC0415  brings the solver
    from crossings.engine.planner.telling import as_data, as_text  # noqa: PLC0415  brings the solver

    loaded = _rules(asked["rules"])
    record = _record(asked["record"], loaded) if asked["record"] else Record("crossings-record/1")
    record = replace(record, route={**record.route, **asked["route"]})
    wishes = _wishes(asked["wishes"], loaded) if asked["wishes"] else None
    answer = plan(loaded, record, wishes, alternatives=asked["alternatives"], with_modules=True, on=asked["on"])
    tell(asked, lambda: as_data(answer, loaded, wishes), lambda: as_text(answer, loaded, wishes))
    return ENDED[answer.verdict]


def _routes(asked: Asked) -> int:
    from crossings.engine.lint.assumptions import under_others  # noqa: PLC0415  brings the solver
    from crossings.engine.lint.report import Lint, report_of  # noqa: PLC0415  brings the solver
    from crossings.engine.lint.telling import report_as_data, report_as_text  # noqa: PLC0415  brings the solver

    loaded = _rules(asked["rules"])
    looked = Lint(loaded)
    report = report_of(looked)
    others = under_others(looked, readings(loaded)) if asked["assumptions"] else ()
    tell(asked, lambda: report_as_data(report, loaded, others), lambda: report_as_text(report, loaded, others))
    return ENDED[report.verdict]


def _compare(asked: Asked) -> int:
    from crossings.engine.lint.compare import compare  # noqa: PLC0415  brings the solver
    from crossings.engine.lint.telling import comparison_as_data, comparison_as_text  # noqa: PLC0415  brings the solver

    old, new = _rules(asked["old"]), _rules(asked["new"])
    found = compare(old, new, _records(asked["records"], old, new) if asked["records"] else {}, on=asked["on"])
    values = {**old.regulations.route, **new.regulations.route}
    tell(asked, lambda: comparison_as_data(found), lambda: comparison_as_text(found, values))
    return ENDED[found.verdict]


def _records(folder: Path, *rules: Loaded) -> dict[str, Record]:
    """Every record of a folder, by the name of its file. Raises `Unreadable` with the mistakes of all files."""
    found: dict[str, Record] = {}
    problems: list[Problem] = []
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise _no_file(folder, error) from None
    for path in paths:
        if path.suffix in KINDS_OF_RECORDS and path.is_file():
            try:
                found[path.name] = _record(path, *rules)
            except Unreadable as refused:
                problems += refused.problems
    if problems:
        raise Unreadable(problems)
    if not found:
        raise Refusal(
            f"{folder} holds no records.", "No file in it ends in .yaml, .yml or .json.", "Name the folder of records."
        )
    return found


WORDS: Words = {
    "check": _check,
    "schema": _schema,
    "audit": _audit,
    "plan": _plan,
    "routes": _routes,
    "compare": _compare,
}
