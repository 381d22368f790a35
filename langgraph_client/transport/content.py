"""What the body of a response is: JSON, text or nothing; and what is wrong with one that is not an event stream."""

from __future__ import annotations

from typing import Any

import requests

from langgraph_client import codec
from langgraph_client.errors import APIConnectionError, LangGraphError, ProtocolError
from langgraph_client.request import Request
from langgraph_client.transport.options import EVENT_STREAM
from langgraph_client.types import Json

_MAX_SHOWN = 200


def decoded_body(request: Request[Any], response: requests.Response, content: bytes) -> Json:
    """JSON, or the text of another type that was asked for, or None for no body."""
    content = content.strip()  # a long wait is kept alive by line breaks in front of the answer
    if not content:
        return None
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and kind in request.accept.split(", "):
        return content.decode("utf-8", "replace")
    try:
        return codec.loads(content)
    except ValueError as error:
        raise ProtocolError(f"expected JSON, got {kind or 'no content type'}: {content!r}") from error


def not_a_stream(name: str, kind: str) -> LangGraphError:
    """What is wrong with a response that is not a stream. One with an incomplete header says little or nothing of its type."""
    if EVENT_STREAM.startswith(kind.strip().lower()):
        return APIConnectionError(f"{name}: the connection was lost in the answer's header, or it has no type")
    return ProtocolError(f"{name}: expected {EVENT_STREAM}, got {kind[:_MAX_SHOWN]}")
