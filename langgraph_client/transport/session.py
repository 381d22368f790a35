"""One session for one client: every request goes through here, with its retries, its errors and its secrets.

The pool of connections serves all threads of a process. A forked child gets a pool of its own.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode

import attrs
import requests

from langgraph_client import codec
from langgraph_client.config import KEY_HEADER, Settings, timeout_pair
from langgraph_client.errors import APIError, LangGraphError, ProtocolError
from langgraph_client.http_messages import HTTPRequest
from langgraph_client.request import Call, Pairs, Request, StreamRequest
from langgraph_client.transport import direct
from langgraph_client.transport.body import Body
from langgraph_client.transport.content import decoded_body, not_a_stream
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.failures import translated
from langgraph_client.transport.interim import drop_connection, is_interim
from langgraph_client.transport.options import EVENT_STREAM, checked_options, merged_query, request_headers
from langgraph_client.transport.pool import under
from langgraph_client.transport.process import generation
from langgraph_client.transport.redaction import forms_of_credentials, forms_of_key, redacted
from langgraph_client.transport.redirects import check_location, followed
from langgraph_client.transport.retry import call_with_retries
from langgraph_client.transport.route import Route, route_of
from langgraph_client.transport.sessions import copied, new_session, tunnelling
from langgraph_client.transport.status import status_error
from langgraph_client.transport.tunnel import needs_tunnel
from langgraph_client.types import UNSET, CallOptions

T = TypeVar("T")

_log = logging.getLogger("langgraph_client.transport")
_SWITCHED, _OK, _REDIRECT, _PROXY_AUTHENTICATION = 101, 200, 300, 407
_OF_PLAIN_REQUEST = frozenset({400, 405, 426, 501})
"""What a server says to the handshake of a WebSocket when it comes without its header `Upgrade`."""
_UPGRADE_DROPPED = "a proxy, or the server, dropped the header Upgrade, which a WebSocket needs"
_LONGEST_MESSAGE = 300


class Closable(Protocol):
    """What is closed with the client."""

    def close(self) -> None:
        """Close it."""


@attrs.frozen
class Answer(Generic[T]):
    """A decoded answer with its headers and its status."""

    value: T
    headers: Mapping[str, str]
    status_code: int


class Transport:
    """Carries requests out.

    Args:
        settings: What the client was told.
        session: The user's session; None makes one. A session of the user's is not closed here.
        auth: Authentication as requests understands it, else the session's own.
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
        self._auth = settings.credentials if auth is None else auth
        self._closed = False
        self._owned = session is None
        self._session = session if session is not None else new_session()
        self._generation = generation()
        self._lock = threading.Lock()
        self._environment: dict[str, Any] | None = None
        self._streams: dict[tuple[int, int], weakref.ref[Closable]] = {}  # without a lock, that a fork could find taken

    def send(self, request: Request[T], options: CallOptions | None = None) -> T:
        """The answer of a request, decoded. Raises LangGraphError."""
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
        """The answer of a request, decoded, with its headers. Raises LangGraphError.

        Args:
            request: What to send.
            options: The call's own headers, query parameters and time-out.
            on_headers: Called with the answer's headers as soon as they are there; the body can be long in coming.
            on_body: Called with each piece of the body as it comes.
            attempts: Tries in all, instead of the policy's; an idempotent call is then repeated after a time-out, too.
            deadline: When the call is given up.
        """
        given = checked_options(options)

        def once() -> Answer[T]:
            response = self._fetch(request, given, deadline, accept=request.accept)
            with response:
                if on_headers is not None:
                    on_headers(response.headers)
                content = self._content(response, request, deadline, on_body)
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
        """The body of a stream, its headers checked. Raises LangGraphError.

        Args:
            request: What to send.
            options: The call's own headers, query parameters and time-out.
            attempts: Tries in all, instead of the policy's: a stream is taken up again, with more patience.
            deadline: When the stream is given up.
            idle_timeout: Seconds without an event after which it is given up; see `Body.event`.
        """
        given = checked_options(options)

        def once() -> Body:
            response = self._fetch(request, given, deadline, accept=EVENT_STREAM)
            kind = response.headers.get("content-type", "")
            if kind.partition(";")[0].strip().lower() != EVENT_STREAM:
                response.close()
                raise not_a_stream(_name(request), kind)
            return Body(response, _name(request), deadline, idle_timeout, partial(self.route, response.request))

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
        """The answer 101 (Switching Protocols): what its connection carries from here on is the caller's business.

        Args:
            request: What to send.
            headers: Gives the headers that ask for the other protocol, for each try anew.
            options: The call's own headers, query parameters and time-out.
            attempts: Tries in all, instead of the policy's.
            deadline: When it is given up.

        Raises:
            LangGraphError: As for every request.
        """
        given = checked_options(options)

        def once() -> requests.Response:
            asking = attrs.evolve(request, headers=(*request.headers, *headers()))
            response = self._fetch(asking, given, deadline, accept="*/*", upgrade=True)
            if response.status_code != _SWITCHED:
                response.close()
                told = f"expected 101 (Switching Protocols), got {response.status_code}: {_UPGRADE_DROPPED}"
                raise ProtocolError(f"{_name(request)}: {told}")
            return response

        return self._with_retries(once, request, attempts, deadline)

    def pause(self, seconds: float, deadline: Deadline) -> None:
        """Wait, no longer than to the deadline. Raises DeadlineExceeded when it has passed."""
        (self._sleep or deadline.sleep)(deadline.bound(seconds) or 0.0)

    def close(self) -> None:
        """End the streams and close the connections. A session of the user's is left as it is."""
        for (made_in, _), kept in list(self._streams.items()):
            stream = kept()
            if stream is not None and made_in == generation():  # what a parent opened is its own
                stream.close()
        self._closed = True  # not before: a stream can have its run to cancel
        if self._owned:
            self._session.close()

    def keep(self, stream: Closable) -> None:
        """Close a stream with the client, if it is still there."""
        key, streams = (generation(), id(stream)), self._streams
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
                description=_name(request),
                deadline=deadline,
                reconnect=attempts is not None,
            )
        except APIError as error:
            error.request = HTTPRequest(request.method, self.settings.url + request.path)
            raise

    def _fetch(
        self, request: Call, options: CallOptions, deadline: Deadline | None, *, accept: str, upgrade: bool = False
    ) -> requests.Response:
        """The response of one try, its body unread and its status a success (101 is one of an upgrade alone)."""
        if self._closed:
            raise RuntimeError(f"{_name(request)}: the client is closed; make a new one with get_client()")
        session = self.session
        prepared = self._prepared(session, request, options, accept)
        timeout = self._timeout(request, options, deadline)
        with translated(_name(request), partial(self.route, prepared)):
            environment = self._environment_of(session, prepared, request)
            if upgrade and needs_tunnel(str(prepared.url), environment["proxies"]):
                session = tunnelling(session, str(prepared.url))

            def send(one: requests.PreparedRequest) -> requests.Response:
                if self._owned:
                    response = direct.send(session, one, timeout=timeout, **environment)
                    check_location(response)
                    return response
                return session.send(one, timeout=timeout, allow_redirects=False, **environment)

            with under(deadline):
                response = followed(send, prepared)
            _log.debug("%s: %d", _name(request), response.status_code)
            switched = upgrade and response.status_code == _SWITCHED
            if not (switched or _OK <= response.status_code < _REDIRECT):
                if response.status_code < _OK:
                    drop_connection(response, session)
                with response:
                    raise self._refused(request, response, deadline, upgrade=upgrade)
        return response

    def _refused(
        self, request: Call, response: requests.Response, deadline: Deadline | None, *, upgrade: bool
    ) -> LangGraphError:
        status = response.status_code
        if is_interim(status):
            told = (
                f"the session's adapter took the interim response {status} for the response; the connection is closed"
            )
            return ProtocolError(f"{_name(request)}: {told}. A client without `session=` skips interim responses")
        content = b"" if status < _OK else self._content(response, request, deadline)
        route = self.route(response.request)
        return status_error(
            status,
            response.headers,
            redacted(content, self._secrets(response.request)),
            method=request.method,
            path=request.path,
            redact=route.redacted,
            before=f"the proxy {route.proxy} wants credentials: "
            if status == _PROXY_AUTHENTICATION and route.proxy
            else "",
            after=f": {_UPGRADE_DROPPED}" if upgrade and status in _OF_PLAIN_REQUEST else "",
        )

    def _content(
        self,
        response: requests.Response,
        request: Call,
        deadline: Deadline | None,
        on_body: Callable[[bytes], object] | None = None,
    ) -> bytes:
        """The whole body. Keep-alives of a long wait reset the read time-out: a deadline needs a watch of its own."""
        if on_body is None and (deadline is None or deadline.seconds is None):
            with translated(_name(request), partial(self.route, response.request)):
                return response.content
        pieces = []
        for piece in Body(response, _name(request), deadline, route=partial(self.route, response.request)):
            pieces.append(piece)
            if on_body is not None:
                on_body(piece)
        return b"".join(pieces)

    def _decoded(self, request: Request[T], response: requests.Response, content: bytes) -> T:
        try:
            return request.decode(decoded_body(request, response, content))
        except ProtocolError as error:
            shown = redacted(str(error).encode("utf-8", "replace"), self._secrets(response.request)).decode()
            cause = error.__cause__
        raise ProtocolError(f"{_name(request)}: {shown[:_LONGEST_MESSAGE]}") from cause

    def route(self, sent: requests.PreparedRequest | None = None) -> Route:
        """The way to the server, for messages. Raises ValueError when the URL of the proxy is malformed.

        Args:
            sent: The request, whose headers may have a key of their own.
        """
        proxies = self._environment["proxies"] if self._environment else {}
        route = route_of(self.settings.url, proxies, self.session)
        return attrs.evolve(route, secrets=(*route.secrets, *self._secrets(sent)))

    def _secrets(self, sent: requests.PreparedRequest | None) -> tuple[str, ...]:
        """What an error must not show: a server, or a proxy's error page, may repeat what it was sent."""
        keys = {self.settings.api_key, sent.headers.get(KEY_HEADER) if sent is not None else None}
        forms = [form for key in keys if key for form in forms_of_key(str(key))]
        return (*forms, *(forms_of_credentials(*self.settings.credentials) if self.settings.credentials else ()))

    def _prepared(
        self, session: requests.Session, request: Call, options: CallOptions, accept: str
    ) -> requests.PreparedRequest:
        query = (*self.settings.query, *request.query, *merged_query(options.get("params")))
        url = self.settings.url + request.path + (f"?{urlencode(query)}" if query else "")
        headers = request_headers(self.settings, request, options, accept)
        body = None if request.json is UNSET else codec.dumps(request.json)
        # An auth of its own keeps requests from putting what `~/.netrc` says over our headers.
        auth = self._auth or session.auth or _leave_headers
        with translated(_name(request)):
            if self._owned:
                return direct.prepare(session, request.method, url, headers, body, auth)
            prepared = session.prepare_request(requests.Request(request.method, url, headers, data=body, auth=auth))
        prepared.hooks["response"].append(check_location)
        return prepared

    def _timeout(
        self, request: Call, options: CallOptions, deadline: Deadline | None
    ) -> tuple[float | None, float | None]:
        connect, read = timeout_pair(options["timeout"]) if "timeout" in options else self.settings.timeout
        if isinstance(request, StreamRequest) and request.has_heartbeat:
            read = self.settings.stall_timeout
        return (connect, read) if deadline is None else (deadline.bound(connect), deadline.bound(read))

    def _environment_of(
        self, session: requests.Session, prepared: requests.PreparedRequest, request: Call
    ) -> dict[str, Any]:
        """Proxies, CA bundle and client certificate for our server. Read from the environment once, since requests'
        own way costs a third of a small call; a session of the user's is asked each time, as he may change it.
        """  # noqa: D205
        if self._environment is None or not self._owned:
            # `REQUESTS_CA_BUNDLE` goes before `session.verify` unless that is handed over here.
            verify = None if session.verify is True else session.verify
            environment: dict[str, Any] = dict(
                session.merge_environment_settings(prepared.url, {}, stream=True, verify=verify, cert=None)
            )
            _check_proxy(session, environment["proxies"], self.settings.url, _name(request))
            self._environment = environment
            return environment
        return self._environment

    @property
    def session(self) -> requests.Session:
        """The session of this process: sockets that a parent opened must not be shared with it."""
        if self._generation != generation():
            with self._lock:
                if self._generation != generation():
                    self._session = new_session() if self._owned else copied(self._session)
                    self._generation = generation()
        return self._session


def _check_proxy(session: requests.Session, proxies: Mapping[str, str], url: str, name: str) -> None:
    """Reject a malformed proxy before requests does, which shows its credentials."""
    if proxies:
        try:
            route_of(url, proxies, session)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None


def _leave_headers(prepared: requests.PreparedRequest) -> requests.PreparedRequest:
    return prepared


def _name(request: Call) -> str:
    return f"{request.method} {request.path}"
