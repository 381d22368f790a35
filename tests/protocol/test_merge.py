"""What the pieces of a message become: content, objects, counts and tool calls."""

from __future__ import annotations

import copy

import pytest

from langgraph_client.protocol.merge import join, start
from tests.protocol.chunks import call, calling, chunk, last, one

# What is joined

BLOCKS = [{"type": "text", "text": "a", "index": 0}, {"type": "text", "text": "b", "index": 1}]


@pytest.mark.parametrize(
    ("pieces", "content"),
    [
        (["a", "b", "", "c"], "abc"),
        (["", ""], ""),
        ([[], []], []),
        ([BLOCKS, [{"type": "text", "text": "B", "index": 1}]], [BLOCKS[0], {**BLOCKS[1], "text": "bB"}]),
        ([[BLOCKS[1]], [BLOCKS[0]], [BLOCKS[1]]], [{**BLOCKS[1], "text": "bb"}, BLOCKS[0]]),
        ([[{"type": "text", "text": "a"}]] * 2, [{"type": "text", "text": "a"}] * 2),
        ([[{"text": "a", "index": "lc_1"}], [{"text": "b", "index": "lc_1"}]], [{"text": "ab", "index": "lc_1"}]),
        ([[{"text": "a", "index": "x"}], [{"text": "b", "index": "x"}]], [{"text": t, "index": "x"} for t in "ab"]),
        (["a", "b", BLOCKS, "c", "d"], ["ab", *BLOCKS, "cd"]),
        ([[], "a"], ["a"]),
        ([[BLOCKS[0]], ""], [BLOCKS[0]]),
        ([None, "a", None, "b"], "ab"),
        ([[{"index": 0, "id": i, "t": i} for i in ("x", "y")], [{"index": 0, "id": "y", "t": "z"}]],
         [{"index": 0, "id": "x", "t": "x"}, {"index": 0, "id": "y", "t": "yz"}]),
        ([[{"index": 0, "type": "a", "t": "x"}], [{"index": 0, "type": "non_standard", "value": {"type": "b", "u": 1}}]],
         [{"index": 0, "type": "a", "t": "x", "extras": {"u": 1}}]),
        ([[{"index": 0, "type": "non_standard", "value": {"type": "b", "u": "1"}}]] * 2,
         [{"index": 0, "type": "non_standard", "value": {"type": "b", "u": "11"}}]),
    ],
)  # fmt: skip
def test_content_is_joined(pieces, content):
    """Text is joined to text, a block to the block with its index; everything else is added at the end."""
    parts = [chunk(piece) for piece in pieces]
    before = copy.deepcopy(parts)
    assert one(*parts).content == content
    assert parts == before


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        ([{"a": "x"}, {"b": "y"}], {"a": "x", "b": "y"}),
        ([{"a": "x"}, {"a": "y"}, {"a": None}], {"a": "xy"}),
        ([{"a": None}, {"a": "y"}], {"a": "y"}),
        ([{"id": "x", "model_provider": "p"}] * 2, {"id": "x", "model_provider": "p"}),
        ([{"a": {"b": ["x"]}}, {"a": {"b": ["y"], "c": 1}}], {"a": {"b": ["x", "y"], "c": 1}}),
        ([{"n": 2}, {"n": 2}], {"n": 2}),
        ([{"n": 2, "created": 2}, {"n": 3, "created": 3}], {"n": 5, "created": 3}),
        ([{"a": "x", "b": True, "f": 0.5}, {"a": 1, "b": False, "f": 1.5}], {"a": 1, "b": False, "f": 1.5}),
        (
            [{"index": "lc_1", "l": [{"index": 1}]}, {"index": "lc_2", "l": None}],
            {"index": "lc_1", "l": [{"index": 1}]},
        ),
    ],
)
@pytest.mark.parametrize("field", ["additional_kwargs", "response_metadata"])
def test_objects_are_joined_key_by_key(field, pieces, joined):
    """Text is joined, unequal integers are added up, and of two things that don't fit the later one stays."""
    assert one(*(chunk(**{field: piece}) for piece in pieces))[field] == joined


def test_other_keys_keep_their_latest_value():
    """A key that this package does not know is kept too."""
    message = one(chunk(name="bob", new={"a": 1}), chunk(name=None, new={"b": 2}), chunk(more=None))
    assert (message["name"], message["new"], message["more"]) == ("bob", {"b": 2}, None)


