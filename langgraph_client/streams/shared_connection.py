"""One connection for many readers, without a thread of its own: the reader that needs the next event reads for all.

Every connection replays the thread from its start and has its own log, in the server's order. A reader that moves to
the next connection skips what it has read: a disconnect, or a channel that is requested later, loses and repeats nothing.

This is the leader/follower pattern. Any waiting reader or command may become the leader, which reads the connection:

    reader A    reads …………… has its event, returns
    reader B    waits          leads: reads ………… has its event, returns
    command C                  sends, waits        leads: reads the response
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

from langgraph_client.errors import APIConnectionError, DeadlineExceeded, LangGraphError, StreamInterrupted
from langgraph_client.observation import NOBODY, RunObserver, RunOutcome
from langgraph_client.protocol.commands import GET_TREE, Command
from langgraph_client.protocol.run_log import ConnectionLog, RunLog, discard_key
from langgraph_client.protocol.thread_events import ALWAYS, CUSTOM, BufferedEvent, Filter
from langgraph_client.streams.connectors import Connection, Connector
from langgraph_client.transport.retry import delay
from langgraph_client.types import Json

if TYPE_CHECKING:
    from langgraph_client.config import RetryPolicy

T = TypeVar("T")

_ALWAYS: Final = ALWAYS | {"custom"}
"""The channels of every connection. The server does not store a graph's own channels, so they can't be added later."""
_LOST: Final = object()
_PROBE: Final = Command(2**31 - 1, GET_TREE)
"""A command that changes nothing. Those of a session have lower numbers."""
_log = logging.getLogger("langgraph_client.streams")


class SharedConnection:
    """Reads a thread's events on one connection, for all readers and commands.

    Args:
        connector: Connects to the thread.
        limit: The maximum number of buffered events.
        confirm: Called for a run that may be finished without an event that says so: ends its log if it is. The last
            argument says whether the server has been idle.
        observer: Receives connections, and the end.

    Attributes:
        current: The run of events for which the server does not name one.
        reconnects: Connections made because one was lost.
        log: The events of the current connection.
        condition: Guards the logs, the connection and `_pumping`; notified after each change.
    """

    def __init__(
        self,
        connector: Connector,
        limit: int,
        confirm: Callable[[RunLog, frozenset[str], bool], None],
        observer: RunObserver = NOBODY,
    ) -> None:
        self.current = ""
        self.reconnects = 0
        self.closed = False
        self._lock = threading.RLock()
        self.condition = threading.Condition(self._lock)
        self._connector = connector
        self._limit = limit
        self._confirm = confirm
        self._observer = observer
        weakref.finalize(self, observer.ended, RunOutcome(thread_id=connector.thread_id)).atexit = False
        self._wanted = _ALWAYS
        self._brought: frozenset[str] = frozenset()
        self._connection: Connection | None = None
        self.log = ConnectionLog(limit)
        self._pumping = False
        self._waiting = 0  # threads, for the leader
        self._unanswered = 0  # commands
        self._fruitless = 0  # consecutive connections that brought nothing new
        self._came = self._most = 0  # events: on this connection, and on any with its channels
        self._lost: APIConnectionError | None = None
        self._left: weakref.finalize[..., SharedConnection] | None = None  # ends what a dropped stream had open

    def log_with(self, channels: frozenset[str], run_id: str) -> RunLog | None:
        """Return the log of a run on the current connection; None if that lacks one of these channels."""
        return self.log.run(run_id) if channels <= self._brought and self._connection is not None else None

    def want(self, channels: Iterable[str]) -> None:
        """Request channels from the next step on, which follows immediately."""
        with self.condition:
            self._wanted |= frozenset(channels)
            reading = self._connection if self._pumping and self._is_to_open() else None
        if reading is not None:
            reading.close()  # a reader that waits for its next event opens the new one

    def wait_until(self, ready: Callable[[], T | None]) -> T | None:
        """Wait until `ready` returns a value other than None, and return it; None if it is closed first.

        `ready` is called with the lock held. If no thread reads, this one becomes the leader: it takes one step without
        the lock, and wakes the others. Otherwise it waits until the leader has taken a step.
        """
        leads, events = False, list[BufferedEvent]()
        try:
            while True:
                with self._lock:  # of the condition, which is slower to enter; most steps bring one event
                    if leads:
                        self.log.extend(events, self.current)
                        leads = self._pumping = False
                        if self._waiting:
                            self.condition.notify_all()
                    result = ready()
                    if result is not None or self.closed:
                        return result
                    if self._pumping:
                        self._wait()
                        continue
                    leads = self._pumping = True
                events = self._step()
        except BaseException as error:
            if leads and self._lead_no_more(error):
                with self._lock:
                    return ready()
            raise

    def _lead_no_more(self, error: BaseException) -> bool:
        """Let another thread lead after a step that failed. Return whether it failed because the stream was closed."""
        with self.condition:
            self._pumping = False
            self.condition.notify_all()
        if isinstance(error, LangGraphError):
            if self.closed:
                return True
            self._observer.ended(self._outcome(error))
        elif self._connection is not None:
            self._connection.close()  # its events may not be logged, as after Ctrl-C: the next one replays them
        return False

    def _wait(self) -> None:
        self._waiting += 1
        try:
            self.condition.wait()
        finally:
            self._waiting -= 1

    def send(self, command: Command) -> Json:
        """Send a command over the connection, which is opened if there is none, and return the response.

        Raises:
            APIConnectionError: The stream is closed, or the connection was lost before the response.
        """
        connection = self._living()
        found = None if connection is None else self._exchange(connection, command)
        if found is None:
            raise APIConnectionError(f"{command.method}: the stream is closed", request_sent=connection is not None)
        if found is _LOST:
            raise APIConnectionError(f"{command.method}: the connection was lost before the answer; it may have run")
        return found

    def _living(self) -> Connection | None:
        """Return a connection that responds. One that was not read for a while may be closed, and lose the command."""
        while True:
            before = self._connection
            connection = self.wait_until(lambda: None if self._is_to_open() else self._connection)
            if connection is None or connection is not before:
                return connection
            try:
                if self._exchange(connection, _PROBE) is not _LOST:
                    return connection
            except APIConnectionError as error:
                self._drop(connection, error)

    def _exchange(self, connection: Connection, command: Command) -> Json:
        """Return the response to a command; `_LOST` if the connection was lost, None if the stream was closed."""

        def answer() -> Json:
            lost = None if self._connection is connection else _LOST
            return connection.answers.pop(command.id, lost)

        with self.condition:
            self._unanswered += 1
        try:
            connection.send(command)
            return self.wait_until(answer)
        finally:
            with self.condition:
                self._unanswered -= 1

    def close(self) -> None:
        """Close the connection, from any thread."""
        with self.condition:
            self.closed = True
            connection = self._connection
            self.condition.notify_all()
        self._connector.deadline.cancel()
        if connection is not None:
            connection.close()
        self._observer.ended(self._outcome())

    def _outcome(self, error: LangGraphError | None = None) -> RunOutcome:
        """Return how far the conversation came, and what it raised."""
        return RunOutcome(
            thread_id=self._connector.thread_id,
            run_id=self.current or None,
            parts=self._most,
            reconnects=self.reconnects,
            error=error,
        )

    def _step(self) -> list[BufferedEvent]:
        """Take one step, as the leader: open a connection, check whether a run is finished, or read the next events."""
        connection = self._connection
        if connection is None or self._is_to_open():
            self._open()
            return []
        log = self.log.run(self.current)
        if log.status == "interrupted" and log.needs_status_check:
            log.status_checked = True
            self._confirm(log, self._brought, False)
            return []
        try:
            events = connection.read()
        except APIConnectionError as error:
            self._drop(connection, error)
            return []
        if events:
            self._came += len(events)
            if self._came > self._most:  # new events, not only replayed ones
                if not self._most:
                    self._observer.first_part()
                self._most, self._fruitless = self._came, 0
            return events
        if events is None:
            self._drop(connection, APIConnectionError("the connection ended while the thread's stream went on"))
        elif connection.idle:
            self._fruitless = 0
            if self.current and not log.ended:
                self._confirm(log, self._brought, True)
        return []

    def _drop(self, connection: Connection, cause: APIConnectionError) -> None:
        connection.close()
        with self.condition:
            widened = not self._wanted <= self._brought and not self._unanswered
            self._connection, self._lost = None, None if widened else cause

    def _is_to_open(self) -> bool:
        """Return whether a new connection is needed, for missing channels too. One with an open command is kept."""
        return self._connection is None or not (self._wanted <= self._brought or self._unanswered)

    def _open(self) -> None:
        """Open a connection, and replace the previous one."""
        before, cause = self._connection, self._lost
        if before is not None:
            before.close()
            self._connection = None
        if cause is not None:
            self._count_loss(cause)
        wanted = self._wanted
        self._came, self._most = 0, self._most if wanted == self._brought else 0
        with self._observer.request():
            connection = self._connector.open(wanted, attempts=None) if cause is None else self._reopen(wanted, cause)
        if self._left is not None:
            self._left.detach()
        self._left = weakref.finalize(self, connection.close)
        self._left.atexit = False
        with self.condition:
            self.log = ConnectionLog(self._limit, self.log)
            self._connection, self._brought, self._lost = connection, wanted, None
        if self.closed:
            connection.close()

    def _count_loss(self, cause: APIConnectionError) -> None:
        self._fruitless += 1
        if self._fruitless > max(1, self._policy.reconnect_attempts):
            raise self._interrupted("every new connection ended at once") from cause
        if self._fruitless > 1:
            self._connector.transport.sleep(delay(self._policy, self._fruitless - 1), self._connector.deadline)
        _log.info("reconnecting after %s", type(cause).__name__)

    def _reopen(self, wanted: frozenset[str], cause: APIConnectionError) -> Connection:
        if self._policy.reconnect_attempts == 0:
            raise self._interrupted(f"the connection was lost: {cause}") from cause
        try:
            connection = self._connector.open(wanted, attempts=max(1, self._policy.reconnect_attempts))
        except DeadlineExceeded:
            raise
        except LangGraphError as error:
            raise self._interrupted(f"could not reconnect: {error}") from error
        self.reconnects += 1
        self._observer.reconnected(self.reconnects, cause)
        return connection

    @property
    def _policy(self) -> RetryPolicy:
        return self._connector.transport.settings.retry

    def _interrupted(self, reason: str) -> StreamInterrupted:
        return StreamInterrupted(
            f"the thread's stream was lost: {reason}; the run goes on, and a new stream brings everything again"
        )


class Reader:
    """Reads the events of one run that pass a filter, from its start to its end.

    Args:
        shared: Reads the connection.
        run_id: The run.
        wanted: The filter.

    Attributes:
        run_id: The run.
    """

    def __init__(self, shared: SharedConnection, run_id: str, wanted: Filter) -> None:
        self._shared = shared
        self.run_id = run_id
        self._wanted = wanted
        self._needed = _ALWAYS.union(one for one in wanted.channels if not one.startswith(CUSTOM))
        self._log: RunLog | None = None
        self._source: ConnectionLog | None = None  # of the log
        self._position = 0
        self._had: Counter[Any] = Counter()  # and must be skipped when they are replayed
        self._began = False  # something was yielded that the server stores
        self._adrift = False  # and nothing of that was replayed on the current connection
        shared.want(self._needed)

    def __iter__(self) -> Iterator[list[BufferedEvent]]:
        """Yield the events, batch by batch. Ends with the run, or when the stream is closed.

        Raises:
            EventsDropped: It fell behind the buffer.
            StreamInterrupted: The stream was lost, or the server no longer stores its events.
            DeadlineExceeded: The deadline passed.
        """
        while batch := self._shared.wait_until(self._next):
            fitting = self._wanted.select(batch)
            if self._had:
                fitting = [event for event in fitting if not self._is_known(event)]
            if fitting:
                if self._adrift or not self._began:
                    self._check_store(fitting)
                yield fitting
        if batch is not None and self._adrift:
            raise self._store_lost()

    def _is_known(self, event: BufferedEvent) -> bool:
        known = discard_key(self._had, event)
        if known and event.is_stored:
            self._adrift = False
        return known

    def _check_store(self, events: list[BufferedEvent]) -> None:
        """Raise if the server no longer stores what it sent: events that nobody received are lost as well."""
        stored = any(event.is_stored for event in events)
        if stored and self._adrift:
            raise self._store_lost()
        self._began = self._began or stored

    def _store_lost(self) -> StreamInterrupted:
        return StreamInterrupted(
            f"the server has lost what it stored of run {self.run_id}: it was probably restarted. Events may be missing; "
            "a new stream brings those that it has"
        )

    @property
    def log(self) -> RunLog | None:
        """Return the log that the reader reads from."""
        return self._log

    def _next(self) -> list[BufferedEvent] | None:
        """Return the events that were not read yet; an empty list at the end; None if there are none yet."""
        log = self._log
        if log is not None:
            if self._position != log.dropped + len(log.events):
                batch = log.after(self._position)
                self._position += len(batch)
                return batch
            if log.ended:
                return []
            if self._source is self._shared.log:
                return None
        present = self._shared.log_with(self._needed, self.run_id)
        if present is None or present is log:
            return None
        if log is not None:
            self._had += log.before(self._position)
            self._adrift = self._began
        self._log, self._source, self._position = present, self._shared.log, 0
        return self._next()
