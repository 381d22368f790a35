"""Decodes the body of a response (JSON, text or nothing), and explains why one is not an event stream."""

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
    """Return JSON, or the text of another requested type, or None without a body."""
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
    """Return why a response is not a stream. The type may be missing if the header is incomplete."""
    if EVENT_STREAM.startswith(kind.strip().lower()):
        return APIConnectionError(f"{name}: the connection was lost in the answer's header, or it has no type")
    return ProtocolError(f"{name}: expected {EVENT_STREAM}, got {kind[:_MAX_SHOWN]}")
