"""A WebSocket behind proxies and TLS, as the session says; in a forked child; under gevent; and with another's server."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import subprocess
import sys
import threading

import pytest
import requests
import trustme
from requests.adapters import HTTPAdapter
from websockets.sync.server import serve

from langgraph_client.config import Settings
from langgraph_client.errors import APIConnectionError, PermissionDeniedError
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.websocket import connect
from tests.local_server import PATIENCE, LocalServer, Wire, answer
from tests.transport.frames import echo, frame, talk


@pytest.fixture(scope="module")
def authority():
    """A private CA."""
    return trustme.CA()


@pytest.fixture
def bundle(authority, tmp_path):
    """The CA as a file."""
    path = str(tmp_path / "ca.pem")
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def context(authority):
    """A server's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def session():
    """A session of the user's."""
    with requests.Session() as session:
        yield session


def tunnel(wire):
    """A proxy's side: join both ends until one is over."""
    host, _, port = wire.request.target.partition(":")
    with socket.create_connection((host, int(port)), PATIENCE) as far:
        far.settimeout(None)
        wire.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        back = threading.Thread(target=pass_on, args=(far, wire.connection), daemon=True)
        back.start()
        pass_on(wire.connection, far)
        back.join(PATIENCE)
    wire.close()


def pass_on(source, target):
    """Bytes of one direction."""
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for one in (source, target):
        with contextlib.suppress(OSError):
            socket.socket.shutdown(one, socket.SHUT_RDWR)


def converse(transport):
    """Say something long, and hear it again."""
    websocket = connect(transport, "/x")
    websocket.send("hello" * 20_000)
    assert websocket.receive() == "hello" * 20_000
    websocket.close()


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("source", ["session", "environment"])
def test_a_proxy(tls, source, context, bundle, session, monkeypatch):
    """It is asked for a tunnel, with its own password and nothing of the server's."""
    with LocalServer(talk(echo), tls=context if tls else None) as server, LocalServer(tunnel) as proxy:
        address = proxy.url.replace("//", "//user:word@")
        session.verify = bundle
        with monkeypatch.context() as patch:
            if source == "session":
                session.proxies = {"http": address, "https": address}
            else:
                patch.setenv("no_proxy", "")
                patch.setenv("NO_PROXY", "")
                patch.setenv("https_proxy" if tls else "http_proxy", address)
            converse(server.transport(session=session, api_key="key"))
        assert [(one.method, one.target) for one in proxy.seen] == [("CONNECT", f"127.0.0.1:{server.port}")]
        assert proxy.seen[0].headers["proxy-authorization"] == "Basic dXNlcjp3b3Jk"
        assert "x-api-key" not in proxy.seen[0].headers
        assert (server.seen[0].target, server.seen[0].headers["x-api-key"]) == ("/x", "key")
        assert "proxy-authorization" not in server.seen[0].headers


def test_no_proxy(monkeypatch):
    """What the environment excepts is reached directly."""
    with LocalServer(talk(echo)) as server, LocalServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        converse(server.transport())
        assert not proxy.seen


def test_a_proxy_without_a_scheme(session):
    """As `host:port`, which requests understands; an adapter that the user set up for the server is no hindrance."""
    with LocalServer(talk(echo)) as server, LocalServer(tunnel) as proxy:
        session.mount(server.url, HTTPAdapter())
        session.proxies = {"http": proxy.url.removeprefix("http://")}
        converse(server.transport(session=session))
        assert proxy.seen[0].method == "CONNECT"


def test_a_proxy_that_refuses(session):
    """The error says that it was the proxy; nothing goes to the server."""
    with LocalServer() as server, LocalServer(answer(status=403)) as proxy:
        session.proxies = {"http": proxy.url}
        told = rf"the proxy 127\.0\.0\.1:{proxy.port} rejected the tunnel to 127\.0\.0\.1:{server.port}: 403"
        with pytest.raises(PermissionDeniedError, match=told):
            connect(server.transport(session=session), "/x")
        assert not server.seen


def test_a_proxy_with_tls(context, bundle, session):
    """TLS to the server goes within TLS to the proxy."""
    with LocalServer(talk(echo), tls=context) as server, LocalServer(tunnel, tls=context) as proxy:
        session.verify, session.proxies = bundle, {"https": proxy.url}
        converse(server.transport(session=session))
        assert proxy.seen[0].method == "CONNECT"


def test_an_adapter_of_the_users(session):
    """What it does about proxies counts."""

    class Own(HTTPAdapter):
        def send(self, request, **arguments):
            return super().send(request, **{**arguments, "proxies": {}})

    session.mount("http://", Own())
    with LocalServer(talk(echo)) as server:
        session.proxies = {"http": "http://127.0.0.1:1"}
        converse(server.transport(session=session))


@pytest.mark.parametrize("source", ["session", "environment"])
def test_a_private_authority(source, context, bundle, session, monkeypatch):
    """From `session.verify` or `REQUESTS_CA_BUNDLE`, as for every request."""
    if source == "session":
        session.verify = bundle
    else:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", bundle)
    with LocalServer(talk(echo), tls=context) as server:
        converse(server.transport(session=session))


