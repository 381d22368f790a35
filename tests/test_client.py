"""A client: one configuration, one pool, the resources; made without a word to the server."""

from __future__ import annotations

import inspect

import pytest
import requests
import responses

from langgraph_client import Client, RetryPolicy, get_client
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
    assert (client._transport._session, client._transport._auth) == (session, ("u", "p"))


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
        ({"headers": {"x-api-key": "a"}}, ValueError, "headers"),
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


def test_a_context_manager_closes_the_connections():
    """And a closed client still works, with new ones, as a session does."""
    with LocalServer(*[answer({"ok": True})] * 2) as server:
        with Client(server.url) as client:
            assert client.system.ok().ok
        assert client.system.ok().ok
        client.close()
        assert [seen.connection for seen in server.seen] == [1, 2]


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
