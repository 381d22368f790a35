"""What goes over the wire: headers, time-outs, and everything that the user's own session says."""

from __future__ import annotations

import functools
import os

import pytest
import requests
import responses
from requests.adapters import BaseAdapter

from langgraph_client._version import __version__
from langgraph_client.config import Settings
from langgraph_client.decoders import anything
from langgraph_client.errors import NotFoundError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.http_transport import Transport
from tests.local_server import KEY, LocalServer, answer, event, raw, refusing_port, stream

URL = "http://server.test"
GET = Request(operation="things.get", method="GET", path="/things", idempotent=True, decode=anything)
POST = Request(operation="things.create", method="POST", path="/things", json={"é": None}, decode=anything)
STREAM = StreamRequest(operation="things.stream", method="GET", path="/things/stream", idempotent=True)


class Stub(BaseAdapter):
    """Answers all requests with an empty 200 and records them with their settings."""

    def __init__(self, content_type="application/json"):
        super().__init__()
        self.sent = []
        self._content_type = content_type

    def send(self, request, **settings):
        """Record and answer."""
        self.sent.append((request, settings))
        response = requests.Response()
        response.status_code, response.request, response.url = 200, request, request.url
        response.headers["Content-Type"] = self._content_type
        response._content = b""
        return response

    def close(self):
        """There is nothing to close."""


@pytest.fixture
def session():
    """A session of the user's whose adapter records."""
    session = requests.Session()
    session.stub = Stub()
    session.mount("http://", session.stub)
    return session


def transport_of(session, **settings):
    """A transport over a session that records."""
    return Transport(Settings(url=URL, **settings), session=session)


@responses.activate
def test_a_request_says_who_asks_for_what():
    """Body, its type, the key, our name and the media type that we read."""
    responses.post(URL + "/things", json={})
    Transport(Settings(url=URL, api_key=KEY)).send(POST)
    sent = responses.calls[0].request
    assert sent.body == '{"é":null}'.encode()
    assert sent.headers["content-type"] == sent.headers["accept"] == "application/json"
    assert sent.headers["x-api-key"] == KEY
    assert sent.headers["user-agent"].startswith(f"langgraph-client/{__version__} python-requests/")


def test_a_stream_asks_for_events_as_they_are(session):
    """No compression, which would hold events back, and nothing from a cache."""
    session.mount("http://", stub := Stub("Text/Event-Stream; charset=utf-8"))
    transport_of(session).open(STREAM)
    headers = stub.sent[0][0].headers
    assert headers["accept"] == "text/event-stream"
    assert headers["accept-encoding"] == "identity"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("own", [True, False])
def test_what_reads_a_state_asks_past_caches(own, session):
    """A cache in between would repeat a run's status for minutes. What is no GET goes past caches by itself."""
    transport = Transport(Settings(url=URL)) if own else transport_of(session)
    transport.session.mount("http://", stub := Stub())
    transport.send(GET)
    transport.send(POST)
    transport.send(GET, {"headers": {"cache-control": "max-age=5"}})
    assert [sent.headers.get("cache-control") for sent, _ in stub.sent] == ["no-cache", None, "max-age=5"]


def test_without_a_key_and_a_body_there_are_no_headers_of_theirs(session):
    """None sends none."""
    transport_of(session).send(GET)
    assert not {"x-api-key", "content-type"} & {name.lower() for name in session.stub.sent[0][0].headers}


def test_the_calls_headers_go_over_the_clients_over_the_sessions(session):
    """The nearest counts, in any case of the letters; the operation's own and the key are nobody's to change."""
    session.headers.update({"a": "session", "b": "session", "c": "session", "user-agent": "mine"})
    transport = transport_of(session, headers={"A": "client", "B": "client"}, api_key=KEY)
    request = Request(
        operation="x", method="GET", path="/x", headers=(("Last-Event-ID", "7"),), decode=anything, idempotent=True
    )
    transport.send(request, {"headers": {"a": "call", "last-event-id": "8"}})
    headers = session.stub.sent[0][0].headers
    assert [headers["a"], headers["b"], headers["c"], headers["last-event-id"]] == ["call", "client", "session", "7"]


def test_forged_headers_are_refused_wherever_they_come_from(session):
    """From a function they are found when it is asked, and from a call at once; nothing is sent."""
    headers = {"a": "b\r\nc: d"}
    with pytest.raises(ValueError, match="headers"):
        transport_of(session, headers=lambda: headers).send(GET)
    with pytest.raises(ValueError, match="headers"):
        transport_of(session).send(GET, {"headers": headers})
    assert not session.stub.sent


