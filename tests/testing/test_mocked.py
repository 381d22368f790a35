"""The fake without sockets, for tests that use `responses`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import responses

from langgraph_client import Client, RateLimitError, get_client
from langgraph_client.testing import gate, interrupt, register, reply, values
from langgraph_client.testing.fake import Fake
from langgraph_client.testing.mocked import URL
from tests.testing.conftest import QUICK


@pytest.fixture
def mock() -> Iterator[responses.RequestsMock]:
    """A mock that wants all its responses to be asked for."""
    with responses.RequestsMock() as one:
        yield one


@pytest.fixture
def fake(mock: responses.RequestsMock) -> Fake:
    """The fake behind it."""
    return register(mock)


@pytest.fixture
def client(fake: Fake) -> Iterator[Client]:
    """A client of it."""
    with get_client(URL, api_key=None, retry=QUICK) as one:
        yield one


def test_a_stream(fake: Fake, client: Client) -> None:
    """A run on a thread, token by token, and its state."""
    fake.script("chat", [reply("Hello there")])
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, "chat", input={}, stream_mode="messages-tuple")
    assert list(stream.tokens()) == ["Hello ", "there"]
    assert stream.status == "success"
    assert client.threads.get_state(thread_id)["values"]["messages"][0]["content"] == "Hello there"


def test_a_question_and_its_answer(fake: Fake, client: Client) -> None:
    """As on a socket."""
    fake.script("agent", [interrupt("sure?")], lambda run: [values({"said": run.command["resume"]})])
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
    list(stream)
    assert list(stream.respond("yes"))[-1].data == {"said": "yes"}


def test_a_clean_cut(fake: Fake, client: Client) -> None:
    """The one cut that needs no socket; the client goes on."""
    fake.script("agent", [values({"n": n}) for n in range(5)])
    fake.fault("clean", after_events=2)
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
    assert [part.data["n"] for part in stream if part.event == "values"] == [0, 1, 2, 3, 4]


def test_a_busy_server(fake: Fake, client: Client) -> None:
    """Faults of requests."""
    fake.fault("status", status=429, times=None)
    with pytest.raises(RateLimitError):
        client.threads.create()
    assert {one.path for one in fake.requests} == {"/threads"}


def test_what_needs_a_socket_is_refused(fake: Fake, client: Client) -> None:
    """A broken connection, and waiting for what only another thread could do."""
    with pytest.raises(ValueError, match="needs sockets: use FakeAgentServer"):
        fake.fault("reset")
    fake.script("agent", [gate()])
    with pytest.raises(RuntimeError, match="waits at a gate"):
        client.runs.wait(None, "agent", input={})
    fake.close()


@responses.activate
def test_the_module_itself() -> None:
    """As with the decorator, and beside other mocked addresses."""
    fake = register(responses, "https://agents.example.org/api")
    fake.script("agent", [values({"n": 1})])
    with get_client("https://agents.example.org/api", api_key=None) as client:
        assert client.runs.wait(None, "agent", input={}) == {"n": 1}
        assert client.system.info().version
