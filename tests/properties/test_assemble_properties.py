"""Messages whose chunks take turns are the same messages, and whatever a server sends is handed out, not refused."""

from __future__ import annotations

import copy
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from langgraph_client import StreamPart
from langgraph_client.protocol.assemble import messages, tokens

TEXT = st.text(max_size=4)
BLOCK = st.one_of(
    TEXT,
    st.fixed_dictionaries({"type": st.just("text"), "text": TEXT}, optional={"index": st.integers(0, 2)}),
    st.fixed_dictionaries({"type": st.just("reasoning"), "reasoning": TEXT, "index": st.integers(3, 4)}),
)
CALL = st.fixed_dictionaries(
    {
        "name": st.sampled_from([None, "f"]),
        "args": st.sampled_from([None, "", '{"a":', "1}", "{}"]),
        "id": st.sampled_from([None, "c1", "c2"]),
        "index": st.sampled_from([None, 0, 1]),
    }
)
CHUNK = st.fixed_dictionaries(
    {"type": st.just("AIMessageChunk"), "content": st.one_of(TEXT, st.lists(BLOCK, max_size=2))},
    optional={
        "tool_call_chunks": st.lists(CALL, max_size=2),
        "usage_metadata": st.dictionaries(st.sampled_from(["input_tokens", "output_tokens"]), st.integers(0, 9)),
        "additional_kwargs": st.dictionaries(st.sampled_from("ab"), TEXT),
    },
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(-1e6, 1e6), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)
ODD = st.one_of(JSON, st.sampled_from(["AIMessageChunk", "ToolMessageChunk", "ai", "last", "1", "lc_run--1", 0]))
KEYS = [
    "type",
    "id",
    "content",
    "tool_call_chunks",
    "tool_calls",
    "usage_metadata",
    "chunk_position",
    "response_metadata",
]
ODD_MESSAGE = st.dictionaries(st.sampled_from([*KEYS, "additional_kwargs", "new"]), ODD)
ODD_SITE = st.dictionaries(st.sampled_from(["langgraph_node", "langgraph_checkpoint_ns", "tags", "metadata"]), ODD)
ODD_DATA = st.one_of(
    JSON,
    st.tuples(ODD_MESSAGE, ODD_SITE).map(list),
    st.lists(ODD_MESSAGE, max_size=2),
    st.dictionaries(st.sampled_from(["1", "x"]), ODD_SITE),
)
EVENTS = ["messages", "messages|sub:1", "messages/metadata", "messages/partial", "messages/complete", "values"]


@st.composite
def conversations(draw):
    """Several messages, each a list of parts of which the last may say so, and an order in which they take turns."""
    said = []
    for number in range(draw(st.integers(1, 4))):
        site = {"langgraph_node": draw(st.sampled_from("ab")), "langgraph_checkpoint_ns": f"a:{number}"}
        chunks = [{**chunk, "id": f"m{number}"} for chunk in draw(st.lists(CHUNK, min_size=1, max_size=6))]
        chunks[-1]["chunk_position"] = draw(st.sampled_from(["last", None]))
        said.append([StreamPart("messages", [chunk, site]) for chunk in chunks])
    turns = [number for number, parts in enumerate(said) for _ in parts]
    return said, draw(st.permutations(turns))


def facts(message):
    """All that a message is."""
    return message.id, message.to_dict(), message.metadata, message.namespace, message.text, message.reasoning


@given(conversations())
def test_taking_turns_changes_no_message(conversation):
    """In any order that keeps each message's own, the same messages come, each once; and no part is changed."""
    said, turns = conversation
    before = copy.deepcopy(said)
    alone = [facts(next(messages(parts))) for parts in said]
    queues = [iter(parts) for parts in said]
    together = [facts(message) for message in messages(next(queues[turn]) for turn in turns)]
    assert sorted(together, key=lambda fact: fact[0]) == alone
    assert said == before


@given(conversations())
def test_tokens_are_the_texts_of_the_messages(conversation):
    """What comes piece by piece is, message by message, what comes at once: but blocks may take turns."""
    said, _ = conversation
    for parts in said:
        assert sorted("".join(tokens(parts))) == sorted(next(messages(parts)).text)


@given(st.lists(st.builds(StreamPart, st.sampled_from(EVENTS), ODD_DATA), max_size=6))
@example([StreamPart("messages", [{"content": [{"type": []}], "id": [], "tool_calls": [{"id": {}}]}, {"tags": [[]]}])])
@settings(max_examples=300)
def test_nothing_that_a_server_sends_is_refused(parts):
    """Any JSON in any place is read without an error, left as it is, and can be written as JSON again."""
    before = copy.deepcopy(parts)
    for message in messages(parts, tags=None):
        json.dumps(message.to_dict())
        assert isinstance(message.text + message.reasoning + message.type + repr(message), str)
        assert isinstance([message.tool_calls, message.tags, message.node, message.usage], list)
    assert all(tokens(parts, node="x", tags=["y"]))
    assert all(tokens(parts))
    assert parts == before
