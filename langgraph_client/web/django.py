"""Django view to start, stream and cancel runs. Every request is authorized by your method `authorize`.

::

    class ChatRuns(RunStreamView):
        client = get_client()
        assistant_id = "agent"

        def authorize(self, request, thread_id):
            return request.user.threads.filter(thread_id=thread_id).exists()

    urlpatterns = [path("chat/", include(ChatRuns.urls()))]

gives `POST chat/<thread>/runs`, `GET chat/<thread>/runs/<run>/stream` and `POST chat/<thread>/runs/<run>/cancel`.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, Final

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.asgi import ASGIRequest
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import URLPattern, path
from django.views import View

from langgraph_client import StreamPart
from langgraph_client.web.body import SSEBody
from langgraph_client.web.limits import OpenStreams, check_limit
from langgraph_client.web.runs import ClientSource, Modes, RunService, check_modes, default_options, read_payload
from langgraph_client.web.sse import SSE_HEADERS, Transform, build_body
from langgraph_client.web.upstream import Source
from langgraph_client.web.view_error import ViewError, require_authorized

_OPEN: Final = OpenStreams()

_ROUTES: Final = {
    "start": ("post", "<uuid:thread_id>/runs"),
    "stream": ("get", "<uuid:thread_id>/runs/<uuid:run_id>/stream"),
    "cancel": ("post", "<uuid:thread_id>/runs/<uuid:run_id>/cancel"),
}


def sse_response(
    stream: Source,
    *,
    request: HttpRequest | None = None,
    heartbeat: float = 15.0,
    retry: float = 2.0,
    cancel_on_close: bool = False,
    transform: Transform | None = None,
) -> StreamingHttpResponse:
    """Return a stream as a response, for your own views.

    Args:
        stream: As in `langgraph_client.web.sse.sse_body`, as are the other arguments.
        request: The request. Its connection is used to detect a disconnect within a second. Under ASGI it makes the response
            async: otherwise Django would read the whole stream before it sends anything.
        heartbeat: Seconds.
        retry: Seconds.
        cancel_on_close: Whether a disconnect before the run's end cancels the run.
        transform: Takes a part, and returns what the browser may see of it.
    """
    return _response(
        _body(
            stream,
            request,
            heartbeat=heartbeat,
            retry=retry,
            cancel_on_close=cancel_on_close,
            transform=transform,
        ),
        request,
    )


def _body(stream: Source, request: HttpRequest | None, heartbeat: float, **options: Any) -> SSEBody:
    """Return the body of a stream, which closes the database connections that `transform` opens in its thread."""
    environ = getattr(request, "environ", None)
    return build_body(stream, heartbeat, environ=environ, reader_ends=connections.close_all, **options)


def _response(body: SSEBody, request: HttpRequest | None) -> StreamingHttpResponse:
    if isinstance(request, ASGIRequest):
        return StreamingHttpResponse(_AsyncBody(body), headers=dict(SSE_HEADERS))
    body.before(_give_connections_back)
    return StreamingHttpResponse(body, headers=dict(SSE_HEADERS))


def _give_connections_back() -> None:
    """Close this thread's database connections, which would otherwise stay open as long as the stream."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()


class _AsyncBody:
    """The body as only an async iterable, since Django treats one that is both as sync."""

    def __init__(self, body: SSEBody) -> None:
        self._body = body
        self.close = body.close  # Django calls it at the end, too

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._body.__aiter__()


