"""What happens to rules of study in the background."""

from django.utils import timezone
from django_tasks import task

from crossings.programmes.draft_report import keep_report, keep_reports_of


@task()
def check_draft(draft_id: int) -> None:
    """Look whether the routes of a draft can be walked, and keep the report with it. A draft that is gone is left alone."""
    keep_report(draft_id)


@task()
def check_edition(edition_id: int) -> None:
    """Look whether the routes of an edition can be walked, so that editions can be compared by their routes."""
    keep_reports_of(edition_id, timezone.now())
