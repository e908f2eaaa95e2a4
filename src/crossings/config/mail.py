"""Where mail goes out, read from one address: `smtp://user:password@host:587`, or nothing for the console."""

from dataclasses import dataclass
from urllib.parse import unquote

from crossings.config.addresses import parts_of
from crossings.engine.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Carrier:
    """The backend that takes mail out, and what it needs to know. `smtp:` upgrades to TLS, `smtps:` begins with it."""

    backend: str = "django.core.mail.backends.console.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def carrier(mail_url: str) -> Carrier:
    """Read CROSSINGS_MAIL_URL. A server on this machine is spoken to plainly; every other one by TLS."""
    if not mail_url:
        return Carrier()
    parts = parts_of(mail_url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise Refusal(
            "CROSSINGS_MAIL_URL is not the address of a mail server.",
            "It has to begin with smtp:// or smtps:// and name a host.",
            "Write smtp://user:password@host:587, or leave it out to have mail printed.",
        )
    tls = parts.scheme == "smtps"
    return Carrier(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if tls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and parts.hostname not in ("localhost", "127.0.0.1", "::1"),
        tls=tls,
    )
