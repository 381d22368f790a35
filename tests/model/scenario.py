"""What one exploration is about: a server, how the client is asked to stream, what the network does, and the bounds."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

import attrs

THREAD = "11111111-1111-4111-8111-111111111111"
RUN = "22222222-2222-4222-8222-222222222222"
BASE = 1445412480_000
"""The time of the first event in milliseconds: a whole second, as the Date header tells."""
DATE_OF_BASE = "Wed, 21 Oct 2015 07:28:00 GMT"

Kind: TypeAlias = Literal["position", "run", "feed"]
Dialect: TypeAlias = Literal["ms", "redis", "opaque"]
Door: TypeAlias = Literal["post", "stateless", "keyed", "join", "join -", "join X", "plain", "plain stateless"]
Outcome: TypeAlias = Literal["success", "error", "error unstored", "interrupted", "deleted"]
Seam: TypeAlias = Literal["overlap", "exact", "gap"]
Fault: TypeAlias = Literal["cut", "clean", "server error", "stall", "handover", "cancel"]


@attrs.frozen(kw_only=True)
class Scenario:
    """One exploration.

    Attributes:
        kind: Which group it belongs to.
        dialect: The ids: `ms-0`, repeated within a millisecond (in memory); `ms-n`, unique (Redis); opaque, with an
            `end` event (other servers).
        door: The public call. `plain` is a run with stream_resumable=False. Of a feed: `join`, `join -`, `join X`.
        times: Milliseconds from one event to the next.
        outcome: How the run ends. In `error` the last event is the run's `error` part. `deleted`: by somebody else,
            before its end.
        seam: What becomes of events published between the reading of the store and the listening.
        faults: How many interruptions there may be.
        fault_kinds: Which.
        expires: Whether the store may expire after the run's end.
        heartbeats: Whether an idle server may send two heartbeats.
        keeps: How many events the store holds at most; None: all.
        ignores_position: Whether the server replays everything whatever `Last-Event-ID` says.
        takeover: The event that a worker stored and never sent before another worker took over, with the next one.
        twins: Whether the second and third event are equal in name and data.
        raise_error: The option of the call.
        on_gap: The option of the call.
        apart: Why no client can avoid that it loses parts (of twins: any violation), which is counted apart. Empty: it can.
    """

    kind: Kind
    dialect: Dialect = "ms"
    door: Door = "stateless"
    times: tuple[int, ...] = (1, 1)
    outcome: Outcome = "success"
    seam: Seam = "overlap"
    faults: int = 2
    fault_kinds: tuple[Fault, ...] = ("cut", "clean")
    expires: bool = False
    heartbeats: bool = False
    keeps: int | None = None
    ignores_position: bool = False
    takeover: int | None = None
    twins: bool = False
    raise_error: bool = False
    on_gap: Literal["raise", "warn"] = "raise"
    apart: str = ""

    @property
    def resumable(self) -> bool:
        """Whether the server keeps the run's events."""
        return not self.door.startswith("plain")

    @property
    def stateless(self) -> bool:
        """Whether the run's thread is deleted with its end."""
        return self.door.endswith("stateless")

    @property
    def name(self) -> str:
        """What tells it from others."""
        fields = attrs.asdict(self, filter=lambda field, value: value != field.default)
        told = [str(fields.pop("kind")), self.dialect, self.door, "+".join(map(str, self.times))]
        fields = {name: value for name, value in fields.items() if name not in {"dialect", "door", "times"}}
        more = [f"{name}={'/'.join(value) if isinstance(value, tuple) else value}" for name, value in fields.items()]
        return " ".join([*told, *more])

    def events(self) -> list[Event]:
        """The run's events in order."""
        offsets = [0]
        for step in self.times:
            offsets.append(offsets[-1] + step)
        return [self._event(index, offset, offsets) for index, offset in enumerate(offsets)]

    def _event(self, index: int, offset: int, offsets: list[int]) -> Event:
        last = index == len(offsets) - 1
        name, data = "custom", {"n": 1 if self.twins and index == 2 else index}
        if last and self.outcome.startswith("error"):
            name, data = "error", {"error": "ValueError", "message": "boom", "n": index}
        elif self.kind == "run" and index == 0:
            name, data = "metadata", {"run_id": RUN, "attempt": 1, "n": index}
        elif self.takeover is not None and index == self.takeover + 1:
            name, data = "metadata", {"run_id": RUN, "attempt": 2, "n": index}
        return Event(
            index=index,
            name=name,
            data=data,
            id=self._id(index, offset, offsets) if self.resumable else "",
            offset=offset,
            stored=self.resumable and not (name == "error" and self.outcome == "error unstored"),
            sent=index != self.takeover,
        )

    def _id(self, index: int, offset: int, offsets: list[int]) -> str:
        if self.dialect == "opaque":
            return f"{RUN}_event_{index + 1}"
        number = 0 if self.dialect == "ms" else index - offsets.index(offset)
        return f"{BASE + offset}-{number}"


@attrs.frozen(kw_only=True, eq=False)
class Event:
    """One event of the run.

    Attributes:
        index: Which one.
        name: Its name.
        data: Its payload; `n` says which event it is.
        id: Its id; none of a run that keeps no events.
        offset: When it was published, in milliseconds after BASE.
        stored: Whether the server keeps it.
        sent: Whether the server sends it to those who listen.
        wire: Its bytes.
    """

    index: int
    name: str
    data: dict[str, Any]
    id: str
    offset: int
    stored: bool = True
    sent: bool = True
    wire: bytes = attrs.field(init=False)

    @wire.default
    def _encoded(self) -> bytes:
        return encoded(self.name, self.data, self.id)

    @property
    def label(self) -> str:
        """What traces call it."""
        return "end" if self.name == "end" else f"e{self.index}"


def encoded(name: str, data: Any, event_id: str = "") -> bytes:
    """An event as the server sends it."""
    line = f"id: {event_id}\r\n" if event_id else ""
    return f"event: {name}\r\ndata: {json.dumps(data)}\r\n{line}\r\n".encode()
