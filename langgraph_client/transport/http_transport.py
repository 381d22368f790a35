"""Sends all calls of one client, with retries; decodes responses, and opens streams."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

import attrs
import requests

from langgraph_client.config import Settings
from langgraph_client.errors import APIError, ProtocolError
from langgraph_client.http_messages import HTTPRequest
from langgraph_client.request import Call, Pairs, Request, StreamRequest
from langgraph_client.transport.body import Body
from langgraph_client.transport.bounded import whole
from langgraph_client.transport.content import decoded_body, not_a_stream
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.fork import fork_count
from langgraph_client.transport.options import EVENT_STREAM, checked_options
from langgraph_client.transport.retry import call_with_retries
from langgraph_client.transport.route import Route
from langgraph_client.transport.sender import UPGRADE_DROPPED, Sender, key_of, name_of
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from langgraph_client.servers import Server

T = TypeVar("T")

_SWITCHED = 101
_LONGEST_MESSAGE = 300
_FORGOTTEN: Final = requests.PreparedRequest()
"""In place of the request of a stream, whose headers and body would be kept as long as the stream."""


class Closable(Protocol):
    """Anything that is closed with the client."""

    def close(self) -> None:
        """Close it."""


@attrs.frozen
class Answer(Generic[T]):
    """A decoded response with its headers and its status."""

    value: T
    headers: Mapping[str, str]
    status_code: int


class Transport:
    """Sends requests.

    Args:
        settings: The client's settings.
        session: The user's session; None creates one. A user's session is not closed here.
        auth: Authentication in a form that requests accepts, else the session's own.
        sleep: Waits some seconds between tries, in place of a sleep that ends when the call is cancelled.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        session: requests.Session | None = None,
        auth: Any = None,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self.settings = settings
        self._sleep = sleep
        self._sender = Sender(settings, session, auth)
        self.server: Server | None = None  # after the first use
        self._closed = False
        self._streams: dict[tuple[int, int], weakref.ref[Closable]] = {}  # without a lock: a fork could find it held

    def send(self, request: Request[T], options: CallOptions | None = None) -> T:
        """Return the decoded response to a request. Raises LangGraphError."""
        return self.exchange(request, options).value

    def exchange(
        self,
        request: Request[T],
        options: CallOptions | None = None,
        *,
        on_headers: Callable[[Mapping[str, str]], object] | None = None,
        on_body: Callable[[bytes], object] | None = None,
        attempts: int | None = None,
        deadline: Deadline | None = None,
    ) -> Answer[T]:
        """Return the decoded response to a request, with its headers. Raises LangGraphError.

        Args:
            request: The request.
            options: The call's own headers, query parameters and time-out.
            on_headers: Called with the response's headers as soon as they arrive; the body may take long.
            on_body: Called with each piece of the body as it arrives.
            attempts: Tries in total, instead of the policy's; an idempotent call is then retried after a time-out, too.
            deadline: The call's time limit.
        """
        given = checked_options(options)
        read = whole(self.settings.max_response_bytes, name_of(request), on_body)

        def once() -> Answer[T]:
            response = self._fetch(request, given, deadline, accept=request.accept)
            with response:
                if on_headers is not None:
                    on_headers(response.headers)
                content = self._sender.content(response, request, deadline, read, watched=on_body is not None)
            return Answer(self._decoded(request, response, content), response.headers, response.status_code)

        return self._with_retries(once, request, attempts, deadline)

    def open(
        self,
        request: StreamRequest,
        options: CallOptions | None = None,
        *,
        attempts: int | None = None,
        deadline: Deadline | None = None,
        idle_timeout: float | None = None,
    ) -> Body:
        """Return the body of a stream, its headers checked. Raises LangGraphError.

        Args:
            request: The request.
            options: The call's own headers, query parameters and time-out.
            attempts: Tries in total, instead of the policy's: more of them to reconnect a stream.
            deadline: The stream's time limit.
            idle_timeout: Seconds without an event after which the stream fails; see `Body.reset_idle_timer`.
        """
        given = checked_options(options)

        def once() -> Body:
            response = self._fetch(request, given, deadline, accept=EVENT_STREAM)
            key, response.request = key_of(response.request), _FORGOTTEN
            kind = response.headers.get("content-type", "")
            if kind.partition(";")[0].strip().lower() != EVENT_STREAM:
                response.close()
                raise not_a_stream(name_of(request), self.route(key).redacted(kind))
            return Body(response, name_of(request), deadline, idle_timeout, partial(self.route, key))

        return self._with_retries(once, request, attempts, deadline)

    def upgrade(
        self,
        request: StreamRequest,
        headers: Callable[[], Pairs],
        options: CallOptions | None = None,
        *,
        attempts: int | None = None,
        deadline: Deadline | None = None,
    ) -> requests.Response:
        """Return the response 101 (Switching Protocols). The caller is responsible for the connection from then on.

        Args:
            request: The request.
            headers: Returns the headers that request the other protocol, anew for each try.
            options: The call's own headers, query parameters and time-out.
            attempts: Tries in total, instead of the policy's.
            deadline: The time limit.

        Raises:
            LangGraphError: As for every request.
        """
        given = checked_options(options)

        def once() -> requests.Response:
            asking = attrs.evolve(request, headers=(*request.headers, *headers()))
            response = self._fetch(asking, given, deadline, accept="*/*", upgrade=True)
            if response.status_code != _SWITCHED:
                response.close()
                told = f"expected 101 (Switching Protocols), got {response.status_code}: {UPGRADE_DROPPED}"
                raise ProtocolError(f"{name_of(request)}: {told}")
            return response

        return self._with_retries(once, request, attempts, deadline)

    def sleep(self, seconds: float, deadline: Deadline) -> None:
        """Wait, but not beyond the deadline. Raises DeadlineExceeded if it has passed."""
        (self._sleep or deadline.sleep)(deadline.clamp(seconds) or 0.0)

    def close(self) -> None:
        """End the streams and close the connections. A user's session is left open."""
        for (made_in, _), kept in list(self._streams.items()):
            stream = kept()
            if stream is not None and made_in == fork_count():  # streams of a parent process belong to it
                stream.close()
        self._closed = True  # not before: closing a stream may cancel its run
        self._sender.close()

    def register_stream(self, stream: Closable) -> None:
        """Register a stream: closing the client closes it too, if it still exists."""
        key, streams = (fork_count(), id(stream)), self._streams
        streams[key] = weakref.ref(stream, lambda _: streams.pop(key, None))

    def _with_retries(
        self, once: Callable[[], T], request: Call, attempts: int | None = None, deadline: Deadline | None = None
    ) -> T:
        policy = self.settings.retry
        try:
            return call_with_retries(
                once,
                policy=policy if attempts is None else attrs.evolve(policy, attempts=attempts),
                idempotent=request.idempotent,
                sleep=self._sleep,
                description=name_of(request),
                deadline=deadline,
                reconnect=attempts is not None,
            )
        except APIError as error:
            from langgraph_client.transport import abilities  # with the table of servers, for a failure alone

            error.request = HTTPRequest(request.method, self.settings.url + request.path)
            abilities.explain(self, error, request, deadline)
            raise

    def _fetch(
        self, request: Call, options: CallOptions, deadline: Deadline | None, *, accept: str, upgrade: bool = False
    ) -> requests.Response:
        if self._closed:
            raise RuntimeError(f"{name_of(request)}: the client is closed; make a new one with get_client()")
        return self._sender.fetch(request, options, deadline, accept=accept, upgrade=upgrade)

    def _decoded(self, request: Request[T], response: requests.Response, content: bytes) -> T:
        try:
            return request.decode(decoded_body(request, response, content))
        except ProtocolError as error:
            shown = self._sender.redacted(str(error).encode("utf-8", "replace"), response.request).decode()
            cause = error.__cause__
        raise ProtocolError(f"{name_of(request)}: {shown[:_LONGEST_MESSAGE]}") from cause

    def route(self, key: str | None = None) -> Route:
        """Return the route to the server, for messages; see `Sender.route`."""
        return self._sender.route(key)

    @property
    def session(self) -> requests.Session:
        """The session that sends requests in this process."""
        return self._sender.session
