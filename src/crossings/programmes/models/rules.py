"""Rules that many tables keep: a text says something, a choice is one of those that are known, an address is free.

Public names: `says_something`, `one_of`, `leaves_free`. The words of a choice stand with it; the database knows its
keys only, and a test holds the two lists together.
"""

from django.db.models import CheckConstraint, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


def says_something(field: str, *, name: str) -> CheckConstraint:
    """The constraint that a text is not empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=name)


def one_of(field: str, keys: str, *, name: str, or_empty: bool = False) -> CheckConstraint:
    """The constraint that a choice is one of these keys, which are written with a space between them."""
    known = [*keys.split(), *([""] if or_empty else [])]
    return CheckConstraint(condition=Q(**{f"{field}__in": known}), name=name)


def leaves_free(field: str, keys: str, *, name: str) -> CheckConstraint:
    """The constraint that an address is none of these, at which the site has pages of its own."""
    return CheckConstraint(
        condition=~Q(**{f"{field}__in": keys.split()}),
        name=name,
        violation_error_message=format_lazy(
            _(
                "The site has a page of its own at “{taken}”, so nobody could open this one there. Write another address."
            ),
            taken=keys.replace(" ", "”, “"),
        ),
    )
