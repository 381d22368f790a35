"""A stream as the body of an answer: `text/event-stream` for a browser's EventSource, on any WSGI or ASGI server.

A thread reads the stream and a bounded buffer lies between the two, so that a browser that reads slowly slows the stream
down, and one that waits gets its heartbeats. Only what is worth another try lets the browser reconnect.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from langgraph_client.web import frames
from langgraph_client.web.body import SSEBody
from langgraph_client.web.presence import presence
from langgraph_client.web.reader import Reader, Transform
from langgraph_client.web.upstream import RunSource, Source, upstream

__all__ = ["SSE_HEADERS", "SSEBody", "Transform", "build_body", "sse_body"]

SSE_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
        "Content-Encoding": "identity",
        "X-Accel-Buffering": "no",
    }
)
"""The headers of such an answer: it is kept nowhere, no middleware that compresses holds it back (all leave alone what has
an encoding), and nginx passes each event on at once."""


def sse_body(
    stream: Source,
    heartbeat: float = 15.0,
    *,
    retry: float = 2.0,
    cancel_on_close: bool = False,
    transform: Transform | None = None,
    environ: Mapping[str, Any] | None = None,
) -> SSEBody:
    """The body that shows a stream to a browser: an iterator of bytes, and an async iterable of them for ASGI.

    Each part is an event: its name, its data as JSON, and as `id` the bookmark after it (of a ThreadEvent its own id), which
    the browser sends as `Last-Event-ID` when it reconnects. At the run's end comes the event `end` with
    `{"status": …, "interrupts": […]}`: there the page closes its EventSource, which would otherwise reconnect forever. The
    status is null where nothing proves how the run ended.

    What failed is an event `error` with `{"error": class, "message": a fixed sentence, "retry": bool}`; the details are in
    the log `langgraph_client.web`. So is the `error` part of a failed run, and the texts of exceptions in its tasks. Where
    going on makes sense (a stream that was lost after it brought something, with a bookmark), `retry` is true and the body
    just ends, so that the browser reconnects. After every other error comes `end`. No error is raised in the server.

    Without `transform`, the data of most parts is passed on as the Agent Server wrote it, without being decoded.

    Args:
        stream: A RunStream, a ThreadFeed, a ThreadStream (all that happens in its run), or ThreadEvents, as of
            `ThreadStream.subscribe(…)`. Of these the way to the server stays open until the next event, or until their
            ThreadStream is closed.
        heartbeat: Seconds of silence after which a comment is sent.
        retry: Seconds that the browser waits before it reconnects.
        cancel_on_close: Whether leaving before the run's end cancels the run. So does a reload of the page. Give it here,
            and not to the stream.
        transform: What the browser may see of a part: the part, another one, or None to leave it out. Called in a thread of
            its own, without the request's context. What it raises ends the stream as an error.
        environ: The request's WSGI environ. Where the server can be asked (gunicorn, Werkzeug, waitress, uWSGI, a2wsgi), the
            body looks once a second whether the browser is still there, and a server that stops does not cancel the run;
            else it is noticed when something is sent. TLS that the WSGI server itself does hides it.

    Raises:
        TypeError: The stream is none of these, or has no run that could be cancelled, or a number is none.
        ValueError: `heartbeat` or `retry` is not allowed.
    """
    return build_body(
        stream,
        heartbeat,
        retry=retry,
        cancel_on_close=cancel_on_close,
        transform=transform,
        environ=environ,
    )


def build_body(
    stream: Source,
    heartbeat: float,
    *,
    retry: float,
    cancel_on_close: bool,
    transform: Transform | None,
    environ: Mapping[str, Any] | None,
    shows: Callable[[str], bool] | None = None,
    reader_ends: Callable[[], object] | None = None,
) -> SSEBody:
    """Return the body, as `sse_body` does.

    Args:
        stream: As there, and so are the others.
        heartbeat: Seconds.
        retry: Seconds.
        cancel_on_close: Whether leaving early cancels the run.
        transform: What the browser may see of a part.
        environ: The WSGI environ.
        shows: Given an event's name: whether the browser may see such events. By default all.
        reader_ends: Called last in the thread that calls `transform`.
    """
    source = upstream(stream)
    if cancel_on_close and not isinstance(source, RunSource):
        raise TypeError(f"cancel_on_close needs the stream of a run, a RunStream, got {type(stream).__name__}")
    _check_seconds("heartbeat", heartbeat, above=True)
    _check_seconds("retry", retry, above=False)
    cancel = source.cancel if cancel_on_close and isinstance(source, RunSource) else None
    reader = Reader(source, transform, shows, reader_ends)
    return SSEBody(reader, frames.retry_line(retry), heartbeat, cancel, presence(environ))


def _check_seconds(name: str, seconds: float, *, above: bool) -> None:
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} must be a number of seconds, got {seconds!r}")
    if not 0 <= seconds < math.inf or (above and seconds == 0):
        raise ValueError(f"{name} must be a number of seconds, {'above 0' if above else '0 or more'}, got {seconds!r}")
