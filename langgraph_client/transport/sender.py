"""Performs one try of a request: prepares and sends it, checks the status, reads the body; redacts its secrets.

The session's connection pool serves all threads of a process. A forked child gets a pool of its own.
"""

from __future__ import annotations

import logging
import threading
from functools import partial, wraps
from types import FunctionType
from typing import Any
from urllib.parse import urlencode

import attrs
import requests

from langgraph_client import codec
from langgraph_client.config import KEY_HEADER, Settings, timeout_pair
from langgraph_client.errors import LangGraphError, ProtocolError
from langgraph_client.observation import context_headers
from langgraph_client.request import Call, StreamRequest
from langgraph_client.transport.bounded import Reader, beginning_of_error, read_body
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.environment import Environment
from langgraph_client.transport.failures import map_exceptions
from langgraph_client.transport.fork import fork_count
from langgraph_client.transport.headers import Headers
from langgraph_client.transport.interim import drop_connection, is_interim
from langgraph_client.transport.options import merged_query, request_headers
from langgraph_client.transport.paths import path_through
from langgraph_client.transport.pool import cancellable_by
from langgraph_client.transport.redaction import forms_of_credentials, forms_of_key, redacted
from langgraph_client.transport.redirects import send_following_redirects
from langgraph_client.transport.requests_session import clone_session, new_session, with_tunnel
from langgraph_client.transport.route import Route, route_of
from langgraph_client.transport.status import status_error
from langgraph_client.transport.tunnel import needs_tunnel
from langgraph_client.types import UNSET, CallOptions

_log = logging.getLogger("langgraph_client.transport")
_SWITCHED, _OK, _REDIRECT, _PROXY_AUTHENTICATION = 101, 200, 300, 407
_OF_PLAIN_REQUEST = frozenset({400, 405, 426, 501})
"""Statuses with which a server responds to the handshake of a WebSocket that arrives without its header `Upgrade`."""
UPGRADE_DROPPED = "a proxy, or the server, dropped the header Upgrade, which a WebSocket needs"


