"""What one person asks of links: `follow_topics`, `refuse_suggestions`, `allow_suggestions`."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from crossings.journal import actions as journal
from crossings.journal.record import Actor, recording
from crossings.links.models import FollowedTopic, NotSuggested
from crossings.people.models import Account, Person
from crossings.topics.models import Concept

VERBS = (gettext_noop("follow a topic"), gettext_noop("refuse to be suggested"))
"""What the journal calls these verbs, named here so that they are translated."""


def follow_topics(
    *, account: Account, concepts: Collection[Concept], by: Actor, at: datetime, why: str = ""
) -> list[FollowedTopic]:
    """Let an account follow exactly these topics. What it follows already stays as it is; nothing ends all notices.

    Example: `follow_topics(account=noor, concepts=[drought, remittances], by=noor.actor, at=now)`.
    """
    wanted = {concept.pk: concept for concept in concepts}
    with transaction.atomic():
        kept = {row.concept_id: row for row in FollowedTopic.objects.filter(account=account)}
        for key in sorted(kept.keys() - wanted.keys()):
            journal.remove(record=kept.pop(key), by=by, at=at, why=why)
        for key in sorted(wanted.keys() - kept.keys()):
            row = FollowedTopic(account=account, concept=wanted[key])
            with recording(row, "follow a topic", by=by, at=at, why=why):
                row.save()
            kept[key] = row
    return [kept[key] for key in sorted(kept)]


def refuse_suggestions(*, person: Person, by: Actor, at: datetime, why: str = "") -> NotSuggested:
    """Suggest this person to nobody, from now on. Asking twice changes nothing.

    Example: `refuse_suggestions(person=wei, by=wei.account.actor, at=now)`.
    """
    row = NotSuggested.objects.filter(person=person).first() or NotSuggested(person=person)
    with recording(row, "refuse to be suggested", by=by, at=at, why=why):
        row.save()
    return row


def allow_suggestions(*, person: Person, by: Actor, at: datetime, why: str = "") -> None:
    """Take back the wish not to be suggested. Without one, nothing changes.

    Example: `allow_suggestions(person=wei, by=wei.account.actor, at=now)`.
    """
    for row in NotSuggested.objects.filter(person=person):
        journal.remove(record=row, by=by, at=at, why=why)
