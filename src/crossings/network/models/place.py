"""A place in degrees: both of its numbers or neither, and both on the globe."""

from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


def whole_place(name: str) -> CheckConstraint:
    """The constraint that a row's latitude and longitude are both given, and on the globe, or both left out."""
    is_on_the_globe = Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
    return CheckConstraint(
        condition=Q(latitude=None, longitude=None)
        | Q(is_on_the_globe, latitude__isnull=False, longitude__isnull=False),
        name=name,
        violation_error_message=_(
            "A place needs its latitude, from -90 to 90, and its longitude, from -180 to 180. Give both or neither."
        ),
    )
