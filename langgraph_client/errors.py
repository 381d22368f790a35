"""Every error that this package raises about a server. Data on the object, the message computed, the cause kept.

::

    LangGraphError
    ├── APIError                                 a request, or its response, failed: message, request
    │   ├── APIConnectionError (ConnectionError)     no response: refused, reset, name not found, TLS
    │   │   └── APITimeoutError (TimeoutError)       no response in time
    │   ├── APIStatusError                           the server rejected it: status_code, body, response, request_id, method, path
    │   │   ├── BadRequestError            400
    │   │   ├── AuthenticationError        401
    │   │   ├── PermissionDeniedError      403
    │   │   ├── NotFoundError              404
    │   │   ├── ProxyAuthenticationRequired 407     a proxy wants credentials
    │   │   ├── ConflictError              409
    │   │   ├── PayloadTooLargeError       413
    │   │   ├── UnprocessableEntityError   422
    │   │   ├── RateLimitError             429      retry_after
    │   │   ├── InternalServerError        5xx
    │   │   └── UnsupportedByServer        404…     the server has no such operation: operation, server, version, since
    │   └── ProtocolError                            a response that can't be read
    ├── StreamInterrupted                        a stream was lost before its end: bookmark, delivered
    ├── DeadlineExceeded (TimeoutError)          the caller's deadline passed: bookmark, delivered
    ├── RunFailed                                the graph's run ended in an error: error, message
    │   └── RunCancelled                         the run was cancelled, or another run took its place
    ├── ResultUnavailable                        the run finished, and the server no longer has its result
    ├── CommandRefused                           the server did not carry a command out: code, message, method
    └── EventsDropped                            a reader was too slow for the bounded buffer of events

A stream that continues although parts are missing (`on_gap="warn"`) warns with StreamGapWarning.
A wrong argument raises TypeError or ValueError before anything is sent.
"""

from __future__ import annotations

from typing import Any, ClassVar

from langgraph_client.deprecation import renamed_attribute, renamed_keywords
from langgraph_client.http_messages import HTTPRequest, HTTPResponse


class LangGraphError(Exception):
    """The root: catch it to catch all of them.

    Attributes:
        thread_id: The thread of the run that the call was about, when it is known.
        run_id: That run, when it is known: `client.runs.join(thread_id, run_id)` waits for its result.
    """

    thread_id: str | None = None
    run_id: str | None = None


class APIError(LangGraphError):
    """A request, or its response, failed: the base of APIConnectionError, APIStatusError and ProtocolError.

    Attributes:
        message: What happened, in a sentence.
        request: The request's `method` and `url`; None when the error is not that of a single request, as when a stream
            breaks.
        body: The response's body: decoded JSON, else text; None when there is none.
    """

    request: HTTPRequest | None = None
    body: Any = None

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def code(self) -> str | None:
        """The member `code` of the body, when it is a str."""
        return self._text_of("code")

    @property
    def param(self) -> str | None:
        """The member `param` of the body, when it is a str."""
        return self._text_of("param")

    @property
    def type(self) -> str | None:
        """The member `type` of the body, when it is a str."""
        return self._text_of("type")

    def _text_of(self, name: str) -> str | None:
        value = self.body.get(name) if isinstance(self.body, dict) else None
        return value if isinstance(value, str) else None


@renamed_keywords(repeatable="retryable")
class APIConnectionError(APIError, ConnectionError):
    """There is no response: the connection was refused, reset or never made. The cause is in `__cause__`.

    Attributes:
        request_sent: False when the request certainly never left, so that it is safe to repeat it.
        retryable: False when another try would fail as well, such as with a rejected certificate.

    Examples:
        >>> from langgraph_client import APIConnectionError, RetryPolicy, get_client
        >>> try:
        ...     get_client("http://127.0.0.1:9", retry=RetryPolicy(attempts=1)).system.ok()
        ... except APIConnectionError as error:
        ...     print("not sent" if not error.request_sent else "perhaps sent")
        not sent
    """

    def __init__(self, message: str, *, request_sent: bool = True, retryable: bool = True) -> None:
        super().__init__(message)
        self.request_sent = request_sent
        self.retryable = retryable

    repeatable = renamed_attribute("repeatable", "retryable")