def test_a_function_is_asked_for_headers_before_every_try():
    """A token that expires is fresh on a retry too."""
    tokens = iter(["one", "two", "three"])
    with LocalServer(answer(status=503), answer(1), answer(2)) as server:
        transport = server.transport(headers=lambda: {"authorization": f"Bearer {next(tokens)}"})
        assert [transport.send(GET), transport.send(GET)] == [1, 2]
        assert [seen.headers["authorization"] for seen in server.seen] == ["Bearer one", "Bearer two", "Bearer three"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"a": 1, "b": [True, "x y"]}, "/things?a=1&b=true&b=x+y"),
        ([("a", 1), ("a", 2)], "/things?a=1&a=2"),
        ({"a": None, "b": [None, 1]}, "/things?a=&b=&b=1"),
        ([("a", None), ("b", "")], "/things?a=&b="),
        ("a=1&a=2&b=%20x+y&c=", "/things?a=1&a=2&b=+x+y&c="),
        ("", "/things"),
        ({}, "/things"),
        (None, "/things"),
    ],
)
def test_extra_query_parameters(params, expected, session):
    """A mapping, pairs or a query; a sequence repeats its key, None is empty."""
    transport_of(session).send(GET, {"params": params})
    assert session.stub.sent[0][0].path_url == expected


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"timeouts": 1},
            "unexpected keyword argument 'timeouts': did you mean 'timeout'\\? The keywords are headers, params, timeout",
        ),
        ({"params": 5}, "params must be"),
        ({"params": {"a": b"1"}}, r"params\['a'\]: a value of type bytes has no JSON form"),
        ({"params": [("a", {})]}, r"params\['a'\] must be"),
        ({"timeout": "1"}, "timeout must be"),
        ({"headers": "a"}, "headers must be"),
    ],
)
def test_options_are_refused_by_name(options, message, session):
    """Nothing is sent."""
    with pytest.raises(TypeError, match=message):
        transport_of(session).send(GET, options)
    assert not session.stub.sent


@pytest.mark.parametrize(
    ("client", "call", "request_", "expected"),
    [
        ((5, 300), {}, GET, (5, 300)),
        ((None, None), {}, GET, (None, None)),
        ((5, 300), {"timeout": 7}, GET, (7, 7)),
        ((5, 300), {"timeout": (1, None)}, GET, (1, None)),
        ((5, 300), {"timeout": None}, GET, (5, 300)),
        ((5, 300), {}, STREAM, (5, 15.5)),
        ((5, 300), {"timeout": 7}, STREAM, (7, 15.5)),
    ],
)
def test_timeouts_reach_the_session(client, call, request_, expected, session):
    """Connect and read, the call's before the client's; a stream's reads are bounded by the stall time-out."""
    session.mount("http://", stub := Stub("text/event-stream"))
    transport = transport_of(session, timeout=client, stall_timeout=15.5)
    transport.open(request_, call) if request_ is STREAM else transport.send(request_, call)
    assert stub.sent[0][1]["timeout"] == expected


def test_the_sessions_settings_are_used(session, monkeypatch):
    """Proxies, CA bundle and certificate, whatever the environment says, and as they are at each call."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/environment.pem")
    session.proxies = {"http": "http://proxy.test:1"}
    session.cert = ("/mine.crt", "/mine.key")
    transport = transport_of(session)
    for session.verify in (False, "/mine.pem", True):
        transport.send(GET)
    sent = [settings for _, settings in session.stub.sent]
    assert [settings["verify"] for settings in sent] == [False, "/mine.pem", "/environment.pem"]
    assert {settings["cert"] for settings in sent} == {session.cert}
    assert {settings["proxies"]["http"] for settings in sent} == {"http://proxy.test:1"}
    assert all(settings["stream"] for settings in sent)


def test_a_session_of_the_users_is_left_open_and_ours_is_closed(session, monkeypatch):
    """Who made it closes it."""
    closed = []
    ours = Transport(Settings(url=URL))
    for one in (session, ours.session):
        monkeypatch.setattr(one, "close", functools.partial(closed.append, one))
    transport_of(session).close()
    assert not closed
    ours.close()
    assert closed == [ours.session]


def test_a_proxy_of_the_environment_is_used_by_our_session(monkeypatch):
    """The request goes to the proxy, with the server's whole address."""
    with LocalServer(answer("by proxy"), answer("direct")) as proxy:
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name)
        monkeypatch.setenv("http_proxy", proxy.url)
        transport = Transport(Settings(url="http://server.test"))
        assert transport.send(GET) == "by proxy"
        assert proxy.seen[0].target == "http://server.test/things"
        transport.close()
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        direct = proxy.transport()
        assert direct.send(GET) == "direct"
        assert proxy.seen[1].target == "/things"
        direct.close()


@pytest.mark.parametrize("own", [True, False])
def test_proxies_that_are_set_after_the_first_call_count(own):
    """In the session's own dictionary, or with another one in its place; and so does their removal."""
    with LocalServer(*[answer(number) for number in range(5)]) as server, requests.Session() as session:
        transport = server.transport() if own else server.transport(session=session)
        transport.session.trust_env = False
        transport.send(GET)
        transport.session.proxies["http"] = server.url
        transport.send(GET)
        transport.session.proxies = {}
        transport.send(GET)
        transport.session.proxies = {"all": server.url}
        transport.send(GET)
        transport.session.proxies.clear()
        transport.send(GET)
        transport.close()
        direct, proxied = "/things", server.url + "/things"
        assert [one.target for one in server.seen] == [direct, proxied, direct, proxied, direct]


