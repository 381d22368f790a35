"""Waits for the result of one run: joins the run as often as a stream reconnects, and returns the run's own result.

The server's `join` responds with the thread's state, which after a later run is that run's. So the thread's latest runs
are listed after each join: they show how the run ended, and whether a later run may have written to the thread. In that
case, and for a run of a conversation, the result is read from the last checkpoint that the run itself wrote.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client._generated.endpoints import threads
from langgraph_client.checks import canonical_id
from langgraph_client.errors import (
    APIConnectionError,
    APIStatusError,
    ConflictError,
    DeadlineExceeded,
    LangGraphError,
    NotFoundError,
    PermissionDeniedError,
    ProtocolError,
    ResultUnavailable,
    RunCancelled,
    RunFailed,
    StreamInterrupted,
)
from langgraph_client.observation import NOBODY, RunObserver, RunOutcome
from langgraph_client.request import Request
from langgraph_client.streams.own_state import is_filter_unknown, last_state, result_of
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.retry import delay
from langgraph_client.types import UNSET, CallOptions, Json, Unset

T = TypeVar("T")

_log = logging.getLogger("langgraph_client.streams")
_ACTIVE: Final = ("pending", "running")
_LATEST_RUNS: Final = 10
"""Runs that are listed after a join; runs that wait behind this one are among them."""
_PASSING: Final = frozenset({429, 500, 502, 503, 504})
"""Statuses of a proxy, or of a server that restarts."""
_ERROR, _INTERRUPT = "__error__", "__interrupt__"
_NOT_FOUND: Final = {_ERROR: {"error": "HTTPException", "message": "404: Run not found"}}
"""The response of servers from 0.10 on to the join of a run that they don't have, with status 200."""


@attrs.frozen(kw_only=True)
class ResultPlan:
    """Which run's result is wanted, and how.

    Attributes:
        thread_id: The run's thread.
        run_id: The run.
        status: The run's status when it was started or found; None when nothing is known of it.
        temporary: Whether the thread exists for this run alone and is deleted once the result is known.
        cancel_on_disconnect: Whether the server cancels the run when the connection drops.
        raise_error: Whether a run that has no result raises; otherwise the result has the key `__error__`.
    """

    thread_id: str = attrs.field(converter=canonical_id)
    run_id: str = attrs.field(converter=canonical_id)
    status: str | None = None
    temporary: bool = False
    cancel_on_disconnect: bool = False
    raise_error: bool = True


@attrs.frozen
class _End:
    """How the run ended; `latest` says whether no later run can have written to the thread."""

    status: str
    latest: bool


def wait_for_result(
    transport: Transport, plan: ResultPlan, options: CallOptions, deadline: Deadline, observer: RunObserver = NOBODY
) -> Json:
    """Return the result of a run, once it has finished.

    Args:
        transport: Sends the requests.
        plan: The run.
        options: The options of each request.
        deadline: The time limit of the wait. The run itself continues.
        observer: Receives connections, and the end if nothing is raised.

    Raises:
        RunFailed: The run failed; RunCancelled when it was cancelled.
        ResultUnavailable: The run finished, and its result is not available.
        NotFoundError: There is no such run.
        DeadlineExceeded: The deadline passed.
        APIConnectionError: No connection could be made for as long as a stream would try.
        StreamInterrupted: The server, or a proxy, ended each response without a result.
    """
    wait = _Wait(transport, plan, options, deadline, observer)
    try:
        result = wait.result()
    except LangGraphError as error:
        _name_run(error, plan)
        if plan.temporary and isinstance(error, (RunFailed, ResultUnavailable)):
            delete_temporary_thread(transport, plan.thread_id, options, deadline)
        raise
    if plan.temporary:
        delete_temporary_thread(transport, plan.thread_id, options, deadline)
    observer.ended(wait.outcome())
    return result


def delete_temporary_thread(transport: Transport, thread_id: str, options: CallOptions, deadline: Deadline) -> None:
    """Delete the thread of a stateless run that has finished. A failure is only logged.

    `DELETE /threads/{thread_id}`
    """
    try:
        with contextlib.suppress(NotFoundError, ConflictError):
            transport.exchange(threads.delete(thread_id), options, deadline=deadline)
    except LangGraphError as error:
        _log.warning("thread %s of a stateless run could not be deleted and is left: %s", thread_id, error)


