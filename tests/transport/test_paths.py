"""A session behaves as any of requests' does to whoever patches, overrides or hooks it, and is quick where nobody does."""

from __future__ import annotations

import functools

import pytest
import requests
from requests.auth import HTTPDigestAuth

from langgraph_client import Client
from langgraph_client.decoders import anything
from langgraph_client.errors import AuthenticationError, ProtocolError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.paths import FastPath, RequestPath, SendPath, path_through
from langgraph_client.transport.requests_session import new_session
from tests.local_server import KEY, LocalServer, answer, event, stream

GET = Request(operation="things.get", method="GET", path="/things", idempotent=True, decode=anything)
POST = Request(operation="things.create", method="POST", path="/things", json={"a": 1}, decode=anything)
STREAM = StreamRequest(operation="things.stream", method="GET", path="/things/stream", idempotent=True)
METHODS = ("prepare_request", "send", "request")
EITHER = pytest.mark.parametrize("own", [True, False], ids=["own session", "user's session"])


def transport_to(server, own, **settings):
    """A transport over a session of its own, or of the user's."""
    return server.transport(**settings) if own else server.transport(session=requests.Session(), **settings)


def used(transport):
    """What a call and a stream of it bring."""
    return transport.send(POST), b"".join(transport.open(STREAM))


def counting(method, calls):
    """A method as a tracer patches it: it looks like the original and counts its calls."""

    @functools.wraps(method)
    def patched(*arguments, **options):
        calls.append(method.__name__)
        return method(*arguments, **options)

    return patched


@EITHER
@pytest.mark.parametrize("name", METHODS)
def test_a_patched_method_is_called(name, own, monkeypatch):
    """Whether the class was patched before or after the client was made, or the session itself."""
    calls = []
    script = [answer(1), stream(event("a", 1))] * 2
    with LocalServer(*script) as server:
        transport = transport_to(server, own)
        with monkeypatch.context() as patch:
            patch.setattr(requests.Session, name, counting(getattr(requests.Session, name), calls))
            assert used(transport) == (1, event("a", 1))
        assert calls == [name] * 2
        setattr(transport.session, name, counting(getattr(transport.session, name), calls))
        assert used(transport) == (1, event("a", 1))
        assert calls == [name] * 4
        transport.close()
        transport.session.close()


@pytest.mark.parametrize("name", METHODS)
def test_an_overridden_method_is_called(name):
    """It is what a class of the user's is there for."""
    calls = []
    kind = type("Own", (requests.Session,), {name: counting(getattr(requests.Session, name), calls)})
    with LocalServer(answer(1), stream(event("a", 1))) as server, kind() as session:
        assert used(server.transport(session=session)) == (1, event("a", 1))
    assert calls == [name] * 2


