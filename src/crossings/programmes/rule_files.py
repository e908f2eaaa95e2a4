"""Rules of study found in files, taken into the table of editions: `<programme>/<edition>.yaml` below one folder.

Public name: `take_in`. It is safe to repeat. What is published under a name is never replaced: a file that says something else
stops whoever takes it in, unless it only tells of one more erratum, which is then added.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import checksum
from crossings.journal.record import Actor
from crossings.programmes.actions import rules as actions
from crossings.programmes.models import Programme, RegulationEdition


def take_in(folder: Path, *, by: Actor, at: datetime, say: Callable[[str], object]) -> None:
    """Publish the rules in the folder that are not published here yet; all or none.

    `say` is told of what was published, and of files for programmes that are not here. Raises `Refusal` for a file that cannot
    be read, that is of another programme or edition than its name says, or that differs from what is published.
    """
    with transaction.atomic():
        known = {programme.slug: programme for programme in Programme.objects.all()}
        published = {(one.programme.slug, one.key): one for one in RegulationEdition.objects.with_errata()}
        for path in sorted(folder.glob("*/*.yaml")):
            slug, key = path.parent.name, path.stem
            if slug not in known:
                say(f"{slug}/{path.name} was left aside: there is no programme at the address {slug}.")
            else:
                for done in _taken_in(path, known[slug], published.get((slug, key)), by=by, at=at):
                    say(done)


def _taken_in(
    path: Path, programme: Programme, edition: RegulationEdition | None, *, by: Actor, at: datetime
) -> Iterator[str]:
    text, name = path.read_text(encoding="utf-8"), f"{path.parent.name}/{path.name}"
    if edition is None:
        actions.publish_rules(
            programme=programme, key=path.stem, text=text, by=by, at=at, why=f"Found as {name} among the rules"
        )
        yield f"{name} is published."
    elif checksum(text) not in edition.checksums:
        _mend(edition, text, name, by=by, at=at)
        yield f"{name} has an erratum, which was added."


def _mend(edition: RegulationEdition, text: str, name: str, *, by: Actor, at: datetime) -> None:
    """Add the last erratum that the file tells of, where the rules as they stand do not tell of it."""
    told = actions.readable(text, edition.programme, edition.key).regulations.errata
    before = actions.readable(edition.effective_text, edition.programme, edition.key).regulations.errata
    if len(told) <= len(before) or told[: len(before)] != before:
        raise Refusal(
            f"{name} differs from the rules that are published under that name.",
            f"What is published never changes; its checksum is {edition.effective_checksum}.",
            "Put the file back as it was, give it the name of a new edition, or say under `errata` what was mended in it.",
        )
    mended = "; ".join(erratum.what for erratum in told[len(before) :])
    actions.add_erratum(edition=edition, text=text, what=mended[:500], on=told[-1].on, by=by, at=at)
