"""What borrowed tables (Django's, Wagtail's, allauth's) keep of people, declared as our own models declare theirs."""

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity

_CLOSING = Retention(days=0, after="the account is closed")
_CLOSED = Retention(days=30, after="the account is closed")
_TEN_YEARS = Retention(days=3650, after="the change")
_DONE_BY = Personal(Purpose.ACCOUNTABILITY, _TEN_YEARS)
_SIGNED_IN = Retention(days=1, after="the session ended")

BORROWED_FIELDS: dict[str, dict[str, Personal]] = {
    "account.emailaddress": {"user": Personal(Purpose.SIGN_IN, _CLOSED), "email": Personal(Purpose.SIGN_IN, _CLOSED)},
    "account.emailconfirmation": {"email_address": Personal(Purpose.SIGN_IN, _CLOSED)},
    "mfa.authenticator": {
        "user": Personal(Purpose.SIGN_IN, _CLOSING),
        "data": Personal(Purpose.SIGN_IN, _CLOSING, Sensitivity.P3),
        "created_at": Personal(Purpose.SECURITY, _CLOSING),
        "last_used_at": Personal(Purpose.SECURITY, _CLOSING),
    },
    "sessions.session": {"session_data": Personal(Purpose.SIGN_IN, _SIGNED_IN, Sensitivity.P3)},
    "wagtailusers.userprofile": {
        "user": Personal(Purpose.CORRESPONDENCE, _CLOSED, Sensitivity.P1),
        "preferred_language": Personal(Purpose.CORRESPONDENCE, _CLOSED, Sensitivity.P1),
    },
    "wagtailadmin.editingsession": {"user": Personal(Purpose.SECURITY, _SIGNED_IN)},
    "wagtailadmin.formstate": {"user": Personal(Purpose.ACCOUNTABILITY, _SIGNED_IN)},
    "wagtailcore.apitoken": {"user": Personal(Purpose.SIGN_IN, _CLOSING)},
    "wagtailcore.comment": {"user": _DONE_BY, "resolved_by": _DONE_BY, "text": _DONE_BY},
    "wagtailcore.commentreply": {"user": _DONE_BY, "text": _DONE_BY},
    "wagtailcore.modellogentry": {"user": _DONE_BY},
    "wagtailcore.page": {"owner": _DONE_BY, "locked_by": _DONE_BY},
    "wagtailcore.pagelogentry": {"user": _DONE_BY},
    "wagtailcore.pagesubscription": {"user": Personal(Purpose.CORRESPONDENCE, _CLOSED)},
    "wagtailcore.revision": {"user": _DONE_BY},
    "wagtailcore.taskstate": {"finished_by": _DONE_BY},
    "wagtailcore.uploadedfile": {"uploaded_by_user": _DONE_BY},
    "wagtailcore.workflowstate": {"requested_by": _DONE_BY},
    "wagtaildocs.document": {"uploaded_by_user": _DONE_BY},
    "wagtailimages.image": {"uploaded_by_user": _DONE_BY},
}
