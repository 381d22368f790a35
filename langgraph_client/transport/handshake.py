"""The opening handshake of a WebSocket (RFC 6455, 4.1): its headers, and the check of the response."""

from __future__ import annotations

import base64
import os

import requests

from langgraph_client.errors import ProtocolError
from langgraph_client.request import Pairs


def handshake_headers() -> Pairs:
    """Return the headers of the request, with a new nonce."""
    nonce = base64.b64encode(os.urandom(16)).decode()
    return (
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", nonce),
    )


def check_handshake(response: requests.Response, path: str) -> None:
    """Reject a response to another request, such as a cached one (RFC 6455, 4.1)."""
    from websockets.utils import accept_key

    expected = accept_key(response.request.headers["Sec-WebSocket-Key"])
    headers = response.headers
    told = headers.get("upgrade", "").lower(), headers.get("sec-websocket-accept", "")
    if told != ("websocket", expected) or "sec-websocket-extensions" in headers or "sec-websocket-protocol" in headers:
        raise ProtocolError(f"GET {path}: the answer 101 is none to the WebSocket that was asked for")
