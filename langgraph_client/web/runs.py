"""Starts, streams and cancels runs for the views of all frameworks. All browser input is untrusted.

Runs are resumable and started apart from their stream, so that every stream is a join: a page that is reloaded, or whose
worker died, loses nothing. Errors of the Agent Server become a `ViewError`, which shows the browser only a status and a
fixed sentence.
"""

from __future__ import annotations

import contextlib
import json
import logging
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from langgraph_client import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    Client,
    ConflictError,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    RateLimitError,
    RunStream,
    UnprocessableEntityError,
)
from langgraph_client.deprecation import renamed_members
from langgraph_client.models import StreamMode
from langgraph_client.web.view_error import ViewError

ClientSource: TypeAlias = Client | Callable[[], Client]
Modes: TypeAlias = StreamMode | Sequence[StreamMode]

_WRONG: Final = (
    'the body must be a JSON object with either "input" or "command": {"resume": …}, sent as application/json'
)
_REFUSALS: Final[tuple[tuple[type[LangGraphError], HTTPStatus, str], ...]] = (
    (NotFoundError, HTTPStatus.NOT_FOUND, "not found"),
    (ConflictError, HTTPStatus.CONFLICT, "the thread is busy"),
    (UnprocessableEntityError, HTTPStatus.UNPROCESSABLE_ENTITY, "the Agent Server rejected the request"),
    (BadRequestError, HTTPStatus.BAD_REQUEST, "the Agent Server rejected the request"),
    (PayloadTooLargeError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the request is too large for the Agent Server"),
    (RateLimitError, HTTPStatus.TOO_MANY_REQUESTS, "too many requests to the Agent Server"),
    (AuthenticationError, HTTPStatus.BAD_GATEWAY, "the Agent Server rejected this site's credentials"),
    (PermissionDeniedError, HTTPStatus.BAD_GATEWAY, "the Agent Server rejected this site's credentials"),
    (InternalServerError, HTTPStatus.BAD_GATEWAY, "the Agent Server failed"),
    (APITimeoutError, HTTPStatus.GATEWAY_TIMEOUT, "the Agent Server did not respond in time"),
    (APIConnectionError, HTTPStatus.SERVICE_UNAVAILABLE, "the Agent Server can't be reached"),
    (LangGraphError, HTTPStatus.BAD_GATEWAY, "the Agent Server failed"),
)
_MAX_LEVELS: Final = 100
_ALWAYS_SHOWN: Final = ("metadata", "error")
_EVENT_OF_MODE: Final = {"messages-tuple": "messages"}
_log = logging.getLogger("langgraph_client.web")

if not TYPE_CHECKING:
    __getattr__ = renamed_members(__name__, Refusal="ViewError")


def check_modes(modes: Modes) -> None:
    """Reject modes whose parts a reload would lose.

    Raises:
        ValueError: Mode `messages` is among them, whose parts the server does not store.
    """
    if "messages" in _listed(modes):
        raise ValueError(
            f"stream_mode must not contain 'messages', whose parts the server does not store: use 'messages-tuple'; got {modes!r}"
        )


@attrs.frozen(kw_only=True)
class RunService:
    """Starts, streams and cancels the runs of one assistant, for authorized users.

    Attributes:
        client: The client, or a function that returns it.
        assistant_id: The assistant's UUID, or a graph's name.
        stream_mode: What the runs' streams consist of; not of mode `messages`, which a reload would lose.
    """

    client: ClientSource
    assistant_id: str
    stream_mode: Modes = attrs.field(validator=lambda _service, _field, modes: check_modes(modes))

    def start(self, thread_id: str, options: Mapping[str, Any]) -> dict[str, str]:
        """Start a resumable run. Return its `thread_id` and `run_id`.

        `POST /threads/{thread_id}/runs`
        """
        chosen: dict[str, Any] = {"stream_mode": self.stream_mode, **options, "stream_resumable": True}
        hidden = set(_listed(chosen["stream_mode"])).difference(_listed(self.stream_mode))
        if hidden:
            raise ValueError(f"stream_mode of run_options must be among the view's, {self.stream_mode!r}; got {hidden}")
        with _refusing():
            run = self._client().runs.create(thread_id, self.assistant_id, **chosen)
        return {"thread_id": thread_id, "run_id": _checked_id(run.get("run_id"))}

    def stream(self, thread_id: str, run_id: str, last_event_id: str | None) -> RunStream:
        """Return a run's stream from its start, or from where the browser disconnected.

        Args:
            thread_id: The thread, which the browser may see.
            run_id: The run, not checked yet.
            last_event_id: The browser's `Last-Event-ID`, a bookmark; empty to start at the beginning.

        `GET /threads/{thread_id}/runs/{run_id}`; `GET /threads/{thread_id}/runs/{run_id}/stream`
        """
        runs = self._client().runs
        with _refusing():
            if not last_event_id:
                runs.get(thread_id, run_id)  # the stream itself does not report a missing run
                return runs.join_stream(thread_id, run_id, last_event_id="-")
            try:
                return runs.resume(last_event_id, thread_id=thread_id, run_id=run_id)
            except ValueError as error:
                raise ViewError(HTTPStatus.BAD_REQUEST, "Last-Event-ID is none of this run's") from error

    def shows(self, name: str) -> bool:
        """Return whether the browser may see events with a name: those of the view's modes, even if others started the run."""
        mode = name.partition("|")[0]
        return mode in _ALWAYS_SHOWN or mode in {_EVENT_OF_MODE.get(one, one) for one in _listed(self.stream_mode)}

    def cancel(self, thread_id: str, run_id: str) -> None:
        """Cancel a run, unless it has finished.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`
        """
        runs = self._client().runs
        with _refusing():
            runs.get(thread_id, run_id)
            with contextlib.suppress(NotFoundError, ConflictError):  # it had already finished
                runs.cancel(thread_id, run_id)

    def _client(self) -> Client:
        return self.client if isinstance(self.client, Client) else self.client()


def _listed(modes: Modes) -> Sequence[str]:
    return [modes] if isinstance(modes, str) else modes


def _checked_id(run_id: object) -> str:
    """Return a run's ID from the Agent Server, after checking it, since the page uses it in a URL.

    Raises:
        ViewError: It is not a UUID.
    """
    with contextlib.suppress(ValueError):
        if isinstance(run_id, str) and str(uuid.UUID(run_id)) == run_id.lower():
            return run_id
    _log.warning("refused with 502: the Agent Server started a run without a UUID as its run_id: %.100r", run_id)
    raise ViewError(HTTPStatus.BAD_GATEWAY, "the Agent Server failed")


def read_payload(body: bytes, content_type: str) -> Mapping[str, Any]:
    """Parse the browser's request: a JSON object with either `input` or `command`, which may only contain `resume`.

    The content type has to be JSON, which a form on another site can't send.

    Raises:
        ViewError: The request is invalid.
    """
    if content_type != "application/json":
        raise ViewError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _WRONG)
    try:
        payload = json.loads(body, parse_constant=_no_json)
        # Lone surrogates, and numbers that Python reads as infinite, can't be sent on.
        json.dumps(payload, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise ViewError(HTTPStatus.BAD_REQUEST, _WRONG) from error
    if _is_deep(payload) or not isinstance(payload, dict) or ("input" in payload) == ("command" in payload):
        raise ViewError(HTTPStatus.BAD_REQUEST, _WRONG)
    command = payload.get("command")
    if "command" in payload and not (isinstance(command, dict) and set(command) == {"resume"}):
        raise ViewError(HTTPStatus.BAD_REQUEST, _WRONG)
    return payload


def default_options(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the default options of a run: only the input or the resume value that the browser sent."""
    return {name: payload[name] for name in ("input", "command") if name in payload}


def _is_deep(value: Any) -> bool:
    """Return whether a value is nested so deeply that processing it may exceed the recursion limit."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(_MAX_LEVELS):
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)
                 if isinstance(inner, (dict, list))]  # fmt: skip
        if not level:
            return False
    return True


def _no_json(constant: str) -> Any:
    raise ValueError(f"JSON has no {constant}")


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """Turn errors of the Agent Server into a `ViewError`."""
    try:
        yield
    except LangGraphError as error:
        status, message = next((status, said) for kind, status, said in _REFUSALS if isinstance(error, kind))
        if isinstance(error, APIStatusError) and status < HTTPStatus.INTERNAL_SERVER_ERROR:
            _log.info("refused with %d: %s", status, error)
        else:
            _log.warning("refused with %d: %s", status, error, exc_info=error)
        raise ViewError(status, message) from error
