"""A server's own routes: plain requests with the client's URL, key, headers, retries and errors."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import parse_qsl, quote

from langgraph_client.decoders import anything
from langgraph_client.errors import APIConnectionError, APIStatusError, StreamInterrupted
from langgraph_client.http_messages import HTTPResponse
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.sse import EventParser
from langgraph_client.request import Method, Request, StreamRequest, body
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.transport.body import Body
from langgraph_client.types import UNSET, CallOptions, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack

OnResponse = Callable[[HTTPResponse], object]

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_IDEMPOTENT: Final = frozenset({"GET", "PUT", "DELETE"})
"""Idempotent methods: RFC 9110, 9.2.2."""
_ACCEPT: Final = "application/json, text/plain"
_FINAL_EVENTS: Final = frozenset({"end", "error"})
_UNTOUCHED: Final = "/%:@!$&'()*+,;=~"
"""Characters of a path that are not percent-encoded: those of RFC 3986, 3.3, and `%`, since a path can be encoded."""


class HTTP(Resource):
    """`client.http`: a server's own routes, such as those of `http.app` in its configuration."""

    @document_kwargs(CallOptions)
    def get(self, path: str, *, on_response: OnResponse | None = None, **options: Unpack[CallOptions]) -> Json:
        """Send a GET request. It is retried as the client's `retry` says.

        Args:
            path: The path under the client's URL, such as `/reports/7`; it can have a query.
            on_response: Called with the response, an HTTPResponse, also when an error is raised for its status.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The decoded JSON; the text of a `text/plain` response; None for an empty body.

        Raises:
            ValueError: The path is a URL, has `.` or `..` in it, a fragment or a control character.
            APIStatusError: The status is not a success; NotFoundError and so on for those that have a class.
            APIConnectionError: There was no response.
            ProtocolError: The body is neither JSON nor plain text.

        Examples:
            >>> client.http.get("/info")["flags"]["assistants"]
            True

        `GET {path}`
        """
        return self._call("GET", path, None, on_response, options)

    @document_kwargs(CallOptions)
    def post(
        self, path: str, *, json: Any, on_response: OnResponse | None = None, **options: Unpack[CallOptions]
    ) -> Json:
        """Send a POST request. It is retried only if the server can't have acted on it.

        Args:
            path: The path under the client's URL; it can have a query.
            json: The body; None sends none.
            on_response: Called with the response, an HTTPResponse, also when an error is raised for its status.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            As `get`.

        Raises:
            LangGraphError: As `get`.

        Examples:
            >>> client.http.post("/threads/search", json={"metadata": {"customer": "unknown"}})
            []

        `POST {path}`
        """
        return self._call("POST", path, json, on_response, options)

    @document_kwargs(CallOptions)
    def put(
        self, path: str, *, json: Any, on_response: OnResponse | None = None, **options: Unpack[CallOptions]
    ) -> Json:
        """Send a PUT request. It is retried as the client's `retry` says.

        Args:
            path: The path under the client's URL; it can have a query.
            json: The body; None sends none.
            on_response: Called with the response, an HTTPResponse, also when an error is raised for its status.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            As `get`.

        Raises:
            LangGraphError: As `get`.

        Examples:
            >>> item = {"namespace": ["settings"], "key": "color", "value": {"name": "green"}}
            >>> client.http.put("/store/items", json=item)

        `PUT {path}`
        """
        return self._call("PUT", path, json, on_response, options)

    @document_kwargs(CallOptions)
    def patch(
        self, path: str, *, json: Any, on_response: OnResponse | None = None, **options: Unpack[CallOptions]
    ) -> Json:
        """Send a PATCH request. It is retried only if the server can't have acted on it.

        Args:
            path: The path under the client's URL; it can have a query.
            json: The body; None sends none.
            on_response: Called with the response, an HTTPResponse, also when an error is raised for its status.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            As `get`.

        Raises:
            LangGraphError: As `get`.

        Examples:
            >>> path = f"/threads/{client.threads.create().thread_id}"
            >>> client.http.patch(path, json={"metadata": {"paid": True}})["metadata"]
            {'paid': True}

        `PATCH {path}`
        """
        return self._call("PATCH", path, json, on_response, options)

    @document_kwargs(CallOptions)
    def delete(
        self, path: str, *, json: Any = None, on_response: OnResponse | None = None, **options: Unpack[CallOptions]
    ) -> None:
        """Send a DELETE request. It is retried as the client's `retry` says.

        Args:
            path: The path under the client's URL; it can have a query.
            json: The body; None sends none.
            on_response: Called with the response, an HTTPResponse, also when an error is raised for its status.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            LangGraphError: As `get`.

        Examples:
            >>> path = f"/threads/{client.threads.create().thread_id}"
            >>> client.http.delete(path)

        `DELETE {path}`
        """
        self._call("DELETE", path, json, on_response, options)

    @document_kwargs(CallOptions)
    def stream(
        self,
        path: str,
        method: str,
        *,
        json: Any = None,
        on_response: OnResponse | None = None,
        **options: Unpack[CallOptions],
    ) -> Generator[StreamPart, None, None]:
        """Send a request whose response is a stream of server-sent events. The request is sent immediately.

        The stream does not reconnect: routes may use `Last-Event-ID` in their own way. To resume one that
        supports it, call `stream` again with the `id` of the last part in that header.

        Args:
            path: The path under the client's URL; it can have a query.
            method: `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
            json: The body; None sends none.
            on_response: Called with the response's status and headers before the first part.
            **options: `headers`, `params` and `timeout` of this call. A route need not send heartbeats: the read
                time-out counts, not `stall_timeout`.

        Returns:
            The parts as they arrive. `close()` ends the stream, and so does closing the client.

        Raises:
            StreamInterrupted: The stream was lost before its end, or it has neither a length nor chunks nor a last
                event `end` or `error`, so that its end can't be distinguished from a loss.
            ProtocolError: The response is not an event stream, or the data of an event is not JSON.
            LangGraphError: As `get`, before the first part.

        Examples:
            >>> run = {"assistant_id": "agent", "input": {"topic": "tea"}}
            >>> for part in client.http.stream("/runs/stream", "POST", json=run):
            ...     print(part.event)
            metadata
            values
            values
            values

        `{method} {path}`
        """
        verb = _method(method)
        request = StreamRequest(operation="http.stream", has_heartbeat=False, **_call_of(verb, path, json))
        try:
            opened = self._transport.open(request, options)
        except APIStatusError as error:
            if on_response is not None:
                on_response(error.response)
            raise
        self._transport.register_stream(opened)
        parts = _parts(opened, f"{verb} {request.path}")
        next(parts)
        if on_response is not None:
            on_response(HTTPResponse(opened.status_code, opened.headers))
        return parts

    def _call(self, method: Method, path: str, json: Any, on_response: OnResponse | None, options: CallOptions) -> Json:
        request = Request(
            operation=f"http.{method.lower()}", accept=_ACCEPT, decode=anything, **_call_of(method, path, json)
        )
        if on_response is None:
            return self._send(request, options)
        content = BytesIO()

        def begin(_: Mapping[str, str]) -> None:
            content.seek(0)  # another try, after one that broke
            content.truncate()

        try:
            answer = self._transport.exchange(request, options, on_headers=begin, on_body=content.write)
        except APIStatusError as error:
            on_response(error.response)
            raise
        on_response(HTTPResponse(answer.status_code, answer.headers, content.getvalue()))
        return answer.value


