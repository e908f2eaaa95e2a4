"""Addresses that other people's code serves (Wagtail, allauth), and for whom we open them.

What is not listed here is open to nobody, so that an address which arrives with a new release stays shut until someone
has read what it does. Routes are written without the language they begin with. Names: `BORROWED`, `SHUT`, `access_to_borrowed`.
"""

from crossings.engine.audience import WRITING, Access, Audience

EVERYONE_READS = """
((?:[\\w\\-]+/)*)$
documents/(\\d+)/(.*)$
"""

EVERYONE = """
account/login/
account/logout/
account/signup/
account/inactive/
account/confirm-email/
account/confirm-email/(?P<key>[-:\\w]+)/$
account/password/reset/
account/password/reset/done/
account/password/reset/key/done/
account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$
account/login/code/confirm/
account/2fa/authenticate/
account/2fa/webauthn/login/
_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/
documents/authenticate_with_password/<int:restriction_id>/
"""

SIGNED_IN = """
account/email/
account/reauthenticate/
account/password/change/
account/password/set/
account/2fa/
account/2fa/reauthenticate/
account/2fa/totp/activate/
account/2fa/totp/deactivate/
account/2fa/recovery-codes/
account/2fa/recovery-codes/generate/
account/2fa/recovery-codes/download/
account/2fa/webauthn/
account/2fa/webauthn/add/
account/2fa/webauthn/reauthenticate/
account/2fa/webauthn/keys/<int:pk>/remove/
account/2fa/webauthn/keys/<int:pk>/edit/
"""

OFFICE_READS = """
office/
office/sprite/
office/jsi18n/
"""

OFFICE = """
office/dismissibles/
office/editing-sessions/ping/<str:app_label>/<str:model_name>/<str:object_id>/<int:session_id>/
office/editing-sessions/release/<int:session_id>/
"""

WEBSITE_READS = """
office/api/main/pages/
office/api/main/pages/<int:pk>/
office/api/main/pages/find/
office/api/main/documents/
office/api/main/documents/<int:pk>/
office/api/main/documents/find/
office/api/main/images/
office/api/main/images/<int:pk>/
office/api/main/images/find/
office/pages/
office/pages/<int:parent_page_id>/
office/pages/<int:parent_page_id>/results/
office/pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/
office/pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/results/
office/pages/<int:page_id>/usage/
office/pages/<int:page_id>/view_draft/
office/pages/search/
office/pages/search/results/
office/pages/workflow/preview/<int:page_id>/<int:task_id>/
office/pages/<int:page_id>/revisions/
office/pages/<int:page_id>/revisions/<int:revision_id>/view/
office/pages/(?P<pk>\\d+)/revisions/compare/(?P<revision_id_a>live|earliest|\\d+)\\.\\.\\.(?P<revision_id_b>live|latest|\\d+)/$
office/pages/<int:page_id>/workflow_history/
office/pages/<int:page_id>/workflow_history/detail/<int:workflow_state_id>/
office/pages/<int:page_id>/history/
office/pages/<int:page_id>/history/results/
office/choose-page/
office/choose-page/<int:parent_page_id>/
office/choose-page/search/
office/choose-page/chosen-multiple/
office/tag-autocomplete/
office/tag-autocomplete/<slug:app_name>/<slug:model_name>/
office/reports/locked/
office/reports/locked/results/
office/reports/workflow/
office/reports/workflow/results/
office/reports/workflow_tasks/
office/reports/workflow_tasks/results/
office/reports/site-history/
office/reports/site-history/results/
office/reports/aging-pages/
office/reports/aging-pages/results/
office/reports/page-types-usage/
office/reports/page-types-usage/results/
office/documents/
office/documents/results/
office/documents/usage/<int:document_id>/
office/documents/chooser/
office/documents/chooser/results/
office/documents/chooser/chosen/<str:pk>/
office/documents/chooser/chosen-multiple/
office/images/
office/images/results/
office/images/usage/<int:image_id>/
office/images/<int:image_id>/preview/<str:filter_spec>/
office/images/chooser/
office/images/chooser/results/
office/images/chooser/chosen/<str:pk>/
office/images/chooser/chosen-multiple/
office/images/chooser/<int:image_id>/select_format/
"""

