"""What is new on the topics that somebody follows: `news_for`."""

from django.db.models import Q

from crossings.links.models import FollowedTopic, ProposedBridge
from crossings.links.on_pages import Because, told
from crossings.people.models import Account

SHOWN = 10


def news_for(account: Account, language: str) -> tuple[Because, ...]:
    """The confirmed bridges that touch what this account follows, those decided on last first."""
    followed = FollowedTopic.objects.visible_to(account).values("concept")
    touching = Q(concept__in=followed) | Q(pairing__concepts__concept__in=followed)
    rows = ProposedBridge.objects.confirmed().filter(touching).distinct().order_by("-decided_at", "-id")
    return told(rows[:SHOWN], language)