class APITimeoutError(APIConnectionError, TimeoutError):
    """There is no response in time."""


class APIStatusError(APIError):
    """The server, or a proxy, responded with a status that is not a success. Its text is one line, `message` may be several.

    Attributes:
        status_code: The HTTP status.
        body: The response's body: decoded JSON, else text; None when it is empty.
        response: The response: `status_code`, `headers`, `content`, `text` and `json()`.
        request_id: The server's `x-request-id`, else None.
        method: The request's method.
        path: The request's path, without the query.
        retry_after: Seconds that the server asked to wait (`Retry-After`), else None.
        request_sent: False when a proxy rejected the tunnel to the server, which never saw the request.
        retryable: False when the client does not retry it, whatever the status: a proxy rejected the tunnel, or an
            adapter of your own session has already retried it.

    Examples:
        >>> from langgraph_client import NotFoundError
        >>> try:
        ...     client.threads.get("11111111-1111-4111-8111-111111111111")
        ... except NotFoundError as error:
        ...     print(error.status_code, error.method, error.path)
        404 GET /threads/11111111-1111-4111-8111-111111111111
    """

    _usual_status: ClassVar[int | None] = None
    """What `status_code` is when the error is made of its message alone, as by Celery's JSON, which stores `args`."""

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        body: Any = None,
        response: HTTPResponse | None = None,
        request_id: str | None = None,
        method: str = "",
        path: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        usual = self._usual_status if response is None else response.status_code
        status_code = usual if status_code is None else status_code
        if status_code is None:
            raise TypeError(f"{type(self).__name__} needs a status_code")
        self.status_code: int = status_code
        self.body = body
        self.request: HTTPRequest = HTTPRequest(method, path)
        self.response = HTTPResponse(status_code) if response is None else response
        self.request_id = request_id
        self.method = method
        self.path = path
        self.retry_after = retry_after
        self.request_sent = self.retryable = True

    repeatable = renamed_attribute("repeatable", "retryable")

    def __str__(self) -> str:
        request = f" [request {self.request_id}]" if self.request_id else ""
        what = " ".join(filter(None, (str(self.status_code), self.method, self.path)))
        return f"{what}: {' '.join(str(self.message).split())}{request}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class BadRequestError(APIStatusError):
    """400: the server does not understand the request."""

    _usual_status = 400


class AuthenticationError(APIStatusError):
    """401: the key is missing or wrong."""

    _usual_status = 401


class PermissionDeniedError(APIStatusError):
    """403: the key is known and may not do this."""

    _usual_status = 403


class NotFoundError(APIStatusError):
    """404: it does not exist, or is not the caller's."""

    _usual_status = 404


class ProxyAuthenticationRequired(APIStatusError):
    """407: the proxy requires credentials. They belong in the proxy's URL."""

    _usual_status = 407


class ConflictError(APIStatusError):
    """409: it exists already, or is busy."""

    _usual_status = 409


class PayloadTooLargeError(APIStatusError):
    """413: the body is over the server's, or a proxy's, limit."""

    _usual_status = 413


class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but its content is rejected."""

    _usual_status = 422


class RateLimitError(APIStatusError):
    """429: too many requests. `retry_after` has the seconds to wait, if the server sends them."""

    _usual_status = 429


class InternalServerError(APIStatusError):
    """5xx: the server, or a proxy in front of it, failed."""

    _usual_status = 500


class UnsupportedByServer(APIStatusError):
    """The server has no such operation: it is an older one, or another server of this API. Nothing was done.

    `status_code` is what it responded: 404, 405 or 403; 501 if the client says so: it did not send the call
    (`threads.prune` where the server would prune all threads), or the response shows that a filter was ignored
    (`threads.search`).

    Attributes:
        operation: The operation, such as `threads.get_storage`; `websocket` for a WebSocket.
        server: The server's name by `GET /info`, such as `langgraph-api` or `Aegra`; empty if it gives none.
        version: Its version; None if it gives none.
        since: The first version of `langgraph-api` known to have the operation; None if all have it.
    """

    _usual_status = 501
    operation: str = ""
    server: str = ""
    version: str | None = None
    since: str | None = None


class ProtocolError(APIError):
    """A response can't be read: it is not JSON, has another shape, or has an event that violates the protocol."""


