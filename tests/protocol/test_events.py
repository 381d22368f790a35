"""An event becomes a part: named, numbered, decoded; and what is no JSON is told with its event."""

from __future__ import annotations

import copy
import json
import pickle

import orjson
import pytest

from langgraph_client import codec
from langgraph_client.errors import ProtocolError
from langgraph_client.protocol.events import StreamPart, as_v2, decode, interrupts_of, resume_value
from langgraph_client.protocol.items import Event


@pytest.mark.parametrize(
    ("event", "part"),
    [
        (Event("values", b'{"a": 1}', "5-0"), StreamPart("values", {"a": 1}, "5-0")),
        (Event("end", b"", ""), StreamPart("end", None, None)),
        (Event("end", b"null", "x"), StreamPart("end", None, "x")),
        (Event("custom", b'"\xc3\xa9"', ""), StreamPart("custom", "é", None)),
        (Event("custom", b"[\n1]", ""), StreamPart("custom", [1], None)),
    ],
)
def test_an_event_becomes_a_part(event, part):
    """No data and no id are None."""
    assert decode(event) == part


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (Event("values", b"{", "5-0"), "the data of event 'values' with id '5-0' is no JSON"),
        (Event("values|a:1", b"x" * 999, ""), r"the data of event 'values\|a:1' is no JSON"),
    ],
)
def test_data_that_are_no_json(event, message):
    """The message says which event, and shows how it begins."""
    with pytest.raises(ProtocolError, match=f"^{message}") as caught:
        decode(event)
    assert len(str(caught.value)) < 400
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.fixture(params=["orjson", "standard library"])
def _reader(request, monkeypatch):
    """Decode as with the extra `fast`, and as without it."""
    fast = request.param == "orjson"
    monkeypatch.setattr(codec, "try_loads", orjson.loads if fast else codec._loads)
    monkeypatch.setattr(codec, "loads", codec._with_fallback(orjson.loads) if fast else codec._loads)


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize(
    ("data", "value"),
    [
        (rb'{"content":"\ud83d"}', "{'content': '\\ud83d'}"),
        (b'["\xff"]', "['\ufffd']"),
        (b"[NaN,1e400]", "[nan, inf]"),
        (b"[" + b"1" * 400 + b"]", "[" + "1" * 400 + "]"),
    ],
)
def test_data_that_orjson_rejects(data, value):
    """One odd character does not end a stream."""
    assert repr(decode(Event("custom", data, "")).data) == value


@pytest.mark.usefixtures("_reader")
@pytest.mark.parametrize("data", [b"{", b" ", b"1 x", b"\xef\xbb\xbf1", b"1" * 4301, b"[" * 200_000])
def test_data_that_nothing_decodes(data):
    """One error, and its message is that of the standard library."""
    with pytest.raises(ValueError) as expected:
        codec._loads(data)
    with pytest.raises(ProtocolError) as caught:
        decode(Event("custom", data, ""))
    assert f"({expected.value})" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "mode", "namespace"),
    [
        ("values", "values", ()),
        ("updates|outer:1", "updates", ("outer:1",)),
        ("updates|outer:1|inner:2", "updates", ("outer:1", "inner:2")),
        ("messages/partial", "messages/partial", ()),
        ("", "", ()),
    ],
)
def test_mode_and_namespace(name, mode, namespace):
    """The event's name is the mode and the path of subgraphs."""
    part = StreamPart(name, None)
    assert (part.mode, part.namespace) == (mode, namespace)


PART = StreamPart("values|a:1", {"a": [1]}, "5-0")


def test_a_part_unpacks_into_a_pair():
    """`for mode, chunk in stream` works; whatever iterates gets the pair."""
    event, data = PART
    assert (event, data) == ("values|a:1", {"a": [1]})
    assert tuple(PART) == (event, data)
    assert [*PART] == list(PART) == ["values|a:1", {"a": [1]}]
    assert json.loads(json.dumps(PART)) == json.loads(json.dumps(PART, indent=1)) == ["values|a:1", {"a": [1]}]
    with pytest.raises(ValueError, match="unpack"):
        _, _, _ = PART


def test_a_part_is_a_named_tuple_of_three():
    """By index, by length, by `_asdict` and `_replace`; and it does not change."""
    assert isinstance(PART, tuple)
    assert len(PART) == 3
    assert (PART[0], PART[1], PART[2], PART[-1]) == ("values|a:1", {"a": [1]}, "5-0", "5-0")
    assert PART[:] == PART == ("values|a:1", {"a": [1]}, "5-0")
    assert PART != ("values|a:1", {"a": [1]})
    assert StreamPart._fields == ("event", "data", "id")
    assert PART._asdict() == {"event": "values|a:1", "data": {"a": [1]}, "id": "5-0"}
    changed = PART._replace(data=(1,), id=None)
    assert (type(changed), changed) == (StreamPart, ("values|a:1", (1,), None))
    with pytest.raises(TypeError, match="other"):
        PART._replace(other=1)
    assert StreamPart._make(["a", 1, None]) == StreamPart("a", 1) == StreamPart(event="a", data=1)
    assert repr(StreamPart("a", 1)) == "StreamPart(event='a', data=1, id=None)"
    assert hash(StreamPart("a", 1)) == hash(StreamPart("a", 1))
    assert "5-0" in PART
    with pytest.raises(AttributeError):
        PART.event = "b"
    with pytest.raises(AttributeError):
        PART.other = "b"


