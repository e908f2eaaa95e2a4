"""`crossings write_vectors`: write what documents mean of which it is not known yet, without waiting for the worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from crossings.engine.refusal import Refusal
from crossings.search.encoding import encoder, without_vector
from crossings.search.later import write_missing_vectors


class Command(BaseCommand):
    help = (
        "Write what documents mean, for semantic search; safe to stop and to repeat, and search answers all the while."
    )

    def handle(self, *_: Any, **options: Any) -> None:
        by = encoder()
        if by is None:
            raise Refusal(
                "No vectors were written.",
                "Semantic search is off.",
                "Set CROSSINGS_SEMANTIC_SEARCH to 1 and try again.",
            )
        at_first = without_vector(by).count()
        while write_missing_vectors(by, at=timezone.now()):
            self.stdout.write(f"{at_first - without_vector(by).count()} of {at_first} documents.")
        self.stdout.write(f"{at_first} documents written.")
