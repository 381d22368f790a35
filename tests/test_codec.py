"""JSON in and out, the same with orjson and without it."""

from __future__ import annotations

import importlib
import json
import sys

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from langgraph_client import codec

WITH_ORJSON = codec._with_fallback(orjson.loads)
READERS = [pytest.param(WITH_ORJSON, id="orjson"), pytest.param(codec._loads, id="standard library")]
NUMBERS = st.integers() | st.integers(-(2**70), 2**70) | st.floats()
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
SAVED = JSON.map(lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
TOKENS = st.sampled_from(
    [
        *rb"""{ } [ ] : , " - + . e E 0 1 9 true false null NaN Infinity -Infinity \ \u \ud800 \udc00 "\ud83d\ude00" "a":""".split(),
        *(bytes([byte]) for byte in b" \n\t\x00\x0b\x1f\xff"),
        *("\xe9".encode(), b"\xed\xa0\x80", b"\xef\xbb\xbf", b'"\xff"'),
        *(b"9223372036854775807", b"9223372036854775808", b"18446744073709551615", b"18446744073709551616"),
        *(b"1" * 19, b"0" * 19, b"1" * 320, b"1" * 4301, b"1E400", b"1e-400", b"0.000844717948889517300"),
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """JSON of which pieces were replaced, or tokens in any order."""
    data = draw(SAVED | st.lists(TOKENS, max_size=12).map(b"".join))
    for _ in range(draw(st.integers(0, 3))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 3))
        data = data[:start] + draw(TOKENS | st.binary(max_size=3)) + data[start + length :]
    return data


def outcome(loads, data):
    """The value as Python writes it, which tells -0.0 from 0 and 1.0 from 1, or the error."""
    try:
        return repr(loads(data))
    except ValueError as error:
        return error.args


@given(mutated())
@example(b"[18446744073709551616]")
@example(b"[0." + b"1" * 40 + b",18446744073709551616]")
@example(b'{"a":-9223372036854775809}')
def test_both_decode_to_the_same_value_or_error(data):
    """Whatever the bytes are."""
    assert outcome(WITH_ORJSON, data) == outcome(codec._loads, data)


@given(mutated())
def test_the_fast_reader_differs_in_long_integers_only(data):
    """What orjson alone decodes, as streams use it, has the same value unless an integer may not fit into 64 bits."""
    try:
        value = orjson.loads(data)
    except ValueError:
        return
    if not codec._may_exceed_64_bits(data):
        assert repr(value) == outcome(codec._loads, data)


@pytest.mark.parametrize("loads", READERS)
@given(JSON.filter(lambda value: "inf" not in repr(value) and "nan" not in repr(value)))
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
        (b'{"a": [1, 2.5, null]}', "{'a': [1, 2.5, None]}"),
        (b"\n\n [1] \r\t\n", "[1]"),
        (b" 5", "5"),
        (b"5\n", "5"),
        (b'"\xc3\xa9\\u00e9"', "'éé'"),
        (b"true", "True"),
        (b'{"a":1,"b":3,"a":2}', "{'a': 2, 'b': 3}"),
        (b"[-0,-0.0,0e5,1E2]", "[0, -0.0, 0.0, 100.0]"),
        (b"[NaN,Infinity,-Infinity]", "[nan, inf, -inf]"),
        (b"[1E400,-1e400,1e-400]", "[inf, -inf, 0.0]"),
        (b"18446744073709551615", "18446744073709551615"),
        (b"18446744073709551616", "18446744073709551616"),
        (b"-9223372036854775808", "-9223372036854775808"),
        (b"-9223372036854775809", "-9223372036854775809"),
        (b"[" + b"7" * 400 + b"]", "[" + "7" * 400 + "]"),
        (b"18446744073709551616.0", "1.8446744073709552e+19"),
        (b'"18446744073709551616"', "'18446744073709551616'"),
        (b"[0.00084471794888951730]", "[0.0008447179488895173]"),
        (b'"\\ud83d\\ude00"', repr("\N{GRINNING FACE}")),
        (b'{"\\ud800":"\\udc00\\ud800x"}', r"{'\ud800': '\udc00\ud800x'}"),
        (b'"\\ud83d\\ud83d\\ude00"', repr("\ud83d\N{GRINNING FACE}")),
        (b'"a\xffb\xed\xa0\x80"', repr("a" + "\ufffd" + "b" + "\ufffd" * 3)),
        (b'{"\xff":1,"\xfe":2}', "{'\ufffd': 2}"),
        (b'"\\u0000\x7f"', repr("\x00\x7f")),
    ],
)
def test_one_text_is_read(loads, kind, data, expected):
    """From any buffer, to a value of the same type."""
    assert repr(loads(kind(data))) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" ",
        b"{",
        b"[1,]",
        b"{} {}",
        b"1 x",
        b"1\x00",
        b"nul",
        b"nan",
        b"'a'",
        b"{1:2}",
        b"01",
        b"1.",
        b"+1",
        b"\xef\xbc\x91",
        b"<html>",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf1",
        b"\xff1",
        b"\x0b1",
        b'"\n"',
        b'"\x00"',
        b'"\\x"',
        b'"\\u12"',
        b"1" * 4301,
        b"[" * 200_000,
        b" " + b"[" * 200_000,
        b"[" * 200_000 + b"]" * 200_000,
    ],
)
def test_what_is_no_json_is_a_value_error(data):
    """With the same message from both."""
    with pytest.raises(ValueError) as with_orjson:
        WITH_ORJSON(data)
    with pytest.raises(ValueError) as without:
        codec._loads(data)
    assert with_orjson.value.args == without.value.args


@pytest.mark.parametrize("loads", READERS)
def test_ordinary_nesting_is_read(loads):
    """Far beyond what a state has."""
    value = loads(b"[" * 500 + b"]" * 500)
    for _ in range(499):
        (value,) = value
    assert value == []


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


@pytest.fixture
def reload(monkeypatch):
    """Import the module anew, with or without orjson; a copy, which leaves the package's own alone."""

    def load(found):
        monkeypatch.setitem(sys.modules, "orjson", found)
        spec = importlib.util.find_spec("langgraph_client.codec")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


def test_without_orjson_the_standard_library_reads(reload):
    """It is an extra."""
    module = reload(None)
    assert module.loads is module._loads
    assert module.try_loads is module._loads


def test_orjson_reads_where_it_is_installed(reload):
    """Events without a wrapper, which would cost a tenth of a small one."""
    module = reload(orjson)
    assert module.try_loads is orjson.loads
    assert module.loads(b"[NaN,18446744073709551616]")[1] == 2**64