class _Wait:
    """One wait of one call for one run."""

    def __init__(
        self,
        transport: Transport,
        plan: ResultPlan,
        options: CallOptions,
        deadline: Deadline,
        observer: RunObserver = NOBODY,
    ) -> None:
        self._observer = observer
        self._reconnects = 0
        self._status = plan.status
        self._failure: RunFailed | None = None
        self._transport = transport
        self._plan = plan
        self._options = options
        self._deadline = deadline
        self._seen = plan.status is not None  # whether the run is known to exist, or to have existed
        self._failed = 0  # consecutive joins that brought neither a response nor a heartbeat
        self._premature = 0  # consecutive responses while the run was active
        self._alive = False  # whether the current connection brought a heartbeat
        self._responded = False  # whether it brought more than a heartbeat

    def result(self) -> Json:
        """Return the run's own result. Raises what `wait_for_result` raises."""
        if self._plan.status not in (None, *_ACTIVE):  # found by its key: a join would return the thread's state
            end = _End(str(self._plan.status), latest=False)
            found = self._from_history(end)
            if found is not UNSET:
                return self._judge(end, found)
        while True:
            response = self._join()
            end = self._look_up_end(response)
            if end.status not in _ACTIVE:
                return self._judge(end, self._own_result(response, end))
            self._premature += 1
            self._pause(self._premature, None)

    def outcome(self) -> RunOutcome:
        """Return how the wait ended, once it has a result."""
        return RunOutcome(
            thread_id=self._plan.thread_id,
            run_id=self._plan.run_id,
            status=self._status,
            reconnects=self._reconnects,
            failure=None if self._failure is None else self._failure.error,
            finished=True,
        )

    def _join(self) -> Json:
        """Return the first response of a join that was not lost. Joins as often as a stream would reconnect."""
        cancel = self._plan.cancel_on_disconnect or UNSET
        request = endpoints.join(self._plan.thread_id, self._plan.run_id, cancel_on_disconnect=cancel)
        while True:
            self._alive = self._responded = False
            cause = None
            try:
                response = self._transport.exchange(
                    request, self._options, on_body=self._observe, attempts=1, deadline=self._deadline
                ).value
            except NotFoundError:
                if not self._seen:
                    raise
                return dict(_NOT_FOUND)
            except LangGraphError as error:
                if not self._is_passing(error):
                    raise
                cause = error
            else:
                if self._responded:
                    self._failed = 0
                    self._seen = self._seen or not (response is None or _is_not_found(response))
                    return response
            self._failed += 1
            self._pause(self._failed, cause)
            self._reconnects += 1
            self._observer.reconnected(self._reconnects, cause)

    def _observe(self, piece: bytes) -> None:
        """Update the state from a piece of a join's body: the server sends line breaks while the run is active."""
        if piece.strip():
            self._responded = True
        elif not self._responded:
            self._alive = self._seen = True
            self._failed = self._premature = 0

    def _is_passing(self, error: LangGraphError) -> bool:
        """Return whether another join may succeed. A truncated body may look complete, so that its JSON is broken."""
        if isinstance(error, APIStatusError):
            if is_filter_unknown(error):
                return False
            longest = self._transport.settings.retry.max_retry_after
            return error.status_code in _PASSING and (error.retry_after or 0) <= longest
        if isinstance(error, APIConnectionError):
            return error.retryable
        return isinstance(error, ProtocolError)

    def _pause(self, failures: int, cause: LangGraphError | None) -> None:
        """Wait before the next try. Raises when there were more failures in a row than a stream tolerates."""
        policy = self._transport.settings.retry
        if failures > (policy.reconnect_attempts if cause else max(1, policy.reconnect_attempts)):
            raise cause or StreamInterrupted("every connection ended without the run's result")
        _log.info("trying again after %s", type(cause).__name__ if cause else "a response without a result")
        if not self._alive:
            self._transport.sleep(delay(policy, failures, cause), self._deadline)

    def _look_up_end(self, response: Json) -> _End:
        """Return how the run ended, from the list of the thread's latest runs, or else from the run itself."""
        listed = endpoints.list(self._plan.thread_id, limit=_LATEST_RUNS, select=["run_id", "status"])
        try:
            rows = self._fetch(listed)
        except NotFoundError:
            if not _is_not_found(response):  # a stateless run, which the server deletes when it is finished
                return _End("error" if _error_of(response) else "success", latest=True)
            if not self._seen:
                raise
            raise ResultUnavailable("the thread was deleted, and the run's result with it") from None
        except PermissionDeniedError:  # some servers allow reading a run, but not listing runs
            rows = []
        for number, row in enumerate(rows):
            if row.run_id == self._plan.run_id:
                return _End(str(row.status), latest=all(one.status == "pending" for one in rows[:number]))
        try:
            run = self._fetch(endpoints.get(self._plan.thread_id, self._plan.run_id))
        except NotFoundError:
            if not self._seen:
                raise
            return _End("rolled back", latest=False)
        return _End(str(run.status), latest=False)

    def _own_result(self, response: Json, end: _End) -> Json | Unset:
        """Return the run's own result, from the response or from its last checkpoint. UNSET if neither is available."""
        if end.status == "rolled back":
            return UNSET
        wrong = _is_not_found(response) or _is_event(response)
        wrong = wrong or (end.status == "success" and _error_of(response) is not None)
        if end.latest and not wrong and not (isinstance(response, dict) and response.keys() == {_INTERRUPT}):
            return response
        found = self._from_history(end)
        return response if found is UNSET and end.latest and not wrong else found

    def _from_history(self, end: _End) -> Json | Unset:
        try:
            state = last_state(self._fetch, self._plan.thread_id, self._plan.run_id, check_graph=not end.latest)
        except NotFoundError:  # the thread was deleted meanwhile
            return UNSET
        return UNSET if state is None else result_of(state, failed=end.status in ("error", "timeout"))

    def _judge(self, end: _End, own: Json | Unset) -> Json:
        """Return the result, or raise if the run ended without one."""
        self._status = end.status
        failure = self._failure = _failure_of(end, own)
        if failure is None:
            if isinstance(own, Unset):
                raise ResultUnavailable("the thread no longer shows the state in which the run ended")
            return own
        if self._plan.raise_error:
            raise failure
        rest = own if isinstance(own, dict) else {}
        return {**rest, _ERROR: {"error": failure.error, "message": failure.message}}

    def _fetch(self, request: Request[T]) -> T:
        """Return the response to a read-only request, retried like a join."""
        failures = 0
        while True:
            try:
                return self._transport.exchange(request, self._options, attempts=1, deadline=self._deadline).value
            except LangGraphError as error:
                if not self._is_passing(error):
                    raise
                cause = error
            self._alive = False
            failures += 1
            self._pause(failures, cause)


