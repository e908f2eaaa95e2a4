"""Those who read what is behind a door: accounts of the demonstration network, signed in anew for each page."""

import re
from dataclasses import replace
from typing import Any

from tests.crawl.asked import Asked

DEMO_PASSWORD = "demonstration only"
KEY = 1001


class Readers:
    """Signs in whoever a page is asked for. Only where the crawl serves a network of its own: it writes there."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._prepare()
        self.keys = keys()

    def _prepare(self) -> None:
        from allauth.account.models import EmailAddress
        from allauth.mfa.models import Authenticator
        from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

        from crossings.people.models import Person
        from crossings.people.roles import Editor
        from tests.cast import signed_up
        from tests.factories.people import ConsentFactory, PersonFactory

        member = account("amina")
        if not Person.objects.filter(account=member).exists():
            ConsentFactory(person=PersonFactory(account=member, slug="amina-crawls", name=member.name))
            EmailAddress.objects.create(user=member, email="new@demo.example", verified=False)
            signed_up("Lena Without-Factor", Editor)
            data = {"name": "Blue key", "credential": credential()}
            Authenticator.objects.create(pk=KEY, user=account("tomas"), type="webauthn", data=data)
            RecoveryCodes.activate(account("ingrid"))

    def __call__(self, asked: Asked) -> Asked:
        """The page with what its reader brings along."""
        if asked.template:
            return replace(asked, body=rendered(asked))
        if asked.reader:
            return replace(asked, path=asked.path.format_map(self.keys), cookies=self._cookies(asked))
        return asked

    def _cookies(self, asked: Asked) -> tuple[tuple[str, str], ...]:
        from tests.cast import PASSWORD, entered

        browser = {
            "member": lambda: entered(account("amina"), with_factor=False),
            "newcomer": lambda: entered(account("noor"), with_factor=False),
            "key holder": lambda: entered(account("tomas")),
            "officer": lambda: entered(account("ingrid")),
            "student": lambda: entered(account("tomas"), with_factor=False),
            "student who waits": lambda: entered(account("marisol"), with_factor=False),
            "adviser": lambda: entered(account("greta")),
            "board member": lambda: entered(account("birgit")),
            "half in": lambda: self._with_password("ingrid@demo.example", DEMO_PASSWORD),
            "reads mail": lambda: self._with_password("lena@example.org", PASSWORD),
        }[asked.reader]()
        return tuple((name, morsel.value) for name, morsel in browser.cookies.items())

    def _with_password(self, email: str, password: str) -> Any:
        from django.test import Client

        browser = Client(headers={"host": self.host})
        browser.post("/en/account/login/", {"login": email, "password": password})
        return browser


def credential() -> dict[str, Any]:
    """What a security key has told when it was registered; nobody holds its private half."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.utils import sha256, websafe_encode
    from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    held = AttestedCredentialData.create(b"\0" * 16, b"blue key", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    told = AttestationObject.create("none", AuthenticatorData.create(sha256(b"localhost"), flags, 0, held), {})
    client = b'{"type": "webauthn.create", "challenge": "", "origin": "http://localhost"}'
    name = websafe_encode(b"blue key")
    return {
        "id": name,
        "rawId": name,
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(bytes(told))},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }


def keys() -> dict[str, Any]:
    """The keys of the demonstration's studies, which every network draws anew."""
    from crossings.studies.models import BoardDecision, StudyPlan

    plan = StudyPlan.objects.select_related("enrolment").get(enrolment__student=account("tomas"))
    asked = BoardDecision.objects.select_related("enrolment").get(enrolment__student=account("marisol"))
    return {
        "studies": plan.enrolment.key,
        "plan": plan.key,
        "waiting": asked.enrolment.key,
        "request": asked.key,
    }


def account(name: str) -> Any:
    from crossings.people.models import Account

    return Account.objects.get(email=f"{name}@demo.example")


def rendered(asked: Asked) -> str:
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.utils.translation import override

    request = RequestFactory().get(asked.path)
    with override(asked.language):
        return re.sub(r"\A\s+", "", render_to_string(asked.template, request=request))
