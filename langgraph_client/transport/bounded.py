"""Reads the body of a response up to a size limit: a few KB of gzip can expand to GBs of JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import Any, Final, TypeAlias, cast

import requests
from urllib3.response import HTTPResponse

from langgraph_client.errors import ProtocolError
from langgraph_client.transport.body import Body
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.failures import map_exceptions
from langgraph_client.transport.route import Route
from langgraph_client.transport.status import MAX_ERROR_BYTES

Reader: TypeAlias = Callable[[Iterable[bytes]], bytes]
_CHUNK: Final = 65536
_AT_ONCE: Final = 1024 * 1024
"""Bytes up to which a body whose length was announced, uncompressed, is read in one piece: the length says what it takes."""
_MARGIN: Final = 65536
"""Bytes that are read beyond what is kept of an error's body, so that a secret there is whole and redacted."""


def read_body(
    response: requests.Response,
    read: Reader,
    *,
    name: str,
    route: Callable[[], Route],
    deadline: Deadline | None,
    watched: bool = False,
) -> bytes:
    """Return the result of `read` for a body. Raises what `read` raises, and LangGraphError like every body.

    A hook of the user's session may have kept the response: its `content` is then what was read, as after any call of requests.

    Args:
        response: The response, its body unread.
        read: `whole` or `beginning_of_error`.
        name: The call, for messages.
        route: Returns the route to the server, for messages.
        deadline: When it is given up. Keep-alives of a long wait reset the read time-out, so it has a watch of its own.
        watched: Whether each piece is read as soon as it is there.
    """
    if not watched and (deadline is None or deadline.seconds is None):
        with map_exceptions(name, route):
            content = read(_pieces_of(response))
    else:
        body = Body(response, name, deadline, route=route)
        try:
            content = read(body)
        finally:
            body.close()
    response._content = content  # noqa: SLF001 - requests has no public way
    return content


def whole(limit: int, name: str, on_piece: Callable[[bytes], object] | None = None) -> Reader:
    """Reads a whole body, decompressed.

    Args:
        limit: Bytes that it may have. One that has more is a ProtocolError, and the rest is not read.
        name: The call, for the message.
        on_piece: Called with each piece as it comes.
    """

    def read(pieces: Iterable[bytes]) -> bytes:
        # A list of pieces would take up to 50 times as much where a server sends single bytes.
        only, kept, size = b"", BytesIO(), 0
        for piece in pieces:
            size += len(piece)
            if size > limit:
                told = f"the response's body is larger than the client's max_response_bytes={limit}, decompressed"
                raise ProtocolError(f"{name}: {told}")
            if size == len(piece):
                only = piece
            else:
                kept.write(piece if kept.tell() else only + piece)
            if on_piece is not None:
                on_piece(piece)
        return kept.getvalue() or only

    return read


def beginning(pieces: Iterable[bytes], size: int) -> bytes:
    """Return at most the first `size` bytes of a body. The rest is not read."""
    kept = BytesIO()
    for piece in pieces:
        kept.write(piece[: size - kept.tell()])
        if kept.tell() == size:
            break
    return kept.getvalue()


beginning_of_error: Reader = partial(beginning, size=MAX_ERROR_BYTES + _MARGIN)
"""What is read of the body of an error."""


def _pieces_of(response: requests.Response) -> Iterator[bytes]:
    raw: Any = response.raw
    if isinstance(raw, HTTPResponse) and _is_small(raw):
        return iter((raw.read(),))
    if raw is None:  # of a stand-in, as in tests of users
        return iter((response.content,))
    return cast("Iterator[bytes]", response.iter_content(_CHUNK))


def _is_small(raw: HTTPResponse) -> bool:
    """Return whether a body is worth reading in one piece. One that somebody has read already is not."""
    length = raw.length_remaining
    return bool(length) and length <= _AT_ONCE and not (raw.closed or raw.chunked or "content-encoding" in raw.headers)  # type: ignore[operator]
