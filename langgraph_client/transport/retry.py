"""When a call is tried again: tenacity waits, and this module knows what may be repeated.

An idempotent call is repeated when the connection failed and on 429, 502, 503 and 504. A call that makes something is
repeated only when the server can't have acted on it: it was never sent, or was refused with 429.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import tenacity

from langgraph_client.config import RetryPolicy
from langgraph_client.errors import APIConnectionError, APIStatusError, APITimeoutError, LangGraphError
from langgraph_client.transport.deadline import Deadline

T = TypeVar("T")

_log = logging.getLogger("langgraph_client.retry")
_PASSING = frozenset({502, 503, 504})
"""Statuses of a proxy or a server that is restarting."""
_TOO_MANY = 429
_MOST_DOUBLINGS = 100
"""Of the longest wait; floats end at 1024, and a stream may be taken up again more often."""


def call_with_retries(
    call: Callable[[], T],
    *,
    policy: RetryPolicy,
    idempotent: bool,
    description: str,
    sleep: Callable[[float], object] | None = None,
    deadline: Deadline | None = None,
    timeouts: bool = False,
) -> T:
    """The result of `call`, tried again as the policy says.

    Args:
        call: Makes one try; raises LangGraphError.
        policy: How often, and how long to wait.
        idempotent: Whether doing it twice is as good as once.
        description: What the log calls it.
        sleep: Waits some seconds; given, so that no test sleeps. Else the deadline's own, which ends when it is cancelled.
        deadline: When to stop; no wait goes beyond it.
        timeouts: Whether an idempotent call that had no answer in time is made again too.

    Raises:
        LangGraphError: What the last try raised.
        DeadlineExceeded: The deadline passed, or would during the next wait.
    """
    end = deadline or Deadline(None)
    try:
        return call()  # mostly all there is to do, and tenacity costs a tenth of a small call
    except LangGraphError as error:
        failed = [error]

    def next_try() -> T:
        if failed:
            raise failed.pop()
        return call()

    def worth_another(error: BaseException) -> bool:
        if isinstance(error, APIConnectionError) and end.remaining() == 0:
            return False
        if timeouts and idempotent and isinstance(error, APITimeoutError):
            return True
        return isinstance(error, LangGraphError) and may_repeat(error, policy, idempotent=idempotent)

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(worth_another),
        wait=lambda state: delay(policy, state.attempt_number, _error(state)),
        stop=tenacity.stop_after_attempt(policy.attempts),
        sleep=partial(_rest, sleep or end.sleep, end),
        before_sleep=partial(_tell, description),
        reraise=True,
    )
    try:
        return retrying(next_try)
    except APIConnectionError as error:
        if end.remaining() == 0:
            raise end.error() from error
        raise


def _rest(sleep: Callable[[float], object], end: Deadline, seconds: float) -> None:
    left = end.remaining()
    if left is not None and left <= seconds:
        raise end.error()
    sleep(seconds)


def _tell(description: str, state: tenacity.RetryCallState) -> None:
    _log.info("%s failed (%s), try %d follows", description, type(_error(state)).__name__, state.attempt_number + 1)


def may_repeat(error: LangGraphError, policy: RetryPolicy, *, idempotent: bool) -> bool:
    """Whether the call that raised `error` may be made again."""
    if isinstance(error, APIStatusError):
        if error.retry_after is not None and error.retry_after > policy.max_retry_after:
            return False
        return error.status_code == _TOO_MANY or (idempotent and error.status_code in _PASSING)
    if isinstance(error, APIConnectionError):
        repeated = not error.request_sent or (idempotent and not isinstance(error, APITimeoutError))
        return error.repeatable and repeated
    return False


def delay(policy: RetryPolicy, attempt: int, error: BaseException | None = None) -> float:
    """Seconds to wait after failed try number `attempt`: what the server asked for, else a random share of the backoff."""
    asked = getattr(error, "retry_after", None)
    if asked is not None:
        return float(asked)
    doublings = min(attempt - 1, _MOST_DOUBLINGS)
    return random.uniform(0, min(policy.maximum, policy.initial * 2.0**doublings))


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
