"""The bodies of streams: a run's parts, a thread's feed, the thread protocol. Each follows the thread's log."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from langgraph_client.testing.http import IDLE, Event, Refused, events
from langgraph_client.testing.state import Entry, EventId, Run, State, Thread

HEARTBEAT = b": heartbeat\r\n\r\n"
CHANNELS = ("values", "updates", "messages", "tools", "custom", "lifecycle", "input", "tasks")
FEED_MODES = ("run_modes", "lifecycle", "state_update")
_ID = re.compile(r"(\d+)(?:-(\d+))?")
_FROM_START = ("-", "-1", "0")


def follow(
    state: State,
    log: list[Entry],
    start: int,
    show: Callable[[int, list[Entry]], list[Event]],
    over: Callable[[], bool],
) -> Iterator[bytes]:
    """Yield what a log shows from an index on, until it is finished; heartbeats while it does not grow.

    Args:
        state: The tables.
        log: The log.
        start: The index.
        show: Returns the events that entries are on this stream; it receives the index of the first one as well.
        over: Returns whether the log is finished.
    """
    index = start
    beats = state.beats()
    while True:
        with state.changed:
            batch, first = log[index:], index
            index = len(log)
            done = over() or state.closed
            if not batch and not done:
                if not state.can_block and not _moves(state):
                    return
                state.wait()
        yield from events(show(first, batch))
        if done:
            return
        if not batch and next(beats):
            yield HEARTBEAT
        yield IDLE


def _moves(state: State) -> bool:
    """Return whether a run will have another event by itself, because it does not wait at a gate."""
    threads = [*state.threads.values(), *state.deleted_threads.values()]
    return any(not run.over and not run.at_gate for thread in threads for run in thread.runs.values())


def of_run(
    state: State, thread: Thread, run: Run, *, after: str | None, live: int, modes: Collection[str] = ()
) -> Iterator[bytes]:
    """Yield the parts of a run.

    Args:
        state: The tables.
        thread: The run's thread.
        run: The run.
        after: The ID after which to begin in the store; None skips stored events.
        live: The index of the thread's log from which on all events are sent.
        modes: Only events with these names, where the server calls `messages-tuple` `messages`; all by default.
    """
    run_id = run.run_id

    def show(first: int, entries: list[Entry]) -> list[Event]:
        return [
            (kind.name, data, _written(event_id) if kind.numbered else None)
            for number, (kind, event_id, data, _) in enumerate(entries, first)
            if kind.shown
            and kind.run_id == run_id
            and (number >= live or kind.kept)
            and (not modes or _is_of(kind.name, modes))
        ]

    return follow(state, thread.log, min(live, _first_after(thread.log, after)), show, lambda: run.over)


def of_thread(state: State, thread_id: str, *, after: str | None, modes: Collection[str]) -> Iterator[bytes]:
    """Yield the thread's feed."""
    log = log_of(state, thread_id)
    live = len(log)

    run_modes = "run_modes" in modes
    lifecycle = run_modes or "lifecycle" in modes

    def show(first: int, entries: list[Entry]) -> list[Event]:
        return [
            (kind.name, data, _written(event_id) if kind.numbered else None)
            for number, (kind, event_id, data, _) in enumerate(entries, first)
            if (lifecycle if kind.name == "metadata" else run_modes and kind.shown and kind.name != "error")
            and (number >= live or kind.kept)
        ]

    return follow(state, log, min(live, _first_after(log, after)), show, lambda: False)


def of_protocol(state: State, thread_id: str, body: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield the thread protocol's events as server-sent events."""
    channels = body["channels"]
    roots = body.get("namespaces")
    everywhere = roots is None or any(not one for one in roots)  # scripted events have no namespace
    since = int(body.get("since") or 0)
    count = 0

    def frame(entry: Entry) -> Event | None:
        nonlocal count
        kind, event_id, _, payload = entry
        method = kind.method
        if method is None or not (kind.kept or kind.synthetic):
            return None
        count += 1
        if count <= since or not everywhere or ("input" if method == "input.requested" else method) not in channels:
            return None
        params = {"namespace": [], "timestamp": event_id[0], "data": payload}
        told = {"type": "event", "event_id": kind.synthetic or _written(event_id), "seq": count, "method": method}
        return method, {**told, "params": params}, str(count)

    def show(_: int, entries: list[Entry]) -> list[Event]:
        return list(filter(None, map(frame, entries)))

    return follow(state, log_of(state, thread_id), 0, show, lambda: False)


def log_of(state: State, thread_id: str) -> list[Entry]:
    """Return a thread's log, which may exist before the thread."""
    thread = state.threads.get(thread_id) or state.deleted_threads.get(thread_id)
    return state.early.setdefault(thread_id, []) if thread is None else thread.log


def until_over(state: State, run: Run) -> Iterator[bytes]:
    """Yield line breaks while a run is active, as `wait` and `join` send them.

    Raises:
        RuntimeError: Nothing could end the run.
    """
    beats = state.beats()
    while True:
        with state.changed:
            if run.over or state.closed:
                return
            if not state.can_block and not _moves(state):
                raise RuntimeError(
                    f"run {run.run_id} waits at a gate, and without sockets nobody can open it: use FakeAgentServer"
                )
            state.wait()
        if next(beats):
            yield b"\n"
        yield IDLE


def checked_id(value: str | None) -> str | None:
    """Return the `Last-Event-ID` of a feed. Raises Refused (422)."""
    if value is not None and value != "-" and not _ID.fullmatch(value):
        raise Refused(422, "Invalid last-event-id: must be a valid Redis stream ID")
    return value


def checked_modes(text: str) -> list[str]:
    """Return the modes of a feed: names separated by commas. Raises Refused (422)."""
    modes = [one.strip() for one in text.split(",")] if text else ["run_modes"]
    for one in modes:
        if one not in FEED_MODES:
            raise Refused(422, f"Invalid stream mode: {one}")
    return modes


def check_channels(channels: Any) -> None:
    """Raise Refused (400) for channels that the thread protocol does not have."""
    if not isinstance(channels, list) or not channels:
        raise Refused(400, "channels is required and must be a non-empty array")
    unknown = [one for one in channels if one not in (*CHANNELS, "checkpoints") and not str(one).startswith("custom:")]
    if unknown:
        allowed = f"{', '.join(CHANNELS)}, or any `custom:<name>`"
        raise Refused(400, f"channels contains unsupported entries: {', '.join(unknown)}. Allowed: {allowed}.")


def _is_of(name: str, modes: Collection[str]) -> bool:
    return name.partition("|")[0].partition("/")[0] in {one.removesuffix("-tuple") for one in modes}


def _first_after(log: list[Entry], after: str | None) -> int:
    """Return the index of the first entry after an ID. The server compares them by number; all are after `-`."""
    if after in _FROM_START:
        return 0
    match = _ID.fullmatch(after or "")
    if match is None:
        return len(log)
    return bisect_right(log, (int(match[1]), int(match[2] or 0)), key=lambda entry: entry[1])


def _written(event_id: EventId) -> str:
    return f"{event_id[0]}-{event_id[1]}"
