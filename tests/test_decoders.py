"""Decoded JSON becomes what the caller gets, or a ProtocolError that says what was expected."""

from __future__ import annotations

import pytest

from langgraph_client import decoders, models
from langgraph_client.brief import MAX_BRIEF
from langgraph_client.errors import ProtocolError

thread = decoders.model(models.Thread)
one_of = decoders.tagged("kind", {"a": models.Thread, "1": models.Run})
DEEP: list = []
for _ in range(5000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("decode", "data", "expected"),
    [
        (thread, {"thread_id": "1"}, {"thread_id": "1"}),
        (thread, {}, {}),
        (decoders.models(models.Thread), [], []),
        (decoders.models(models.Thread), [{"thread_id": "1"}], [{"thread_id": "1"}]),
        (decoders.many(thread), [], []),
        (decoders.many(thread), [{"thread_id": "1"}], [{"thread_id": "1"}]),
        (decoders.mapping(thread), {"a": {"thread_id": "1"}}, {"a": {"thread_id": "1"}}),
        (decoders.optional(thread), None, None),
        (decoders.optional(thread), {"thread_id": "1"}, {"thread_id": "1"}),
        (decoders.kind(int), 5, 5),
        (decoders.kind(str), "a", "a"),
        (decoders.kind(dict), {"a": 1}, {"a": 1}),
        (decoders.anything, [1], [1]),
        (decoders.anything, None, None),
        (decoders.nothing, {"a": 1}, None),
    ],
)
def test_what_is_decoded(decode, data, expected):
    """A model equals the mapping that it came from."""
    assert decode(data) == expected


def test_models_are_models():
    """At every depth."""
    assert isinstance(thread({}), models.Thread)
    assert isinstance(decoders.many(thread)([{}])[0], models.Thread)
    assert isinstance(decoders.mapping(thread)({"a": {}})["a"], models.Thread)
    assert isinstance(one_of({"kind": "a"}), models.Thread)
    assert isinstance(one_of({"kind": 1}), models.Run)


@pytest.mark.parametrize(
    ("decode", "data", "message"),
    [
        (thread, None, "expected Thread, got NoneType: None"),
        (thread, [], "expected Thread, got list: []"),
        (decoders.models(models.Thread), {}, "expected an array, got dict: {}"),
        (decoders.models(models.Thread), [{}, 5], "expected Thread, got int: 5"),
        (decoders.many(thread), {}, "expected an array, got dict: {}"),
        (decoders.many(thread), [{}, 5], "expected Thread, got int: 5"),
        (decoders.mapping(thread), [], "expected an object, got list: []"),
        (decoders.mapping(thread), {"a": 5}, "expected Thread, got int: 5"),
        (decoders.optional(thread), 5, "expected Thread, got int: 5"),
        (decoders.kind(int), "5", "expected int, got str: '5'"),
        (decoders.kind(dict), "x" * 9999, "expected dict, got str: '" + "x" * (MAX_BRIEF - 1)),
        (decoders.kind(dict), DEEP, "expected dict, got list: [[[[[[[...]]]]]]]"),
        (one_of, [], "expected an object, got list: []"),
        (one_of, {"kind": "c"}, "expected 'kind' to be one of 'a', '1', got 'c'"),
        (one_of, {}, "expected 'kind' to be one of 'a', '1', got 'None'"),
        (one_of, {"kind": DEEP}, "expected 'kind' to be one of 'a', '1', got '[[[[[[[...]]]]]]]'"),
    ],
)
def test_what_is_of_another_shape(decode, data, message):
    """The message says what was expected and what came, at a bounded length."""
    with pytest.raises(ProtocolError) as caught:
        decode(data)
    assert str(caught.value) == message
