"""The demonstration's people: one login for each role, and invented persons who agree, or no longer agree, to be shown.

The passwords and secrets below open nothing but a demonstration; `crossings check --deploy` refuses a database that
holds one of these accounts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from crossings.demo.ensure import DEMO, ensure
from crossings.demo.reading import read
from crossings.engine.privacy import Purpose
from crossings.journal.record import recording
from crossings.people import actions
from crossings.people.models import Account, Expertise, Person
from crossings.people.roles import (
    Adviser,
    Auditor,
    BoardMember,
    Editor,
    NetworkSteward,
    ProgrammeOfficer,
    Role,
    TopicsCurator,
    Writer,
)
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data" / "people.yaml"
WHY = "Demonstration network"
PASSWORD = "demonstration only"  # noqa: S105  printed beside the address by `make run`
CODE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who can sign in to the demonstration, in an office role or in none."""

    name: str
    role: type[Role] | None = None
    totp_secret: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@demo.example"


@dataclass(frozen=True, slots=True)
class Login:
    """What the terminal prints of one player: the code is the one that is valid at the moment asked about."""

    role: str
    email: str
    password: str
    totp_secret: str
    code: str


PLAYERS = (
    Player("Ingrid", ProgrammeOfficer, "CROSSINGSINGRIDDEMO2222222222222"),
    Player("Wei", Editor, "CROSSINGSWEIDEMO2222222222222222"),
    Player("Ravi", Writer, "CROSSINGSRAVIDEMO222222222222222"),
    Player("Tala", TopicsCurator, "CROSSINGSTALADEMO222222222222222"),
    Player("Odile", Auditor, "CROSSINGSODILEDEMO22222222222222"),
    Player("Stella", NetworkSteward, "CROSSINGSSTELLADEMO2222222222222"),
    Player("Greta", Adviser, "CROSSINGSGRETADEMO22222222222222"),
    Player("Birgit", BoardMember, "CROSSINGSBIRGITDEMO2222222222222"),
    Player("Amina"),
    Player("Tomas"),
    Player("Marisol"),
    Player("Noor"),
)


def load(at: datetime) -> None:
    """Open the logins and introduce the persons that are not there yet."""
    there = set(Account.objects.values_list("email", flat=True))
    missing = [player for player in PLAYERS if player.email not in there]
    hashed = make_password(PASSWORD) if missing else ""  # one for all, who have the same: hashing is meant to be slow
    for player in missing:
        _open(player, hashed, at)
    for row in read(DATA)["persons"]:
        if not Person.objects.filter(slug=row["slug"]).exists():
            _introduce(row, at)


def logins(at: datetime) -> list[Login]:
    """Everyone who can sign in to the demonstration, with the code that is valid at `at`; empty without one."""
    there = set(Account.objects.filter(is_demonstration=True).values_list("email", flat=True))
    return [
        Login(
            role=player.role.name if player.role else "no office role",
            email=player.email,
            password=PASSWORD,
            totp_secret=player.totp_secret,
            code=code_at(player.totp_secret, at) if player.totp_secret else "",
        )
        for player in PLAYERS
        if player.email in there
    ]


def code_at(secret: str, at: datetime) -> str:
    """The one-time code of a secret at a moment."""
    return str(format_hotp_value(hotp_value(secret, int(at.timestamp()) // CODE_SECONDS)))


def _open(player: Player, hashed: str, at: datetime) -> None:
    account = Account(email=player.email, name=player.name, is_demonstration=True)
    account.password = hashed
    with recording(account, "open", by=DEMO, at=at, why=WHY):
        account.save()
        account.groups.set(Group.objects.filter(name=player.role.name) if player.role else [])
        EmailAddress.objects.create(user=account, email=player.email, primary=True, verified=True)
        if player.totp_secret:
            TOTP.activate(account, player.totp_secret)
            Authenticator.objects.filter(user=account).update(created_at=at)


def _introduce(row: dict[str, Any], at: datetime) -> None:
    person = ensure(
        Person,
        at=at,
        key={"slug": row["slug"]},
        name=row["name"],
        also_known_as=row.get("also_known_as", ""),
        is_demonstration=True,
        expertise=[Expertise(concept=_concept(named)) for named in row["expertise"]],
    )
    given = at - timedelta(days=800 if row["consents"] == "expired" else 90)
    actions.give_consent(person=person, purpose=Purpose.PUBLIC_PROFILE, by=DEMO, at=given, why=WHY)
    if row["consents"] == "withdrawn":
        actions.withdraw_consent(person=person, purpose=Purpose.PUBLIC_PROFILE, by=DEMO, at=at, why=WHY)


def _concept(named: str) -> Concept:
    scheme, _slash, slug = named.partition("/")
    return Concept.objects.get(scheme__slug=scheme, slug=slug)
