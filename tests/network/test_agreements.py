"""What members sign together is kept with the parties that a source names."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import record_agreement
from crossings.network.models import Agreement
from tests.factories.network import AgreementFactory, InstitutionFactory, NetworkFactory

pytestmark = pytest.mark.django_db


def test_an_agreement_is_kept_with_its_parties(actor, at):
    parties = InstitutionFactory.create_batch(2)

    agreement = record_agreement(
        network=NetworkFactory(),
        title="Lille",
        kind="cooperation",
        parties=parties,
        signed=PartialDate(2005, 3),
        by=actor,
        at=at,
    )

    kept = Agreement.objects.get(pk=agreement.pk)
    assert {party.institution for party in kept.parties.all()} == set(parties)


def test_the_journal_names_the_parties_too(actor, at):
    party = InstitutionFactory()

    agreement = record_agreement(
        network=NetworkFactory(), title="Lille", kind="cooperation", parties=[party], by=actor, at=at
    )

    changes = Entry.objects.about(agreement).get().changes
    assert [None, party.pk] in [pair for name, pair in changes.items() if name.endswith("institution_id")]


def test_an_agreement_needs_a_title(actor, at):
    with pytest.raises(ValidationError):
        record_agreement(network=NetworkFactory(), title="", kind="cooperation", by=actor, at=at)


def test_in_force_are_those_signed_and_not_over():
    AgreementFactory(title="over", signed="2005", until="2010")
    AgreementFactory(title="in force", signed="2005")
    AgreementFactory(title="to come", signed="2030")

    found = Agreement.objects.in_force_on(date(2026, 11, 21))

    assert [each.title for each in found] == ["in force"]
