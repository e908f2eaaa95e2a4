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


def module_sections(*, has_works: bool) -> list[Section]:
    """The sections of a module's page; `has_works`: whether works share what it is about."""
    works = Section("research", _("Research"), "_module_research", _("Works that share what the module is about."))
    return [
        Section("facts", _("The facts"), "_module_facts"),
        Section("teachers", _("Who teaches it"), "_module_teachers"),
        Section("about", _("What it is about"), "_module_about"),
        *([works] if has_works else []),
        Section("sources", _("Sources"), "_module_sources"),
    ]
