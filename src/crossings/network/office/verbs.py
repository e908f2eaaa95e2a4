"""The verbs that the office has for records of the network: what each says, asks and does, and when it is offered."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lifecycle import MOVES, Status
from crossings.journal.office.verbs import OfficeVerb, VerbForm
from crossings.network import actions
from crossings.network.models import Institution, Membership
from crossings.network.office import forms

ENDED = (Status.CLOSED, Status.RENAMED)


def does(verb: Callable[..., object], record_name: str) -> Callable[..., object]:
    """The verb, given the record under the name by which it asks for it."""
    return lambda record, **answers: verb(**{record_name: record}, **answers)


def joined(network: Any, *, since: Any, is_stated: bool, **answers: Any) -> object:
    return actions.join_network(network=network, since=actions.Since(since, is_stated), **answers)


def may_close(institution: Institution) -> bool:
    return Status.CLOSED in MOVES[Status(institution.status)]


def holds(membership: Membership) -> bool:
    return membership.ends is None and membership.evidence == Membership.Evidence.ON_RECORD


INSTITUTION = (
    OfficeVerb(
        key="rename",
        label=_("Rename"),
        explanation=_("The institution has taken another name. The one that it bore stays on record as a former name."),
        done=_("It bears its new name: %(record)s."),
        form=forms.RenameForm,
        perform=does(actions.rename_institution, "institution"),
        permission="network.change_institution",
        now=str,
        icon="edit",
    ),
    OfficeVerb(
        key="close",
        label=_("Close"),
        explanation=_("The institution has ended. It stays on record with all that it was."),
        done=_("%(record)s is closed."),
        form=forms.CloseForm,
        perform=does(actions.close_institution, "institution"),
        permission="network.change_institution",
        now=Institution.get_status_display,
        icon="cross",
        permitted=may_close,
    ),
    OfficeVerb(
        key="reopen",
        label=_("Reopen"),
        explanation=_("The institution works, after all or again. The day of its closing is taken back."),
        done=_("%(record)s is active."),
        form=VerbForm,
        perform=does(actions.reopen_institution, "institution"),
        permission="network.change_institution",
        now=Institution.get_status_display,
        icon="rotate",
        permitted=lambda institution: institution.status in ENDED,
    ),
    OfficeVerb(
        key="succeed",
        label=_("Goes on as another"),
        explanation=_(
            "Another institution succeeds this one. Renamed or merged, this one ends; split, it may go on beside it."
        ),
        done=_("The successor of %(record)s is recorded."),
        form=forms.SucceedForm,
        perform=does(actions.succeed, "predecessor"),
        permission="network.add_succession",
        now=Institution.get_status_display,
        icon="arrow-right",
    ),
    OfficeVerb(
        key="affiliate",
        label=_("Affiliate a person"),
        explanation=_("A person works here. The public sees it only while the person consents to be shown."),
        done=_("The person is affiliated with %(record)s."),
        form=forms.AffiliateForm,
        perform=does(actions.affiliate, "institution"),
        permission="network.add_affiliation",
        icon="user",
    ),
)

NETWORK = (
    OfficeVerb(
        key="join",
        label=_("An institution joins"),
        explanation=_("An institution has a place in this network, in one role, from some time on."),
        done=_("The membership in %(record)s is recorded."),
        form=forms.JoinForm,
        perform=joined,
        permission="network.add_membership",
        icon="link",
    ),
    OfficeVerb(
        key="record-agreement",
        label=_("Record an agreement"),
        explanation=_("Members of this network have signed something together."),
        done=_("The agreement of %(record)s is recorded."),
        form=forms.AgreementForm,
        perform=does(actions.record_agreement, "network"),
        permission="network.add_agreement",
        icon="doc-full",
    ),
)

MEMBERSHIP = (
    OfficeVerb(
        key="leave",
        label=_("Leave"),
        explanation=_("The membership is over. It stays on record, and pages show it for the days on which it held."),
        done=_("The membership has ended: %(record)s."),
        form=forms.LeaveForm,
        perform=does(actions.leave_network, "membership"),
        permission="network.change_membership",
        icon="cross",
        permitted=holds,
    ),
    OfficeVerb(
        key="change-role",
        label=_("Change the role"),
        explanation=_("The membership ends on that day and one in the new role begins. Both stay on record."),
        done=_("The role has changed. The earlier membership: %(record)s."),
        form=forms.RoleForm,
        perform=does(actions.change_role, "membership"),
        permission="network.change_membership",
        now=Membership.get_role_display,
        icon="rotate",
        permitted=holds,
    ),
)

AFFILIATION = (
    OfficeVerb(
        key="end",
        label=_("Left"),
        explanation=_("The person has left. The affiliation stays on record as an earlier one."),
        done=_("The affiliation has ended: %(record)s."),
        form=forms.EndForm,
        perform=does(actions.end_affiliation, "affiliation"),
        permission="network.change_affiliation",
        icon="cross",
        permitted=lambda affiliation: affiliation.ends is None,
    ),
)

PROFILE = (
    OfficeVerb(
        key="publish",
        label=_("Publish"),
        explanation=_("The public sees this profile from now on, while the person’s consent stands."),
        done=_("%(record)s is published."),
        form=forms.PublishForm,
        perform=does(actions.publish_profile, "profile"),
        permission="network.change_profile",
        icon="upload",
        permitted=lambda profile: not profile.is_published,
    ),
    OfficeVerb(
        key="withdraw",
        label=_("Withdraw"),
        explanation=_("The public no longer sees this profile, at once. Its words are kept."),
        done=_("%(record)s is withdrawn."),
        form=VerbForm,
        perform=does(actions.withdraw_profile, "profile"),
        permission="network.change_profile",
        icon="download",
        permitted=lambda profile: profile.is_published,
    ),
)