def test_usage_is_added_up():
    """Counts are sums, those of the details too, and equal counts as well."""
    usages = [
        {"input_tokens": 5, "total_tokens": 5, "details": {"a": 1, "b": None}},
        None,
        {"input_tokens": 5, "output_tokens": 2, "details": {"a": 1, "b": 4}, "more": {"c": 1}, "cost": 0.5},
        {"total_tokens": None, "cost": 0.5, "tier": "x"},
    ]
    message = one(*(chunk(usage_metadata=usage) for usage in usages))
    total = {"input_tokens": 10, "total_tokens": 5, "output_tokens": 2, "cost": 1.0, "tier": "x"}
    assert message.usage == {**total, "details": {"a": 2, "b": 4}, "more": {"c": 1}}
    assert one(chunk("a")).usage is None


# Tool calls


def test_a_call_comes_in_pieces():
    """Name and id come once, the arguments in pieces of JSON."""
    message = one(*calling(call(name="look", id="c1", args=""), call(args='{"a": '), call(args="[1]}")), last())
    assert message.tool_calls == [{"name": "look", "args": {"a": [1]}, "id": "c1", "type": "tool_call"}]
    assert message.invalid_tool_calls == []
    assert not {"tool_call_chunks", "chunk_position"} & set(message)


def test_two_calls_take_turns():
    """The index says which call a piece is of; a call with another id is another call."""
    pieces = [call(0, name="a", id="x", args="{"), call(1, name="b", id="y", args='{"n":'), call(0, args="}")]
    message = one(*calling(*pieces, call(1, args="1}"), call(1, name="c", id="z", args="{}")))
    assert [(c["name"], c["args"], c["id"]) for c in message.tool_calls] == [
        ("a", {}, "x"),
        ("b", {"n": 1}, "y"),
        ("c", {}, "z"),
    ]


@pytest.mark.parametrize(
    "args", ['{"a": ', "nonsense", "[1]", "null", "1", '"a"', pytest.param("[" * 100_000, id="too-deep")]
)
def test_what_is_no_object_is_an_invalid_call(args):
    """Arguments that are no JSON object stay text, beside calls that are right."""
    message = one(*calling(call(0, name="a", id="x", args=args), call(1, name="b", args='{"line": "a\nb"}')))
    assert message.invalid_tool_calls == [
        {"name": "a", "args": args, "id": "x", "error": None, "type": "invalid_tool_call"}
    ]
    assert message.tool_calls == [{"name": "b", "args": {"line": "a\nb"}, "id": None, "type": "tool_call"}]


def test_calls_without_pieces_are_kept():
    """A chunk may have whole calls and no pieces; where it has pieces, its own reading of them does not count."""
    whole = {"name": "a", "args": {"n": 1}, "id": "x", "type": "tool_call"}
    guess = {"name": "", "args": {}, "id": None, "type": "tool_call"}
    broken = {"name": "b", "args": "{", "id": "y", "error": "no JSON", "type": "invalid_tool_call"}
    parts = [
        chunk(tool_calls=[whole], invalid_tool_calls=[broken]),
        chunk(tool_calls=[guess], tool_call_chunks=[call(1, name="c", args="{}")]),
    ]
    message = one(*parts)
    assert message.tool_calls == [whole, {"name": "c", "args": {}, "id": None, "type": "tool_call"}]
    assert message.invalid_tool_calls == [broken]


def test_in_langchains_standard_form_the_content_has_the_whole_call():
    """There the content has pieces of calls too."""
    parts = [
        chunk([call(0, name="a", id="x", args=a, extras={"e": "1"} if a == "{" else None)], tool_call_chunks=[piece])
        for a, piece in (("{", call(name="a", id="x", args="{")), ("}", call(args="}")))
    ]
    version = chunk(["so"], response_metadata={"output_version": "v1"})
    whole = {"name": "a", "args": {}, "id": "x", "type": "tool_call"}
    assert one(*parts, version).content == [{**whole, "extras": {"e": "1"}}, "so"]
    assert one(*parts).content[0]["type"] == "tool_call_chunk"


# Cost


def test_growing_costs_what_the_piece_is_long():
    """Text is held in pieces, and joined once."""
    text = start("a")
    grown = join(text, "b")
    assert join(grown, "c") is grown
    assert one(*(chunk("ab", additional_kwargs={"r": "x"}) for _ in range(5000))).text == "ab" * 5000
