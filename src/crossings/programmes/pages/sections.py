"""A part of a page under its hanging heading.

Public names: `Section`, `module_sections`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Section:
    """The key of its anchor, its heading, the template of its matter, and a remark in the margin."""

    key: str
    heading: str
    template: str
    note: str = ""

    @property
    def body(self) -> str:
        return f"programmes/{self.template}.html"


def module_sections() -> list[Section]:
    """The sections of a module's page."""
    return [
        Section("facts", _("The facts"), "_module_facts"),
        Section("teachers", _("Who teaches it"), "_module_teachers"),
        Section("about", _("What it is about"), "_module_about"),
        Section("sources", _("Sources"), "_module_sources"),
    ]
