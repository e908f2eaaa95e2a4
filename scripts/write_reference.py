"""Write the parts of the documentation that the source knows best: between their marks, nothing else.

`make reference`. A part stands between `<!-- from the source: NAME -->` and `<!-- end -->` in any file of docs/; a test fails
while one of them says something else than the source.
"""

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PART = re.compile(r"(<!-- from the source: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def commands() -> str:
    """Each word of `crossings`, what it does, and what it may be told."""
    from django.core.management import load_command_class

    from crossings.operations.command import WORDS

    parts = []
    for word, says in WORDS.items():
        parser = load_command_class("crossings.operations", word).create_parser("crossings", word)
        parts += [f"### crossings {word}", "", f"{says[0].upper()}{says[1:]}.", *told(parser), ""]
    return "\n".join(parts).rstrip()


def told(parser: ArgumentParser) -> list[str]:
    """What a command may be told, without what Django lets every command be told."""
    everywhere = {
        "help",
        "version",
        "verbosity",
        "settings",
        "pythonpath",
        "traceback",
        "no_color",
        "force_color",
        "skip_checks",
    }
    actions = [action for action in parser._actions if action.dest not in everywhere]
    rows = [
        (f"`{', '.join(action.option_strings) or action.dest.upper()}`", (action.help or "").strip() or "–")
        for action in actions
    ]
    return ["", table(("word", "meaning"), rows)] if rows else []


def timetable() -> str:
    """What runs by the clock."""
    from crossings.operations.timetable import TIMETABLE

    rows = [(task.name, every(task)) for task in TIMETABLE]
    return table(("what", "when"), rows)


def every(task) -> str:
    hours, minutes = divmod(int(task.every.total_seconds()) // 60, 60)
    if hours >= 24:
        return f"each day at {task.hour:02}:00 UTC"
    return (
        f"every {hours} hours"
        if hours > 1
        else "every hour"
        if hours
        else "every minute"
        if minutes == 1
        else f"every {minutes} minutes"
    )


def rooms() -> str:
    """The rooms from the top floor down, as the contract about imports has them."""
    import tomllib

    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    return "\n".join(["```text", " > ".join(layers), "```"])


def roles() -> str:
    """What each role of the office is for, and which rooms' records it changes or reads."""
    from crossings.people.roles import ROLES

    rows = [
        (role.label, role.description, ", ".join(role.changes) or "–", ", ".join(role.reads) or "–") for role in ROLES
    ]
    return table(("role", "what it is for", "changes records of", "reads records of"), rows)


def life_of_a_programme() -> str:
    from crossings.engine.lifecycle import MOVES

    lines = [f"    {before} --> {move.after}: {move.verb}" for move in MOVES for before in move.before]
    return "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> open", *lines, "```"])


def life_of_an_institution() -> str:
    from crossings.engine.network.lifecycle import MOVES

    lines = [f"    {before} --> {after}" for before, afters in MOVES.items() for after in sorted(afters)]
    return "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> unknown", "    [*] --> active", *lines, "```"])


def kept_of_people() -> str:
    """Every field that concerns a person, as its model declares it."""
    from crossings.people.privacy_words import everything_kept

    parts = []
    for kind in everything_kept():
        parts += [
            f"### {kind.label}",
            "",
            table(("field", "why it is kept", "until when", "how sensitive"), kind.rows),
            "",
        ]
    return "\n".join(parts).rstrip()


def decisions() -> str:
    """Every decision record, by its title."""
    paths = sorted((DOCS / "decisions").glob("*.md"))
    return "\n".join(
        f"- [{path.read_text().splitlines()[0].removeprefix('# ')}](../decisions/{path.name})" for path in paths
    )


def rules_of_study() -> str:
    """Every rule by its word, and what it may hold."""
    from crossings.engine.regulations.language import RULES

    return "\n".join(line for rule in RULES for line in _holds(rule.word, rule)).rstrip()


def parts_of_a_file() -> str:
    """What a file of rules, and each of its parts, may hold beside the rules themselves."""
    from crossings.engine.regulations import language

    kinds = {
        "the file": language.Regulations,
        "a clause": language.Clause,
        "its intakes": language.Validity,
        "an assumption": language.Assumption,
        "another reading": language.OtherReading,
        "facts under another reading": language.OtherFacts,
        "a module": language.Module,
        "a term that a module runs in": language.Offering,
        "a term of the calendar": language.Term,
        "an award": language.Award,
        "an exit award": language.Exit,
        "what is advertised": language.Advertised,
        "a source": language.Document,
        "a place in a source": language.Place,
        "an erratum": language.Erratum,
    }
    return "\n".join(line for title, kind in kinds.items() for line in _holds(title, kind)).rstrip()


