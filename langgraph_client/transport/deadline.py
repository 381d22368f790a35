"""Time limits that end a call from outside: a deadline for the whole call, and a limit on silence in a stream.

Threads are woken by a SimpleQueue, not an Event, because a signal handler or a forked child may use it at any moment.
"""

from __future__ import annotations

import contextlib
import math
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue

from langgraph_client.errors import DeadlineExceeded, LangGraphError, StreamInterrupted
from langgraph_client.transport.clock import monotonic
from langgraph_client.transport.fork import fork_count


class Deadline:
    """A point in time, on a monotonic clock, at which a call is abandoned. `cancel` moves it to now.

    Args:
        seconds: The time until then; None means never.
        clock: Returns the time in seconds.

    Raises:
        TypeError: `seconds` is not a number.
        ValueError: `seconds` is not positive.
    """

    def __init__(self, seconds: float | None, clock: Callable[[], float] = monotonic) -> None:
        if seconds is not None and (isinstance(seconds, bool) or not isinstance(seconds, (int, float))):
            raise TypeError(f"deadline must be a number of seconds, got {seconds!r}")
        if seconds is not None and not seconds > 0:
            raise ValueError(f"deadline must be more than 0 seconds, got {seconds!r}")
        self.seconds = seconds
        self._clock = clock
        self._end = None if seconds is None else clock() + seconds
        self._wakes = _wake_queue()
        self._end_wait: Callable[[], object] | None = None
        self._fork_count = fork_count()  # of the process that waits
        self._lock = threading.RLock()  # a signal handler may cancel what its own thread is about to wait for

    def detached_copy(self) -> Deadline:
        """Return a deadline for the same time, which is not cancelled with this one."""
        twin = Deadline(None, self._clock)
        twin.seconds, twin._end = self.seconds, self._end
        return twin

    def cancel(self) -> None:
        """Expire now and wake all waiters; safe from any thread and signal handler."""
        self._end = -math.inf
        self._wakes.put(None)
        if self._fork_count != fork_count():  # the wait, its connection and perhaps the lock are our parent's
            return
        with self._lock:
            if self._end_wait is not None:
                self._end_wait()

    def sleep(self, seconds: float) -> None:
        """Sleep until the time is over or the deadline is cancelled."""
        with contextlib.suppress(Empty):
            self._wakes.get(timeout=seconds)

    @contextlib.contextmanager
    def on_cancel(self, end_wait: Callable[[], object]) -> Iterator[None]:
        """Call `end_wait` if the deadline is cancelled within this block, or was before."""
        if self._fork_count != fork_count():
            self._fork_count, self._lock = fork_count(), threading.RLock()
        with self._lock:
            self._end_wait = end_wait
        try:
            if self._end == -math.inf:
                end_wait()
            yield
        finally:
            with self._lock:
                self._end_wait = None

    def remaining(self) -> float | None:
        """Return the seconds left, at least 0; None if it never passes."""
        return None if self._end is None else max(0.0, self._end - self._clock())

    def clamp(self, seconds: float | None) -> float | None:
        """Return `seconds`, or the time left if that is less. Raises DeadlineExceeded if none is left."""
        left = self.remaining()
        if left is None:
            return seconds
        if left == 0:
            raise self.error()
        return left if seconds is None else min(seconds, left)

    def error(self) -> DeadlineExceeded:
        """Return the error to raise after it has passed or was cancelled."""
        if self.seconds is None:
            return DeadlineExceeded("the call was cancelled")
        return DeadlineExceeded(f"the deadline of {in_seconds(self.seconds)} passed")


class Watchdog(threading.Thread):
    """Ends a body when its deadline passes or no event arrives in time. Created only if one of the two limits is set.

    Args:
        end: Ends the body, with the error that its reader is to raise.
        deadline: When to end it.
        idle_timeout: Seconds without an event after which to end it; None never does.
        clock: Returns the time in seconds.
    """

    def __init__(
        self,
        end: Callable[[LangGraphError], None],
        deadline: Deadline,
        idle_timeout: float | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(name="langgraph_client-watchdog", daemon=True)
        self._end = end
        self._deadline = deadline
        self._idle_timeout = idle_timeout
        self._clock = clock
        self._last_event = clock()
        self._over = _wake_queue()

    def reset_idle_timer(self) -> None:
        """Restart the idle time-out, since an event arrived."""
        self._last_event = self._clock()

    def stop(self) -> None:
        """Stop watching."""
        self._over.put(None)

    def run(self) -> None:
        """Wait for the earlier of the two limits."""
        left, error = self._next()
        while left > 0:
            with contextlib.suppress(Empty):
                self._over.get(timeout=min(left, threading.TIMEOUT_MAX))
                return
            left, error = self._next()
        self._end(error)

    def _next(self) -> tuple[float, LangGraphError]:
        """Return the seconds to the earlier limit, and its error."""
        left = self._deadline.remaining()
        if self._idle_timeout is None:
            return left or 0.0, self._deadline.error()
        idle_left = self._last_event + self._idle_timeout - self._clock()
        if left is not None and left < idle_left:
            return left, self._deadline.error()
        return idle_left, StreamInterrupted(f"no event came for {in_seconds(self._idle_timeout)}")


def in_seconds(number: float) -> str:
    """Format a time for a message, such as `1 second` and `2.5 seconds`."""
    return f"{number:g} second{'' if number == 1 else 's'}"


def _wake_queue() -> SimpleQueue[None]:
    """A queue whose first timed wait ends. That of a new one waits forever on CPython before 3.13 when its time passes
    while `get` is still taking the queue's lock; a failed `get` leaves the lock taken.
    """  # noqa: D205
    queue: SimpleQueue[None] = SimpleQueue()
    with contextlib.suppress(Empty):
        queue.get_nowait()
    return queue
