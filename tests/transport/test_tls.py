"""TLS by the user's own session: a private CA, a client certificate, and a certificate that is refused."""

from __future__ import annotations

import ssl
import threading

import pytest
import requests
import trustme

from langgraph_client.config import RetryPolicy
from langgraph_client.decoders import anything
from langgraph_client.errors import APIConnectionError
from langgraph_client.request import Request, StreamRequest
from tests.local_server import PATIENCE, LocalServer, answer, event, stream

GET = Request(operation="x", method="GET", path="/x", idempotent=True, decode=anything)
OPEN = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)


@pytest.fixture(scope="module")
def authority():
    """A private CA."""
    return trustme.CA()


@pytest.fixture(scope="module")
def files(authority, tmp_path_factory):
    """The CA, another one, and a client's certificate, as files."""
    folder = tmp_path_factory.mktemp("tls")
    paths = {name: str(folder / name) for name in ("ca.pem", "other.pem", "client.pem")}
    authority.cert_pem.write_to_path(paths["ca.pem"])
    trustme.CA().cert_pem.write_to_path(paths["other.pem"])
    authority.issue_cert("client@test").private_key_and_cert_chain_pem.write_to_path(paths["client.pem"])
    return paths


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


@pytest.mark.parametrize("environment", [None, "other.pem"])
@pytest.mark.parametrize("verify", ["ca.pem", False])
@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
def test_the_sessions_bundle_counts(verify, environment, context, files, session, monkeypatch):
    """Whatever `REQUESTS_CA_BUNDLE` says; the key goes over TLS."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    if environment:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", files[environment])
    session.verify = verify and files[verify]
    with LocalServer(answer(1), stream(event("a", 1)), tls=context) as server:
        transport = server.transport(session=session, api_key="key")
        assert transport.send(GET) == 1
        assert b"".join(transport.open(OPEN)) == event("a", 1)
        session.close()
        assert {seen.headers["x-api-key"] for seen in server.seen} == {"key"}


def test_the_environments_bundle_counts_for_our_session(context, files, monkeypatch):
    """As for all of requests."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", files["ca.pem"])
    with LocalServer(answer(1), tls=context) as server:
        transport = server.transport()
        assert transport.send(GET) == 1
        transport.close()


def test_another_authority_is_refused_once(context, files, session):
    """Another try would fail as well; nothing was sent."""
    waits = []
    session.verify = files["other.pem"]
    with LocalServer(tls=context) as server:
        transport = server.transport(session=session, sleep=waits.append, retry=RetryPolicy(attempts=3))
        with pytest.raises(APIConnectionError, match=r"^GET /x: TLS failed: .*certificate") as caught:
            transport.send(GET)
        assert not server.seen
    assert not waits
    assert not caught.value.retryable
    assert isinstance(caught.value.__cause__, requests.exceptions.SSLError)


@pytest.mark.parametrize("missing", ["verify", "cert"])
def test_a_file_that_is_not_there(missing, context, session):
    """It is told at once, and is no OSError of requests'."""
    setattr(session, missing, "/not/there.pem")
    waits = []
    with LocalServer(tls=context) as server:
        transport = server.transport(session=session, sleep=waits.append)
        with pytest.raises(APIConnectionError, match=r"/not/there\.pem") as caught:
            transport.send(GET)
    assert not waits
    assert not caught.value.request_sent


def test_a_client_certificate(context, authority, files, session):
    """The server knows who calls."""
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    subjects = []

    def step(wire):
        subjects.append(dict(wire.connection.getpeercert())["subjectAltName"])
        answer(1)(wire)

    session.verify, session.cert = files["ca.pem"], files["client.pem"]
    with LocalServer(step, tls=context) as server:
        assert server.transport(session=session).send(GET) == 1
        session.close()
    assert subjects == [(("email", "client@test"),)]


def test_without_the_client_certificate(context, authority, files, session):
    """The server's refusal is an error of ours, whenever in the handshake it comes."""
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    session.verify = files["ca.pem"]
    with LocalServer(tls=context) as server:
        with pytest.raises(APIConnectionError):
            server.transport(session=session).send(GET)
        session.close()
        assert not server.seen


@pytest.mark.parametrize("how", ["chunked", "close"])
def test_closing_a_stream_from_another_thread(how, context, files, session):
    """Over TLS too a reader that waits finds the end and no error."""
    session.verify = files["ca.pem"]
    over, begun, got = threading.Event(), threading.Event(), []
    with LocalServer(stream(b"a", over, how=how), tls=context) as server:
        body = server.transport(session=session).open(OPEN)

        def read():
            for chunk in body:
                got.append(chunk)
                begun.set()
            got.append("end")

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        assert begun.wait(PATIENCE)
        body.close()
        reader.join(PATIENCE)
        assert not reader.is_alive()
        over.set()
        session.close()
    assert got == [b"a", "end"]