def _call_of(method: Method, path: str, json: Any) -> dict[str, Any]:
    """What a request and a stream request have in common."""
    if not isinstance(path, str):
        raise TypeError(f"path must be a str, got {path!r}")
    segments, _, query = path.partition("?")
    dots = {".", ".."} & set(segments.replace("%2e", ".").replace("%2E", ".").split("/"))
    if not path.isprintable() or "#" in path or "://" in segments or segments.startswith("//") or dots:
        raise ValueError(
            "path must be a path under the client's URL such as '/reports/7', without '.' and '..', a fragment and "
            f"control characters, got {path!r}"
        )
    return {
        "method": method,
        "path": "/" + quote(segments.removeprefix("/"), safe=_UNTOUCHED),
        "query": tuple(parse_qsl(query, keep_blank_values=True)),
        "json": UNSET if json is None else body(json),
        "idempotent": method in _IDEMPOTENT,
    }


def _method(method: str) -> Method:
    verb = method.upper() if isinstance(method, str) else method
    if verb not in _METHODS:
        raise ValueError(f"method must be one of {', '.join(_METHODS)}, got {method!r}")
    return cast("Method", verb)


def _parts(opened: Body, name: str) -> Generator[Any, None, None]:
    """Yield nothing first, then the parts: only a generator that has begun closes the body when it is closed."""
    parser, delivered, last = EventParser(), 0, ""
    try:
        yield None
        for event in (event for chunk in opened for event in parser.feed(chunk) if isinstance(event, Event)):
            yield decode(event)
            delivered, last = delivered + 1, event.event
        reason = _early_end(opened, parser, last)
        if reason and not opened.closed:
            raise StreamInterrupted(f"{name}: {reason}", delivered=delivered)
    except APIConnectionError as error:
        raise StreamInterrupted(f"{name}: the stream was lost: {error}", delivered=delivered) from error
    finally:
        opened.close()


def _early_end(opened: Body, parser: EventParser, last: str) -> str:
    """Return why the end of a body is not the end of its stream; empty when it is."""
    if parser.unfinished:
        return "the body ended within an event"
    if last in _FINAL_EVENTS or _has_marked_end(opened.headers):
        return ""
    return "the connection ended, and the response has neither a length nor chunks that would mark its end"


def _has_marked_end(headers: Mapping[str, str]) -> bool:
    return "content-length" in headers or "chunked" in headers.get("transfer-encoding", "").lower()