@pytest.mark.parametrize(
    "twin",
    [
        copy.copy,
        copy.deepcopy,
        *(lambda part, n=n: pickle.loads(pickle.dumps(part, n)) for n in range(pickle.HIGHEST_PROTOCOL + 1)),
    ],
)
def test_a_part_can_be_copied_and_pickled(twin):
    """All three fields, and the class."""
    assert (type(twin(PART)), twin(PART)) == (StreamPart, PART)


def test_copy_replace():
    """What `copy.replace` of Python 3.13 calls is `_replace`."""
    assert PART.__replace__(data=1) == ("values|a:1", 1, "5-0")


def test_what_takes_all_of_a_part():
    """Slices, comparisons and what is written in C for tuples."""
    event, data, event_id = PART[:]
    assert (type(PART[:]), event, data, event_id) == (tuple, *PART, "5-0")
    assert "%s %s %s" % PART == "values|a:1 {'a': [1]} 5-0"  # noqa: UP031
    assert PART + (1,) == ("values|a:1", {"a": [1]}, "5-0", 1)  # noqa: RUF005
    assert sorted([StreamPart("b", 1), StreamPart("a", 2, "9"), StreamPart("a", 2, "1")]) == [
        ("a", 2, "1"),
        ("a", 2, "9"),
        ("b", 1, None),
    ]
    assert PART.__getnewargs__() == PART[:]


def test_a_part_is_matched_by_attribute():
    """Of a class pattern, the fields may be named or in order."""
    match PART:
        case StreamPart(event, {"a": [first]}, id=last):
            assert (event, first, last) == ("values|a:1", 1, "5-0")
        case _:
            pytest.fail("no match")
    with pytest.raises(ValueError, match="unpack"):  # it has the length of three, and unpacks into a pair
        match PART:
            case (_event, _data, _id):
                pass


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("values", {"__interrupt__": [{"value": 1}]}, [{"value": 1}]),
        ("updates", {"__interrupt__": [1, 2]}, [1, 2]),
        ("updates", {"__interrupt__": []}, []),
        ("values", {"a": 1}, []),
        ("tasks", {"id": "t", "interrupts": [1]}, [1]),
        ("tasks", {"id": "t", "input": {}}, []),
        ("debug", {"type": "task_result", "payload": {"interrupts": [1]}}, [1]),
        ("debug", {"type": "checkpoint", "payload": {"interrupts": [1]}}, []),
        ("debug", {"type": "task_result", "payload": None}, None),
        ("values", [1], None),
        ("values", None, None),
        ("values|sub:1", {"__interrupt__": [1]}, None),
        ("checkpoints", {"__interrupt__": [1]}, None),
        ("custom", {"__interrupt__": [1]}, None),
    ],
)
def test_interrupts(name, data, expected):
    """What the graph itself shows; None where its parts say nothing of them."""
    assert interrupts_of(StreamPart(name, data)) == expected


A, B = {"id": "a", "value": 1}, {"id": "b", "value": 2}


@pytest.mark.parametrize(
    ("interrupts", "interrupt_id", "expected"),
    [([A], None, "yes"), ([A], "a", "yes"), ([A, B], "b", {"b": "yes"}), ([{"value": 1}], None, "yes")],
)
def test_an_answer(interrupts, interrupt_id, expected):
    """One alone needs no name."""
    assert resume_value(interrupts, "yes", interrupt_id) == expected


@pytest.mark.parametrize(
    ("interrupts", "interrupt_id", "message"),
    [
        ([], None, "no open interrupt"),
        ([], "a", "no open interrupt"),
        ([A, B], None, "which of the 2 open interrupts it is: a, b"),
        ([A, B], "c", "must be one of a, b; got 'c'"),
    ],
)
def test_an_answer_to_nothing(interrupts, interrupt_id, message):
    """It says what is open."""
    with pytest.raises(ValueError, match=message):
        resume_value(interrupts, "yes", interrupt_id)


def test_version_two():
    """Dicts, in which the interrupts of `values` are apart; an `end` is no part."""
    source = {"a": 1, "__interrupt__": [7]}
    parts = [
        StreamPart("values|s:1", source),
        StreamPart("updates", source),
        StreamPart("custom", 5),
        StreamPart("end", None),
    ]
    assert list(as_v2(parts)) == [
        {"type": "values", "ns": ["s:1"], "data": {"a": 1}, "interrupts": [7]},
        {"type": "updates", "ns": [], "data": source, "interrupts": []},
        {"type": "custom", "ns": [], "data": 5, "interrupts": []},
    ]
    assert source == {"a": 1, "__interrupt__": [7]}
