"""Messages from their events: blocks of every kind, several at once, broken off, and from servers with other habits."""

from __future__ import annotations

from langgraph_client.protocol.projections.messages import Messages
from langgraph_client.protocol.projections.text import Text
from tests.protocol.thread_wire import event, message, says, values


def folded(events, namespace=()):
    """The builders that come of events."""
    fold = Messages(namespace)
    return [builder for one in events for builder in fold.add(one)], fold


def block(kind, index, **data):
    """A `messages` event about a block."""
    return says({"event": f"content-block-{kind}", "index": index, **data})


def test_a_message():
    """It is there with its first event, and grows."""
    start, *rest = message("m1", ["You ", "said: ", "hi"], usage={"total_tokens": 3})
    (builder,), fold = folded([start])
    assert (builder.id, builder.role, builder.pieces, builder.done) == ("m1", "ai", [], False)
    for one in rest[:3]:
        fold.add(one)
    assert (builder.text(), builder.pieces) == ("You said: ", ["You ", "said: "])
    for one in rest[3:]:
        assert fold.add(one) == []
    found = builder.message()
    assert (builder.done, builder.error, builder.text()) == (True, None, "You said: hi")
    assert (found.type, found.id, found.text, found.usage) == ("ai", "m1", "You said: hi", {"total_tokens": 3})
    assert found["content"] == [{"type": "text", "text": "You said: hi"}]


def test_blocks_of_every_kind():
    """Reasoning, text, a call whose arguments come in pieces, data, fields, and what nobody knows."""
    start, finish = message("m1")
    call = {"type": "tool_call", "id": "c1", "name": "look_up", "args": {"topic": "tea"}}
    (builder,), _ = folded([
        start,
        block("start", 0, content={"type": "reasoning", "reasoning": ""}),
        block("delta", 0, delta={"type": "reasoning-delta", "reasoning": "hm"}),
        block("start", 1, content={"type": "tool_call_chunk", "id": "c1", "name": "look_up", "args": ""}),
        block("delta", 1, delta={"type": "tool-call-delta", "args": '{"topic": '}),
        block("delta", 1, delta={"type": "tool-call-delta", "args": '"tea"}'}),
        block("finish", 1, content=call),
        block("start", 2, content={"type": "image", "mime_type": "image/png"}),
        block("delta", 2, delta={"type": "data-delta", "data": "AA"}),
        block("delta", 2, delta={"type": "data-delta", "data": "BB"}),
        block("delta", 2, delta={"type": "block-delta", "fields": {"id": "p1"}}),
        block("start", 3, content={"type": "novel"}),
        block("delta", 3, delta={"type": "novel-delta", "x": 1}),
        says({"event": "novelty", "x": 2}),
        finish,
    ])  # fmt: skip
    found = builder.message()
    assert (found.reasoning, found.text, found.tool_calls) == ("hm", "", [call])
    assert found["content"][2] == {"type": "image", "mime_type": "image/png", "base64": "AABB", "id": "p1"}
    assert found["content"][3] == {"type": "novel", "deltas": [{"type": "novel-delta", "x": 1}]}
    assert builder.others == [{"event": "novelty", "x": 2}]


def test_the_last_word_counts():
    """A block that came without pieces, or lacks some, has them with its end."""
    start, finish = message("m1")
    (builder,), _ = folded([
        start, block("finish", 0, content={"type": "text", "text": "whole"}),
        block("start", 1, content={"type": "text", "text": "be"}),
        block("delta", 1, delta={"type": "text-delta", "text": "gin"}),
        block("finish", 1, content={"type": "text", "text": "beginning"}), finish,
    ])  # fmt: skip
    assert builder.pieces == ["whole", "be", "gin", "ning"]
    assert builder.text() == "wholebeginning"


def test_deltas_of_reasoning():
    """Those of every block, and what came with its end alone."""
    start, *rest = message("m1", ("reasoning", ["h", "m"]), ["You ", "said"], finish=False)
    more = [block("start", 2, content={"type": "reasoning", "reasoning": "so"}),
            block("finish", 2, content={"type": "reasoning", "reasoning": "so be it"})]  # fmt: skip
    (builder,), _ = folded([start, *rest, *more])
    assert (builder.thoughts, builder.message().reasoning) == (["h", "m", "so", " be it"], "hmso be it")
    assert builder.pieces == ["You ", "said"]


def test_a_text_without_deltas():
    """It is its own delta, unless it is empty."""
    assert (list(Text("hm", [])), list(Text("", [])), list(Text("hm", "hm"))) == (["hm"], [], ["h", "m"])


def test_a_piece_without_a_beginning():
    """It opens its block."""
    start, finish = message("m1")
    (builder,), _ = folded([start, block("delta", 0, delta={"type": "text-delta", "text": "hi"}), finish])
    assert builder.text() == "hi"


