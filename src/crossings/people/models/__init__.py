"""What is remembered of people, one file per thing."""

from crossings.people.models.account import Account
from crossings.people.models.consent import Consent
from crossings.people.models.person import Expertise, Person

__all__ = ["Account", "Consent", "Expertise", "Person"]
