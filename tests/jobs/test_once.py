import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from crossings.jobs.models import Effect
from crossings.jobs.once import once


@pytest.mark.django_db
def test_a_second_claim_is_refused(at) -> None:
    with transaction.atomic():
        assert once("mail:7", at)
        assert not once("mail:7", at)
        assert once("mail:8", at)


@pytest.mark.django_db(transaction=True)
def test_a_claim_whose_effect_failed_can_be_made_again(at) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        once("mail:7", at)
        raise RuntimeError

    with transaction.atomic():
        assert once("mail:7", at)


@pytest.mark.django_db(transaction=True)
def test_a_claim_outside_a_transaction_is_refused(at) -> None:
    with pytest.raises(TransactionManagementError, match=r"transaction\.atomic"):
        once("mail:7", at)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_eight_that_claim_at_the_same_moment_one_succeeds(at) -> None:
    start, claims = threading.Barrier(8), []

    def claim() -> None:
        start.wait()
        with transaction.atomic():
            claims.append(once("mail:7", at))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(claims) == [False] * 7 + [True]
    assert Effect.objects.count() == 1
