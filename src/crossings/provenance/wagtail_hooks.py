"""The office's screens for sources."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel

from crossings.journal.office import RecordViewSet
from crossings.provenance.models import Source


class SourceViewSet(RecordViewSet):
    model = Source
    icon = "link"
    menu_label = _("Sources")
    add_to_admin_menu = True
    menu_order = 700
    list_display: ClassVar = ["title", "kind", "read_on"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["title", "key", "address"]
    panels: ClassVar = [
        FieldPanel(name) for name in ("key", "title", "kind", "address", "publisher", "read_on", "note")
    ]


@hooks.register("register_admin_viewset")
def register_sources() -> SourceViewSet:
    return SourceViewSet("sources")
