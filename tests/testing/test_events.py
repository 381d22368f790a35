"""Events that are encoded at once are the same bytes as each alone."""

from __future__ import annotations

import json
import math

import pytest

from langgraph_client.testing.http import Encoded, event, events

VALUES = [
    None,
    True,
    1,
    2**70,
    1e16,
    math.nan,
    "",
    'a","b',
    "é😀\u2028",
    [],
    [1, [2]],
    {},
    {"b": 1, "a": {"1": [None]}},
]


def _lines(data: str) -> bytes:
    return f"event: custom\r\ndata: {data}\r\nid: 1-0\r\n\r\n".encode()


def _alone(value: object) -> bytes:
    return _lines(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


@pytest.mark.parametrize("count", [0, 1, 2, len(VALUES), 99, 100, 101, 250])
def test_events_at_once_are_those_of_each_alone(count: int) -> None:
    """However many there are, and whatever their data looks like."""
    data = (VALUES * 20)[:count]
    assert list(events([("custom", one, "1-0") for one in data])) == [_alone(one) for one in data]


def test_data_that_is_encoded_already_stays_as_it_is() -> None:
    """Also between others."""
    told = [("custom", one, "1-0") for one in ({"a": 1}, Encoded('{ "b": 2 }'), [3])]
    assert list(events(told)) == [_lines('{"a":1}'), _lines('{ "b": 2 }'), _lines("[3]")]


def test_an_event_without_an_id() -> None:
    """Has no line for it."""
    assert event("custom", [1]) == b"event: custom\r\ndata: [1]\r\n\r\n"


def test_events_before_one_that_is_no_json_are_sent() -> None:
    """The error is that of the event alone."""
    told = events([("custom", one, "1-0") for one in (1, 2, object(), 3)])
    assert [next(told), next(told)] == [_alone(1), _alone(2)]
    with pytest.raises(TypeError, match="object is not JSON"):
        next(told)
