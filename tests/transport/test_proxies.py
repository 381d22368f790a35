"""What a proxy does to a call: whether the request was sent, which of the two failed, and that no credentials are shown."""

from __future__ import annotations

import base64
import contextlib
import logging
import socket
import threading

import pytest
import requests

from langgraph_client.config import RetryPolicy, Settings
from langgraph_client.decoders import anything
from langgraph_client.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    InternalServerError,
    LangGraphError,
    PermissionDeniedError,
    ProxyAuthenticationRequired,
)
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.websocket import connect
from tests.local_server import KEY, LocalServer, Wire, answer, once, raw, refusing_port, stream
from tests.transport.test_secrets import shown

START = Request(operation="x", method="POST", path="/x", json={}, decode=anything)
GET = Request(operation="x", method="GET", path="/x", idempotent=True, decode=anything)
OPEN = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
THREE = RetryPolicy(attempts=3)
PASSWORD = "pass%2Fword-9"
SECRETS = ("pass%2Fword-9", "pass/word-9", base64.b64encode(b"somebody:pass/word-9").decode(), "somebody", KEY)


@pytest.fixture(params=["environment", "session"])
def through(request, monkeypatch):
    """Makes transports to `https://server.test` (or another URL) through a proxy that is configured in one of two ways."""
    for name in ("no_proxy", "NO_PROXY", "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    session = requests.Session()

    def make(proxy, url="https://server.test", **settings):
        settings = {"retry": THREE, "api_key": KEY, **settings}
        more = {}
        for name in ("no_proxy", "NO_PROXY"):  # a local server sets them
            monkeypatch.setenv(name, "")
        if request.param == "session":
            session.trust_env = False
            session.proxies = {"http": proxy, "https": proxy}
            more = {"session": session}
        else:
            monkeypatch.setenv("http_proxy", proxy)
            monkeypatch.setenv("https_proxy", proxy)
        return Transport(Settings(url=url, **settings), sleep=lambda _: None, **more)

    yield make
    session.close()


def with_credentials(proxy):
    """The proxy's URL with a user and a password."""
    return proxy.url.replace("//", f"//somebody:{PASSWORD}@")


FINAL = {401: AuthenticationError, 403: PermissionDeniedError, 407: ProxyAuthenticationRequired}


@pytest.mark.parametrize("status", FINAL)
@pytest.mark.parametrize("request_", [GET, START], ids=["GET", "POST"])
def test_a_tunnel_that_is_refused_for_good(status, request_, through):
    """It is tried once, the error has the status's class, and the message says that it was the proxy."""
    with LocalServer(answer(b"", status)) as proxy:
        transport = through(with_credentials(proxy))
        with pytest.raises(APIStatusError) as caught:
            transport.send(request_)
        transport.close()
        assert [seen.method for seen in proxy.seen] == ["CONNECT"]
    error = caught.value
    assert type(error) is FINAL[status]
    assert (error.status_code, error.method, error.path) == (status, request_.method, "/x")
    told = f"the proxy 127.0.0.1:{proxy.port} rejected the tunnel to server.test:443: {status} Said"
    assert error.message == told
    assert (error.request_sent, error.retryable) == (False, False)
    assert not [secret for secret in SECRETS if secret in shown(error)]


@pytest.mark.parametrize(("status", "tries"), [(502, 3), (503, 3), (504, 3), (500, 3), (429, 3), (400, 1), (404, 1)])
def test_a_tunnel_that_fails_means_that_nothing_was_sent(status, tries, through):
    """A start is tried again where another try can do better."""
    with LocalServer(*[answer(b"", status)] * tries) as proxy:
        transport = through(proxy.url)
        with pytest.raises(APIConnectionError, match=f"rejected the tunnel to server.test:443: {status}") as caught:
            transport.send(START)
        transport.close()
        assert len(proxy.seen) == tries
    assert (caught.value.request_sent, caught.value.retryable) == (False, tries == 3)


@pytest.mark.parametrize("end", [Wire.close, Wire.reset], ids=["closed", "reset"])
def test_a_tunnel_that_is_cut(end, through):
    """Before the proxy agreed, and in the midst of TLS: nothing was sent, so that a start is made again."""

    def after_hello(wire):
        wire.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        wire.connection.recv(10_000)
        end(wire)

    with LocalServer(raw(b"", end), after_hello, raw(b"", end)) as proxy:
        transport = through(proxy.url)
        with pytest.raises(APIConnectionError, match=r"server\.test:443") as caught:
            transport.send(START)
        transport.close()
        assert len(proxy.seen) == 3
    assert not caught.value.request_sent


def test_a_tunnel_that_is_never_granted(through):
    """A time-out before anything was sent."""
    over = threading.Event()
    with LocalServer(lambda _: over.wait(20)) as proxy:
        transport = through(proxy.url, retry=once(), timeout=(0.1, 5))
        with pytest.raises(APITimeoutError, match="no connection in time to .*server.test:443") as caught:
            transport.send(START)
        over.set()
        transport.close()
    assert not caught.value.request_sent


@pytest.mark.parametrize("end", [Wire.close, Wire.reset], ids=["closed", "reset"])
@pytest.mark.parametrize("own", [True, False])
def test_tls_that_is_cut_before_it_began(own, end):
    """A server that ends each connection before its handshake is done: nothing was sent."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        session = stack.enter_context(requests.Session())
        port, count = listener.getsockname()[1], []

        def refuse():
            while len(count) < 3:
                connection, _ = listener.accept()
                count.append(connection)
                connection.recv(1)
                end(Wire(connection, None))
                connection.close()

        thread = threading.Thread(target=refuse)
        thread.start()
        settings = Settings(url=f"https://127.0.0.1:{port}", retry=THREE)
        transport = Transport(settings, sleep=lambda _: None, session=None if own else session)
        with pytest.raises(APIConnectionError, match=f"127.0.0.1:{port}") as caught:
            transport.send(START)
        thread.join(20)
        transport.close()
    assert len(count) == 3
    assert not caught.value.request_sent


def test_tls_to_a_server_without_it():
    """Nothing was sent, and another try would fail as well."""
    with LocalServer() as server:
        server.url = server.url.replace("http:", "https:")
        listener = socket.create_server(("127.0.0.1", 0))
        port = listener.getsockname()[1]

        def clear():
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=clear)
        thread.start()
        transport = Transport(Settings(url=f"https://127.0.0.1:{port}", retry=THREE), sleep=lambda _: None)
        with pytest.raises(APIConnectionError, match=rf"TLS failed: .*\(127.0.0.1:{port}\)") as caught:
            transport.send(START)
        thread.join(20)
        listener.close()
        transport.close()
    assert (caught.value.request_sent, caught.value.retryable) == (False, False)


def test_a_proxy_that_wants_credentials_for_plain_http(through):
    """407 is the proxy's also where it passes requests on, and not one that is tried again."""
    page = b"<html><head><title>407 Proxy Authentication Required</title></head></html>"
    with LocalServer(answer(page, 407)) as proxy:
        transport = through(proxy.url, "http://server.test")
        with pytest.raises(ProxyAuthenticationRequired) as caught:
            transport.send(GET)
        transport.close()
    told = f"the proxy 127.0.0.1:{proxy.port} wants credentials: 407 Proxy Authentication Required"
    assert caught.value.message == told


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_away(scheme, through):
    """The message names it, and the server behind it."""
    with refusing_port() as port:
        transport = through(f"http://somebody:{PASSWORD}@127.0.0.1:{port}", f"{scheme}://server.test", retry=once())
        with pytest.raises(APIConnectionError) as caught:
            transport.send(GET)
    server = "server.test:80" if scheme == "http" else "server.test:443"
    told = f"GET /x: could not connect to the proxy 127.0.0.1:{port} (for {server}): "
    assert str(caught.value).startswith(told)
    assert "refused" in str(caught.value)
    assert not [secret for secret in SECRETS if secret in shown(caught.value)]


def test_a_server_that_is_away():
    """The message names it, and no proxy."""
    with refusing_port() as port:
        transport = Transport(Settings(url=f"http://127.0.0.1:{port}", retry=once()))
        with pytest.raises(APIConnectionError, match=f"could not connect to 127.0.0.1:{port}: .*refused"):
            transport.send(GET)


LOST = {
    "reset": raw(b"", Wire.reset),
    "closed": raw(b""),
    "no HTTP": raw(b"SSH-2.0\r\n"),
    "a body that is cut": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
}


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_connection_names_both_ends(fault, through):
    """The server, and the proxy that the connection went through."""
    with LocalServer(LOST[fault]) as proxy:
        transport = through(with_credentials(proxy), "http://server.test", retry=once())
        with pytest.raises(APIConnectionError) as caught:
            transport.send(GET)
        transport.close()
    assert f"(server server.test:80 through the proxy 127.0.0.1:{proxy.port})" in str(caught.value)
    assert not [secret for secret in SECRETS if secret in shown(caught.value)]


def test_a_stream_that_is_cut_names_both_ends(through):
    """Its body, too."""
    with LocalServer(stream(b"data: 1\n\n", end="cut")) as proxy:
        transport = through(proxy.url, "http://server.test")
        told = rf"the response body was truncated \(server server.test:80 through the proxy 127.0.0.1:{proxy.port}\)"
        with pytest.raises(APIConnectionError, match=told):
            list(transport.open(OPEN))
        transport.close()


MALFORMED = [
    "http://somebody:sesame/word-9@127.0.0.1:3128",
    "http://somebody:sesame#word-9@127.0.0.1:3128",
    "http://somebody:12?sesame/word-9@127.0.0.1:3128",
    "http://somebody:sesame%2Fword-9@:3128",
    "http://somebody:sesame%2Fword-9@[::1",
    "http://somebody:sesame%2Fword-9@127.0.0.1:port",
    "http://",
    "http:///",
]


@pytest.mark.parametrize("proxy", MALFORMED)
@pytest.mark.parametrize("call", ["send", "open", "websocket"])
def test_a_malformed_proxy_says_where_it_was_configured(proxy, call, through, caplog):
    """And not what: its credentials are in it."""
    caplog.set_level(logging.DEBUG)
    transport = through(proxy, "http://server.test")
    doing = {
        "send": lambda: transport.send(GET),
        "open": lambda: transport.open(OPEN),
        "websocket": lambda: connect(transport, "/x"),
    }
    with pytest.raises(ValueError, match=r"the proxy URL of .* is malformed") as caught:
        doing[call]()
    text = str(caught.value)
    assert "the environment variable http_proxy" in text or "session.proxies['http']" in text
    assert not isinstance(caught.value, (requests.RequestException, LangGraphError))
    everything = shown(caught.value) + caplog.text
    assert not [secret for secret in ("somebody", "sesame", "word-9", "127.0.0.1:3128") if secret in everything]


def test_a_proxy_of_an_unknown_kind(through):
    """It is said where it was configured."""
    transport = through(f"ftp://somebody:{PASSWORD}@127.0.0.1:1", "http://server.test")
    with pytest.raises(ValueError, match="the proxy of .*http.* must be an http, https or socks URL") as caught:
        transport.send(GET)
    assert not [secret for secret in SECRETS if secret in shown(caught.value)]


def test_socks_without_pysocks(through, monkeypatch):
    """It is said what to install."""

    def missing(*_, **__):
        raise requests.exceptions.InvalidSchema("Missing dependencies for SOCKS support.")

    monkeypatch.setattr("requests.adapters.SOCKSProxyManager", missing)
    transport = through(f"socks5h://somebody:{PASSWORD}@127.0.0.1:1080", "http://server.test")
    told = r"the proxy of .*http.* needs PySocks: pip install 'requests\[socks\]'"
    with pytest.raises(ValueError, match=told) as caught:
        transport.send(GET)
    assert not [secret for secret in SECRETS if secret in shown(caught.value)]


@pytest.mark.parametrize("form", sorted({*SECRETS} - {"somebody"}))  # a name alone is not secret
def test_credentials_that_a_proxy_repeats_are_not_shown(form, through):
    """In its reason phrase, in its page, escaped as HTML, and in a status line that can't be read."""
    numbered = "".join(f"&#{ord(one)};" for one in form)
    page = f"<html><title>bad {numbered}</title></html>".encode()
    steps = [
        raw(f"HTTP/1.1 407 bad {form}\r\n\r\n".encode()),
        answer(page, 407),
        raw(f"no HTTP, {form}\r\n\r\n".encode()),
    ]
    for step, url in zip(steps, ["https://server.test", "http://server.test", "http://server.test"], strict=True):
        with LocalServer(step) as proxy:
            transport = through(with_credentials(proxy), url, retry=once())
            with pytest.raises(LangGraphError) as caught:
                transport.send(GET)
            transport.close()
        assert form not in shown(caught.value)
        assert numbered not in shown(caught.value)


@pytest.mark.parametrize("status", [400, 405, 426, 501])
def test_a_proxy_that_drops_the_upgrade(status):
    """The server takes the handshake for a plain GET; the error says why."""
    step = answer({"detail": "Method Not Allowed"}, status)
    with LocalServer(step) as server, pytest.raises(APIStatusError) as caught:
        connect(server.transport(retry=once()), "/x")
    assert caught.value.message == (
        "Method Not Allowed: a proxy, or the server, dropped the header Upgrade, which a WebSocket needs"
    )


def test_a_retry_of_the_users_adapter_is_not_repeated():
    """The status that it gave up at is the error, and ours are no tries beyond its own."""
    retry = requests.adapters.Retry(total=2, backoff_factor=0, status_forcelist=[503], allowed_methods=None)
    for request in (GET, START):
        with LocalServer(*[answer({}, 503)] * 3) as server, requests.Session() as session:
            session.mount("http://", requests.adapters.HTTPAdapter(max_retries=retry))
            with pytest.raises(InternalServerError, match="the session's adapter gave up") as caught:
                server.transport(session=session, retry=THREE).send(request)
            assert len(server.seen) == 3
        error = caught.value
        assert (error.status_code, error.method, error.path) == (503, request.method, "/x")
        assert (error.request_sent, error.retryable) == (True, False)
        assert isinstance(error.__cause__, requests.exceptions.RetryError)
