"""What the frame of the office's screens shows of people: whether anyone may sign in, since this is a demonstration."""

from typing import Any

from django.http import HttpRequest

from crossings.people.models import Account


def office_frame(request: HttpRequest) -> dict[str, Any]:
    """Only for the office: public pages never ask, so that they can be kept for all readers."""
    if not request.path.startswith("/office/"):
        return {}
    return {"is_demo": Account.objects.of_demonstration().exists()}