def _failure_of(end: _End, own: Json | Unset) -> RunFailed | None:
    """Return why the run has no result; None if it has one."""
    if end.status == "rolled back":
        return RunCancelled("UserRollback", "the run was rolled back or deleted")
    if end.status == "interrupted" and not (isinstance(own, dict) and own.get(_INTERRUPT)):
        return RunCancelled("UserInterrupt", "the run was cancelled, or another run interrupted it")
    told = _error_of(own)
    if told is not None:
        return RunFailed(str(told.get("error", "error")), str(told.get("message", "")))
    if end.status in ("error", "timeout"):
        return RunFailed(end.status, "the server no longer says why")
    return None


def _error_of(response: Json | Unset) -> Mapping[str, Any] | None:
    told = response.get(_ERROR) if isinstance(response, dict) else None
    return told if isinstance(told, dict) else None


def _is_not_found(response: Json) -> bool:
    """Return whether the response to a join says that there is no such run."""
    told = str((_error_of(response) or {}).get("message", "")).lower()
    return told.startswith("404") and "not found" in told


def _is_event(response: Json) -> bool:
    """Return whether the response is a conversation's event, with the state inside it: that of a join before the run's end."""
    if not isinstance(response, dict) or response.get("type") != "event" or "method" not in response:
        return False
    params = response.get("params")
    return isinstance(params, dict) and "data" in params


def _name_run(error: LangGraphError, plan: ResultPlan) -> None:
    """Add the run to an error, and how to continue waiting."""
    error.thread_id, error.run_id = plan.thread_id, plan.run_id
    if isinstance(error, (NotFoundError, RunFailed, ResultUnavailable)):
        return
    advice = f"; `client.runs.join({plan.thread_id!r}, {plan.run_id!r})` waits for the run's result"
    if isinstance(error, APIStatusError):
        error.message += advice
    else:
        continues = "; the run continues" if isinstance(error, DeadlineExceeded) else ""
        error.args = (f"{error.args[0] if error.args else type(error).__name__}{continues}{advice}", *error.args[1:])
