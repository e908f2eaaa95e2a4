"""The office's screens for studies, under one heading of the menu."""

from wagtail import hooks

from crossings.studies.office.screens import StudiesMenu


@hooks.register("register_admin_viewset")
def register_studies() -> StudiesMenu:
    return StudiesMenu()
