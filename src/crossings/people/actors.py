"""How the journal's actors that are accounts are named: by the name that the account has today."""

from collections.abc import Iterable

from crossings.people.models import Account


def name_accounts(keys: Iterable[str]) -> dict[str, str]:
    """The names of accounts by their keys; closed and erased ones are left out."""
    wanted = [int(key) for key in keys if key.isdecimal()]
    found = Account.objects.filter(pk__in=wanted, closed_at=None).values_list("pk", "name")
    return {str(key): name for key, name in found}
