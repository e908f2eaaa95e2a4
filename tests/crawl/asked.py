"""What the browser is asked to look at: a page of each kind that links lead to, and those that only some readers see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.crawl.page import LANGUAGES

PAIR = "from=migration-studies/environmental-drivers&to=migration-studies/remittances"
BRIDGE = "migration-studies/adaptation"
MISSING = "there-is-no-such-page/"


@dataclass(frozen=True)
class Asked:
    """One page: where it is, who opens it, and what they do there first."""

    kind: str
    path: str
    status: int = 200
    reader: str = ""  # one of those in `readers.py`; nobody is signed in otherwise
    sends: bool = False  # the form in it is sent as it stands
    leads_to: str = ""  # where one ends up, if elsewhere
    template: str = ""  # of a page that only a failure shows: it takes the place of the answer
    body: str = ""  # that template, rendered
    cookies: tuple[tuple[str, str], ...] = ()
    is_walked: bool = False  # whether its source was judged already

    @property
    def language(self) -> str:
        return self.path.split("/")[1]


def in_each_language(pages: Iterable[Asked]) -> list[Asked]:
    """`path` and `leads_to` are given without their language."""
    return [
        replace(page, path=f"/{code}/{page.path}", leads_to=page.leads_to and f"/{code}/{page.leads_to}")
        for page in pages
        for code in LANGUAGES
    ]


def _page(path: str, reader: str = "", **more: object) -> Asked:
    kind = f"{path.split('?', maxsplit=1)[0] or 'home'}{' ?' if '?' in path else ''}"
    told = f" as {reader}" if reader else ""
    return Asked(f"{kind}{told}{' sent' if more.get('sends') else ''}", path, reader=reader, **more)


def _failure(template: str, status: int) -> Asked:
    return Asked(f"failure: {template}", MISSING, status=status, template=template)


WITHOUT_LINKS = (
    Asked("no such page", MISSING, status=404),
    _page("map/?on=2022-10-01"),
    _page("networks/mum/?on=2022-10-01"),
    _page("institutes/?city=Nowhere"),
    _page("programmes/?language=xx"),
    _page("programmes/brussels-international-migration/rules/2023-24/?version=extended&mode=part_time"),
    _page("programmes/brussels-international-migration/rules/compare/?old=2023-24&new=2023-24.flexible-study"),
    _page("programmes/brussels-international-migration/plan/?edition=2023-24&2023-24/autumn=LAWS8321+POLI9400"),
    *(
        Asked(f"search {kind}", f"search/?{asked}")
        for kind, asked in (
            ("with hits", "q=migration"),
            ("without hits", "q=xqzt"),
            ("of words that nobody wrote so", "q=migartion"),
            ("of one kind", "kind=project"),
            ("narrowed", "q=migration&kind=publication&topic=migration-studies/governance&sort=newest"),
            ("narrowed to nothing", "q=migration&kind=publication&year=1066"),
            ("on its second page", "q=migration&page=2"),
        )
    ),
    _page("publications/?q=xqzt"),
    _page("projects/?q=xqzt"),
    _page("events/?year=1066"),
    *(
        Asked(f"links {kind}", f"links/{asked}")
        for kind, asked in (
            ("of two approaches", f"bridges/?{PAIR}"),
            ("the surprising first", f"bridges/?{PAIR}&surprise=100"),
            ("between things that are not known", "bridges/?from=unicorns&to=migration-studies/remittances"),
            ("of a search", "bridges/?from=search:drought&to=migration-studies/remittances"),
            ("open ideas", "open/?from=migration-studies/inequality"),
            ("open ideas, the surprising first", "open/?from=migration-studies/environmental-drivers&surprise=100"),
            ("open ideas from what is not known", "open/?from=unicorns"),
            ("one bridge", f"bridge/?{PAIR}&through={BRIDGE}"),
            ("a bad bridge", f"report/?{PAIR}&through={BRIDGE}"),
        )
    ),
    _page("account/login/", sends=True),
    _page("account/signup/", sends=True),
    _page("account/password/reset/", sends=True),
    _page("account/password/reset/done/"),
    _page("account/password/reset/key/done/"),
    _page("account/password/reset/key/1-none/"),
    _page("account/confirm-email/"),
    _page("account/confirm-email/none/"),
    _page("account/inactive/"),
    _failure("400.html", 400),
    _failure("403.html", 403),
    _failure("403_csrf.html", 403),
    _failure("429.html", 429),
    _failure("account/signup_closed.html", 200),
    _failure("people/closed.html", 200),
)
IN_EVERY_LANGUAGE_AT_ONCE = tuple(
    Asked(f"failure: {status}.html", f"/en/{MISSING}", status=status, template=f"{status}.html")
    for status in (500, 503)
)
BEHIND_A_DOOR = (
    _page("account/2fa/authenticate/", "half in"),
    _page("account/2fa/authenticate/", "half in", sends=True),
    _page("account/login/code/confirm/", "reads mail"),
    *(
        _page(path, "member")
        for path in (
            "",
            "people/",
            "programmes/compare/",
            "links/together/",
            "account/home/",
            "account/name/",
            "account/close/",
            "account/consent/public-profile/give/",
            "account/email/",
            "account/password/change/",
            "account/logout/",
            "account/reauthenticate/",
            "account/second-factor/",
            "account/2fa/",
        )
    ),
    _page("account/2fa/totp/activate/", "newcomer"),
    _page("account/2fa/webauthn/add/", "newcomer"),
    _page("account/name/", "member", sends=True, leads_to="account/home/"),
    _page("account/close/", "member", sends=True),
    _page("account/email/", "member", sends=True),
    _page("account/password/change/", "member", sends=True),
    _page("account/2fa/totp/activate/", "newcomer", sends=True),
    _page("account/2fa/", "key holder"),
    _page("account/2fa/webauthn/", "key holder"),
    _page("account/2fa/webauthn/keys/1001/edit/", "key holder"),
    _page("account/2fa/webauthn/keys/1001/remove/", "key holder"),
    _page("account/2fa/webauthn/reauthenticate/", "key holder"),
    *(
        _page(path, "officer")
        for path in (
            "",
            "programmes/brussels-international-migration/",
            "institutes/unu-merit/",
            "map/",
            "account/home/",
            "account/2fa/",
            "account/2fa/recovery-codes/",
            "account/2fa/recovery-codes/generate/",
            "account/2fa/totp/deactivate/",
            "account/2fa/reauthenticate/",
            "board/programmes/brussels-international-migration/compare/?old=2023-24&new=2023-24.flexible-study",
        )
    ),
    *(
        _page(path, "student")
        for path in (
            "studies/",
            "studies/{studies}/",
            "studies/{studies}/ask/",
            "studies/{studies}/recognition/",
            "studies/{studies}/what-if/",
            "studies/{studies}/what-if/?mode=part_time",
            "studies/{studies}/plan/?edition=2023-24&2024-25/autumn=EX-HRL1",
            "studies/plans/{plan}/",
        )
    ),
    _page("studies/{waiting}/", "student who waits"),
    _page("studies/requests/decisions/{request}/", "student who waits"),
    *(_page(path, "adviser") for path in ("advising/", "studies/{studies}/", "studies/plans/{plan}/")),
    *(
        _page(path, "board member")
        for path in (
            "board/",
            "board/programmes/valencia-migration/compare/",
            "board/decisions/{request}/",
            "board/studies/{waiting}/decide/",
            "studies/{waiting}/",
        )
    ),
)
"""`{names}` stand for keys that every network draws anew; `readers.py` knows them."""
