"""The fake server behind `responses`: the same responses without a socket. Streams have finite bodies."""

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
    """A callback that need not be called, even if the mock asserts that all are."""

    @property
    def call_count(self) -> int:
        """The number of calls as `responses` counts them, but at least 1."""
        return max(1, super().call_count)


def register(mock: Any = responses, url: str = URL) -> Fake:
    """Make a mock of `responses` respond like a fake Agent Server.

    A stream arrives as a whole, up to the gate where its run waits; a thread's feed includes what has happened so far.
    What needs a socket is rejected: faults that break connections, and waiting for a run at a gate.

    Args:
        mock: The module `responses`, while it is active, or a `RequestsMock`.
        url: The base URL to respond for, as in `get_client(url=…)`.

    Returns:
        The fake, with `script`, `fault` and `requests` like those of FakeAgentServer.
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
