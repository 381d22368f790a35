"""A fake Agent Server whose runs wait where a test says, and a browser at a site in front of it."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

from langgraph_client import Client, get_client
from langgraph_client.testing import FakeAgentServer, custom
from tests.relay.servers import PATIENCE, SERVERS, Running, running
from tests.web.conftest import Browser


class Site:
    """A site, and the Agent Server behind it.

    Attributes:
        gates: What runs wait for, by name.
        client: A client of the Agent Server.
    """

    def __init__(self, server: Running, mount: str, client: Client, gates: dict[str, threading.Event]) -> None:
        self.server = server
        self.many = server.server.many
        self.gates = gates
        self.client = client
        self._mount = mount
        self.thread_id = client.threads.create().thread_id

    @contextlib.contextmanager
    def ask(
        self, method: str, path: str, body: object = None, version: int = 11, **headers: str
    ) -> Iterator[http.client.HTTPResponse]:
        """Ask on a connection of its own, which is closed at the end, whatever is still to come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        connection._http_vsn, connection._http_vsn_str = version, f"HTTP/1.{version - 10}"
        headers["Host"] = "localhost"  # which HTTP/1.0 does not ask for, and Django does
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        with contextlib.closing(connection), connection.getresponse() as response:
            yield response

    def start(self, **plan: object) -> str:
        """Start a run; returns the path of its stream."""
        thread_id = self.client.threads.create().thread_id
        with self.ask("POST", f"/{self._mount}/chat/{thread_id}/runs", {"input": plan}) as said:
            assert said.status == 201, said.read()
            return json.loads(said.read())["stream"]

    def status(self, stream: str) -> str:
        """The status of a stream's run."""
        thread_id, run_id = stream.split("/")[-4:-1:2]
        return self.client.runs.get(thread_id, run_id).status

    @contextlib.contextmanager
    def watch(self, stream: str, last_event_id: str | None = None, version: int = 11) -> Iterator[Iterator[bytes]]:
        """Open a stream and leave it at the end."""
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        with self.ask("GET", stream, version=version, **headers) as said:
            assert said.status == 200, said.read()
            assert said.headers["Content-Type"].partition(";")[0] == "text/event-stream"
            assert said.headers["Content-Encoding"] == "identity"
            yield iter(lambda: said.read1(65536), b"")


def comes_true(condition: Callable[[], object]) -> bool:
    """Whether it does, within a time that is long for what is waited for."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="session")
def gates() -> dict[str, threading.Event]:
    """What the runs wait for, by name."""
    return defaultdict(threading.Event)


@pytest.fixture(scope="session")
def upstream(gates) -> Iterator[FakeAgentServer]:
    """The Agent Server: `before` parts, a gate, `after` parts, and between these the seconds `every`."""

    def script(run):
        plan = run.input
        yield from (custom(number) for number in range(plan.get("before", 0)))
        if "gate" in plan:
            yield gates[plan["gate"]]
        for number in range(plan.get("before", 0), plan.get("before", 0) + plan.get("after", 0)):
            never = threading.Event()
            never.wait(plan.get("every", 0))
            yield custom(number)

    with FakeAgentServer() as server:
        server.script("agent", script)
        yield server
        for gate in gates.values():
            gate.set()


@pytest.fixture(scope="session")
def client(upstream) -> Iterator[Client]:
    """A client of the Agent Server itself."""
    with get_client(upstream.url, api_key=None) as client:
        yield client


@pytest.fixture(scope="module", params=SERVERS, ids=lambda server: re.sub(r"\W+", "-", server.name).strip("-"))
def server(request, upstream) -> Iterator[Running]:
    """Each server in turn."""
    with running(request.param, upstream.url) as started:
        yield started


@pytest.fixture
def browser() -> Browser:
    """A new one."""
    return Browser()
