"""Messages from their chunks: when a message is complete, where it is from, and that nothing is lost."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from langgraph_client import Message, RunFailed, StreamPart
from langgraph_client.protocol.assemble import messages, tokens
from tests.protocol.chunks import GENERATED, GIVEN, SITE, call, chunk, last, one, part, texts

# When a message is complete


def complete_after(parts):
    """After how many parts each message came, and its text."""
    taken = []
    return [(len(taken), m.text) for m in messages(taken.append(p) or p for p in parts)]


def test_a_message_is_complete_with_its_last_chunk():
    """Each by its own: others that are being said go on."""
    parts = [chunk("a", "1"), chunk("x", "2"), chunk("b", "1"), last("1"), chunk("y", "2"), chunk("z", "3"), last("2")]
    assert complete_after(parts) == [(4, "ab"), (7, "xy"), (7, "z")]


def test_the_rest_comes_at_the_end_in_the_order_of_first_chunks():
    """Servers of old do not say which chunk is the last."""
    parts = [chunk("b", "2"), chunk("a", "1"), StreamPart("updates", {}), chunk("B", "2")]
    assert complete_after(parts) == [(4, "bB"), (4, "a")]


def test_the_rest_comes_before_an_error():
    """A run that fails in the middle of a sentence has said half of it."""

    def failing():
        yield chunk("half of ")
        raise RunFailed("ValueError", "no more", run_id="r", thread_id="t")

    found = messages(failing())
    assert next(found).text == "half of "
    with pytest.raises(RunFailed):
        next(found)


def test_a_whole_message_completes_its_chunks():
    """It counts for more than they do, and where its first chunk came from stays."""
    whole = {"type": "ai", "content": "all of it", "id": "1", "name": "bob"}
    [message, other] = messages([chunk("all", "1"), chunk("x", "2"), part(whole, {"langgraph_node": "later"})])
    assert (message, message.node, other.text) == (whole, "talk", "x")


def test_a_whole_message_after_its_chunks_comes_once():
    """Unless it says something else than they did."""
    parts = [chunk("hi"), last(), part({"type": "ai", "content": "hi", "id": "1"})]
    assert texts(*parts) == ["hi"]
    assert texts(*parts, part({"type": "ai", "content": "no: ho", "id": "1"})) == ["hi", "no: ho"]


def test_chunks_after_the_last():
    """Empty ones say nothing; what says something is not lost."""
    assert texts(chunk("hi"), last(), last(), chunk(""), chunk("ho")) == ["hi", "ho"]


def test_whole_messages_come_at_once():
    """Messages of people and tools do not come in pieces, and may come with equal or no ids."""
    tool = {"type": "tool", "content": "42", "id": "t", "tool_call_id": "c1", "status": "success", "artifact": {"a": 1}}
    parts = [chunk("a"), part(tool), part(tool), part({"type": "human", "content": "hi"}), chunk("b"), last()]
    assert [(m.type, m.text) for m in messages(parts)] == [
        ("tool", "42"),
        ("tool", "42"),
        ("human", "hi"),
        ("ai", "ab"),
    ]
    assert one(part(tool)) == tool


def test_chunks_of_other_speakers():
    """Who speaks is in the chunk's type."""
    kinds = [("HumanMessageChunk", "human"), ("ToolMessageChunk", "tool"), ("AIMessageChunk", "ai")]
    parts = [part({"type": kind, "content": "a", "id": kind}) for kind, _ in kinds] * 2
    assert [(m["type"], m.text) for m in messages(parts)] == [(kind, "aa") for _, kind in kinds]
    assert "tool_calls" not in next(messages(parts))


def test_chunks_without_an_id_are_joined_by_their_place():
    """A server that gives no ids has one message at a time in one node."""
    parts = [chunk(text, None, metadata={"langgraph_node": text}) for text in ("a", "b", "a")]
    assert [(m.text, m.id) for m in messages(parts)] == [("aa", None), ("b", None)]


# Models that give an id to some chunks only


