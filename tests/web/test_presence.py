"""Whether a browser is there shows at its connection, which is left as it was, or is told by the server."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import sys
import threading
import types

import pytest

from langgraph_client.web.presence import descriptor_is_disconnected, presence, socket_is_disconnected
from tests.web.conftest import comes_true


def connected():
    """Two ends of a TCP connection: ours and the browser's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        theirs = socket.create_connection(server.getsockname())
        ours, _ = server.accept()
    return ours, theirs


LOOKS = {
    "socket": socket_is_disconnected,
    "descriptor": lambda connection: descriptor_is_disconnected(connection.fileno()),
}


@pytest.fixture(params=LOOKS)
def is_disconnected(request):
    """Each way to look."""
    return LOOKS[request.param]


@pytest.mark.parametrize("timeout", [None, 0.0, 30.0])
def test_one_that_is_there(timeout, is_disconnected):
    """Silent, or with something to say, which stays to be read."""
    ours, theirs = connected()
    with ours, theirs:
        ours.settimeout(timeout)
        theirs.send(b"m")
        ours.settimeout(20)
        assert ours.recv(1) == b"m"
        ours.settimeout(0.0)  # else a look at the descriptor alone would wait, too: servers have them so
        assert not is_disconnected(ours)
        ours.settimeout(timeout)
        assert not is_disconnected(ours)
        theirs.send(b"more")
        assert not is_disconnected(ours)
        assert ours.gettimeout() == timeout
        ours.settimeout(20)
        assert ours.recv(10) == b"more"


@pytest.mark.parametrize("reset", [False, True], ids=["closed", "reset"])
def test_one_that_has_gone(reset, is_disconnected):
    """Politely or not."""
    ours, theirs = connected()
    with ours:
        if reset:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        theirs.close()
        assert is_disconnected(ours)
        assert is_disconnected(ours)


def test_a_connection_that_was_closed_here():
    """Nobody is on it."""
    ours, theirs = connected()
    theirs.close()
    number = ours.fileno()
    ours.close()
    assert socket_is_disconnected(ours)
    assert descriptor_is_disconnected(number)


@pytest.mark.parametrize("key", ["gunicorn.socket", "werkzeug.socket"])
def test_servers_that_tell_their_socket(key):
    """TLS can't be looked into."""
    ours, theirs = connected()
    with ours, theirs:
        is_disconnected = presence({key: ours})
        assert is_disconnected is not None
        assert not is_disconnected()
        theirs.close()
        assert is_disconnected()
        with ssl.create_default_context().wrap_socket(ours, server_hostname="x", do_handshake_on_connect=False) as tls:
            assert presence({key: tls}) is None


def test_waitress_tells_itself():
    """By a function."""
    gone = threading.Event()
    is_disconnected = presence({"waitress.client_disconnected": gone.is_set})
    assert not is_disconnected()
    gone.set()
    assert is_disconnected()


def test_uwsgi_tells_the_requests_descriptor(monkeypatch):
    """By a module that is there inside of it alone."""
    ours, theirs = connected()
    monkeypatch.setitem(sys.modules, "uwsgi", types.SimpleNamespace(connection_fd=ours.fileno))
    with ours:
        is_disconnected = presence({"uwsgi.version": b"2.0"})
        theirs.close()
        assert is_disconnected()


@contextlib.contextmanager
def event_loop():
    """One that runs in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a2wsgi_passes_on_what_asgi_tells():
    """After what is left of the request's body."""
    with event_loop() as loop:
        messages = asyncio.Queue()

        def comes(kind):
            loop.call_soon_threadsafe(messages.put_nowait, {"type": kind})

        is_disconnected = presence(
            {"asgi.scope": {"type": "http"}, "wsgi.input": types.SimpleNamespace(loop=loop, receive=messages.get)}
        )
        comes("http.request")
        assert not is_disconnected()
        comes("http.disconnect")
        assert comes_true(is_disconnected)


def test_an_adapter_that_fails_tells_nothing():
    """The browser is not taken for one that left."""
    with event_loop() as loop:
        asked = threading.Event()

        async def receive():
            asked.set()
            raise RuntimeError("no")

        is_disconnected = presence(
            {"asgi.scope": {"type": "http"}, "wsgi.input": types.SimpleNamespace(loop=loop, receive=receive)}
        )
        assert asked.wait(20)
        assert not is_disconnected()


@pytest.mark.parametrize("environ", [None, {}, {"wsgi.input": object()}, {"asgi.scope": {}, "wsgi.input": object()}])
def test_others_tell_nothing(environ):
    """So that all that is known of a browser that left is that something can't be sent."""
    assert presence(environ) is None
