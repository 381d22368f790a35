"""Flask blueprint to start, stream and cancel runs. Every request is authorized by your function `authorize`.

::

    def authorize(request, thread_id):
        return thread_id in session.get("threads", [])

    app.register_blueprint(
        run_blueprint("chat", client=get_client(), assistant_id="agent", authorize=authorize, url_prefix="/chat")
    )

gives `POST /chat/<thread>/runs`, `GET /chat/<thread>/runs/<run>/stream` and `POST /chat/<thread>/runs/<run>/cancel`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Request, Response, abort, has_request_context, jsonify, request, url_for

from langgraph_client.web.body import SSEBody
from langgraph_client.web.limits import OpenStreams, check_limit
from langgraph_client.web.runs import ClientSource, Modes, RunService, default_options, read_payload
from langgraph_client.web.sse import SSE_HEADERS, Transform, build_body, sse_body
from langgraph_client.web.upstream import Source
from langgraph_client.web.view_error import ViewError, require_authorized


def sse_response(
    stream: Source,
    *,
    heartbeat: float = 15.0,
    retry: float = 2.0,
    cancel_on_close: bool = False,
    transform: Transform | None = None,
) -> Response:
    """Return a stream as a response, for your own views. A browser's disconnect is detected by the request's connection.

    Args:
        stream: As in `langgraph_client.web.sse.sse_body`, as are the other arguments.
        heartbeat: Seconds.
        retry: Seconds.
        cancel_on_close: Whether a disconnect before the run's end cancels the run.
        transform: What the browser may see of a part.
    """
    body = sse_body(
        stream,
        heartbeat,
        retry=retry,
        cancel_on_close=cancel_on_close,
        transform=transform,
        environ=request.environ if has_request_context() else None,
    )
    return Response(body, headers=dict(SSE_HEADERS))


def run_blueprint(
    name: str,
    *,
    client: ClientSource,
    assistant_id: str,
    authorize: Callable[[Request, str], bool | str],
    stream_mode: Modes = "messages-tuple",
    run_options: Callable[[Request, Mapping[str, Any]], dict[str, Any]] | None = None,
    transform: Transform | None = None,
    heartbeat: float = 15.0,
    retry: float = 2.0,
    cancel_on_close: bool = False,
    max_streams: int | None = None,
    url_prefix: str | None = None,
) -> Blueprint:
    """Return a blueprint that starts, streams and cancels runs of one assistant on the user's threads.

    Its endpoints are `start`, `stream` and `cancel`. Flask has no CSRF protection of its own: set
    `SESSION_COOKIE_SAMESITE`, or use Flask-WTF's CSRFProtect.

    Args:
        name: The blueprint's name.
        client: The client, or a function that gives it.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        authorize: Takes the request and a thread's ID, and returns whether the user may see the thread and start runs on
            it. Every view calls it first; False is a 404. With `max_streams` it returns the user's key, a str, in place of True.
        stream_mode: What the stream consists of; see `client.runs.stream`. Not `messages`, which a reload would lose. It
            bounds what the browser sees of a run, even if others started it.
        run_options: Takes the request and the browser's JSON, which is untrusted, and returns keywords of
            `client.runs.create`. The default takes only the input or the resume value.
        transform: Takes a part, and returns what the browser may see: a part, or None to omit it. Called in its own thread.
        heartbeat: Seconds of silence after which a comment is sent.
        retry: Seconds that the browser waits before it reconnects.
        cancel_on_close: Whether leaving the page before the run's end cancels the run; so does a reload.
        max_streams: How many streams a user may have open at once in this process, by the key that `authorize` then
            returns; one more is a 429. None does not count them.
        url_prefix: In front of `/<thread_id>/runs`.

    Raises:
        TypeError: `authorize` is not a function. No view is open by default.
        ValueError: `stream_mode` has the mode `messages`, or `max_streams` is not a number above 0.
    """
    if not callable(authorize):
        raise TypeError(f"authorize must be a function of the request and the thread's id, got {authorize!r}")
    check_limit(max_streams)
    open_streams = OpenStreams()
    service = RunService(client=client, assistant_id=assistant_id, stream_mode=stream_mode)
    blueprint = Blueprint(name, __name__, url_prefix=url_prefix)

    def enter(thread_id: uuid.UUID) -> str:
        return require_authorized(authorize(request, str(thread_id)), keyed=max_streams is not None)

    @blueprint.errorhandler(ViewError)
    def refused(refusal: ViewError) -> tuple[Response, int, dict[str, str]]:
        return jsonify(refusal.content), refusal.status, refusal.headers

    @blueprint.post("/<uuid:thread_id>/runs")
    def start(thread_id: uuid.UUID) -> tuple[Response, int]:
        enter(thread_id)
        payload = read_payload(request.get_data(), request.mimetype)
        options = default_options(payload) if run_options is None else run_options(request, payload)
        started = service.start(str(thread_id), options)
        stream = url_for(".stream", thread_id=thread_id, run_id=started["run_id"])
        return jsonify({**started, "stream": stream}), HTTPStatus.CREATED

    @blueprint.get("/<uuid:thread_id>/runs/<uuid:run_id>/stream")
    def stream(thread_id: uuid.UUID, run_id: uuid.UUID) -> Response:
        if request.method != "GET":  # Flask adds HEAD, which must not open a stream
            abort(HTTPStatus.METHOD_NOT_ALLOWED)
        key, last = enter(thread_id), request.headers.get("Last-Event-ID")

        def make() -> SSEBody:
            return build_body(
                service.stream(str(thread_id), str(run_id), last),
                heartbeat,
                retry=retry,
                cancel_on_close=cancel_on_close,
                transform=transform,
                environ=request.environ,
                shows=service.shows,
            )

        return Response(open_streams.open(key, max_streams, make), headers=dict(SSE_HEADERS))

    @blueprint.post("/<uuid:thread_id>/runs/<uuid:run_id>/cancel")
    def cancel(thread_id: uuid.UUID, run_id: uuid.UUID) -> Response:
        enter(thread_id)
        service.cancel(str(thread_id), str(run_id))
        return jsonify({})  # not a 204: some servers fail on a response without a body

    return blueprint
