"""What happens to drafts of rules in the background."""

from django_tasks import task

from crossings.programmes.draft_report import keep_report


@task()
def check_draft(draft_id: int) -> None:
    """Look whether the routes of a draft can be walked, and keep the report with it. A draft that is gone is left alone."""
    keep_report(draft_id)
