"""The chapter on conversations: what a model says on a thread, piece by piece, as whole messages, over each carrier."""

from __future__ import annotations

from typing import Any

from benchmarks.clients import OFFICIAL, OURS, OURS_FAST, TITLES
from benchmarks.process import fresh, server
from benchmarks.rounds import Rounds
from benchmarks.shapes import CONVERSATION
from benchmarks.tables import Chapter, Goal

_TRANSPORTS = {"sse": "server-sent events", "websocket": "WebSocket"}
_KINDS = (("", OURS), (", orjson", OURS_FAST))
_MOST_CPU = 0.45
_MOST_MEMORY = 0.9


def chapters(*, small: bool) -> list[Chapter]:
    """The one."""
    shape = CONVERSATION.smaller() if small else CONVERSATION
    rows, goals = [], []
    with server(shape.key, small=small) as port:
        for transport, title in _TRANSPORTS.items():

            def measure(name: str, transport: str = transport) -> dict[str, Any]:
                return fresh("-m", "benchmarks.measure", "conversation", name, port, transport, shape.events)

            rounds = Rounds(f"conversation, {title}", 2 if small else 7, tuple(TITLES), measure)
            cpu = [rounds.value(OFFICIAL, "cpu", 1e6 / shape.events).text(1)]
            cpu += [rounds.ratio(name, "cpu", OFFICIAL).text() for _, name in _KINDS]
            rows.append([title, *cpu, *(rounds.value(name, "peak").text(1) for name in TITLES)])
            for kind, name in _KINDS:
                goals += [
                    Goal(f"CPU of a conversation, {title}{kind}", rounds.ratio(name, "cpu", OFFICIAL), _MOST_CPU),
                    Goal(
                        f"memory of a conversation, {title}{kind}", rounds.ratio(name, "peak", OFFICIAL), _MOST_MEMORY
                    ),
                ]
    head = ["", "official, µs a piece", "ours", "ours, orjson", *(f"MB at most: {title}" for title in TITLES.values())]
    note = (
        f"{shape.title}, from `run.start` until all are whole and the stream is closed: CPU as a multiple of the official "
        "client, and how far the warm process grows. Both keep what was not read yet; ours keeps what was read too, for "
        "projections that are read later."
    )
    return [Chapter("Conversations", head, rows, note, goals)]
