"""Rules that many tables keep: a text says something, a choice is one of those that are known.

Public names: `says_something`, `one_of`. The words of a choice stand with it; the database knows its keys only, and a
test holds the two lists together.
"""

from django.db.models import CheckConstraint, Q


def says_something(field: str, *, name: str) -> CheckConstraint:
    """The constraint that a text is not empty."""
    return CheckConstraint(condition=~Q(**{field: ""}), name=name)


def one_of(field: str, keys: str, *, name: str, or_empty: bool = False) -> CheckConstraint:
    """The constraint that a choice is one of these keys, which are written with a space between them."""
    known = [*keys.split(), *([""] if or_empty else [])]
    return CheckConstraint(condition=Q(**{f"{field}__in": known}), name=name)
