"""Accounts, persons and consents as most tests need them."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from crossings.engine.privacy import Purpose
from crossings.people.models import Account, Consent, Person


class AccountFactory(DjangoModelFactory):
    class Meta:
        model = Account

    name = factory.Sequence("Reader {}".format)
    email = factory.Sequence("reader-{}@example.org".format)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    slug = factory.Sequence("person-{}".format)
    name = factory.Sequence("Person {}".format)


class ConsentFactory(DjangoModelFactory):
    """A consent to a public profile that stands in November 2026."""

    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    purpose = Purpose.PUBLIC_PROFILE.value
    wording_version = 1
    given_at = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
    expires_on = date(2028, 1, 10)
