"""What happens to the index by the clock."""

from django.utils import timezone
from django_tasks import task

from crossings.search.actions import forget_ended


@task()
def forget_what_ended() -> None:
    """Take out of the index what may not be found any more, as where a consent has expired."""
    forget_ended(timezone.localdate())
