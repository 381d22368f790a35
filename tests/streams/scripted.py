"""A thread whose server does what the test says: connections that bring given events, and given answers to questions."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import attrs

from langgraph_client import models
from langgraph_client.config import RetryPolicy, Settings
from langgraph_client.errors import APIConnectionError, NotFoundError
from langgraph_client.protocol.thread_events import Filter
from langgraph_client.streams.connectors import Connection, Connector
from langgraph_client.streams.thread_stream import ThreadStream
from langgraph_client.transport.deadline import Deadline
from tests.protocol.thread_wire import RUN

HEARTBEAT: list[Any] = []
PATIENCE = 20.0
THREAD = "11111111-1111-4111-8111-111111111111"


class Rest:
    """What the server answers to plain requests, by operation; a list is used up, its last answer stays."""

    def __init__(self, **answers: Any) -> None:
        self.settings = Settings(url="http://server", retry=RetryPolicy(reconnect_attempts=3))
        self.slept: list[float] = []
        self.asked: list[Any] = []
        self.attempts: list[int | None] = []  # allowed for each request in `asked`
        self.answers = {"runs_list": [RUN], "runs_get": "success", "threads_get_state": {}, "said": [], **answers}

    def register_stream(self, stream: object) -> None:
        """Nothing closes this."""

    def sleep(self, seconds: float, _deadline: Deadline) -> None:
        """Note a wait."""
        self.slept.append(seconds)

    def exchange(self, request: Any, *_: Any, attempts: int | None = None, **__: Any) -> Any:
        """The answer to a request."""
        self.asked.append(request)
        self.attempts.append(attempts)
        answer = self._next(request.operation.replace(".", "_"))
        if isinstance(answer, Exception):
            raise answer
        return SimpleNamespace(value=getattr(self, request.operation.replace(".", "_"))(answer))

    def open(self, request: Any, *_: Any, **__: Any) -> Any:
        """The stream of a run that is over."""
        self.asked.append(request)
        self.attempts.append(None)
        answer = self._next("said")
        if isinstance(answer, Exception):
            raise answer
        return Said(answer)

    def _next(self, name: str) -> Any:
        answers = self.answers[name]
        if isinstance(answers, tuple):
            self.answers[name] = answers[1:] if len(answers) > 1 else answers
            return answers[0]
        return answers

    def runs_list(self, runs: Any) -> Any:
        """The runs of the thread."""
        return [SimpleNamespace(run_id=run) for run in runs]

    def runs_get(self, status: Any) -> Any:
        """A run."""
        return SimpleNamespace(status=status)

    def threads_get_state(self, state: Any) -> Any:
        """The thread's state."""
        found = {"values": {}, "next": [], "checkpoint": None, "metadata": {}, "created_at": None, **state}
        return models.ThreadState.from_dict(found)

    def threads_get(self, error: Any) -> Any:
        """The thread."""
        return {"error": error}

    def assistants_get_graph(self, graph: Any) -> Any:
        """The graph."""
        return graph


class Said(list[bytes]):
    """A body."""

    closed = False

    def close(self) -> None:
        """End it."""
        self.closed = True


def not_found() -> NotFoundError:
    """404."""
    return NotFoundError("no such thing", status_code=404)


class ScriptedConnection(Connection):
    """Brings what the script says, of the channels that were asked for.

    A list is a batch of events (an empty one a sign of life), an exception is raised, None is a clean end, a function is
    called, an event is waited for. At the script's end it waits to be closed.
    """

    def __init__(self, script: Any, channels: Any, answers: Any) -> None:
        super().__init__()
        self.wanted = Filter(channels)
        self.sent: list[Any] = []
        self._script = iter(script)
        self._replies = answers
        self._closed = threading.Event()

    @property
    def is_closed(self) -> bool:
        """Whether it was ended here."""
        return self._closed.is_set()

    def read(self) -> Any:
        """The next step that brings something."""
        if self._closed.is_set():
            raise APIConnectionError("closed here")
        step = next(self._script, self._closed)
        if isinstance(step, Exception):
            raise step
        if isinstance(step, threading.Event):
            assert step.wait(PATIENCE), "the test did not go on"
            return None if step is self._closed else self.read()
        if callable(step):
            step()
            return self.read()
        self.idle = step is HEARTBEAT
        return None if step is None else [one for one in step if self.wanted(one)]

    def send(self, command: Any) -> None:
        """Note a command, and its answer."""
        self.sent.append(command)
        answer = self._replies(command)
        if answer is not None:
            self.answers[command.id] = answer

    def close(self) -> None:
        """End it."""
        self._closed.set()


class ScriptedConnector(Connector):
    """One script a connection. A script that is an exception is that of opening it."""

    def __init__(self, scripts: Any, rest: Rest, replies: Any, deadline: Deadline | None = None) -> None:
        super().__init__(rest, THREAD, {}, deadline or Deadline(None))  # type: ignore[arg-type]
        self.scripts = list(scripts)
        self.opened: list[tuple[list[str], int | None]] = []
        self.connections: list[ScriptedConnection] = []
        self.commands: list[Any] = []
        self.replies = replies

    def open(self, channels: Any, *, attempts: int | None = None) -> Connection:
        """The next connection."""
        assert self.scripts, "the test has no more connections"
        script = self.scripts.pop(0)
        self.opened.append((sorted(channels), attempts))
        if isinstance(script, Exception):
            raise script
        self.connections.append(ScriptedConnection(script, channels, self.replies))
        return self.connections[-1]

    def send(self, command: Any) -> Any:
        """The answer to a command."""
        self.commands.append(command)
        return self.replies(command)


def accepted(command: Any) -> Any:
    """The answer of a server that agrees."""
    result = {"run_id": RUN} if command.method == "run.start" else {}
    return {"type": "success", "id": command.id, "result": result}


@attrs.define
class Thread:
    """A stream of a scripted thread, and what is behind it."""

    stream: ThreadStream
    connector: ScriptedConnector
    rest: Rest


def thread(*scripts: Any, replies: Any = accepted, in_band: bool = False, limit: int = 1000, started: bool = True,
           deadline: Deadline | None = None, run_start_timeout: float | None = None, **answers: Any) -> Thread:  # fmt: skip
    """A thread; unless told otherwise a run was started on it."""
    rest = Rest(**answers)
    connector = ScriptedConnector(scripts, rest, replies, deadline)
    connector.in_band = in_band
    stream = ThreadStream(connector, "agent", run_start_timeout=run_start_timeout, limit=limit)
    if started:
        stream.run.start(input={})
    return Thread(stream, connector, rest)


def channels_of(*more: str) -> list[str]:
    """What a connection is asked for."""
    return sorted({"lifecycle", "input", "custom", *more})
