"""A request is a value: what would be sent and how the answer is read. Nothing here does I/O.

Endpoint functions make these values; the transport carries them out. What can't be sent is refused here.
"""

from __future__ import annotations

import json as jsonlib
import reprlib
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Generic, Literal, TypeAlias, TypeVar, Union
from urllib.parse import quote

import attrs

from langgraph_client.checks import canonical_id, check_sent, id_of
from langgraph_client.jsonable import to_jsonable
from langgraph_client.types import UNSET, Json, Unset

T = TypeVar("T")

Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Pairs: TypeAlias = tuple[tuple[str, str], ...]
Style: TypeAlias = Literal["repeat", "comma", "json", "dotted"]
Parameter: TypeAlias = Union[tuple[str, Any, Any], tuple[str, Any, Any, Style]]
"""Name, value, type hint and, for a sequence, how it is written."""


@attrs.frozen(kw_only=True)
class Call:
    """What goes over the wire.

    Attributes:
        operation: The operation's name, as `threads.get`.
        method: The HTTP method.
        path: The path, its segments quoted.
        query: Query parameters in order.
        headers: The operation's own headers; the transport adds the client's.
        json: The body, plain JSON data; UNSET sends none.
        idempotent: Whether doing it twice is as good as once, so that it may be sent again after a failure.
    """

    operation: str
    method: Method
    path: str
    query: Pairs = ()
    headers: Pairs = ()
    json: Json | Unset = UNSET
    idempotent: bool = False


@attrs.frozen(kw_only=True)
class Request(Call, Generic[T]):
    """A call that has one answer.

    Attributes:
        accept: The media types of the answer.
        decode: Turns the decoded JSON (or the text, or None for an empty body) into the result. Raises ProtocolError.
    """

    accept: str = "application/json"
    decode: Callable[[Any], T]


@attrs.frozen(kw_only=True)
class StreamRequest(Call):
    """A call whose answer is a stream of server-sent events.

    Attributes:
        has_heartbeat: Whether the server sends heartbeats, so that a silent connection counts as dead.
    """

    has_heartbeat: bool = True


_OF_THREADS = ("thread_id", "run_id")
"""Segments that are UUIDs and nothing else: an assistant has a graph's name in its place."""


def path(template: str, **segments: object) -> str:
    """A path with its segments quoted, so that none can reach another path, and the UUIDs of threads and runs in one form.

    Raises:
        TypeError: A segment is neither a str nor a UUID.
        ValueError: A segment is empty, `.` or `..` (which HTTP stacks resolve), or has a control character in it.
    """
    return template.format(**{name: _segment(name, value) for name, value in segments.items()})


def _segment(name: str, value: object) -> str:
    if isinstance(value, uuid.UUID):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str or a UUID, got {reprlib.repr(value)}{id_of(name, value)}")
    if value in ("", ".", "..") or not value.isprintable():
        raise ValueError(f"{name} must be a printable str, neither empty nor '.' nor '..', got {value!r}")
    return quote(canonical_id(value) if name in _OF_THREADS else value, safe="")


def query(*parameters: Parameter) -> Pairs:
    """The query parameters that are set, checked against their hints and written as the server reads them.

    Raises:
        TypeError: A value is of another type than its hint.
        ValueError: A value is a misspelling of one that its hint lists.
    """
    pairs: list[tuple[str, str]] = []
    for name, value, hint, *style in parameters:
        if value is UNSET or value is None:
            continue
        check_sent(name, value, hint)
        pairs.extend((name, text) for text in _written(to_jsonable(value, name), *style))
    return tuple(pairs)


def _written(value: Json, style: Style = "repeat") -> Sequence[str]:
    if not isinstance(value, list):
        return [scalar(value)]
    items = [scalar(item) for item in value]
    if style == "json":
        return [jsonlib.dumps(items)]
    if style == "repeat":
        return items
    return [("," if style == "comma" else ".").join(items)]


def scalar(value: Json) -> str:
    """A scalar as a query parameter: booleans in lower case, None empty."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def header(*parameters: tuple[str, Any]) -> Pairs:
    """The headers that are set.

    Raises:
        TypeError: A value is not a str.
        ValueError: A value has a line break or another control character in it, which could forge a header.
    """
    pairs = tuple((name, value) for name, value in parameters if value is not UNSET and value is not None)
    for name, value in pairs:
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a str, got {value!r}")
        if not value.isprintable():
            raise ValueError(f"{name} must be printable, without line breaks, got {value!r}")
    return pairs


def body(value: Any, hint: Any = Any) -> Json:
    """The body as plain JSON data, without what is UNSET; UNSET if there is none.

    Raises:
        TypeError: It is not a `hint`, or something in it has no JSON form.
    """
    check_sent("body", value, hint)
    return UNSET if value is UNSET else to_jsonable(value, "body")
