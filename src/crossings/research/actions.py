"""Every change of research that has a name of its own in the office.

Works, projects and groups: `publish`, `withdraw`. Works: `relate_works`. Institutions, groups and programmes: `choose_key_works`.

Plain additions and corrections go through `journal.actions`. All raise `ValidationError` where a row would break a rule
of its table, and `Refusal` where the engine refuses the move; then nothing is kept. None of them reads the clock.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.research.states import State, move
from crossings.journal import actions as journal
from crossings.journal.record import Actor, recording
from crossings.network.models import Institution
from crossings.provenance.models import Source
from crossings.research.models import KeyWork, Project, Publication, ResearchGroup, WorkRelation

VERBS = (gettext_noop("publish"), gettext_noop("withdraw"), gettext_noop("relate"))
Record = TypeVar("Record", Publication, Project, ResearchGroup)


def publish(*, record: Record, by: Actor, at: datetime, why: str = "") -> Record:
    """Show a work, a project or a group to the public. Search finds it from the same moment on.

    Raises `Refusal` where it is published already.

    Example::

        publish(record=brief, by=actor, at=now, why="Checked against the printed copy")
    """
    return _moved(record, "publish", by=by, at=at, why=why)


def withdraw(*, record: Record, by: Actor, at: datetime, why: str = "") -> Record:
    """Take a work, a project or a group out of the public's sight, at once; it stays on record.

    Raises `Refusal` where it is not published.

    Example::

        withdraw(record=brief, by=actor, at=now, why="Its authors asked for it")
    """
    return _moved(record, "withdraw", by=by, at=at, why=why)


def relate_works(
    *,
    work: Publication,
    kind: str,
    other: Publication,
    source: Source | None = None,
    source_note: str = "",
    by: Actor,
    at: datetime,
    why: str = "",
) -> WorkRelation:
    """Record how a work stands to another: that it is a brief or a chapter of it, supersedes it, or translates it.

    Raises `ValidationError` where a work would stand so to itself, or the line would lead back to its beginning.

    Example::

        relate_works(work=brief, kind=WorkRelation.Kind.BRIEF_OF, other=report, by=actor, at=now)
    """
    relation = WorkRelation(work=work, kind=kind, other=other, source=source, source_note=source_note)
    with transaction.atomic():
        _locked(Publication, work.pk, other.pk)
        with recording(relation, "relate", by=by, at=at, why=why):
            _saved(relation)
    return relation


def choose_key_works(
    *,
    owner: Institution | ResearchGroup | str,
    works: Sequence[Publication],
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> list[KeyWork]:
    """Put the works by which an institution, a group or a programme wants to be known into this order; others go.

    A programme is named by its short name, as in its address.

    Each work that is added, moved or taken away has an entry of its own. Raises `Refusal` for a work named twice.

    Example::

        choose_key_works(owner=merit, works=[report, brief], by=actor, at=now, why="Decision of its council")
        choose_key_works(owner="valencia-migration", works=[report], by=actor, at=now)
    """
    if len(set(works)) < len(works):
        raise Refusal("The key works were not changed.", "One of them is named twice.", "Name each work once.")
    column = {Institution: "institution", ResearchGroup: "group", str: "programme"}[type(owner)]
    with transaction.atomic():
        if not isinstance(owner, str):
            _locked(type(owner), owner.pk)
        kept = {row.publication_id: row for row in KeyWork.objects.filter(**{column: owner})}
        for row in kept.values():
            if row.publication not in works:
                journal.remove(record=row, by=by, at=at, why=why)
        return [
            _placed(
                kept.get(work.pk) or KeyWork(**{column: owner}, publication=work, source=source), position, by, at, why
            )
            for position, work in enumerate(works, start=1)
        ]


def _placed(row: KeyWork, position: int, by: Actor, at: datetime, why: str) -> KeyWork:
    row.position = position
    return (journal.correct if row.pk else journal.add)(record=row, by=by, at=at, why=why)


def _moved(record: Record, verb: str, *, by: Actor, at: datetime, why: str) -> Record:
    with recording(record, verb, by=by, at=at, why=why):
        record.refresh_from_db()
        record.state = move(State(record.state), verb).value
        _saved(record)
    return record


def _locked(model: type[models.Model], *keys: int | None) -> None:
    """Hold these rows until the transaction ends, always in the same order."""
    list(model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _saved(record: models.Model) -> None:
    record.full_clean()
    record.save()
