"""Faults that tests inject. A table defines each kind: its effect, its target and its options."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from typing import Any, Literal, TypeAlias

import attrs

from langgraph_client.testing.http import IDLE, Request, Response, answer

FaultKind: TypeAlias = Literal[
    "reset", "close", "clean", "stall", "status", "slow_header", "refuse", "repeat_ids", "fail_run", "interrupt_run"
]


class Cut(Exception):
    """Ends a body at this point in a way that only a socket can show: `reset`, `close` or `stall`."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


@attrs.frozen(kw_only=True)
class Kind:
    """A kind of fault.

    Attributes:
        hits: Its target: a `stream`'s body, a `request`, a `run`, or the whole `server`.
        options: Its options, with their defaults.
        sockets: Whether it requires sockets.
    """

    hits: str
    options: dict[str, Any] = attrs.field(factory=dict)
    sockets: bool = False


_WHERE: dict[str, Any] = {"after_events": None, "after_bytes": None}
KINDS: dict[str, Kind] = {
    "reset": Kind(hits="stream", options=_WHERE, sockets=True),
    "close": Kind(hits="stream", options=_WHERE, sockets=True),
    "clean": Kind(hits="stream", options=_WHERE),
    "stall": Kind(hits="stream", options=_WHERE, sockets=True),
    "status": Kind(hits="request", options={"status": 503, "retry_after": None}),
    "slow_header": Kind(hits="request", options={"seconds": 0.2}, sockets=True),
    "refuse": Kind(hits="server", options={"seconds": 0.2}, sockets=True),
    "repeat_ids": Kind(hits="server", options={"count": 3}),
    "fail_run": Kind(hits="run", options={"after_events": 0, "error": "ValueError", "message": "boom"}),
    "interrupt_run": Kind(hits="run", options={"after_events": 0, "value": "?"}),
}


@attrs.define(kw_only=True)
class Fault:
    """A pending fault."""

    kind: str
    on: str
    left: float
    options: dict[str, Any]


class Faults:
    """The pending faults.

    Args:
        sockets: Whether connections can be broken.
    """

    def __init__(self, *, sockets: bool) -> None:
        self._sockets = sockets
        self._lock = threading.Lock()
        self._ordered: list[Fault] = []

    def order(self, kind: str, on: str, times: int | None, options: dict[str, Any]) -> Fault:
        """Inject a fault.

        Raises:
            ValueError: There is no such kind, or it needs sockets and there are none.
            TypeError: It has no such option.
        """
        if kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}; got {kind!r}")
        known = KINDS[kind]
        if known.sockets and not self._sockets:
            raise ValueError(f"kind {kind!r} needs sockets: use FakeAgentServer")
        if unknown := set(options) - set(known.options):
            has = ", ".join(known.options) or "none"
            raise TypeError(f"a fault {kind!r} has no option {min(unknown)!r}; it has {has}")
        fault = Fault(
            kind=kind, on=on, left=float("inf") if times is None else times, options={**known.options, **options}
        )
        if known.hits != "server":
            with self._lock:
                self._ordered.append(fault)
        return fault

    def take(self, hits: str, what: str) -> Fault | None:
        """Use up and return the fault for a request (`METHOD /path`) or a graph's run; None if there is none."""
        with self._lock:
            for fault in self._ordered:
                if KINDS[fault.kind].hits == hits and fnmatchcase(what, fault.on):
                    fault.left -= 1
                    if fault.left <= 0:
                        self._ordered.remove(fault)
                    return fault
        return None

    def around(self, request: Request, perform: Callable[[Request], Response]) -> Response:
        """Return the response to a request, with the faults for it applied."""
        what = f"{request.method} {request.path}"
        fault = self.take("request", what)
        if fault is not None and fault.kind == "status":
            return _refusal(fault)
        response = perform(request)
        if fault is not None:
            response = attrs.evolve(response, slow=fault.options["seconds"])
        if response.streams and not isinstance(response.body, bytes):
            cut = self.take("stream", what)
            if cut is not None:
                response = attrs.evolve(response, body=_cut(response.body, cut))
        return response


def _refusal(fault: Fault) -> Response:
    """Return the response of a server that is busy or broken."""
    status, wait = fault.options["status"], fault.options["retry_after"]
    headers = {} if wait is None else {"Retry_After": str(wait)}
    return answer({"detail": f"fault ordered: {status}"}, status, **headers)


def _cut(body: Iterator[bytes], fault: Fault) -> Iterator[bytes]:
    """Yield a stream's body up to the disconnect. Raises Cut there, unless it ends with EOF."""
    end = _by_bytes if fault.options["after_bytes"] is not None else _by_events
    try:
        yield from end(body, fault)
    finally:
        close: Callable[[], None] = getattr(body, "close", lambda: None)
        close()


def _by_events(body: Iterator[bytes], fault: Fault) -> Iterator[bytes]:
    left = fault.options["after_events"] or 0
    for piece in body:
        if piece is IDLE or piece.startswith(b":"):
            yield piece
            continue
        if left == 0:
            if fault.kind == "close":
                yield piece[: len(piece) // 2]
            yield from _end(fault)
            return
        left -= 1
        yield piece


def _by_bytes(body: Iterator[bytes], fault: Fault) -> Iterator[bytes]:
    left = fault.options["after_bytes"]
    for piece in body:
        if piece is not IDLE and len(piece) >= left:
            yield piece[:left]
            yield from _end(fault)
            return
        left -= len(piece)
        yield piece


def _end(fault: Fault) -> Iterator[bytes]:
    if fault.kind != "clean":
        raise Cut(fault.kind)
    yield from ()
