"""`crossings check`: Django's own, which always looks at the database too."""

from typing import Any

from django.core.management.commands.check import Command as DjangoCheck


class Command(DjangoCheck):
    def handle(self, *app_labels: Any, **options: Any) -> None:
        if not options["tags"]:
            options["databases"] = options["databases"] or ["default"]
        super().handle(*app_labels, **options)
