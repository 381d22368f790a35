"""JSON in and out, the same with orjson and without it."""

from __future__ import annotations

import importlib
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import codec

READERS = [pytest.param(codec.loads, id="installed"), pytest.param(codec._loads, id="standard library")]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize("loads", READERS)
@given(JSON)
def test_what_is_written_is_read_again(loads, value):
    """In UTF-8, without a space too many."""
    data = codec.dumps(value)
    assert loads(data) == value
    assert data == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("loads", READERS)
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": [1, 2.5, null]}', {"a": [1, 2.5, None]}),
        (b"\n\n [1] \n", [1]),
        (b" 5", 5),
        (b"5\n", 5),
        (b'"\xc3\xa9\\u00e9"', "éé"),
        (b"true", True),
    ],
)
def test_one_text_is_read(loads, kind, data, expected):
    """From any buffer, with spaces around it."""
    assert loads(kind(data)) == expected


@pytest.mark.parametrize("loads", READERS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"{",
        b"[1,]",
        b"{} {}",
        b"1 x",
        b"nul",
        b"'a'",
        b"<html>",
        b"\xef\xbb\xbf",
        b"[" * 200_000,
        b" " + b"[" * 200_000,
    ],
)
def test_what_is_no_json_is_a_value_error(loads, data):
    """A text more is one too many."""
    with pytest.raises(ValueError):
        loads(data)


def nested():
    """A list in a list in a list, too deep for any Python."""
    value: list = []
    for _ in range(200_000):
        value = [value]
    return value


def circular():
    """A list that contains itself."""
    value: list = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    "value",
    [
        *(float("nan"), float("inf"), {"a": [-float("inf")]}, "\ud800", {"\udfff": 1}),
        pytest.param(circular(), id="circular"),
    ],
)
def test_what_json_does_not_have_is_refused(value):
    """Before it is sent."""
    with pytest.raises(ValueError):
        codec.dumps(value)


def test_values_nested_too_deeply_are_refused():
    """As a ValueError, like all that can't be sent."""
    with pytest.raises(ValueError, match="nested too deeply"):
        codec.dumps(nested())


def test_without_orjson_the_standard_library_reads(monkeypatch):
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert codec._orjson_loads() is codec._loads


def test_orjson_reads_where_it_is_installed():
    """Without a wrapper, which would cost as much again."""
    if importlib.util.find_spec("orjson") is None:
        assert codec.loads is codec._loads
    else:
        import orjson

        assert codec.loads is orjson.loads