@pytest.mark.parametrize("auth", [None, ("user", "password")], ids=["none", "pair"])
@pytest.mark.parametrize("body", [None, b"{}"], ids=["no body", "body"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("new", [requests.Session, new_session])
def test_the_fast_path_prepares_what_a_session_does(new, method, body, auth):
    """The same headers with the same values, in the same order; those that are None are left out."""
    url, own = "http://localhost/things", {"ACCEPT": "application/json", "X-Empty": "", "x-api-key": KEY}
    with new() as session:
        session.headers.update({"X-Own": "é", "User-Agent": None, b"X-Bytes": b"1"})
        fast = FastPath(session, auth).prepare(method, url, own, body)
        slow = SendPath(session, auth).prepare(method, url, own, body)
    assert list(fast.headers.items()) == list(slow.headers.items())
    assert (fast.body, fast.url, fast.method) == (slow.body, slow.url, slow.method)


@pytest.mark.parametrize(
    "header",
    [
        {"X-A": "a\nb"},
        {"X-A": "a\r\nX-B: b"},
        {"X-A": "a\rb"},
        {"X-A": " a"},
        {"X-A": "\u00a0a"},
        {"X:A": "a"},
        {" X": "a"},
        {"": "a"},
        {"X\nA": "a", "X\nB": "b"},
        {"X": "a\nY\nb"},
        {"X-A": 1},
    ],
)
def test_a_header_that_requests_refuses_is_refused(header):
    """By the same check, whichever part of it is wrong."""
    with requests.Session() as session:
        session.headers.update(header)
        for path in (FastPath(session, None), SendPath(session, None)):
            with pytest.raises(requests.exceptions.InvalidHeader):
                path.prepare("GET", "http://localhost/things", {}, None)


@EITHER
def test_the_sessions_hooks_and_parameters_are_used(own):
    """As requests merges them."""
    with LocalServer(answer(1), stream(event("a", 1))) as server:
        transport, seen = transport_to(server, own), []
        transport.session.hooks["response"].append(lambda response, **_: seen.append(response.status_code))
        transport.session.params["tenant"] = "t 1"
        used(transport)
        transport.close()
        transport.session.close()
        assert seen == [200, 200]
        assert [one.target for one in server.seen] == ["/things?tenant=t+1", "/things/stream?tenant=t+1"]


@EITHER
def test_a_header_of_the_sessions_that_is_none_is_left_out(own):
    """So requests is told not to send one of its own."""
    with LocalServer(answer(1)) as server:
        transport = transport_to(server, own)
        transport.session.headers["Accept-Encoding"] = None
        transport.session.headers["x-mine"] = "1"
        transport.send(GET)
        transport.close()
        transport.session.close()
        assert "gzip" not in server.seen[0].headers.get("accept-encoding", "")
        assert server.seen[0].headers["x-mine"] == "1"


CHALLENGE = answer({}, 401, www_authenticate='Digest realm="r", nonce="n", qop="auth", algorithm=MD5')


@EITHER
@pytest.mark.parametrize("of", ["client", "session"])
def test_an_authentication_that_waits_for_the_servers_challenge(own, of):
    """It answers the challenge, and then need not be challenged any more; the body is sent again."""
    with LocalServer(CHALLENGE, answer(1), stream(event("a", 1))) as server:
        auth = HTTPDigestAuth("user", "password")
        transport = transport_to(server, own, **({"auth": auth} if of == "client" else {}))
        if of == "session":
            transport.session.auth = auth
        assert used(transport) == (1, event("a", 1))
        transport.close()
        transport.session.close()
        sent = [one.headers.get("authorization", "").partition(" ")[0] for one in server.seen]
        assert sent == ["", "Digest", "Digest"]
        assert server.seen[0].body == server.seen[1].body == b'{"a":1}'


@EITHER
def test_a_challenge_that_is_not_met_is_an_authentication_error(own):
    """The second 401 is the response."""
    with LocalServer(CHALLENGE, CHALLENGE) as server:
        transport = transport_to(server, own, auth=HTTPDigestAuth("user", "wrong"))
        with pytest.raises(AuthenticationError):
            transport.send(POST)
        transport.close()
        transport.session.close()


@EITHER
def test_an_authentication_that_forgets_to_return_the_request(own):
    """It is named, and nothing is sent."""

    def sign(request):
        request.headers["Authorization"] = "Signature x"

    with LocalServer() as server:
        transport = transport_to(server, own, auth=sign)
        with pytest.raises(TypeError, match=r"^auth must return the request, sign\(\) returned NoneType$"):
            transport.send(POST)
        transport.close()
        transport.session.close()


class Authenticating(requests.Session):
    """Puts its token on in `request`, unless it is given another authentication, as OAuth2Session does."""

    def request(self, method, url, auth=None, **options):
        """With the token."""
        return super().request(method, url, auth=auth or self._token, **options)

    @staticmethod
    def _token(prepared):
        prepared.headers["authorization"] = "Bearer token"
        return prepared


def test_a_class_that_authenticates_in_its_request():
    """Its token goes with calls, streams and redirects; a header or an `auth` of the client's goes before it."""
    moved = answer(b"", 307, location="/there")
    with LocalServer(moved, answer(1), stream(event("a", 1)), answer(1), answer(1)) as server:
        session, hooked = Authenticating(), []
        session.hooks["response"] = lambda response, **_: hooked.append(response.status_code)
        assert used(server.transport(session=session, api_key=KEY)) == (1, event("a", 1))
        server.transport(session=session, headers={"Authorization": "Bearer mine"}).send(GET)
        server.transport(session=session, auth=("user", "password")).send(GET)
        session.close()
        sent = [one.headers["authorization"].partition("Basic")[0] for one in server.seen]
        assert sent == ["Bearer token", "Bearer token", "Bearer token", "Bearer mine", ""]
        assert {one.headers.get("x-api-key") for one in server.seen[:3]} == {KEY}
        assert server.seen[1].body == b'{"a":1}'
        assert hooked == [307, 200, 200, 200, 200]


@EITHER
@pytest.mark.parametrize("name", METHODS)
def test_a_patched_method_lets_no_netrc_in(name, own, tmp_path, monkeypatch):
    """A tracer changes nothing of what is sent."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setattr(requests.Session, name, counting(getattr(requests.Session, name), []))
    with LocalServer(answer(1)) as server:
        transport = transport_to(server, own)
        transport.send(GET)
        transport.close()
        transport.session.close()
        assert "authorization" not in server.seen[0].headers


@pytest.mark.parametrize("kind", [requests.Session, Authenticating])
def test_an_address_that_cannot_be_read_is_a_protocol_error_on_each_path(kind):
    """Even where requests looks at it before we do."""
    misled = pytest.raises(ProtocolError, match="redirected")
    with LocalServer(answer(b"", 307, location="http://[::1")) as server, kind() as session, misled:
        server.transport(session=session).send(GET)


def test_what_nobody_has_touched_takes_the_fast_path():
    """Sessions of both kinds: it is a third of what a small call costs."""
    with LocalServer() as server:
        transport = server.transport()
        assert type(path_through(transport.session)) is FastPath
        transport.close()
    with requests.Session() as session:
        session.headers["a"], session.auth, session.cert = "b", ("user", "password"), "mine.pem"
        session.cookies.set("a", "b")
        assert type(path_through(session)) is FastPath
        session.params = {"a": "b"}
        assert type(path_through(session)) is SendPath
        session.request = session.get
        assert type(path_through(session)) is RequestPath


def test_a_session_that_returns_futures_is_rejected_before_it_sends():
    """The class of requests-futures, and a subclass; tests/neighbours has no such case, since nothing can be called."""
    futures_session = type("FuturesSession", (requests.Session,), {"__module__": "requests_futures.sessions"})
    mine = type("Mine", (futures_session,), {"__module__": "app"})
    for kind in (futures_session, mine):
        with (
            kind() as session,
            pytest.raises(TypeError, match=rf"^session must return responses, got a {kind.__name__}"),
        ):
            Client("http://localhost", api_key=None, session=session)
