"""Whether a browser is there shows at its connection, which is left as it was."""

from __future__ import annotations

import socket
import ssl
import struct

import pytest

from langgraph_client.web.presence import connection_of, has_left


def connected():
    """Two ends of a TCP connection: ours and the browser's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        theirs = socket.create_connection(server.getsockname())
        ours, _ = server.accept()
    return ours, theirs


@pytest.mark.parametrize("timeout", [None, 0.0, 30.0])
def test_one_that_is_there(timeout):
    """Silent, or with something to say, which stays to be read."""
    ours, theirs = connected()
    with ours, theirs:
        ours.settimeout(timeout)
        assert not has_left(ours)
        theirs.send(b"more")
        assert not has_left(ours)
        assert ours.gettimeout() == timeout
        ours.settimeout(20)
        assert ours.recv(10) == b"more"


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_one_that_has_gone(reset):
    """Politely or not."""
    ours, theirs = connected()
    with ours:
        if reset:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        theirs.close()
        assert has_left(ours)
        assert has_left(ours)


def test_a_connection_that_was_closed_here():
    """Nobody is on it."""
    ours, theirs = connected()
    theirs.close()
    ours.close()
    assert has_left(ours)


def test_where_the_servers_tell_their_connection():
    """By a name of their own; others don't tell, and TLS can't be looked into."""
    ours, theirs = connected()
    with ours, theirs:
        assert connection_of({"gunicorn.socket": ours}) is ours
        assert connection_of({"werkzeug.socket": ours}) is ours
        assert connection_of({"wsgi.input": ours}) is None
        assert connection_of(None) is None
        with ssl.create_default_context().wrap_socket(ours, server_hostname="x", do_handshake_on_connect=False) as tls:
            assert connection_of({"gunicorn.socket": tls}) is None