@pytest.mark.parametrize(
    "ids",
    [(GIVEN, GIVEN, GENERATED), (GIVEN, GENERATED, GENERATED), (GENERATED, GIVEN, GENERATED)],
    ids=["the-last-is-made-up", "the-first-is-given", "one-between-is-given"],
)
def test_an_id_that_langchain_made_up_is_of_the_same_message(ids):
    """What is said at the same call site is one message, with the model's own id."""
    first, second, end = ids
    parts = [chunk("a", first), chunk("b", second), last(end), chunk("c", "lc_run--2"), last("lc_run--2")]
    assert [(m.text, m.id) for m in messages(parts)] == [("ab", GIVEN), ("c", "lc_run--2")]


def test_what_may_be_of_two_messages_is_of_neither():
    """Two models that talk at one call site: a made-up id says nothing of them."""
    parts = [chunk("a", "g1"), chunk("b", "g2"), last(GENERATED), last("lc_run--2"), chunk("A", "g1")]
    assert complete_after(parts) == [(5, "aA"), (5, "b")]
    assert texts(*parts[:2], chunk("c", GENERATED)) == ["a", "b", "c"]


def test_another_call_site_is_another_message():
    """Where the server does not name it, ids are all there is."""
    elsewhere = chunk("b", GENERATED, metadata={**SITE, "langgraph_checkpoint_ns": "talk:2"})
    assert texts(chunk("a", GIVEN), elsewhere) == ["a", "b"]
    assert texts(*(chunk(text, id, metadata={}) for text, id in (("a", GIVEN), ("b", GENERATED)))) == ["a", "b"]


# Mode `messages`


def growing(event, content, id="1", type="ai"):
    """A part of mode `messages`."""
    return StreamPart(f"messages/{event}", [{"type": type, "content": content, "id": id}])


def test_messages_that_grow():
    """`messages/partial` has all of it so far, `messages/complete` a whole one, `messages/metadata` where from."""
    parts = [
        StreamPart("messages/metadata", {"1": {"metadata": SITE}}),
        growing("partial", "a"),
        growing("partial", "x", "2"),
        growing("partial", "ab"),
        growing("complete", "42", "3", "tool"),
        growing("complete", "xy", "2"),
    ]
    assert complete_after(parts) == [(5, "42"), (6, "xy"), (6, "ab")]
    assert [m.node for m in messages(parts)] == [None, None, "talk"]


def test_messages_that_grow_may_be_chunks():
    """Some servers send them as chunks that hold everything so far."""
    grown = [{"type": "AIMessageChunk", "id": "1", "content": "ab", "tool_call_chunks": [call(name="a", args="{}")]}]
    message = one(growing("partial", "a"), StreamPart("messages/partial", grown))
    assert (message.type, message.text, message.tool_calls[0]["name"]) == ("ai", "ab", "a")


def test_modes_may_be_mixed():
    """What is said so far counts for more than the chunks of it."""
    parts = [chunk("a", GIVEN), chunk("b", GENERATED), growing("partial", "abc", GIVEN), growing("complete", "x", "2")]
    assert complete_after([*parts, last(GENERATED), StreamPart("messages/partial", "odd")]) == [
        (4, "x"),
        (5, "abc"),
        (6, "odd"),
    ]


# What a message is


@pytest.mark.parametrize(
    ("content", "more", "reasoning"),
    [
        ([{"type": "reasoning", "reasoning": "h", "index": 0}, {"type": "text", "text": "a"}], {}, "h"),
        ([{"type": "thinking", "thinking": "h", "signature": "s"}, "a"], {}, "h"),
        ([{"type": "reasoning", "summary": [{"text": "h"}, {"text": "m"}]}, {"type": "text", "text": "a"}], {}, "hm"),
        ("a", {"additional_kwargs": {"reasoning_content": "h"}}, "h"),
        ("a", {}, ""),
    ],
)
def test_reasoning_is_no_text(content, more, reasoning):
    """Models tell their thoughts in several ways."""
    message = one(chunk(content, **more))
    assert (message.text, message.reasoning) == ("a", reasoning)


def test_where_a_message_comes_from():
    """The first chunk says it: the node, the tags and the subgraph."""
    metadata = {**SITE, "tags": ["x", "y"]}
    message = one(part({"type": "AIMessageChunk", "id": "1", "content": "a"}, metadata, "|outer:1|inner:2"), chunk("b"))
    assert (message.node, message.tags, message.namespace) == ("talk", ["x", "y"], ("outer:1", "inner:2"))
    assert (message.metadata, message.id, message.text) == (metadata, "1", "ab")


