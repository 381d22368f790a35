"""Django: a run that a page starts, watches and cancels. Nobody is let in whom `authorize` does not know.

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
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, Final

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import URLPattern, path
from django.views import View

from langgraph_client import StreamPart
from langgraph_client.web.runs import (
    ClientSource,
    Modes,
    Refusal,
    RunDesk,
    check_modes,
    default_options,
    let_in,
    read_payload,
)
from langgraph_client.web.sse import SSE_HEADERS, Transform, sse_body
from langgraph_client.web.upstream import Source

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
    """Any of our streams as an answer, for a view of your own.

    Args:
        stream: As in `langgraph_client.web.sse.sse_body`, and so are the others.
        request: The request, by whose connection a browser that left is noticed within a second.
        heartbeat: Seconds.
        retry: Seconds.
        cancel_on_close: Whether leaving early cancels the run.
        transform: What the browser may see of a part.
    """
    body = sse_body(
        stream,
        heartbeat,
        retry=retry,
        cancel_on_close=cancel_on_close,
        transform=transform,
        environ=getattr(request, "environ", None),
    )
    # GZipMiddleware, which else would keep the events until there are many, leaves alone what has an encoding.
    return StreamingHttpResponse(body, headers={**SSE_HEADERS, "Content-Encoding": "identity"})


class RunStreamView(View):
    """Starts runs of one assistant on the user's threads, streams them to the page, and cancels them.

    Subclass it, set `client` and `assistant_id`, define `authorize`, and put `urls()` into your URLs. CSRF protection is
    Django's: the page sends the token with each POST. Under ASGI, Django reads a stream like this one to its end before it
    sends it: use WSGI.

    Attributes:
        client: The client, or a method that gives it.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        stream_mode: What the stream consists of; see `client.runs.stream`. Not `messages`, which a reload would lose.
        heartbeat: Seconds of silence after which a comment is sent.
        retry: Seconds that the browser waits before it comes again.
        cancel_on_close: Whether leaving the page before the run's end cancels the run; a reload is leaving, too.
    """

    http_method_names = ["get", "post"]  # noqa: RUF012 - as in Django. HEAD would open a stream

    client: ClassVar[Any] = None
    assistant_id: ClassVar[str] = ""
    stream_mode: ClassVar[Modes] = "messages-tuple"
    heartbeat: ClassVar[float] = 15.0
    retry: ClassVar[float] = 2.0
    cancel_on_close: ClassVar[bool] = False

    def authorize(self, request: HttpRequest, thread_id: str) -> bool:
        """Whether this user may see this thread and start runs on it. Every view asks first; no is a 404."""
        raise NotImplementedError

    def run_options(self, request: HttpRequest, payload: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """What goes into the run, as keywords of `client.runs.create`. The default takes the input or the answer alone.

        Args:
            request: The request.
            payload: The browser's JSON: `input` or `command`, and whatever else it sent. Trust none of it.
        """
        return default_options(payload)

    def transform(self, part: StreamPart) -> StreamPart | None:
        """What the browser may see of a part: the part, another one, or None. Called in a thread of its own."""
        return part

    @classmethod
    def urls(cls, prefix: str = "", name: str = "run") -> list[URLPattern]:
        """The three URLs, named `run-start`, `run-stream` and `run-cancel`.

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
            ValueError: `stream_mode` has the mode `messages`.
        """
        for name in ("authorize", "client", "assistant_id"):
            if getattr(cls, name) in {getattr(RunStreamView, name), None, ""}:
                raise ImproperlyConfigured(f"{cls.__name__} must define {name}: no view is open by default")
        check_modes(cls.stream_mode)
        return super().as_view(**initkwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with a refusal, where there is one."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refusal as refusal:
            return JsonResponse(refusal.content, status=refusal.status)

    def get(self, request: HttpRequest, thread_id: uuid.UUID, run_id: uuid.UUID) -> HttpResponseBase:
        """Stream a run."""
        let_in(self.authorize(request, str(thread_id)))
        stream = self._desk().stream(str(thread_id), str(run_id), request.headers.get("Last-Event-ID"))
        return sse_response(
            stream,
            request=request,
            heartbeat=self.heartbeat,
            retry=self.retry,
            cancel_on_close=self.cancel_on_close,
            transform=self.transform,
        )

    def post(self, request: HttpRequest, thread_id: uuid.UUID, run_id: uuid.UUID | None = None) -> HttpResponse:
        """Start a run; cancel the one that the URL names."""
        let_in(self.authorize(request, str(thread_id)))
        if run_id is not None:
            self._desk().cancel(str(thread_id), str(run_id))
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        payload = read_payload(request.body, request.content_type or "")
        started = self._desk().start(str(thread_id), self.run_options(request, payload))
        stream = f"{request.path.rstrip('/')}/{started['run_id']}/stream"
        return JsonResponse({**started, "stream": stream}, status=HTTPStatus.CREATED)

    def _desk(self) -> RunDesk:
        client: ClientSource = self.client
        return RunDesk(client=client, assistant_id=self.assistant_id, stream_mode=self.stream_mode)