class RunStreamView(View):
    """Starts, streams and cancels runs of one assistant on the user's threads.

    Subclass it, set `client` and `assistant_id`, define `authorize`, and put `urls()` into your URLs. CSRF protection is
    Django's: the page sends the token with each POST. It works under WSGI and, with Django 5.0 or newer, under ASGI.

    Attributes:
        client: The client, or a method that returns it.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        stream_mode: What the stream consists of; see `client.runs.stream`. Not `messages`, which a reload would lose. It
            bounds what the browser sees of a run, even if others started it.
        heartbeat: Seconds of silence after which a comment is sent.
        retry: Seconds that the browser waits before it reconnects.
        cancel_on_close: Whether leaving the page before the run's end cancels the run; so does a reload.
        max_streams: How many streams a user may have open at once in this process, by the key that `authorize` then
            returns; one more is a 429. None does not count them.
    """

    http_method_names = ["get", "post"]  # noqa: RUF012 - as in Django. HEAD would open a stream

    client: ClassVar[Any] = None
    assistant_id: ClassVar[str] = ""
    stream_mode: ClassVar[Modes] = "messages-tuple"
    heartbeat: ClassVar[float] = 15.0
    retry: ClassVar[float] = 2.0
    cancel_on_close: ClassVar[bool] = False
    max_streams: ClassVar[int | None] = None

    def authorize(self, request: HttpRequest, thread_id: str) -> bool | str:
        """Return whether the user may see the thread and start runs on it. Every view calls it first; False is a 404.

        With `max_streams` it returns the user's key in place of True: a str such as `str(request.user.pk)`.
        """
        raise NotImplementedError

    def run_options(self, request: HttpRequest, payload: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """Return the keywords of `client.runs.create`. The default takes only the input or the resume value.

        Args:
            request: The request.
            payload: The browser's JSON: `input` or `command`, and whatever else it sent. Trust none of it.
        """
        return default_options(payload)

    def transform(self, part: StreamPart) -> StreamPart | None:
        """Return what the browser may see of a part: a part, or None to omit it. Called in its own thread."""
        return part

    @classmethod
    def urls(cls, prefix: str = "", name: str = "run") -> list[URLPattern]:
        """Return the three URLs, named `run-start`, `run-stream` and `run-cancel`.

        Args:
            prefix: In front of `<thread_id>/runs`.
            name: In front of their names.
        """
        return [
            path(prefix + route, cls.as_view(http_method_names=[method]), name=f"{name}-{action}")
            for action, (method, route) in _ROUTES.items()
        ]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """The view for one of the URLs, as Django has it.

        Raises:
            ImproperlyConfigured: `authorize`, `client` or `assistant_id` is missing.
            ValueError: `stream_mode` has the mode `messages`, or `max_streams` is not a number above 0.
        """
        for name in ("authorize", "client", "assistant_id"):
            if getattr(cls, name) in {getattr(RunStreamView, name), None, ""}:
                raise ImproperlyConfigured(f"{cls.__name__} must define {name}: no view is open by default")
        check_modes(cls.stream_mode)
        check_limit(cls.max_streams)
        return super().as_view(**initkwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn a `ViewError` into its response."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except ViewError as refusal:
            return JsonResponse(refusal.content, status=refusal.status, headers=refusal.headers)

    def get(self, request: HttpRequest, thread_id: uuid.UUID, run_id: uuid.UUID) -> HttpResponseBase:
        """Stream a run."""
        service, last = self._service(), request.headers.get("Last-Event-ID")
        key = require_authorized(self.authorize(request, str(thread_id)), keyed=self.max_streams is not None)

        def make() -> SSEBody:
            return _body(
                service.stream(str(thread_id), str(run_id), last),
                request,
                self.heartbeat,
                retry=self.retry,
                cancel_on_close=self.cancel_on_close,
                transform=self.transform if self._transforms else None,
                shows=service.shows,
            )

        return _response(_OPEN.open((type(self), key), self.max_streams, make), request)

    @property
    def _transforms(self) -> bool:
        """Whether `transform` is overridden; else most parts need not be decoded."""
        return type(self).transform is not RunStreamView.transform

    def post(self, request: HttpRequest, thread_id: uuid.UUID, run_id: uuid.UUID | None = None) -> HttpResponse:
        """Start a run; cancel the one that the URL names."""
        require_authorized(self.authorize(request, str(thread_id)), keyed=self.max_streams is not None)
        if run_id is not None:
            self._service().cancel(str(thread_id), str(run_id))
            return JsonResponse({})  # not a 204: some servers fail on a response without a body
        payload = read_payload(request.body, request.content_type or "")
        started = self._service().start(str(thread_id), self.run_options(request, payload))
        stream = f"{request.path.rstrip('/')}/{started['run_id']}/stream"
        return JsonResponse({**started, "stream": stream}, status=HTTPStatus.CREATED)

    def _service(self) -> RunService:
        client: ClientSource = self.client
        return RunService(client=client, assistant_id=self.assistant_id, stream_mode=self.stream_mode)
