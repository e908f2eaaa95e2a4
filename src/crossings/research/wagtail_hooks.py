"""The office's screens for research, under one heading of the menu."""

from typing import Any

from wagtail import hooks

from crossings.research.office.choosers import PublicationChooser
from crossings.research.office.screens import ResearchMenu


@hooks.register("register_admin_viewset")
def register_research() -> list[Any]:
    return [ResearchMenu(), PublicationChooser("publication_chooser")]