APIResponseValidationError = ProtocolError
"""The same class, under the name that it has in the official client."""


class _StreamEnd(LangGraphError):
    """A stream ended before its run did.

    Attributes:
        bookmark: Resumes the stream (`client.runs.resume`, `client.threads.resume`); None when that is impossible.
        delivered: Parts yielded before.
    """

    def __init__(self, message: str, *, bookmark: str | None = None, delivered: int = 0) -> None:
        super().__init__(message)
        self.bookmark = bookmark
        self.delivered = delivered

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class StreamInterrupted(_StreamEnd):
    """The stream was lost before its end. `bookmark` resumes it. It is unrelated to a graph's interrupts.

    Examples:
        >>> from langgraph_client import StreamInterrupted
        >>> thread = client.threads.create()
        >>> stream = client.runs.stream(
        ...     thread.thread_id, "slow", input={"steps": 2, "delay": 60}, idle_timeout=1
        ... )
        >>> try:
        ...     parts = list(stream)
        ... except StreamInterrupted as lost:
        ...     stream = client.runs.resume(lost.bookmark)
        >>> stream.cancel()
    """


class DeadlineExceeded(_StreamEnd, TimeoutError):
    """The deadline of the call passed. The run itself continues.

    Examples:
        >>> from langgraph_client import DeadlineExceeded
        >>> thread = client.threads.create()
        >>> try:
        ...     client.runs.wait(thread.thread_id, "slow", input={"steps": 2, "delay": 60}, deadline=1)
        ... except DeadlineExceeded as error:
        ...     if error.run_id:
        ...         client.runs.cancel(thread.thread_id, error.run_id)
    """


class RunFailed(LangGraphError):
    """The graph's run ended in an error.

    Attributes:
        error: The name of the exception in the graph, such as `ValueError`.
        message: Its text.
        run_id: The run, when it is known.
        thread_id: Its thread, when it is known.

    Examples:
        >>> from langgraph_client import RunFailed
        >>> try:
        ...     client.runs.wait(None, "failing", input={"topic": "tea"})
        ... except RunFailed as failed:
        ...     print(failed.error, failed.message)
        ValueError boom
    """

    def __init__(self, error: str, message: str, *, run_id: str | None = None, thread_id: str | None = None) -> None:
        super().__init__(error, message)
        self.error = error
        self.message = message
        self.run_id = run_id
        self.thread_id = thread_id

    def __str__(self) -> str:
        return f"{self.error}: {self.message}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class RunCancelled(RunFailed):
    """The run was cancelled, interrupted by another run, rolled back or deleted: it has no result.

    `error` is the server's name for it: `UserInterrupt`, or `UserRollback` when the run was rolled back or deleted.
    """


class ResultUnavailable(LangGraphError):
    """The run finished, and the server no longer has its result, or shows that of a later run only."""


class CommandRefused(LangGraphError):
    """The server did not carry out a command of the thread protocol.

    Attributes:
        code: The server's code for the reason, such as `no_such_interrupt`.
        message: The reason in a sentence.
        method: The command, such as `input.respond`.
    """

    def __init__(self, code: str, message: str, *, method: str = "") -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.method = method

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.method, self.code, self.message)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class EventsDropped(LangGraphError):
    """The reader fell behind: events that it had not read were dropped, because the stream's buffer is full."""


class StreamGapWarning(UserWarning):
    """A stream continues after a disconnect, and parts may be missing."""


def _restore(kind: type[LangGraphError], args: tuple[Any, ...], state: dict[str, Any]) -> LangGraphError:
    """Restore an error that was pickled, as by a task queue, without calling its `__init__`."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