def test_another_authority(context, session):
    """Nothing is sent, and it is tried once."""
    with LocalServer(tls=context) as server:
        with pytest.raises(APIConnectionError, match=r"^GET /x: TLS failed: .*certificate"):
            connect(server.transport(session=session), "/x")
        assert not server.seen


def test_a_client_certificate(authority, context, bundle, session, tmp_path):
    """The server knows who calls."""
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    subjects = []
    certificate = str(tmp_path / "client.pem")
    authority.issue_cert("client@test").private_key_and_cert_chain_pem.write_to_path(certificate)

    def note(wire):
        subjects.append(dict(wire.connection.getpeercert())["subjectAltName"])
        echo(wire)

    session.verify, session.cert = bundle, certificate
    with LocalServer(talk(note), tls=context) as server:
        converse(server.transport(session=session))
    assert subjects == [(("email", "client@test"),)]


@pytest.mark.parametrize("act", [lambda one: one.receive(), lambda one: one.send("x" * 50_000_000)])
def test_closing_over_tls(act, context, bundle, session):
    """Whoever waits is woken, and hears nothing of TLS."""
    over, begun, errors = threading.Event(), threading.Event(), []
    session.verify = bundle
    with LocalServer(talk(over), tls=context) as server:
        websocket = connect(server.transport(session=session), "/x")

        def work():
            begun.set()
            with pytest.raises(APIConnectionError) as caught:
                act(websocket)
            errors.append(str(caught.value))

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        assert begun.wait(PATIENCE)
        websocket.close()
        worker.join(PATIENCE)
        over.set()
    assert errors == ["WebSocket /x: it is closed"]


@pytest.mark.parametrize("tls", [False, True])
def test_reading_and_writing_at_once(tls, context, bundle, session):
    """More than fits into any buffer goes both ways, and arrives as it was sent."""
    messages = [f"{number:06}" * 20_000 for number in range(100)]
    session.verify = bundle
    with serve(lambda peer: [peer.send(one) for one in peer], "127.0.0.1", 0, ssl=context if tls else None) as server:
        worker = threading.Thread(target=server.serve_forever, daemon=True)
        worker.start()
        url = f"{'https' if tls else 'http'}://127.0.0.1:{server.socket.getsockname()[1]}"
        websocket = connect(Transport(Settings(url=url), session=session), "/x")
        sender = threading.Thread(target=lambda: [websocket.send(one) for one in messages], daemon=True)
        sender.start()
        assert [websocket.receive() for _ in messages] == messages
        sender.join(PATIENCE)
        websocket.close()
        server.shutdown()
        worker.join(PATIENCE)


def in_the_child(websocket):  # pragma: no cover - another process
    """0 when all is as it should be."""
    try:
        for act in (websocket.receive, lambda: websocket.send("child")):
            with pytest.raises(APIConnectionError, match="belongs to the process that opened it"):
                act()
        websocket.close()
    except BaseException:  # noqa: BLE001 - no pytest in the child
        return 1
    return 0 if websocket._socket.fileno() == -1 else 2


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("tls", [False, True])
def test_a_forked_child(tls, context, bundle, session):
    """It can't use the parent's connection, and closing it there leaves the parent's as it is."""
    session.verify = bundle
    with LocalServer(talk(frame("before"), echo), tls=context if tls else None) as server:
        websocket = connect(server.transport(session=session), "/x")
        assert websocket.receive() == "before"
        child = os.fork()
        if child == 0:  # pragma: no cover - another process
            os._exit(in_the_child(websocket))
        assert os.waitpid(child, 0)[1] == 0
        websocket.send("after")
        assert websocket.receive() == "after"
        websocket.close()


GEVENT = """
from gevent import monkey
monkey.patch_all()
import sys, threading, gevent
from langgraph_client.config import Settings
from langgraph_client.errors import APIConnectionError
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.websocket import connect

transport = Transport(Settings(url=sys.argv[1]))

def converse(number):
    websocket = connect(transport, "/x")
    websocket.send(f"hello {number}")
    heard = websocket.receive()
    reader = gevent.spawn(ended, websocket)
    gevent.sleep(0)
    websocket.close()
    reader.join()
    return heard, reader.value

def ended(websocket):
    try:
        return websocket.receive()
    except APIConnectionError as error:
        return str(error)

jobs = [gevent.spawn(converse, number) for number in range(5)]
for number, job in enumerate(jobs):
    assert job.get() == (f"hello {number}", "WebSocket /x: it is closed"), job.get()
assert threading.active_count() == 1
print("all heard")
"""


def test_under_gevent():
    """Five greenlets of one thread talk at once; a reader that waits is woken by `close`."""
    pytest.importorskip("gevent")
    meeting = threading.Barrier(5, timeout=PATIENCE)

    def together(wire: Wire) -> None:
        meeting.wait()
        echo(wire)

    with LocalServer(*[talk(together)] * 5) as server:
        command = [sys.executable, "-c", GEVENT, server.url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "all heard\n"), done.stderr
