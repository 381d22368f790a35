"""Bytes and JSON as no server should send them: near to what servers do send, for that leads further in."""

from __future__ import annotations

import itertools
import json
import math
from random import Random

from hypothesis import strategies as st

TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "1-0", "5-7", "42", "run-1", "\ud800", "x" * 100, "9" * 5000, "9" * 400 + "-0", "²-0", "-", "null"]
    ),
)
LEAVES = (
    None,
    True,
    False,
    0,
    1,
    -1,
    7,
    2**64,
    10**400,
    1.5,
    -0.0,
    math.nan,
    math.inf,
    "",
    "a",
    "x" * 100,
    "\ud800",
    "1",
    "\0",
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS)
KEYS = {
    "run": ["run_id", "attempt", "status", "error", "message", "__interrupt__", "id", "interrupts", "payload", "type", "metadata"],
    "message": ["id", "type", "content", "tool_call_chunks", "tool_calls", "args", "index", "usage_metadata", "response_metadata",
                "additional_kwargs", "chunk_position", "name", "text", "output_version", "value"],
    "thread": ["event", "index", "delta", "content", "id", "message_id", "role", "type", "text", "tool_call_id", "tool_name",
               "output", "graph_name", "error", "interrupt_id", "payload", "name", "usage", "metadata", "code", "reasoning"],
    "webhook": ["run_id", "thread_id", "status", "assistant_id", "error", "message", "values", "metadata", "created_at",
                "run_started_at", "run_ended_at", "webhook_sent_at"],
}  # fmt: skip
WORDS = {
    "run": ["success", "error", "values", "task_result", "HTTPException", "404: no"],
    "message": ["AIMessageChunk", "ai", "last", "v1", "tool_call_chunk", "non_standard", "lc_1", "{", "text"],
    "thread": ["message-start", "message-finish", "content-block-start", "content-block-delta", "content-block-finish", "error",
               "tool-started", "tool-output-delta", "tool-finished", "tool-error", "running", "completed", "failed", "interrupted",
               "text", "text-delta", "reasoning", "tool_call", "tool_call_chunk", "ai"],
    "webhook": ["success", "error", "interrupted"],
}  # fmt: skip


SEEDS = st.integers(0, 2**63)
"""JSON is made from a seed: drawn value by value it would take Hypothesis most of the time."""


def values(kind):
    """JSON with the members and the words that count in one place; now and then deeper than a recursion goes."""
    return SEEDS.map(lambda seed: value_of(Random(seed), kind, 3))


def objects(kind, *required):
    """JSON objects that have certain members with words that count, and others with anything."""

    def made(seed):
        random = Random(seed)
        return members(random, kind, 3) | {name: random.choice(WORDS[kind]) for name in required}

    return SEEDS.map(made)


def value_of(random, kind, levels):
    """Anything, up to so many levels deep."""
    choice = random.random()
    if choice < 0.3:
        return random.choice(WORDS[kind])
    if choice < 0.55 or not levels:
        return random.choice(LEAVES)
    if choice < 0.8:
        return members(random, kind, levels - 1)
    if choice < 0.995:
        return [value_of(random, kind, levels - 1) for _ in range(random.randrange(4))]
    return nested(random.choice((200, 900, 3000)))


def members(random, kind, levels):
    """An object of anything."""
    names = random.sample(KEYS[kind], random.randrange(min(7, len(KEYS[kind]))))
    return {name: value_of(random, kind, levels) for name in names}


def nested(levels):
    """An array in an array, and so on; as deep as a recursion goes, and deeper."""
    value = []
    for _ in range(levels):
        value = [value]
    return value


def text_of(value):
    """JSON as text, also of what the encoder's recursion does not reach."""
    try:
        return json.dumps(value)
    except RecursionError:
        return "[" * 3000 + "]" * 3000


def damaged(data):
    """Bytes, mostly as they are; else cut, changed at a place, or with others between."""
    place = st.integers(0, max(0, len(data)))
    return st.one_of(
        st.just(data),
        place.map(lambda at: data[:at]),
        st.tuples(place, st.binary(max_size=4)).map(lambda two: data[: two[0]] + two[1] + data[two[0] :]),
        st.tuples(place, st.binary(min_size=1, max_size=4)).map(
            lambda two: data[: two[0]] + two[1] + data[two[0] + len(two[1]) :]
        ),
    )


def in_chunks(data, cuts):
    """Bytes in pieces."""
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]