def records_of_study() -> str:
    """What a record, its credits and its decisions may hold."""
    from crossings.engine.regulations.record import Credit, Fact, Record

    kinds = {"the record": Record, "a credit": Credit, "a decision": Fact}
    return "\n".join(line for title, kind in kinds.items() for line in _holds(title, kind)).rstrip()


def _holds(title: str, kind: type) -> list[str]:
    """A heading, what the kind is, and a table of what it may hold."""
    from crossings.engine.regulations.reading import fields_of

    words = [each for each in fields_of(kind) if each.name != "rule"]
    rows = [(f"`{each.key}`", each.says, "yes" if each.is_needed else "") for each in words]
    says = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
    return [f"### {title}", "", says, "", table(("name", "is", "needed"), rows), ""]


def tables_of(programme: str) -> str:
    """What the rules of a programme say, case by case, and which routes can be walked: the tables that the tests hold them to."""
    import yaml

    folder = ROOT / "tests/spec" / programme
    told = {path.stem: yaml.safe_load(path.read_text()) for path in sorted(folder.glob("*.yaml"), reverse=True)}
    walked = told.pop("walked")
    parts = ["## Which routes can be walked", "", *_walked(walked)]
    for cases in told.values():
        parts += ["", f"## {cases['title']}", "", *_cases(cases)]
    return "\n".join(parts)


def _walked(told: dict[str, Any]) -> list[str]:
    rows = [
        (
            row["says"],
            "no" if "because" in row else "yes",
            row.get("takes", "–"),
            row.get("may_last", "–"),
            "; ".join(row.get("needs", [])) or "–",
            ", ".join(f"`{clause}`" for clause in row.get("because", [])) or "–",
        )
        for row in told["routes"]
    ]
    head = ("route", "can be walked", "earliest, in terms", "at most", "no plan does without", "closed by")
    waiting = [f"- `{row['clause']}`: {row['says']}" for row in told["waits_for"]]
    idle = [f"- `{row['clause']}`: {row['says']}" for row in told["findings"]]
    waits = ["### What no plan settles", "", *waiting]
    return [table(head, rows), "", *waits, "", "### Clauses that never bind", "", *idle]


def _cases(told: dict[str, Any]) -> list[str]:
    rows = [
        (
            case["says"],
            f"`{case['reading']}` read otherwise" if "reading" in case else "–",
            case["verdict"].replace("_", " "),
            ", ".join(f"`{clause}` {amount or ''}".rstrip() for clause, amount in case.get("missing", {}).items())
            or "–",
        )
        for case in told["cases"]
    ]
    return [f"By `{told['rules']}`.", "", table(("case", "reading", "verdict", "what is missing"), rows)]


def api() -> str:
    """Every question that the API answers, what it takes and what it tells."""
    from crossings.config.reference import as_markdown

    return as_markdown()


def write_openapi() -> None:
    """The API's description as machines read it."""
    from crossings.config.api import api as described

    path = DOCS / "reference/openapi.json"
    path.write_text(json.dumps(described.get_openapi_schema(), indent=1, ensure_ascii=False) + "\n")


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "timetable": timetable,
    "rooms": rooms,
    "roles": roles,
    "life of a programme": life_of_a_programme,
    "life of an institution": life_of_an_institution,
    "kept of people": kept_of_people,
    "rules of study": rules_of_study,
    "parts of a file": parts_of_a_file,
    "records of study": records_of_study,
    "tables of brussels": lambda: tables_of("brussels-international-migration"),
    "tables of valencia": lambda: tables_of("valencia-migration"),
    "api": api,
    "decisions": decisions,
}


def renewed(text: str) -> str:
    """A document with its generated parts as the source has them now."""
    return PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}\n{found[3]}", text)


def main() -> None:
    import django

    django.setup()
    write_openapi()
    for path in sorted(DOCS.rglob("*.md")):
        old = path.read_text()
        if (new := renewed(old)) != old:
            path.write_text(new)
            sys.stdout.write(f"{path.relative_to(ROOT)} renewed\n")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crossings.config.settings")
    main()
