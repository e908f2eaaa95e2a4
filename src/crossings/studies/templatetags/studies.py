"""What pages show of studies: the ways to the queues of those who have one, and the shape of a request's state."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience
from crossings.people.permissions import belongs_to
from crossings.studies.models import overseen_by

register = template.Library()
SHAPES = {
    "asked": "ask",
    "granted": "met",
    "refused": "no",
    "withdrawn": "wait",
    "agreed": "met",
    "returned": "ask",
}


@register.simple_tag
def queues(account: Any) -> list[tuple[str, str]]:
    """The queues that this account has, as labels and addresses."""
    found = [
        (Audience.ADVISERS, _("Advising"), "studies:advising"),
        (Audience.BOARD, _("Board"), "studies:board"),
    ]
    return [(label, reverse(name)) for audience, label, name in found if belongs_to(account, audience)]


@register.simple_tag
def students_compared(account: Any, programme: Any) -> str:
    """Where it stands who would change verdict under another edition; nothing for who may not know it."""
    if not account.is_authenticated or not overseen_by(account).filter(pk=programme.pk).exists():
        return ""
    return reverse("studies:compare", args=[programme.slug])


@register.simple_tag
def request_shape(state: str) -> str:
    """The shape by which the state of a request, or of a plan that was answered, is told."""
    return SHAPES[state]
