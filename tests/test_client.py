"""A client: one configuration, one pool, the resources; made without a word to the server."""

from __future__ import annotations

import base64
import inspect

import pytest
import requests
import responses

from langgraph_client import AuthenticationError, Client, RetryPolicy, get_client
from langgraph_client.config import RetryPolicy as Policy
from tests.local_server import LocalServer, answer

URL = "http://server.test"
RESOURCES = ["a2a", "assistants", "crons", "http", "mcp", "runs", "store", "system", "threads"]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    """No variable of the developer's own."""
    for name in ("LANGGRAPH_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY", "LANGGRAPH_API_URL"):
        monkeypatch.delenv(name, raising=False)


def test_get_client_is_the_class_with_other_words():
    """The same parameters with the same defaults."""
    ours, theirs = inspect.signature(get_client), inspect.signature(Client)
    assert list(ours.parameters.values()) == list(theirs.parameters.values())
    assert isinstance(get_client(URL), Client)


def test_every_argument_arrives():
    """In the settings, or in the transport."""
    session, policy = requests.Session(), RetryPolicy(attempts=1)
    client = get_client(
        URL + "/", api_key="k", headers={"a": "b"}, timeout=(1, 2), stall_timeout=3, retry=policy, session=session,
        auth=("u", "p"),
    )  # fmt: skip
    settings = client._transport.settings
    assert (settings.url, settings.api_key, settings.headers) == (URL, "k", {"a": "b"})
    assert (settings.timeout, settings.stall_timeout, settings.retry) == ((1, 2), 3, policy)
    assert (client.session, client._transport._sender._auth) == (session, ("u", "p"))


def test_the_defaults():
    """Five seconds to connect and five minutes to read; a stream's connection is dead after 15 silent seconds."""
    settings = Client()._transport.settings
    assert (settings.url, settings.api_key, settings.current_headers()) == ("http://localhost:2024", None, {})
    assert (settings.timeout, settings.stall_timeout, settings.retry) == ((5, 300), 15, Policy())


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"url": "server"}, ValueError, "url"),
        ({"api_key": 5}, TypeError, "api_key"),
        ({"api_key": "b", "headers": {"x-api-key": "a"}}, ValueError, "api_key and headers"),
        ({"url": "http://u:p@server", "auth": ("u", "p")}, ValueError, "auth and the url"),
        ({"headers": 5}, TypeError, "headers"),
        ({"timeout": "5"}, TypeError, "timeout"),
        ({"timeout": 0}, ValueError, "timeout"),
        ({"stall_timeout": 0}, ValueError, "stall_timeout"),
        ({"retry": 3}, TypeError, "retry"),
    ],
)
def test_a_bad_argument_is_refused_by_name(arguments, error, message):
    """When the client is made."""
    with pytest.raises(error, match=message):
        Client(**arguments)


def test_the_resources():
    """Each has the transport of the client."""
    client = Client(URL)
    transports = {getattr(client, name)._transport for name in RESOURCES}
    assert transports == {client._transport}
    public = {name for name in dir(client) if not name.startswith("_")}
    assert public - {"close", "session", "url"} == set(RESOURCES)


def test_nothing_is_sent_before_the_first_call():
    """Making and closing a client needs no server."""
    with responses.RequestsMock(), Client(URL):
        pass


def test_a_context_manager_closes_the_client():
    """Its connections are closed, and closing it again does nothing."""
    with LocalServer(answer({"ok": True})) as server:
        with Client(server.url) as client:
            assert client.system.ok().ok
            adapter = client.session.get_adapter(server.url)
            assert len(adapter.poolmanager.pools) == 1
        client.close()
        assert len(adapter.poolmanager.pools) == 0


CALLS = {
    "a call": lambda client: client.threads.get("11111111-1111-4111-8111-111111111111"),
    "a stream": lambda client: client.runs.stream(None, "agent", stream_resumable=False),
    "a feed": lambda client: next(client.threads.join_stream("11111111-1111-4111-8111-111111111111")),
    "a route of the server's own": lambda client: client.http.get("/r"),
    "a stream of such a route": lambda client: client.http.stream("/r", "GET"),
}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("session", [None, requests.Session()])
def test_a_closed_client_refuses(name, session):
    """It says what happened and what to do; nothing is sent, by a session of the user's neither."""
    with LocalServer() as server:
        client = Client(server.url, session=session)
        client.close()
        with pytest.raises(RuntimeError, match=r"the client is closed; make a new one with get_client\(\)"):
            CALLS[name](client)
        assert server.seen == []


def test_a_url_with_credentials_and_a_query():
    """They are sent with each request, and not shown."""
    with LocalServer(answer({"ok": True}), answer({"detail": "not s3cret"}, 401)) as server:
        url = server.url.replace("://", "://user:s3cret@") + "/?team=a%20b"
        with Client(url) as client:
            client.system.info(params={"c": "d"})
            with pytest.raises(AuthenticationError) as caught:
                client.system.info()
            assert client.url == server.url
            assert "s3cret" not in repr(client) + repr(client._transport.settings) + str(vars(caught.value))
        basic = "Basic " + base64.b64encode(b"user:s3cret").decode()
        assert [(seen.target, seen.headers["authorization"]) for seen in server.seen] == [
            ("/info?team=a+b&c=d", basic),
            ("/info?team=a+b", basic),
        ]


def test_a_key_for_one_call():
    """It goes over the client's, in any case of letters, and the next call has the client's again."""
    with LocalServer(*[answer({"ok": True})] * 4) as server:
        with Client(server.url, headers={"X-Api-Key": "whole"}) as client:
            client.system.ok(headers={"X-API-KEY": "tenant"})
            client.system.ok()
        with Client(server.url, api_key="whole") as client:
            client.system.ok(headers={"x-api-key": "tenant"})
        with Client(server.url, headers=lambda: {"X-Api-Key": "asked"}) as client:
            client.system.ok()
        assert [seen.headers["x-api-key"] for seen in server.seen] == ["tenant", "whole", "tenant", "asked"]


def test_a_client_tells_its_url():
    """The URL is there to be read, in the form in which it is used."""
    assert Client(URL + "/").url == URL


def test_a_client_says_what_it_is():
    """Its URL alone."""
    assert repr(Client(URL, api_key="k")) == f"Client(url='{URL}')"


def test_url_and_session_are_there_for_adapters_and_hooks() -> None:
    """A client tells where its server is, and by which session it is asked: the user's own, else one of its own."""
    with requests.Session() as session, get_client(url="http://server/api/", session=session) as client:
        assert (client.url, client.session) == ("http://server/api", session)
    with get_client(url="http://server") as client:
        assert client.session.get_adapter(client.url)