def test_a_message_is_a_dict_of_the_wire_form():
    """It can be compared, copied, pickled and sent; where it is from is not part of it."""
    message = one(chunk("hi", name="bob"), last())
    wire = {"type": "ai", "content": "hi", "id": "1", "name": "bob", "tool_calls": [], "invalid_tool_calls": []}
    assert message == wire
    assert dict(message) == message.to_dict() == json.loads(json.dumps(message)) == wire
    assert (message["name"], "node" in message, len(message)) == ("bob", False, 6)
    copies = [pickle.loads(pickle.dumps(message, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    copies += [copy.deepcopy(message), copy.copy(message), message.copy()]
    assert [(type(its), its.node, its == wire) for its in copies] == [(Message, "talk", True)] * 9
    assert repr(message) == "Message(id='1', type='ai', text='hi', node='talk')"
    with pytest.raises(TypeError):
        hash(message)


def test_a_message_belongs_to_whoever_got_it():
    """Though it is changed, its copy from the node is not taken for another message."""
    chunks = [chunk("hi"), chunk(tool_call_chunks=[call(name="f", args="{}", id="c")]), last()]
    said, got = one(*chunks).to_dict(), []
    for message in messages([*chunks, part(said)]):
        got.append(message.to_dict())
        message["content"] = "changed"
        message.tool_calls.clear()
    assert got == [said]


@pytest.mark.parametrize(
    ("data", "wire"),
    [
        ([{"type": "odd", "id": "1", "x": 1}, SITE], {"type": "odd", "id": "1", "x": 1}),
        ([{"type": "OddChunk", "id": "1", "content": "a"}, SITE], {"type": "OddChunk", "id": "1", "content": "a"}),
        ([{"content": "a"}], {"content": "a"}),
        ({"event": "message-start"}, {"event": "message-start"}),
        ("text", {"content": "text"}),
        (None, {"content": None}),
        ([1, 2, 3], {"content": [1, 2, 3]}),
        ([{}, {}], {"content": [{}, {}]}),
    ],
)
def test_what_is_unknown_is_kept_as_it_is(data, wire):
    """What no rule is made for is handed out at once, each time that it comes."""
    found = list(messages([StreamPart("messages", data)] * 2))
    assert found == [wire] * 2
    assert found[0].type == wire.get("type", "unknown")


# Tokens and filters


def test_tokens_are_what_models_say():
    """Text alone: no empty pieces, no reasoning, nothing of people and tools, nothing twice, no other mode's parts."""
    parts = [
        StreamPart("metadata", {"run_id": "r"}),
        chunk("a"),
        chunk(""),
        chunk([{"type": "reasoning", "reasoning": "h"}, {"type": "text", "text": "b"}]),
        *(part({"type": kind, "content": "no"}) for kind in ("human", "tool", "system", "ToolMessageChunk")),
        StreamPart("messages/partial", [{"type": "ai", "content": "no", "id": "9"}]),
        StreamPart("messages", "no"),
        part({"type": "ai", "content": "no", "id": "1"}),
        part({"type": "ai", "content": "c", "id": "2"}, {}, "|sub:1"),
        part({"content": "d"}),
    ]
    assert list(tokens(parts)) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "abc"),
        ({"node": "n1"}, "a"),
        ({"node": ["n1", "n2"]}, "ab"),
        ({"node": "n"}, ""),
        ({"tags": "y"}, "ab"),
        ({"tags": ["x", "z"]}, "a"),
        ({"tags": []}, ""),
        ({"node": "n2", "tags": ["y"]}, "b"),
    ],
)
def test_filters(wanted, found):
    """By the node, and by any of some tags."""
    sites = {
        "a": {"langgraph_node": "n1", "tags": ["x", "y"]},
        "b": {"langgraph_node": "n2", "tags": ["y"]},
        "c": {"langgraph_node": "n3"},
    }
    parts = [chunk(text, text, metadata=site) for text, site in sites.items()]
    assert "".join(tokens(parts, **wanted)) == found
    assert "".join(message.text for message in messages(parts, **wanted)) == found


def test_a_filter_goes_by_the_first_chunk():
    """A whole message that ends it comes from the node, which has no tags."""
    parts = [chunk("a", metadata={**SITE, "tags": ["x"]}), part({"type": "ai", "content": "a", "id": "1"})]
    assert [message.text for message in messages(parts, tags="x")] == ["a"]
