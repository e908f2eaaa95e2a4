"""It is noon on 21 November 2026 here too."""

from tests.programmes.conftest import noon

__all__ = ["noon"]
