"""What Wagtail does to pages, pictures and settings, in the words of the journal, named here so that they are translated.

Public names: `VERBS`, `verb_of`.
"""

from django.utils.translation import gettext_noop as _

VERBS = {
    "create": _("create"),
    "edit": _("edit"),
    "delete": _("delete"),
    "rename": _("rename"),
    "revert": _("revert"),
    "copy": _("copy"),
    "copy_for_translation": _("copy for translation"),
    "create_alias": _("create alias"),
    "convert_alias": _("convert alias"),
    "move": _("move"),
    "reorder": _("reorder"),
    "publish": _("publish"),
    "publish.schedule": _("schedule publication"),
    "publish.scheduled": _("publish as scheduled"),
    "schedule.cancel": _("cancel the schedule"),
    "unpublish": _("unpublish"),
    "unpublish.scheduled": _("unpublish as scheduled"),
    "lock": _("lock"),
    "unlock": _("unlock"),
    "moderation.approve": _("approve"),
    "moderation.reject": _("reject"),
    "workflow.start": _("submit for review"),
    "workflow.approve": _("approve"),
    "workflow.reject": _("reject"),
    "workflow.resume": _("resume the review"),
    "workflow.cancel": _("cancel the review"),
    "view_restriction.create": _("restrict to some readers"),
    "view_restriction.edit": _("change who may read it"),
    "view_restriction.delete": _("open to all readers"),
    "apitoken.create": _("create an API token"),
    "apitoken.revoke": _("revoke an API token"),
}
"""By the name that Wagtail's log has for what was done, without the room before it."""
SPACED = str.maketrans("_.", "  ")


def verb_of(action: str) -> str:
    """The journal's verb for an action of Wagtail's log, such as `wagtail.create_alias`; its own name for one not known."""
    name = action.removeprefix("wagtail.")
    return VERBS.get(name, name.translate(SPACED))
