"""Recognizes responses that mean "no such route", and names the server that lacks the operation.

`GET /info` is requested once, and only when a response looks like that, so that no call that works costs a request more.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

from langgraph_client import servers
from langgraph_client.errors import APIError, APIStatusError, LangGraphError, UnsupportedByServer
from langgraph_client.request import Call, Request
from langgraph_client.servers import Server
from langgraph_client.transport.deadline import Deadline

_FORBIDDEN, _NOT_FOUND, _NOT_ALLOWED, _NOT_IMPLEMENTED = 403, 404, 405, 501
WEBSOCKET: Final = "websocket"
"""The operation that a WebSocket's handshake is."""
_ROUTERS_WORDS: Final = ("Not Found", {"detail": "Not Found"})
"""What routers say of a path that they don't have. Old servers say the same of a run that they don't have."""


class Transport(Protocol):
    """What is used here of a transport, which imports this module."""

    server: Server | None

    def exchange(self, request: Request[Any], /, *, attempts: int | None, deadline: Deadline | None) -> Any:
        """Send a request, and return the decoded response with its headers."""


def server_of(transport: Transport, deadline: Deadline | None = None) -> Server | None:
    """Return which server it is, requested once; None if it does not say, and then the next call asks again."""
    from langgraph_client._generated.endpoints import system

    if transport.server is None:
        try:
            info = transport.exchange(system.info(), attempts=1, deadline=deadline).value
        except LangGraphError:  # the caller has an error to raise already, and this one is not about its request
            return None
        transport.server = servers.identify(info) if isinstance(info, dict) else None
    return transport.server


def explain(transport: Transport, error: APIError, request: Call, deadline: Deadline | None = None) -> None:
    """Raise UnsupportedByServer in place of an error that means that the server has no such operation."""
    if not isinstance(error, APIStatusError) or not _is_suspect(error, request):
        return
    server = server_of(transport, deadline)
    if server is not None and _is_missing(error, request, server):
        raise _unsupported(request, server, error) from error


def refuse_danger(transport: Transport, request: Call) -> None:
    """Raise UnsupportedByServer if the server is known to do something else, and dangerously so. Asks it first."""
    server = server_of(transport)
    reason = None if server is None else servers.REFUSED.get((server.name, request.operation))
    if server is not None and reason is not None:
        raise _unsupported(request, server, None, f"nothing was sent: {reason}")


def ignored(transport: Transport, operation: str, option: str) -> UnsupportedByServer:
    """Return the error for a response which shows that the server ignored an option; it has no response of its own."""
    server = server_of(transport) or Server("")
    error = UnsupportedByServer(
        f"{server} ignores {option} in {operation}, so that what it found was not asked for",
        status_code=_NOT_IMPLEMENTED,
    )
    error.operation, error.server, error.version, error.retryable = operation, server.name, server.version, False
    return error


def _is_suspect(error: APIStatusError, request: Call) -> bool:
    """Return whether a response may mean that there is no such route."""
    if request.operation.startswith("http.") or request.operation == "system.info" or not error.request_sent:
        return False
    listed = request.operation in servers.OPERATIONS
    if error.status_code == _FORBIDDEN:  # a refused key comes with a reason in the body
        return listed and (request.operation != WEBSOCKET or not error.body)
    if error.status_code == _NOT_ALLOWED:
        return request.operation != WEBSOCKET  # that came without its header `Upgrade`
    return listed and error.status_code == _NOT_FOUND and error.body in _ROUTERS_WORDS


def is_routers(error: APIStatusError) -> bool:
    """Return whether a 404 is about the path, or says no more than that: nothing in it is about what was asked for."""
    return error.status_code == _NOT_FOUND and (error.body in _ROUTERS_WORDS or not isinstance(error.body, dict))


def _is_missing(error: APIStatusError, request: Call, server: Server) -> bool:
    row = servers.OPERATIONS.get(request.operation)
    if row is None:
        return error.status_code == _NOT_ALLOWED and server.name not in (servers.OFFICIAL, servers.AEGRA)
    lacks = servers.lacks(server, row)
    return error.status_code != _FORBIDDEN if lacks is None else lacks


def _unsupported(request: Call, server: Server, error: APIStatusError | None, reason: str = "") -> UnsupportedByServer:
    row = servers.OPERATIONS.get(request.operation)
    since = None if row is None else row.since
    known = f"; {servers.OFFICIAL} is known to have it from {since} on" if since else ""
    told = reason or (f"it responded: {error.message}" if error is not None else "")
    unsupported = UnsupportedByServer(
        f"{server} has no {request.operation}{known} ({told})",
        status_code=_NOT_IMPLEMENTED,
        method=request.method,
        path=request.path,
    )
    if error is not None:
        unsupported.__dict__.update({**error.__dict__, "message": unsupported.message})
    unsupported.operation, unsupported.server, unsupported.version = request.operation, server.name, server.version
    unsupported.since, unsupported.request_sent, unsupported.retryable = since, error is not None, False
    return unsupported
