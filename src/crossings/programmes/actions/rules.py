"""Changes of the rules of study.

A draft: `draft_rules`, `correct_draft`, `discard_draft`. What is kept for ever: `publish_draft`, `publish_rules` (a text that was
never a draft here, such as a file), `add_erratum`. A draft may be wrong; a text that is published can be read whole and
says of itself which programme and edition it rules. Each save of a draft has it checked in the background.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import Loaded, Unreadable, load
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.programmes import tasks
from crossings.programmes.models import Erratum, Programme, RegulationDraft, RegulationEdition

VERBS = (
    gettext_noop("draft rules"),
    gettext_noop("correct a draft"),
    gettext_noop("discard a draft"),
    gettext_noop("publish rules"),
    gettext_noop("add an erratum"),
    gettext_noop("check"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def draft_rules(
    *, programme: Programme, key: str, text: str, by: Actor, at: datetime, why: str = ""
) -> RegulationDraft:
    """Begin a draft of the rules for one edition, such as `2024-25`; the text may be wrong.

    Raises `ValidationError` for a key that is no edition's, and where the edition has a draft already.

    Example::

        draft_rules(programme=ma, key="2024-25", text=text, by=actor, at=now)
    """
    draft = RegulationDraft(programme=programme, key=key, text=_as_on_unix(text), by=by)
    with recording(draft, "draft rules", by=by, at=at, why=why):
        draft.full_clean()
        draft.save()
        tasks.check_draft.enqueue(draft.pk)
    return draft


def correct_draft(
    *, draft: RegulationDraft, key: str = "", text: str, by: Actor, at: datetime, why: str = ""
) -> RegulationDraft:
    """Write the text of a draft anew, and, where it is given, for which edition it is. The journal keeps both texts.

    Raises `ValidationError` as `draft_rules` does.

    Example::

        correct_draft(draft=draft, text=text, by=actor, at=now, why="Decision of the board, 12 May")
    """
    with recording(draft, "correct a draft", by=by, at=at, why=why):
        draft.refresh_from_db()
        if (key or draft.key, _as_on_unix(text)) == (draft.key, draft.text):
            raise NothingRecorded
        draft.key, draft.text, draft.by = key or draft.key, _as_on_unix(text), by
        draft.full_clean()
        draft.save(update_fields=["key", "text", "by"])
        tasks.check_draft.enqueue(draft.pk)
    return draft


def discard_draft(*, draft: RegulationDraft, by: Actor, at: datetime, why: str = "") -> None:
    """Take a draft away; the journal keeps its text.

    Example::

        discard_draft(draft=draft, by=actor, at=now, why="The board kept the rules of this year")
    """
    with recording(draft, "discard a draft", by=by, at=at, why=why):
        RegulationDraft.objects.get(pk=draft.pk).delete()


def publish_draft(*, draft: RegulationDraft, by: Actor, at: datetime, why: str) -> RegulationEdition:
    """Publish a draft: its text and checksum are kept for ever as an edition, and the draft is gone.

    Raises `Refusal` where the text cannot be read, says another programme or edition than the draft's, or the edition is
    published already.

    Example::

        publish_draft(draft=draft, by=actor, at=now, why="Approved by the board, 12 May")
    """
    with recording(draft, "publish rules", by=by, at=at, why=why):
        draft.refresh_from_db()
        edition = publish_rules(programme=draft.programme, key=draft.key, text=draft.text, by=by, at=at, why=why)
        RegulationDraft.objects.filter(pk=draft.pk).delete()
    return edition


def publish_rules(*, programme: Programme, key: str, text: str, by: Actor, at: datetime, why: str) -> RegulationEdition:
    """Keep a text for ever as the rules of one edition, and answer with it.

    Raises `Refusal` as `publish_draft` does, and `ValidationError` without a reason.

    Example::

        publish_rules(
            programme=ma, key="2023-24", text=path.read_text(), by=SYSTEM, at=now, why="Found in 2023-24.yaml"
        )
    """
    loaded = readable(text, programme, key)
    if RegulationEdition.objects.of(programme).filter(key=key).exists():
        raise Refusal(
            _("The rules %(key)s of %(programme)s were not published.") % {"key": key, "programme": programme},
            _("They are published already, and what is published never changes."),
            _("Give the new rules another edition, or mend a mistake in their encoding by an erratum."),
        )
    edition = RegulationEdition(
        programme=programme,
        key=key,
        year=key[:7],
        text=_as_on_unix(text),
        checksum=loaded.checksum,
        published_at=at,
        published_by=by,
        why=why,
    )
    with recording(edition, "publish rules", by=by, at=at, why=why):
        edition.full_clean()
        edition.save(force_insert=True)
        tasks.check_edition.enqueue(edition.pk)
    return edition


def add_erratum(
    *, edition: RegulationEdition, text: str, what: str, on: date, by: Actor, at: datetime, why: str = ""
) -> Erratum:
    """Mend a mistake in the encoding of an edition: from now on this text holds, and the first one stays on record.

    `what` says what was wrong and what it is now. Raises `Refusal` where the text cannot be read, is of another edition,
    or stood here before; `ValidationError` where `what` is empty.

    Example::

        add_erratum(edition=edition, text=text, what="LAWS9001 runs in autumn", on=today, by=actor, at=now)
    """
    with recording(edition, "add an erratum", by=by, at=at, why=why or what):
        loaded = readable(text, edition.programme, edition.key)
        if loaded.checksum in RegulationEdition.objects.with_errata().get(pk=edition.pk).checksums:
            raise Refusal(
                _("No erratum was added to %(edition)s.") % {"edition": edition},
                _("Its rules stand or stood in this very text."),
                _("Mend the text, then add the erratum."),
            )
        erratum = Erratum(edition=edition, on=on, by=by, what=what, text=_as_on_unix(text), checksum=loaded.checksum)
        erratum.full_clean()
        erratum.save(force_insert=True)
        tasks.check_edition.enqueue(edition.pk)
    return erratum


def readable(text: str, programme: Programme, key: str) -> Loaded:
    """The rules that a text holds, which say of themselves that they are these. Raises `Refusal` otherwise."""
    try:
        loaded = load(text, f"{key}.yaml")
    except Unreadable as refused:
        raise Refusal(
            _("The rules %(key)s of %(programme)s cannot be used.") % {"key": key, "programme": programme},
            str(refused.problems[0]),
            _("Mend it, and try again."),
        ) from refused
    says = (loaded.regulations.programme, loaded.regulations.edition)
    if says != (programme.slug, key):
        raise Refusal(
            _("The rules %(key)s of %(programme)s cannot be used.") % {"key": key, "programme": programme},
            _("The text says of itself that it rules %(other)s %(edition)s.") % {"other": says[0], "edition": says[1]},
            _("Write programme: %(slug)s and edition: %(key)s.") % {"slug": programme.slug, "key": key},
        )
    return loaded


def _as_on_unix(text: str) -> str:
    """The text with lines ended as on Unix, as its checksum takes it; a browser ends them otherwise."""
    return text.replace("\r\n", "\n")
