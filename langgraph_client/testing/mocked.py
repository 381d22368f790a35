"""The fake server behind `responses`: the same responses without a socket. Streams are finite bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import responses

from langgraph_client.testing.fake import Fake
from langgraph_client.testing.http import Request

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
URL = "http://fake-agent-server"


class _Callback(responses.CallbackResponse):
    """It need not be called, whatever the mock asserts of others."""

    @property
    def call_count(self) -> int:
        """As `responses` counts, and at least 1."""
        return max(1, super().call_count)


def register(mock: Any = responses, url: str = URL) -> Fake:
    """Make a mock of `responses` respond like a fake Agent Server.

    A stream comes whole, up to where a run stands at a gate; a thread's feed up to what there is. What needs a socket is
    refused: faults that break connections, and waiting for a run at a gate.

    Args:
        mock: The module `responses`, while it is active, or a `RequestsMock`.
        url: The base URL that is answered for, for `get_client(url=…)`.

    Returns:
        The fake, with `script`, `fault` and `requests` as FakeAgentServer has them.
    """
    fake = Fake(sockets=False)

    def answer(prepared: Any) -> tuple[int, Mapping[str, str], bytes]:
        body = prepared.body or b""
        content = body.encode() if isinstance(body, str) else body
        target = prepared.url[len(url) :]
        response = fake.answer(Request.of(prepared.method, target, dict(prepared.headers), content))
        whole = response.body if isinstance(response.body, bytes) else b"".join(response.body)
        return response.status, dict(response.headers), whole

    for method in _METHODS:
        mock.add(_Callback(method, re.compile(re.escape(url) + "/.*"), callback=answer, content_type=None))
    return fake
