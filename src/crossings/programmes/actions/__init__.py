"""Every change of the programmes that has a name of its own in the office.

    offer    a programme's life, a year's catalogue, fees, disagreements of sources
    rules    rules of study: drafts, editions, errata

Plain additions and corrections go through `journal.actions`. All raise `ValidationError` where a row would break a rule of
its table, and `Refusal` where the change itself is not permitted; then nothing is kept. None of them reads the clock.
"""

from crossings.programmes.actions.offer import (
    confirm_fee,
    correct_fee,
    open_next_year,
    postpone_fee,
    publish_catalogue,
    reopen,
    settle_dispute,
    suspend,
    take_back_catalogue,
    withdraw,
)
from crossings.programmes.actions.rules import (
    add_erratum,
    correct_draft,
    discard_draft,
    draft_rules,
    publish_draft,
    publish_rules,
)

__all__ = [
    "add_erratum",
    "confirm_fee",
    "correct_draft",
    "correct_fee",
    "discard_draft",
    "draft_rules",
    "open_next_year",
    "postpone_fee",
    "publish_catalogue",
    "publish_draft",
    "publish_rules",
    "reopen",
    "settle_dispute",
    "suspend",
    "take_back_catalogue",
    "withdraw",
]
