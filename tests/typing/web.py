"""A user's views, for mypy: never run."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.urls import URLPattern
from flask import Blueprint, Request, Response
from typing_extensions import assert_type

from langgraph_client import StreamPart, get_client
from langgraph_client.web import django, flask
from langgraph_client.web.sse import SSEBody, sse_body
from langgraph_client.web.webhooks import RunCompletion, parse_webhook

client = get_client()


class Runs(django.RunStreamView):
    """A view of one's own."""

    client = client
    assistant_id = "agent"
    stream_mode = ("values", "updates")

    def authorize(self, request: HttpRequest, thread_id: str) -> bool:
        """Whom to let in."""
        return request.headers.get("X-User") == thread_id

    def run_options(self, request: HttpRequest, payload: Mapping[str, Any]) -> dict[str, Any]:
        """What goes in."""
        return {**super().run_options(request, payload), "metadata": {"from": request.path}}

    def transform(self, part: StreamPart) -> StreamPart | None:
        """What goes out."""
        return None if part.event == "values" else part


def authorize(request: Request, thread_id: str) -> bool:
    """Whom to let in."""
    return request.headers.get("X-User") == thread_id


assert_type(Runs.urls("chat/", name="chat"), list[URLPattern])
assert_type(flask.run_blueprint("x", client=get_client, assistant_id="agent", authorize=authorize), Blueprint)
run = client.runs.stream("id", "agent")
assert_type(sse_body(run, 5, cancel_on_close=True, environ={}), SSEBody)
assert_type(sse_body(client.threads.stream(assistant_id="agent").subscribe(["values"])), SSEBody)
assert_type(django.sse_response(run, retry=1), StreamingHttpResponse)
assert_type(flask.sse_response(client.threads.join_stream("id")), Response)
assert_type(parse_webhook(b"", {"x": "y"}, secret="z"), RunCompletion)
