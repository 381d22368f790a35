"""The real client with the model in place of its network. What depends on the package's insides is here alone."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

from langgraph_client import Client, RetryPolicy
from langgraph_client.config import Settings
from langgraph_client.protocol import position as position_module
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.verdicts import Verdict
from langgraph_client.streams.run import RunStream
from langgraph_client.streams.thread_feed import ThreadFeed
from langgraph_client.transport.http_transport import Answer
from tests.model.connection import Connection
from tests.model.fingerprint import client_state
from tests.model.scenario import RUN, THREAD
from tests.model.server import World

_RETRY = RetryPolicy(reconnect_attempts=6)
"""More than the interruptions that there are. Each more makes the executions longer in which the store is gone."""
_MODEL = frozenset({__name__, "tests.model.drive", "tests.model.server", "tests.model.connection"})


class ModelTransport:
    """What streams ask of a Transport, answered by the world of the present execution."""

    def __init__(self) -> None:
        self.settings = Settings(url="http://model", retry=_RETRY)
        self.world: World | None = None
        self.driver: Any = None

    def model_state(self) -> str:
        """Nothing that an execution could change."""
        return "transport"

    def open(self, request: Any, *_: Any, idle_timeout: float | None = None, **__: Any) -> Connection:
        """A stream's body."""
        return self._visited().connect(request, idle_timeout)

    def exchange(self, request: Any, *_: Any, on_headers: Any = None, **__: Any) -> Answer[Any]:
        """A decoded answer."""
        value = self._visited().answer(request)
        if on_headers is not None:
            on_headers({})
        return Answer(request.decode(value), {}, 200)

    def send(self, request: Any, *args: Any, **options: Any) -> Any:
        """A decoded answer."""
        return self.exchange(request, *args, **options).value

    def sleep(self, *_: Any) -> None:
        """Waits for nothing."""

    def register_stream(self, stream: Any) -> None:
        """Closes nothing."""

    def close(self) -> None:
        """Has nothing to close."""

    def _visited(self) -> World:
        """The world, unless all that can follow has been seen."""
        world = self.world
        if world is None:
            raise RuntimeError("there is no execution")
        frame = sys._getframe(1)
        world.choices.visit(lambda: (world.state(), client_state(frame, self.driver, _MODEL)))
        return world


class Streams:
    """The public calls that open a stream."""

    def __init__(self) -> None:
        self.transport = ModelTransport()
        self._client = Client("http://model", api_key=None)
        self._client._transport = self.transport  # type: ignore[assignment]

    def start(self, world: World, position: str | None) -> Any:
        """The first stream."""
        scenario = world.scenario
        more: dict[str, Any] = {"raise_error": scenario.raise_error, "on_gap": scenario.on_gap}
        if scenario.kind == "feed":
            return self._client.threads.join_stream(THREAD, last_event_id=position)
        if scenario.door.startswith("join"):
            return self._client.runs.join_stream(THREAD, RUN, last_event_id=position, **more)
        if scenario.door == "keyed":
            more["idempotency_key"] = "key"
        thread = None if scenario.stateless else THREAD
        return self._client.runs.stream(thread, "agent", stream_resumable=scenario.resumable, **more)

    def resume(self, world: World, bookmark: str) -> Any:
        """The stream that goes on from a bookmark."""
        if world.scenario.kind == "feed":
            return self._client.threads.resume(bookmark)
        more: dict[str, Any] = {"raise_error": world.scenario.raise_error, "on_gap": world.scenario.on_gap}
        return self._client.runs.resume(bookmark, **more)


def _believe(stream: Any, cause: Any) -> bool:
    if cause is None:
        stream._fetch_status()
        stream._finish()
    return cause is None


BROKEN: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "never drops a duplicate": (Position, "verdict", lambda *_: Verdict.NEW),
    "believes the first clean end": (RunStream, "_is_over", _believe),
    "tells no gap": (ThreadFeed, "_report_gap", lambda *_: None),
}
"""Faults to put in, so that the checker is checked: the class, the method, and what it is replaced by."""


@contextlib.contextmanager
def broken(name: str) -> Iterator[None]:
    """The package with a fault in it."""
    target, method, replacement = BROKEN[name]
    with mock.patch.object(target, method, replacement):
        yield


@contextlib.contextmanager
def crowded() -> Iterator[None]:
    """The package as it is in a millisecond with many events: two of one ID are more than it keeps whole."""
    with mock.patch.object(position_module, "MAX_GROUP", 1):
        yield