class Sender:
    """Sends the requests of one client.

    Args:
        settings: The client's settings.
        session: The user's session; None creates one. A user's session is not closed here.
        auth: Authentication in a form that requests accepts, else the session's own.
    """

    def __init__(self, settings: Settings, session: requests.Session | None, auth: Any) -> None:
        self._settings = settings
        self._auth = settings.credentials if auth is None else _returning_request(auth)
        self._owned = session is None
        self._session = session if session is not None else new_session()
        self._environment = Environment(settings.url, keep=self._owned)
        self._fork_count = fork_count()
        self._lock = threading.Lock()

    @property
    def session(self) -> requests.Session:
        """The session of this process, which must not share sockets that a parent opened."""
        if self._fork_count != fork_count():
            with self._lock:
                if self._fork_count != fork_count():
                    self._session = new_session() if self._owned else clone_session(self._session)
                    self._fork_count = fork_count()
        return self._session

    def close(self) -> None:
        """Close the connections. A user's session is left open."""
        if self._owned:
            self._session.close()

    def fetch(
        self, request: Call, options: CallOptions, deadline: Deadline | None, *, accept: str, upgrade: bool = False
    ) -> requests.Response:
        """Return the response of one successful try, its body unread. Only an upgrade may have status 101.

        Args:
            request: The request.
            options: The call's own headers, query parameters and time-out, checked.
            deadline: The call's time limit.
            accept: The media types of the response.
            upgrade: Whether the request is for another protocol.

        Raises:
            LangGraphError: There was no response, or it was an error.
            ValueError: requests refused to send it.
        """
        name, session = name_of(request), self.session
        path = path_through(session, self._auth)
        query = (*self._settings.query, *request.query, *merged_query(options.get("params")))
        url = self._settings.url + request.path + (f"?{urlencode(query)}" if query else "")
        headers = request_headers(self._settings, request, options, accept, context_headers())
        prepared = None
        with map_exceptions(name, lambda: self.route(key_of(prepared))):
            prepared = path.prepare(request.method, url, headers, _body_of(request))
            if not isinstance(prepared.headers, Headers):  # prepared by a session's own methods
                prepared.headers = Headers(prepared.headers)
            timeout = self._timeout(request, options, deadline)
            environment = self._environment.settings(session, str(prepared.url), name)
            if upgrade and needs_tunnel(str(prepared.url), environment["proxies"]):
                path = attrs.evolve(path, session=with_tunnel(session, str(prepared.url)))
            with cancellable_by(deadline):
                response = send_following_redirects(partial(path.send, timeout=timeout, **environment), prepared)
            _log.debug("%s: %d", name, response.status_code)
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
            return ProtocolError(f"{name_of(request)}: {told}. A client without `session=` skips interim responses")
        content = b"" if status < _OK else self.content(response, request, deadline, beginning_of_error)
        route = self.route(key_of(response.request))
        return status_error(
            status,
            response.headers,
            self.redacted(content, response.request),
            method=request.method,
            path=request.path,
            redact=route.redacted,
            before=f"the proxy {route.proxy} wants credentials: "
            if status == _PROXY_AUTHENTICATION and route.proxy
            else "",
            after=f": {UPGRADE_DROPPED}" if upgrade and status in _OF_PLAIN_REQUEST else "",
        )

    def content(
        self,
        response: requests.Response,
        request: Call,
        deadline: Deadline | None,
        read: Reader,
        *,
        watched: bool = False,
    ) -> bytes:
        """Return the body of a response as far as it is read; the arguments are those of `read_body`."""
        route = partial(self.route, key_of(response.request))
        return read_body(response, read, name=name_of(request), route=route, deadline=deadline, watched=watched)

    def route(self, key: str | None = None) -> Route:
        """Return the route to the server, for messages. Raises ValueError if the URL of the proxy is malformed.

        Args:
            key: The key that the request was sent with.
        """
        route = route_of(self._settings.url, self._environment.proxies, self.session)
        return attrs.evolve(route, secrets=(*route.secrets, *self._secrets(key)))

    def redacted(self, content: bytes, sent: requests.PreparedRequest) -> bytes:
        """Return text from a server without the request's secrets, which it, or a proxy's error page, may repeat."""
        return redacted(content, self._secrets(key_of(sent)))

    def _secrets(self, key: str | None) -> tuple[str, ...]:
        settings = self._settings
        forms = [form for one in {settings.api_key, key} if one for form in forms_of_key(str(one))]
        return (*forms, *(forms_of_credentials(*settings.credentials) if settings.credentials else ()))

    def _timeout(
        self, request: Call, options: CallOptions, deadline: Deadline | None
    ) -> tuple[float | None, float | None]:
        connect, read = timeout_pair(options["timeout"]) if "timeout" in options else self._settings.timeout
        if isinstance(request, StreamRequest) and request.has_heartbeat:
            read = self._settings.stall_timeout
        return (connect, read) if deadline is None else (deadline.clamp(connect), deadline.clamp(read))


def _returning_request(auth: Any) -> Any:
    """Return `auth`; a function that forgets to return the request raises an error that says so."""
    if not isinstance(auth, FunctionType):
        return auth

    @wraps(auth)
    def checked(request: requests.PreparedRequest) -> requests.PreparedRequest:
        result = auth(request)
        if not isinstance(result, requests.PreparedRequest):
            raise TypeError(f"auth must return the request, {auth.__name__}() returned {type(result).__name__}")
        return result

    return checked


def name_of(request: Call) -> str:
    """Return a request's name in messages, such as `GET /threads/…`."""
    return f"{request.method} {request.path}"


def key_of(sent: requests.PreparedRequest | None) -> str | None:
    """Return the key in a request's headers, which a call or an authentication may have set."""
    return None if sent is None else sent.headers.get(KEY_HEADER)


def _body_of(request: Call) -> bytes | None:
    return None if request.json is UNSET else codec.dumps(request.json)