def test_the_answer_of_a_tool():
    """The server writes its piece as `content`. It is in a namespace of its own, so no message of the graph."""
    place = ("tools:call-1",)
    text = {"type": "text", "text": "found"}
    events = [
        says({"event": "message-start", "role": "tool", "id": "t1", "tool_call_id": "call-1"}, place),
        says({"event": "content-block-start", "index": 0, "content": {"type": "text", "text": ""}}, place),
        says({"event": "content-block-delta", "index": 0, "content": text}, place),
        says({"event": "content-block-finish", "index": 0, "content": text}, place),
        says({"event": "message-finish", "metadata": {}}, place),
    ]
    (builder,), _ = folded(events, place)
    assert (builder.pieces, builder.message()["tool_call_id"], builder.message().type) == (["found"], "call-1", "tool")
    assert folded(events)[0] == []


def test_messages_that_break_off():
    """By an error, or because the run ends."""
    start, *_ = message("m1")
    other, *_ = message("m2")
    (builder,), fold = folded([start, says({"event": "error", "message": "overloaded"})])
    assert (builder.done, builder.error) == (True, "overloaded")
    (second,) = fold.add(other)
    fold.end("boom")
    assert (second.done, second.error) == (True, "boom")


def test_what_is_no_message():
    """Other channels, other shapes, and pieces of nothing."""
    odd = [values({}), event("messages", 7), says({"event": "message-finish"}), says({"event": "error"}),
           says({"event": "content-block-delta", "index": 0, "delta": {"type": "text-delta", "text": "x"}}),
           says({"event": "content-block-start", "index": 0, "content": {"type": "text"}}),
           says({"event": "content-block-finish", "index": 0, "content": {"type": "text"}})]  # fmt: skip
    assert folded(odd)[0] == []


def test_two_at_once_as_the_real_server_had_them():
    """One thinks and speaks, the other only speaks. What fits only one is said at once."""
    builders, fold = folded([
        *message("critic", finish=False), block("start", 0, content={"type": "text", "text": ""}),
        block("delta", 0, delta={"type": "text-delta", "text": "Why "}), *message("researcher", finish=False),
        block("delta", 0, delta={"type": "text-delta", "text": "tea"}),
        block("start", 0, content={"type": "reasoning", "reasoning": ""}),
        block("delta", 0, delta={"type": "reasoning-delta", "reasoning": "I know "}),
        block("delta", 0, delta={"type": "text-delta", "text": "?"}),
        block("start", 1, content={"type": "text", "text": ""}),
        block("delta", 1, delta={"type": "text-delta", "text": "Let me see"}),
    ])  # fmt: skip
    critic, researcher = builders
    assert (critic.pieces, researcher.pieces) == (["Why ", "tea", "?"], ["Let me see"])
    for one in (
        block("finish", 0, content={"type": "text", "text": "Why tea?"}),
        says({"event": "message-finish", "usage": {"total_tokens": 1}}),
        block("finish", 0, content={"type": "reasoning", "reasoning": "I know "}),
        block("finish", 1, content={"type": "text", "text": "Let me see"}),
        says({"event": "message-finish", "usage": {"total_tokens": 2}}),
    ):
        fold.add(one)
    assert [(one.id, one.text(), one.usage["total_tokens"], one.done) for one in builders] == [
        ("critic", "Why tea?", 1, True),
        ("researcher", "Let me see", 2, True),
    ]


def test_a_piece_that_fits_two_is_held_back():
    """Until a whole block tells whose it was; then the rest is the other's."""
    first, second = (message(name, finish=False) for name in "ab")
    begin = block("start", 0, content={"type": "text", "text": ""})
    (a, b), fold = folded([*first, begin, *second, begin])
    for piece in ("red ", "left ", "green ", "right "):
        fold.add(block("delta", 0, delta={"type": "text-delta", "text": piece}))
    assert (a.pieces, b.pieces) == ([], [])
    fold.add(block("finish", 0, content={"type": "text", "text": "red green "}))
    assert (a.text(), b.text()) == ("red green ", "left right ")
    fold.add(says({"event": "message-finish"}))
    assert (a.done, b.done) == (True, False)


def test_a_server_that_names_the_message_everywhere():
    """Then nothing is held back, though all of it fits both."""
    streams = [[says({**one.data, "message_id": name}) for one in message(name, ["x", name])] for name in "ab"]
    builders, fold = folded([events[0] for events in streams])
    for pair in zip(*(events[1:] for events in streams), strict=True):
        for one in pair:
            fold.add(one)
    assert [(one.id, one.pieces, one.done) for one in builders] == [("a", ["x", "a"], True), ("b", ["x", "b"], True)]
