"""A request is a value: its path, query, headers and body are written as servers read them, or refused."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import unquote

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import UNSET, models
from langgraph_client._generated.endpoints import runs, threads
from langgraph_client.request import Request, StreamRequest, body, header, path, query

ID = uuid.UUID(int=7)
Mode = Literal["a", "b"]


class Letter(enum.Enum):
    """An enumeration of a user's own."""

    B = "b"


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and text not in {".", ".."}))
def test_a_segment_reaches_no_other_path(segment):
    """Whatever it is, it stays one segment, and comes back as it was."""
    written = path("/things/{a}/end", a=segment)
    _, things, between, end = written.split("/")
    assert (things, unquote(between), end) == ("things", segment, "end")
    assert not set("?#% ") & set(between.replace("%", "", between.count("%")))


@pytest.mark.parametrize(
    ("segment", "error"),
    [("", ValueError), (".", ValueError), ("..", ValueError), ("a\nb", ValueError), ("\0", ValueError),
     ("\u202e", ValueError), (None, TypeError), (5, TypeError), (b"a", TypeError), (UNSET, TypeError)],
)  # fmt: skip
def test_a_bad_segment_is_refused_by_name(segment, error):
    """HTTP stacks resolve dots, and control characters forge."""
    with pytest.raises(error, match=r"^thread_id must be a "):
        path("/threads/{thread_id}", thread_id=segment)


def test_a_uuid_is_a_segment():
    """As text."""
    assert path("/threads/{a}/{b}", a=ID, b="x") == f"/threads/{ID}/x"
    assert path("/threads") == "/threads"


@pytest.mark.parametrize("spell", [str, str.upper, "{{{}}}".format, "urn:uuid:{}".format, uuid.UUID])
def test_a_threads_uuid_is_sent_in_one_form(spell):
    """The server keeps the state of a thread under the spelling of its UUID. A graph's name is never read as a UUID."""
    known = "4f0c8b2e-37a5-4a8e-9d53-0a7d1f0b7a11"
    sent = path("/threads/{thread_id}/runs/{run_id}", thread_id=spell(known), run_id=spell(known.replace("-", "")))
    assert sent == f"/threads/{known}/runs/{known}"
    name = "DEADBEEF" * 4
    assert path("/{assistant_id}/{thread_id}", assistant_id=name, thread_id="Not one") == f"/{name}/Not%20one"


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        (("a", UNSET, str), []),
        (("a", None, str), []),
        (("a", "x", str), ["x"]),
        (("a", ID, str), [str(ID)]),
        (("a", True, bool), ["true"]),
        (("a", False, bool), ["false"]),
        (("a", 0, int), ["0"]),
        (("a", 1.5, float), ["1.5"]),
        (("a", "b", Mode), ["b"]),
        (("a", "new", Mode), ["new"]),
        (("a", Letter.B, Mode), ["b"]),
        (("a", [Letter.B, "a"], Sequence[Mode], "json"), ['["b", "a"]']),
        (("a", [], Sequence[str]), []),
        (("a", ["x", "y"], Sequence[str]), ["x", "y"]),
        (("a", ["x", "y"], Sequence[str], "comma"), ["x,y"]),
        (("a", ["x", "y"], Sequence[str], "dotted"), ["x.y"]),
        (("a", ["x", "y"], Sequence[str], "json"), ['["x", "y"]']),
        (("a", [True, 1], Sequence[int | bool]), ["true", "1"]),
    ],
)
def test_query_parameters(parameter, expected):
    """Those that are set, each in the style of its parameter."""
    assert query(parameter) == tuple(("a", text) for text in expected)


def test_query_parameters_keep_their_order():
    """And their checks name them."""
    assert query(("b", 1, int), ("a", ["x", "y"], Sequence[str])) == (("b", "1"), ("a", "x"), ("a", "y"))
    with pytest.raises(ValueError, match=r"^mode must be one of 'a', 'b', got 'A': did you mean 'a'\?"):
        query(("mode", "A", Mode))
    with pytest.raises(TypeError, match=r"^limit must be an int, got '1'"):
        query(("limit", "1", int))


def test_headers():
    """Those that are set."""
    assert header(("a", UNSET), ("b", None), ("c", ""), ("d", "x y")) == (("c", ""), ("d", "x y"))


@pytest.mark.parametrize(
    ("value", "error"), [(5, TypeError), (b"a", TypeError), ("a\r\nb: c", ValueError), ("\0", ValueError)]
)
def test_a_bad_header_is_refused_by_name(value, error):
    """A line break would forge another one."""
    with pytest.raises(error, match=r"^Last-Event-ID must be"):
        header(("Last-Event-ID", value))


def test_a_body_is_plain_data():
    """Without what is UNSET, and with what is None."""
    given_ = models.ThreadCreate(thread_id="1", metadata={"id": ID, "none": None})
    assert body(given_, models.ThreadCreate) == {"thread_id": "1", "metadata": {"id": str(ID), "none": None}}


@pytest.mark.parametrize(
    ("value", "hint", "error", "message"),
    [
        ([], Mapping[str, object], TypeError, "^body must be a mapping"),
        ({"a": {b"": 2}}, Mapping[str, object], TypeError, r"^body\.a: the key b'': a value of type bytes has no JSON"),
        ({"a": "\ud800"}, Mapping[str, object], ValueError, r"^body\.a: the str contains a lone surrogate"),
    ],
)
def test_a_bad_body_is_refused_by_name(value, hint, error, message):
    """With the place where it is bad."""
    with pytest.raises(error, match=message):
        body(value, hint)


def test_a_request_is_a_value():
    """Frozen, comparable, and nothing happens when it is made."""
    one, two = threads.get(ID), threads.get(str(ID))
    assert (one.operation, one.method, one.path, one.idempotent) == ("threads.get", "GET", f"/threads/{ID}", True)
    assert attrs.evolve(one, decode=two.decode) == two
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.path = "/"


def test_a_call_and_a_stream():
    """The type says whether one answer comes or events do."""
    assert isinstance(runs.get(ID, ID), Request)
    joined = runs.join_stream(ID, ID, last_event_id="-", stream_mode=["values", "updates"])
    assert isinstance(joined, StreamRequest)
    assert joined.headers == (("Last-Event-ID", "-"),)
    assert joined.query == (("stream_mode", '["values", "updates"]'),)
    assert joined.json is UNSET
