"""What Wagtail tells us of, written to our journal and to what search may find in the transaction in which it happened.

Wagtail keeps a log row for everything that its own screens do to pages, pictures, settings and groups. Each such row is
received here as it is saved, and becomes a journal entry. A page that is saved or deleted, moved, opened or shut is
found accordingly, with all that lies beneath it.
"""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from crossings.journal.context import current
from crossings.journal.record import SYSTEM, Actor, note
from crossings.website.found import write_anew
from crossings.website.log_words import verb_of

WORDS_OF_EVERY_PAGE = {"title", "slug", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at"}
BOOKKEEPING = {field.name for field in Page._meta.get_fields()} - WORDS_OF_EVERY_PAGE | {
    "pk",
    "page_ptr",
    "wagtail_admin_comments",
}


def journal_what_was_logged(sender: type[models.Model], instance: Any, created: bool, **_: Any) -> None:
    """Receive Django's `post_save` of Wagtail's log rows."""
    record = instance.page if isinstance(instance, PageLogEntry) else instance.object
    if not created or instance.action.startswith("wagtail.comments"):
        return
    before, after = _compared(instance)
    note(
        kind=_kind(instance, record),
        key=str(instance.page_id if isinstance(instance, PageLogEntry) else instance.object_id),
        title=instance.label,
        personal=frozenset(getattr(type(getattr(record, "specific", record)), "personal_fields", {})),
        verb=verb_of(instance.action),
        before=before,
        after=after,
        by=_actor(instance),
        at=instance.timestamp,
    )


def _kind(instance: Any, record: Any) -> str:
    """What kind of record it is: of a page its own kind, also where Wagtail's timetable names it as a page and no more."""
    told = record.cached_content_type if isinstance(record, Page) else instance.content_type
    return str(told.model_class()._meta.label_lower)


def _actor(instance: Any) -> Actor:
    if instance.user_id:
        return Actor(f"account:{instance.user_id}")
    return Actor(current().actor or SYSTEM)


def _compared(instance: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The words of the revision that this row speaks of, and of the one before it."""
    revision = instance.revision
    if revision is None:
        return {}, {}
    previous = (
        Revision.objects.filter(
            base_content_type=revision.base_content_type, object_id=revision.object_id, id__lt=revision.id
        )
        .order_by("-id")
        .first()
    )
    return _words(previous), _words(revision)


def _words(revision: Revision | None) -> dict[str, Any]:
    content = json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder)) if revision else {}
    return {name: value for name, value in content.items() if name not in BOOKKEEPING}


def find_page(sender: type[models.Model], instance: Page, **_: Any) -> None:
    """Receive `post_save` and `post_delete` of pages: what search may find of it is written as it is now."""
    write_anew([instance])


def find_what_moved(sender: type[models.Model], instance: PageLogEntry, created: bool, **_: Any) -> None:
    """Receive Wagtail's log row of a page that was moved: where it is now, it may be shut or open."""
    if created and instance.action == "wagtail.move":
        _find_all_beneath(instance.page_id)


def find_what_is_shut(sender: type[models.Model], instance: PageViewRestriction, **_: Any) -> None:
    """Receive `post_save` and `post_delete` of the restrictions by which pages are shut to the public."""
    _find_all_beneath(instance.page_id)


def _find_all_beneath(key: int) -> None:
    page = Page.objects.filter(pk=key).first()
    if page is not None:
        write_anew(list(page.get_descendants(inclusive=True)))
