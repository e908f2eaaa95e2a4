"""The demonstration's logins, as the terminal prints them."""

from django.utils import timezone

from crossings.demo.people import logins


def describe() -> str:
    """Who can sign in, with the one-time code that is valid now; a hint where nobody is there yet."""
    lines = [
        f"  {login.role:<22} {login.email:<28} {login.password}"
        + (f"   code {login.code}   (secret {login.totp_secret})" if login.totp_secret else "")
        for login in logins(timezone.now())
    ]
    if not lines:
        return "No demonstration login is there. Run `crossings demo`.\n"
    return "\n".join(["", "Sign in as:", *lines, ""]) + "\n"
