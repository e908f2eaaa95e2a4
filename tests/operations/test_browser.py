"""The browser that journeys are driven with works on this machine, and reaches this machine only."""

import pytest
import pytest_socket

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_chromium_reads_a_file_from_the_live_server(open_page) -> None:
    page = open_page("/static/css/tokens.css")

    assert "--" in page.inner_text("body")


def test_a_test_cannot_reach_beyond_this_machine() -> None:
    import socket

    with pytest.raises(pytest_socket.SocketConnectBlockedError), pytest.warns(match="connect"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
