"""The server: a run or a thread that goes on step by step, its store, and what requests are answered.

When it goes on is chosen; so is what becomes of each connection (`connection.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from email.utils import formatdate
from typing import Any

from langgraph_client.errors import NotFoundError
from langgraph_client.protocol.events import StreamPart
from langgraph_client.request import Call
from tests.model.connection import Connection
from tests.model.explore import Choices, Looped
from tests.model.scenario import BASE, DATE_OF_BASE, RUN, THREAD, Event, Scenario

_ENDED, _DELETED, _EXPIRED, _REMOVED = "end", "deleted", "expired", "removed"
_MOST_CONNECTIONS = 12
"""More than these, beside one for each interruption, are a loop."""
_RUN_OBJECT = {
    "run_id": RUN, "thread_id": THREAD, "assistant_id": RUN, "created_at": "2026-01-01T00:00:00Z",
    "updated_at": "2026-01-01T00:00:00Z", "metadata": {}, "kwargs": {}, "multitask_strategy": "enqueue",
}  # fmt: skip


class World:
    """One execution's server, network and record.

    Attributes:
        scenario: What it is about.
        choices: Makes the decisions.
        published: The events so far.
        store: Those that a reconnect can get.
        connections: How many were made.
        faults: Interruptions left.
        over: Whether the run is over.
        deleted: Whether the server knows the run no more.
        outcome: How the run ends.
        store_lost: Whether the store dropped something.
        told: Whether the client was told that the run is over.
        cancelled: Whether the caller cancelled it.
        due: The first event that the client must get.
        optional_id: Events of this id may come and need not.
        parts: What the client handed out.
        trace: What happened, in the notation of the report.
    """

    def __init__(self, scenario: Scenario, choices: Choices, steps: list[Any]) -> None:
        self.scenario = scenario
        self.choices = choices
        self.published: list[Event] = []
        self.store: list[Event] = []
        self.connections = 0
        self.faults = scenario.faults
        self.over = self.deleted = self.store_lost = self.told = self.cancelled = False
        self.outcome = scenario.outcome
        self.due: int | None = None if scenario.door == "join" else 0
        self.optional_id = ""
        self.parts: list[StreamPart] = []
        self.trace: list[str] = []
        self.open: list[Connection] = []
        self.last: Connection | None = None
        self._steps = steps
        self._done = 0

    def state(self) -> Hashable:
        """All that decides what follows, but for the client."""
        connections = tuple(one.model_state() for one in self.open)
        flags = (self.over, self.deleted, self.store_lost, self.told, self.cancelled, self.due, self.optional_id)
        parts = tuple((part.event, part.id, _number(part)) for part in self.parts)
        return self._done, self.faults, flags, connections, self.last and self.last.burst, parts

    @property
    def next_step(self) -> Event | str | None:
        """The next step; None when there is none."""
        return self._steps[self._done] if self._done < len(self._steps) else None

    def progress(self, *, expires: bool = True) -> None:
        """Go on by some steps, or none."""
        possible = self._steps[self._done :]
        if not expires:
            possible = [step for step in possible if step != _EXPIRED]
        if self.scenario.kind == "position":  # the end comes to those who listen
            possible = [step for step in possible if _is_event(step)]
        for _ in range(self.choices.choose(len(possible) + 1)):
            self.step()

    def _progress_to_end(self) -> None:
        """Go on as far as it makes a difference to the answer: while nobody listens, events can as well come later."""
        if self.open:
            self.progress()
            return
        if self.scenario.kind == "position":
            return
        ends = [at for at in range(self._done, len(self._steps)) if not _is_event(self._steps[at])]
        decision = self.choices.choose(len(ends) + 1)
        while decision and self._done <= ends[decision - 1]:
            self.step()

    def step(self) -> None:
        """Go on by one step."""
        one = self._steps[self._done]
        self._done += 1
        if isinstance(one, Event):
            self._publish(one)
            return
        self.trace.append(f"+{one}")
        if one == _ENDED:
            self.over = True
        elif one == _EXPIRED:
            self.store_lost = self.store_lost or bool(self.store)
            self.store.clear()
        else:
            self.over = self.deleted = True

    def _publish(self, event: Event) -> None:
        self.trace.append(f"+{event.label}")
        self.published.append(event)
        self.over = self.over or event.name == "end"
        if event.stored:
            self.store.append(event)
            if self.scenario.keeps is not None and len(self.store) > self.scenario.keeps:
                self.store_lost = True
                del self.store[0]
        for connection in self.open:
            connection.heard(event)

    def fault(self, *kinds: str) -> str | None:
        """One of these interruptions, or none."""
        possible = [kind for kind in self.scenario.fault_kinds if kind in kinds] if self.faults else []
        decision = self.choices.choose(len(possible) + 1)
        if not decision:
            return None
        self.faults -= 1
        return possible[decision - 1]

    @property
    def may_wait(self) -> bool:
        """Whether time can pass before the next step: not between two events of one millisecond."""
        step = self.next_step
        return not (isinstance(step, Event) and self.published and step.offset == self.published[-1].offset)

    def date(self) -> str:
        """The Date header."""
        offset = self.published[-1].offset if self.published else 0
        return DATE_OF_BASE if offset < 1000 else formatdate((BASE + offset) // 1000, usegmt=True)

    def connect(self, request: Call, idle_timeout: float | None) -> Connection:
        """Open a stream."""
        if request.method == "GET":
            self.progress()
        self.connections += 1
        if self.connections > self.scenario.faults + _MOST_CONNECTIONS:
            raise Looped
        position = dict(request.headers).get("Last-Event-ID")
        joined = request.method == "GET"  # a POST starts the run
        self.trace.append(f"{self._position(position) if joined else 'POST'}: [")
        if self.deleted and self.scenario.dialect == "opaque":
            self.trace.append("404]")
            raise not_found(request)
        connection = Connection(self, position if joined else "", joined=joined, idle_timeout=idle_timeout)
        self.last = connection
        return connection

    def _position(self, position: str | None) -> str:
        """A `Last-Event-ID` in the notation of the report."""
        for event in self.published:
            if position == event.id:
                return f"after {event.label}"
        return "from now" if position is None else position if position in {"", "-"} else self._before(position)

    def _before(self, position: str) -> str:
        later = [event for event in self.published if is_later(event.id, position, "redis")]
        return f"before {later[0].label}" if later else f"at {position}"

    def answer(self, request: Call) -> Any:
        """The JSON of an answer. Raises NotFoundError."""
        handler = _ANSWERS.get(request.operation)
        if handler is None:
            raise AssertionError(f"the model has no answer to {request.operation}")
        return handler(self, request)

    def _run(self, request: Call) -> Any:
        self._progress_to_end()
        self.told = self.told or self.over
        if self.deleted:
            self.trace.append("asked: 404;")
            raise not_found(request)
        self.trace.append(f"asked: {self.status};")
        return {**_RUN_OBJECT, "status": self.status}

    @property
    def status(self) -> str:
        """What the server says of the run."""
        return self.outcome.split()[0] if self.over else "running"

    def _create(self, request: Call) -> Any:
        if isinstance(request.json, dict) and request.json.get("on_completion") == "keep":
            self._steps = [step for step in self._steps if step != _REMOVED]
        metadata = (request.json.get("metadata") or {}) if isinstance(request.json, dict) else {}
        return {**_RUN_OBJECT, "status": "pending", "metadata": metadata}

    def _cancel(self, request: Call) -> Any:
        if self.over:
            raise not_found(request)
        self.outcome = "interrupted"
        self.cancelled = True
        rest = [step for step in self._steps[self._done :] if isinstance(step, str)]
        self._steps = [*self._steps[: self._done], *rest]
        return None

    def _delete(self, request: Call) -> Any:
        if self.deleted:
            raise not_found(request)
        self.over = self.deleted = True


_ANSWERS = {
    "runs.get": World._run,
    "runs.create": World._create,
    "runs.create_stateless": World._create,
    "runs.list": lambda *_: [],
    "runs.cancel": World._cancel,
    "threads.get": lambda *_: {"thread_id": THREAD, "interrupts": {}},
    "threads.delete": World._delete,
    "runs.delete": World._delete,
}


def steps_of(scenario: Scenario) -> list[Any]:
    """What happens on the server, in order."""
    events: list[Any] = list(scenario.events())
    if scenario.kind == "feed":
        return [*events, _EXPIRED] if scenario.expires else events
    end: Event | str = _DELETED if scenario.outcome == "deleted" else _ENDED
    if scenario.dialect == "opaque" and end == _ENDED:
        data, event_id = {"status": scenario.outcome.split()[0]}, f"{RUN}_event_{len(events) + 1}"
        end = Event(index=len(events), name="end", data=data, id=event_id, offset=events[-1].offset)
    removed = [_REMOVED] if scenario.stateless and scenario.outcome != "deleted" else []
    return [*events, end, *removed, *([_EXPIRED] if scenario.expires else [])]


def _is_event(step: Any) -> bool:
    return isinstance(step, Event) and step.name != "end"


def not_found(request: Call) -> NotFoundError:
    """404."""
    return NotFoundError("not found", status_code=404, method=request.method, path=request.path)


def is_later(event_id: str, position: str, dialect: str) -> bool:
    """Whether an event comes after a position, as the server compares them: in memory as text."""
    if position == "-":
        return True
    return event_id > position if dialect == "ms" else _pair(event_id) > _pair(position)


def _pair(event_id: str) -> tuple[int, int]:
    first, _, second = event_id.partition("-")
    return int(first), int(second or 0)


def _number(part: StreamPart) -> Any:
    data: Any = part.data
    return data.get("n") if isinstance(data, dict) else hashlib.md5(repr(data).encode()).hexdigest()