WEBSITE = """
office/bulk/<str:app_label>/<str:model_name>/<str:action>/
office/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/
office/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/preview/
office/pages/create/<slug:app_label>/<slug:model_name>
office/pages/<int:page_id>/edit/
office/pages/<int:page_id>/edit/preview/
office/pages/<int:parent_page_id>/add_subpage/
office/pages/<int:page_id>/delete/
office/pages/<int:page_id>/unpublish/
office/pages/<int:page_id>/convert_alias/
office/pages/<int:page_to_move_id>/move/
office/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/
office/pages/<int:page_to_move_id>/set_position/
office/pages/<int:page_id>/copy/
office/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/
office/pages/workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/
office/pages/workflow/confirm_cancellation/<int:page_id>/
office/pages/<int:page_id>/privacy/
office/pages/<int:page_id>/lock/
office/pages/<int:page_id>/unlock/
office/pages/<int:page_id>/revisions/<int:revision_id>/revert/
office/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/
office/choose-external-link/
office/choose-email-link/
office/choose-phone-link/
office/choose-anchor-link/
office/block-preview/
office/translation/submit/page/<int:page_id>/
office/embeds/chooser/
office/embeds/chooser/upload/
office/redirects/
office/redirects/results/
office/redirects/add/
office/redirects/<int:redirect_id>/
office/redirects/<int:redirect_id>/delete/
office/documents/add/
office/documents/edit/<int:document_id>/
office/documents/delete/<int:document_id>/
office/documents/multiple/add/
office/documents/multiple/<int:doc_id>/
office/documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/
office/documents/multiple/<int:doc_id>/delete/
office/documents/multiple/delete_upload/<int:uploaded_file_id>/
office/documents/chooser/create/
office/images/<int:image_id>/
office/images/<int:image_id>/delete/
office/images/add/
office/images/multiple/add/
office/images/multiple/<int:image_id>/
office/images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/
office/images/multiple/<int:image_id>/delete/
office/images/multiple/delete_upload/<int:uploaded_file_id>/
office/images/chooser/create/
"""

STEWARDS = """
office/collections/
office/collections/add/
office/collections/<int:pk>/
office/collections/<int:pk>/delete/
office/collections/<int:collection_id>/privacy/
office/settings/<slug:app_name>/<slug:model_name>/
office/settings/<slug:app_name>/<slug:model_name>/<int:pk>/
office/sites/
office/sites/results/
office/sites/edit/<int:pk>/
office/sites/history/<int:pk>/
office/sites/history-results/<int:pk>/
office/workflows/list/
office/workflows/list/results/
office/workflows/add/
office/workflows/enable/<int:pk>/
office/workflows/disable/<int:pk>/
office/workflows/edit/<int:pk>/
office/workflows/usage/<int:pk>/
office/workflows/usage/<int:pk>/results/
office/workflows/remove/<int:page_pk>/
office/workflows/remove/<int:page_pk>/<int:workflow_pk>/
office/workflows/tasks/add/<str:app_label>/<str:model_name>/
office/workflows/tasks/select_type/
office/workflows/tasks/index/
office/workflows/tasks/index/results/
office/workflows/tasks/edit/<int:pk>/
office/workflows/tasks/disable/<int:pk>/
office/workflows/tasks/enable/<int:pk>/
office/workflows/task_chooser/
office/workflows/task_chooser/results/
office/workflows/task_chooser/create/
office/workflows/task_chooser/<int:task_id>/
"""


SHUT = frozenset(
    [
        "office/test404/",
        "office/failwhale/",
        "office/.*/$",
        "office/api/main/pages/<int:pk>/action/<str:action_name>/",
        "office/redirects/import/",
        "office/redirects/import/process/",
        "office/settings/<slug:app_name>/<slug:model_name>/<int:pk>/preview/",
        "office/translation/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        "office/snippets/",
        "office/images/<int:image_id>/generate_url/",
        "office/images/<int:image_id>/generate_url/output/",
        "office/sites/new/",
        "office/sites/delete/<int:pk>/",
        "office/sites/usage/<int:pk>/",
        "office/sites/copy/<int:pk>/",
    ]
)
"""Read, and left shut: they test the framework, change records past our verbs, or serve what no role needs."""

BORROWED: dict[str, Access] = {
    route: access
    for access, routes in (
        (Access(Audience.EVERYONE), EVERYONE_READS),
        (Access(Audience.EVERYONE, WRITING), EVERYONE),
        (Access(Audience.SIGNED_IN, WRITING), SIGNED_IN),
        (Access(Audience.OFFICE), OFFICE_READS),
        (Access(Audience.OFFICE, WRITING), OFFICE),
        (Access(Audience.WEBSITE), WEBSITE_READS),
        (Access(Audience.WEBSITE, WRITING), WEBSITE),
        (Access(Audience.STEWARDS, WRITING), STEWARDS),
    )
    for route in routes.split()
}


def access_to_borrowed(route: str) -> Access | None:
    """Who may open a borrowed address, or nothing, which means nobody."""
    return BORROWED.get(route)
