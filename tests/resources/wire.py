"""What a call puts on the wire, as a server sees it that answers what the test says. No network is touched."""

from __future__ import annotations

import json
import re
import warnings
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import attrs
import pytest
import responses

from langgraph_client.config import Settings
from langgraph_client.transport.http_transport import Transport

OPTIONS: dict[str, Any] = {"headers": {"x-own": "1"}, "params": {"extra": [1, True]}, "timeout": (2, 3)}
"""One of each option that every call takes."""


def transport() -> Transport:
    """A transport that never waits."""
    return Transport(Settings(url="http://server"), sleep=lambda _: None)


@attrs.frozen
class Sent:
    """One request as the server saw it; `body` is decoded, None when there was none."""

    method: str
    path: str
    query: list[tuple[str, str]]
    body: Any
    headers: Any
    timeout: Any


@contextmanager
def server(*answers, content_type="application/json"):
    """A server that gives one answer after the other: JSON, text, or a pair of either and headers."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        queue = list(answers)

        def answer(_request):
            body, headers = queue[0] if isinstance(queue[0], tuple) else (queue[0], {})
            del queue[0]
            return 200, headers, body if isinstance(body, (str, bytes)) else json.dumps(body)

        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            mock.add_callback(method, re.compile("http://server/.*"), callback=answer, content_type=content_type)
        yield mock


def sent(mock) -> list[Sent]:
    """All requests that came."""
    return [_sent(call.request) for call in mock.calls]


def _sent(request) -> Sent:
    url = urlsplit(request.url)
    body = json.loads(request.body) if request.body else None
    query = parse_qsl(url.query, keep_blank_values=True)
    return Sent(request.method, url.path, query, body, request.headers, request.req_kwargs["timeout"])


def assert_sent(call, where, query=(), body=None, *, answer=None):
    """Assert that `call` sends exactly this one request, with and without OPTIONS. The result of the call without."""
    with server(answer, answer) as mock:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            result = call()
            call(**OPTIONS)
        plain, with_options = sent(mock)
    assert (f"{plain.method} {plain.path}", plain.query, plain.body) == (where, list(query), body)
    assert plain.headers.get("content-type") == (None if body is None else "application/json")
    assert f"{with_options.method} {with_options.path}" == where
    assert with_options.query == [*query, ("extra", "1"), ("extra", "true")]
    assert (with_options.body, with_options.headers["x-own"]) == (body, "1")
    assert with_options.timeout[0] == 2
    return result


def assert_refused(call, error, message):
    """Assert that `call` raises `error`, whose message begins with `message`, before anything is sent."""
    with server() as mock, pytest.raises(error, match="^" + re.escape(message)):
        call()
    assert len(mock.calls) == 0
