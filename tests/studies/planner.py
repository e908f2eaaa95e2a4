"""What the tests of the planner share: the small rules and the Brussels rules, without a database, and desks made of them."""

from pathlib import Path

from django.http import QueryDict

from crossings.engine.regulations.load import load
from crossings.studies.planner.asking import asked_of
from crossings.studies.planner.desk import desk_of
from crossings.studies.planner.known import Known
from crossings.studies.planner.rules import Shelf
from tests.factories.studies import RULES

ROOT = Path(__file__).parents[2]
BRUSSELS = ROOT / "regulations" / "brussels-international-migration"
A_PLAN = "2023-24/autumn=LAWS8321+METHODOLOGY+POLI9400+POLI9551&2023-24/spring=DISSERTATION+EX-HRL3+LAWS9001+POLI9410"
"""A plan that holds on the usual route of the Brussels rules."""


def small() -> Shelf:
    return Shelf([load(RULES.format(programme="small", edition="2023-24"))])


def brussels() -> Shelf:
    files = [BRUSSELS / "2023-24.yaml", BRUSSELS / "2023-24.flexible-study.yaml"]
    return Shelf([load(path.read_text()) for path in files])


def asked(query, shelf, base=None):
    """What an address asks for."""
    return asked_of(QueryDict(query), shelf, base)


def desk(query, shelf, base=None, language="en"):
    """The desk that an address opens."""
    return desk_of(asked(query, shelf, base).situation, shelf, Known(), language)


def standing(desk):
    """Each term of a desk with the codes that stand in it."""
    return {column.term: [card.code for card in column.cards] for column in desk.columns}


def card(desk, code):
    """The card of one module, wherever it is."""
    columns = (card for column in desk.columns for card in column.cards)
    return next(each for each in (*columns, *desk.loose, *desk.before, *desk.cards) if each.code == code)
