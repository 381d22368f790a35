"""Requests and responses as values, for a fake server on a socket as well as one behind `responses`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs

_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
_AT_ONCE = 100
"""Values that are encoded at once."""
_MARK = secrets.token_hex(8)
"""What separates them: random, so that no script contains it."""
IDLE = b""
"""An empty chunk of a body: nothing more to send yet. The server then sends what it has, and checks whether the client is
still connected."""
_STREAM_HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}

Event: TypeAlias = tuple[str, object, "str | None"]
"""An event's name, data and ID."""


class Refused(Exception):
    """An error response.

    Args:
        status: The HTTP status.
        detail: The error message.
    """

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@attrs.frozen(kw_only=True)
class Request:
    """A request to the fake server.

    Attributes:
        method: The HTTP method.
        path: The path, not decoded.
        query: The query parameters, in order.
        headers: The headers, their names in lower case.
        body: The body's bytes.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    body: bytes = b""

    @classmethod
    def of(cls, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> Request:
        """Return the request for an HTTP target: a path with its query."""
        parts = urlsplit(target)
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        lower = {name.lower(): value for name, value in headers.items()}
        return cls(method=method, path=parts.path, query=query, headers=lower, body=body)

    @property
    def json(self) -> Any:
        """The decoded body; None without one. Raises Refused (422) if it is not JSON."""
        if not self.body:
            return None
        try:
            return json.loads(self.body)
        except ValueError:
            raise Refused(422, "Invalid JSON in request body") from None

    def parameter(self, name: str, default: str = "") -> str:
        """Return a query parameter; the last one if there are several of this name, as on the real server."""
        return dict(self.query).get(name, default)

    def number(self, name: str, default: int, status: int = 422) -> int:
        """Return a query parameter that is a number. Raises Refused with this status if it is not one."""
        text = self.parameter(name, str(default))
        if not text.isdecimal():
            raise Refused(status, f"{name}: {text!r} is not a number")
        return int(text)

    def segments(self) -> list[str]:
        """The decoded segments of the path."""
        return [unquote(one) for one in self.path.strip("/").split("/")]


@attrs.frozen(kw_only=True)
class Response:
    """A response of the fake server.

    Attributes:
        status: The HTTP status.
        headers: The headers.
        body: The whole body, or its chunks: one event each for a stream.
        slow: Seconds over which the header is sent.
    """

    status: int = 200
    headers: Mapping[str, str] = attrs.field(factory=dict)
    body: bytes | Iterator[bytes] = b""
    slow: float = 0.0

    @property
    def streams(self) -> bool:
        """Whether the body is a stream of events."""
        return self.headers.get("Content-Type", "").startswith("text/event-stream")


class Encoded(str):
    """Data that is JSON already."""

    __slots__ = ()


def encode(data: object) -> str:
    """Return JSON as the server writes it."""
    return data if type(data) is Encoded else _ENCODER.encode(data)


def dumps(data: object) -> bytes:
    """Encode JSON as the server does."""
    return encode(data).encode()


def answer(data: object = None, status: int = 200, **headers: str) -> Response:
    """Return a JSON response; an underscore in a header's name becomes a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status=status, headers={"Content-Type": "application/json", **named}, body=dumps(data))


def nothing(status: int = 204) -> Response:
    """Return a response without a body."""
    return Response(status=status)


def refusal(error: Refused) -> Response:
    """Return the response for an error."""
    return answer({"detail": error.detail}, error.status)


def stream(events: Iterator[bytes], **headers: str) -> Response:
    """Return a response that streams events."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(headers={**_STREAM_HEADERS, **named}, body=events)


def event(name: str, data: object, event_id: str | None = None) -> bytes:
    """Encode a server-sent event as the server does."""
    return next(events([(name, data, event_id)]))


def events(told: Sequence[Event]) -> Iterator[bytes]:
    """Encode server-sent events as the server does."""
    for start in range(0, len(told), _AT_ONCE):
        some = told[start : start + _AT_ONCE]
        texts = _encoded([data for _, data, _ in some])
        for (name, _, event_id), text in zip(some, texts, strict=True):
            number = "" if event_id is None else f"id: {event_id}\r\n"
            yield f"event: {name}\r\ndata: {text}\r\n{number}\r\n".encode()


def _encoded(values: list[object]) -> Iterable[str]:
    """Encode values as one text: `json` makes an encoder for each text, which takes longer than a small value."""
    if Encoded in set(map(type, values)):
        return map(encode, values)
    marked: list[object] = [_MARK] * (2 * len(values) - 1)
    marked[::2] = values
    try:
        text = _ENCODER.encode(marked)
    except (TypeError, ValueError, RecursionError):  # a value can't be encoded; those before it are sent
        return map(encode, values)
    return text[1:-1].split(f',"{_MARK}",')
