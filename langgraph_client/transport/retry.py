"""Decides when a call is retried; tenacity performs the retries.

An idempotent call is retried when the connection failed and on 429, 502, 503 and 504. A call that creates something is
retried only when the server can't have acted on it: it was never sent, or was rejected with 429.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from langgraph_client.config import RetryPolicy
from langgraph_client.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    DeadlineExceeded,
    LangGraphError,
    ProtocolError,
)
from langgraph_client.transport.deadline import Deadline

if TYPE_CHECKING:
    import tenacity

T = TypeVar("T")

_log = logging.getLogger("langgraph_client.retry")
_PASSING = frozenset({502, 503, 504})
"""Statuses of a proxy, or of a server that restarts."""
_TOO_MANY, _SERVER_ERROR = 429, 500
_MOST_DOUBLINGS = 100
"""The maximum exponent of the backoff: floats end at 1024, and a stream may reconnect more often than that."""


def call_with_retries(
    call: Callable[[], T],
    *,
    policy: RetryPolicy,
    idempotent: bool,
    description: str,
    sleep: Callable[[float], object] | None = None,
    deadline: Deadline | None = None,
    reconnect: bool = False,
) -> T:
    """Return the result of `call`, retried as the policy says.

    Args:
        call: Makes one try; raises LangGraphError.
        policy: How often to retry, and how long to wait.
        idempotent: Whether performing it twice has the same effect as once.
        description: The call's name in the log.
        sleep: Waits some seconds, for tests. By default the deadline's own, which ends when the deadline is cancelled.
        deadline: When to stop; no wait goes beyond it.
        reconnect: Whether it is a stream's next connection: an idempotent call is then also retried when there was
            no response in time, on 500 and on a response that is not the stream. Some proxies do that while their
            server is away.

    Raises:
        LangGraphError: What the last try raised.
        DeadlineExceeded: The deadline passed, or would pass during the next wait. Its cause is the previous error.
    """
    try:
        return call()  # usually enough, and tenacity costs a tenth of a small call
    except DeadlineExceeded:
        raise
    except LangGraphError as error:
        failed = [error]
    try:
        end = deadline or Deadline(None)
        return _Retries(call, policy, idempotent, description, sleep, end, reconnect, failed).result()
    finally:
        failed.clear()  # their tracebacks refer to this frame


@attrs.define
class _Retries(Generic[T]):
    """The retries after a first try that failed."""

    _call: Callable[[], T]
    _policy: RetryPolicy
    _idempotent: bool
    _description: str
    _sleep: Callable[[float], object] | None
    _end: Deadline
    _reconnect: bool
    _failed: list[LangGraphError]
    """The error of each try, in order."""

    def result(self) -> T:
        """Return the result of the first successful try. Raises the last try's error, or DeadlineExceeded."""
        import tenacity  # a twentieth of the package's import, apart from asyncio, and most programs see no failure

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(self._is_worth_another),
            wait=lambda state: delay(self._policy, state.attempt_number, _error(state)),
            stop=tenacity.stop_after_attempt(self._policy.attempts),
            sleep=self._rest,
            before_sleep=partial(_tell, self._description),
            reraise=True,
        )
        begun = iter(self._failed[:1])
        try:
            return retrying(self._next_try, begun)
        except DeadlineExceeded as error:
            if error.__cause__ is None and self._failed:
                raise error from self._failed[-1]
            raise
        except APIConnectionError as error:
            if self._end.remaining() == 0:
                # The connection broke because the deadline passed; the error before it explains the failure.
                raise self._end.error() from self._last_before(error)
            raise

    def _next_try(self, begun: Iterator[LangGraphError]) -> T:
        for error in begun:
            raise error
        try:
            return self._call()
        except DeadlineExceeded:
            raise
        except LangGraphError as error:
            self._failed.append(error)
            raise

    def _is_worth_another(self, error: BaseException) -> bool:
        if not isinstance(error, LangGraphError):
            return False
        if isinstance(error, APIConnectionError) and self._end.remaining() == 0:
            return False
        if self._reconnect and self._idempotent and isinstance(error, (APITimeoutError, ProtocolError)):
            return True
        return may_repeat(error, self._policy, idempotent=self._idempotent, reconnect=self._reconnect)

    def _rest(self, seconds: float) -> None:
        left = self._end.remaining()
        if left is not None and left <= seconds:
            raise self._end.error()
        (self._sleep or self._end.sleep)(seconds)

    def _last_before(self, error: LangGraphError) -> LangGraphError:
        return next((one for one in reversed(self._failed) if one is not error), error)


def _tell(description: str, state: tenacity.RetryCallState) -> None:
    _log.info("%s failed (%s), try %d follows", description, type(_error(state)).__name__, state.attempt_number + 1)


def may_repeat(error: LangGraphError, policy: RetryPolicy, *, idempotent: bool, reconnect: bool = False) -> bool:
    """Return whether the call that raised `error` may be retried. The arguments are those of `call_with_retries`."""
    if isinstance(error, APIStatusError):
        if not error.retryable:
            return False
        if error.retry_after is not None and error.retry_after > policy.max_retry_after:
            return False
        passing = error.status_code in _PASSING or (reconnect and error.status_code == _SERVER_ERROR)
        return error.status_code == _TOO_MANY or (idempotent and passing)
    if isinstance(error, APIConnectionError):
        repeated = not error.request_sent or (idempotent and not isinstance(error, APITimeoutError))
        return error.retryable and repeated
    return False


def delay(policy: RetryPolicy, attempt: int, error: BaseException | None = None) -> float:
    """Return the seconds to wait after try `attempt`: the server's `Retry-After`, or a random share of the backoff."""
    asked = getattr(error, "retry_after", None)
    if asked is not None:
        return float(asked)
    doublings = min(attempt - 1, _MOST_DOUBLINGS)
    return random.uniform(0, min(policy.max_backoff, policy.initial_backoff * 2.0**doublings))


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
