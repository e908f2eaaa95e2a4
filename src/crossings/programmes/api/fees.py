"""Fees: an amount in its currency, or who will confirm it and when; never zero for what is not known."""

from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, reference, tell_related_words
from crossings.programmes.api.asked import AskedInYear, placed
from crossings.programmes.api.catalogues import Part, part
from crossings.programmes.models import (
    Fee,
    FeeStatus,
    FeeTable,
    FeeTableTranslation,
    Mode,
    SitePathTranslation,
    VersionTranslation,
)

router = Router()
COLUMNS = (
    *("status", "mode", "amount", "to_be_confirmed_by", "expected_on", "source__key", "table__source__key"),
    *("table_id", "table__language", "table__name", "table__kind", "table__basis", "table__currency"),
    *("version_id", "version__language", "version__name", "version__key", "table__start__month"),
    *("site_path_id", "site_path__language", "site_path__name", "site_path__key"),
    *("table__catalogue__programme__slug", "table__catalogue__year"),
)


class Money(Schema):
    """An exact amount, written as text so that no digit is lost."""

    amount: str
    currency: str


class Expected(Schema):
    """Who will give the amount, and when that is expected where anybody said."""

    by: str
    expected: str | None


class ToBeConfirmed(Schema):
    """An amount that its owner has still to give."""

    to_be_confirmed: Expected


class FeeTold(Schema):
    """What one group pays for one version in one mode, in one academic year."""

    programme: Reference
    year: str
    table: Text
    kind: str
    basis: str
    start_month: int | None
    version: Part | None
    status: str
    mode: str | None
    site_path: Part | None
    value: Money | ToBeConfirmed
    source: str | None


class AskedFees(AskedInYear):
    kind: Annotated[FeeTable.Kind, words_of(FeeTable.Kind)] | None = None
    status: Annotated[FeeStatus, words_of(FeeStatus)] | None = None
    mode: Annotated[Mode, words_of(Mode)] | None = None
    version: Key | None = None
    confirmed: bool | None = Field(None, description="False: only those to be confirmed. True: only amounts.")


@cache
def public_fees() -> Any:
    return Fee.objects.visible_to(AnonymousUser()).values(*COLUMNS)


def tell_fees(rows: list[Row], language: str) -> list[Row]:
    tell_related_words(rows, "table", FeeTableTranslation, ("name",), language)
    tell_related_words(rows, "version", VersionTranslation, ("name",), language)
    tell_related_words(rows, "site_path", SitePathTranslation, ("name",), language)
    return [
        {
            "programme": reference("programmes", row["table__catalogue__programme__slug"]),
            "year": row["table__catalogue__year"],
            "table": row["table__name"],
            "kind": row["table__kind"],
            "basis": row["table__basis"],
            "start_month": row["table__start__month"],
            "version": part(row, "version"),
            "status": row["status"],
            "mode": row["mode"] or None,
            "site_path": part(row, "site_path"),
            "value": _tell_value(row),
            "source": row["source__key"] or row["table__source__key"],
        }
        for row in rows
    ]


def _tell_value(row: Row) -> Row:
    if row["amount"] is None:
        return {"to_be_confirmed": {"by": row["to_be_confirmed_by"], "expected": row["expected_on"]}}
    return {"amount": row["amount"], "currency": row["table__currency"]}


@router.get("/fees", **answers.pages_of(FeeTold))
def list_fees(request: HttpRequest, asked: Query[AskedFees]) -> HttpResponseBase:
    """Fees by table. Ask with a programme and a year: amounts of different years are never to be compared as one."""
    given = filters(
        asked, kind="table__kind", status="status", mode="mode", version="version__key", **placed("table__catalogue")
    )
    rows = public_fees().filter(**given)
    if asked.confirmed is not None:
        rows = rows.confirmed() if asked.confirmed else rows.to_be_confirmed()
    return answers.page(request, asked, rows, tell_fees)
