"""The `crossings` command: our words first; every other word reaches Django's own management commands.

Each word is a management command of this app, so that `crossings backup --help` works and tests can call it; only `rules` and
`links` work without Django.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module

from crossings.engine.refusal import Refusal

WORDS = {
    "run": "start the server, the worker and the scheduler; Ctrl-C ends them all",
    "demo": "load the demonstration network and print its logins",
    "check": "look for what is set wrongly; --deploy also for what the public must never meet",
    "backup": "write records and files, with checksums, into one archive",
    "restore": "put back what an archive holds, once it is found whole",
    "health": "say whether every part works",
    "invariants": "look for states that should be impossible",
    "rebuild_search": "write what search finds anew from the records",
    "write_vectors": "write what documents mean, for semantic search",
    "build_links": "build the corpus of links between approaches anew from the records",
    "rules": "read rules of study and audit a record against them, on files alone",
    "links": "make a corpus of works, and find links between approaches in it, on files alone",
}
ON_FILES_ALONE = ("rules", "links")


def main(words: list[str] | None = None) -> int:
    """Run one word and say whether it went well: 0, or 1, or 2 where it could not even begin."""
    given = sys.argv[1:] if words is None else words
    if not given or given[0] in ("-h", "--help"):
        print(listing())
        return 0
    if given[0] in ON_FILES_ALONE:  # these need no Django, and start at once without it
        alone: Callable[[list[str]], int] = import_module(f"crossings.operations.{given[0]}").main
        return alone(given[1:])
    from django.core.management import execute_from_command_line  # noqa: PLC0415  not for those

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crossings.config.settings")  # noqa: TID251  Django reads it from there
    try:
        execute_from_command_line(["crossings", *given])
    except Refusal as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def listing() -> str:
    lines = (f"  crossings {word:<15} {says}" for word, says in WORDS.items())
    return "\n".join(
        [*lines, "", "`crossings help` lists Django's own commands, such as migrate and shell, which work as well."]
    )


if __name__ == "__main__":
    sys.exit(main())
