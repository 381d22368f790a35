"""What is tried with each neighbour, a package that users have installed beside this one: both sessions, a call and a stream.

A probe is a function that is given a case and raises where the neighbour and the client don't get along. It imports its package
itself: the list of neighbours is read without any of them, by the test of the documentation.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import requests

from langgraph_client import Client, RetryPolicy, get_client
from langgraph_client.testing import FakeAgentServer, custom, values

SCRIPT = [values({"topic": "tea"}), custom(1), values({"joke": "ha"})]
PARTS = ("values", "values")


@dataclass(frozen=True)
class Case:
    """One cell of the table.

    Attributes:
        own: Whether the client makes the session, or the user.
        stream: Whether a run is streamed, or a call is made.
    """

    own: bool
    stream: bool

    def __str__(self) -> str:
        return f"{'own' if self.own else 'user'} {'stream' if self.stream else 'call'}"

    def client(self, url: str, session: Callable[[], requests.Session] = requests.Session, **options: Any) -> Client:
        """A client that hardly waits between tries. `session` makes the user's."""
        given = {} if self.own else {"session": session()}
        return get_client(
            url=url, api_key=None, retry=RetryPolicy(initial_backoff=0.01, max_backoff=0.02), **given, **options
        )

    def run(self, client: Client) -> None:
        """Call the fake server, or stream a run there, and see that the response is whole."""
        if self.stream:
            assert [part.event for part in client.runs.stream(None, "agent", input={})] == ["metadata", *PARTS]
        else:
            assert client.assistants.search()[0].graph_id == "agent"

    def ask(self, client: Client) -> None:
        """Request what a mock, or a gate, serves: `GET /info`, or the events of `GET /events`."""
        if self.stream:
            assert [part.data for part in client.http.stream("/events", "GET")] == [{"n": 1}, {"n": 2}]
        else:
            assert client.system.info()["version"] == "1"

    @property
    def route(self) -> tuple[str, str, bytes]:
        """The path that `ask` requests, the response's media type and its body."""
        return ("/events", "text/event-stream", EVENTS) if self.stream else ("/info", "application/json", INFO)


EVENTS = b'event: a\r\ndata: {"n": 1}\r\n\r\nevent: end\r\ndata: {"n": 2}\r\n\r\n'
INFO = b'{"version": "1"}'
CASES = [Case(own, stream) for own, stream in product((True, False), (False, True))]


@dataclass(frozen=True)
class Neighbour:
    """A package, and what is seen of it.

    Attributes:
        name: How it is called in the table.
        package: What is installed.
        kind: The group of the table.
        probe: Tries a case; its docstring says what it sees.
        only: The session that it can be used with; None for both.
    """

    name: str
    package: str
    kind: str
    probe: Callable[[Case], object] = field(repr=False)
    only: str | None = None

    @property
    def shows(self) -> str:
        """What the probe sees, for the table."""
        return inspect.getdoc(self.probe) or ""

    @property
    def cases(self) -> list[Case]:
        """Those that there are."""
        return [case for case in CASES if self.only in (None, "own" if case.own else "user")]


NEIGHBOURS: dict[str, Neighbour] = {}


def neighbour(name: str, kind: str, *, package: str = "", only: str | None = None) -> Callable[..., Any]:
    """Enter a probe into the list."""

    def entered(probe: Callable[[Case], object]) -> Callable[[Case], object]:
        NEIGHBOURS[name] = Neighbour(name, package or name, kind, probe, only)
        return probe

    return entered


def scripted() -> FakeAgentServer:
    """A fake server with one graph, to be entered."""
    server = FakeAgentServer()
    server.script("agent", SCRIPT)
    return server