def test_a_netrc_is_not_read(tmp_path, monkeypatch):
    """Neither our session nor the user's lets it overwrite an `Authorization` header."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    mine = {"Authorization": "Bearer mine"}
    with LocalServer(*[answer(1)] * 3) as server, requests.Session() as session:
        assert requests.utils.get_netrc_auth(server.url) == ("somebody", "else")
        for transport in (server.transport(headers=mine), server.transport(headers=mine, session=session)):
            transport.send(GET)
            transport.close()
        bare = server.transport()
        bare.send(GET)
        bare.close()
        assert [seen.headers.get("authorization") for seen in server.seen] == ["Bearer mine", "Bearer mine", None]


def test_auth_is_used_before_the_sessions_own(session):
    """The client's `auth`, else the session's."""
    session.auth = ("session", "x")
    Transport(Settings(url=URL), session=session).send(GET)
    Transport(Settings(url=URL), session=session, auth=("client", "x")).send(GET)
    sent = [request.headers["authorization"] for request, _ in session.stub.sent]
    assert sent == [requests.auth._basic_auth_str(name, "x") for name in ("session", "client")]


def test_a_connection_is_used_again_once_its_answer_is_read():
    """One connection carries calls, errors and streams that were read to their end."""
    with LocalServer(answer(1), answer({}, 404), stream(event("a", 1)), answer(2)) as server:
        transport = server.transport()
        transport.send(GET)
        with pytest.raises(NotFoundError):
            transport.send(GET)
        assert b"".join(transport.open(STREAM)) == event("a", 1)
        transport.send(GET)
        transport.close()
        assert {seen.connection for seen in server.seen} == {1}


def _in_child(action):
    """What a forked child's action returned, as text."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:  # pragma: no cover - the child is not measured
        try:
            os.write(writer, str(action()).encode())
        except BaseException as error:  # noqa: BLE001 - all of it goes to the parent
            os.write(writer, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


class OwnAdapter(requests.adapters.HTTPAdapter):
    """An adapter with a setting of its own, which it needs for its pool."""

    def __init__(self, setting):
        self.setting = setting
        super().__init__()

    def init_poolmanager(self, *arguments, **settings):
        """Use the setting."""
        super().init_poolmanager(*arguments, **settings, socket_options=self.setting)


class OwnSession(requests.Session):
    """A session with an attribute of its own, which it needs for each request."""

    def __init__(self):
        super().__init__()
        self.greeting = "hello"
        self.mount("http://", OwnAdapter([]))

    def send(self, request, **settings):
        """Use the attribute."""
        request.headers["greeting"] = self.greeting
        return super().send(request, **settings)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("own", [True, False])
def test_a_forked_child_has_connections_of_its_own(own):
    """The parent's are neither used nor closed; a session of the user's keeps what its class added."""
    with LocalServer(*[answer(number) for number in range(4)]) as server, OwnSession() as session:
        transport = server.transport(session=session) if own else server.transport()
        assert transport.send(GET) == 0
        assert _in_child(lambda: [transport.send(GET), transport.send(GET)]) == "[1, 2]"
        assert transport.send(GET) == 3
        transport.close()
        assert [seen.connection for seen in server.seen] == [1, 2, 2, 1]
        assert {seen.headers.get("greeting") for seen in server.seen} == {"hello" if own else None}


def test_a_proxy_that_refuses_means_that_nothing_was_sent():
    """Even what makes something is then safe to repeat."""
    with refusing_port() as port, requests.Session() as session:
        session.proxies = {"http": f"http://127.0.0.1:{port}"}
        session.trust_env = False
        transport = Transport(Settings(url=URL), session=session, sleep=lambda _: None)
        with pytest.raises(ConnectionError) as caught:
            transport.send(POST)
    assert not caught.value.request_sent


def test_an_answer_in_small_pieces_is_put_together():
    """A slow trickle of a body is one answer."""
    pieces = [bytes([byte]) for byte in b'\n\n{"a": [1, 2]}\n']
    with LocalServer(stream(*pieces, content_type="application/json")) as server:
        transport = server.transport()
        assert transport.send(GET) == {"a": [1, 2]}
        transport.close()


def test_headers_are_told_before_the_body_and_a_failing_listener_leaves_nothing_open():
    """`on_headers` runs as soon as they are there; what it raises goes to the caller."""
    told = []
    listener = {"x": told.append, "y": lambda _: 1 / 0}
    with LocalServer(answer(1, location="/here"), raw(b"HTTP/1.1 204 No\r\n\r\n")) as server:
        transport = server.transport()
        transport.exchange(GET, on_headers=listener["x"])
        with pytest.raises(ZeroDivisionError):
            transport.exchange(GET, on_headers=listener["y"])
        transport.close()
    assert told[0]["Location"] == "/here"
