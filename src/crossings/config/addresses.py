"""Addresses that somebody wrote into the environment, taken apart without ever telling what stood in them."""

from urllib.parse import SplitResult, urlsplit

NO_ADDRESS = SplitResult("", "", "", "", "")


def parts_of(address: str) -> SplitResult:
    """The parts of an address; parts that are all empty where it is none, so that whoever asks can say what it needs.

    Python's own error would quote the address, and with it a password.

    >>> parts_of("smtp://me:secret@mail.example:twenty-five").scheme
    ''
    """
    try:
        parts = urlsplit(address)
        is_port = parts.port != 0
    except ValueError:
        return NO_ADDRESS
    return parts if is_port else NO_ADDRESS
