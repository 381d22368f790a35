"""The base of every stream: yields parts, and reconnects after a disconnect.

A stream ends in exactly one way: it finished, the user closed it, it failed, or it was lost and raises.
"""

from __future__ import annotations

import abc
import logging
import weakref
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any

from langgraph_client import codec
from langgraph_client.errors import APIConnectionError, DeadlineExceeded, LangGraphError, StreamInterrupted
from langgraph_client.observation import RunObserver, RunOutcome
from langgraph_client.protocol.dialect import FROM_START
from langgraph_client.protocol.events import HEARTBEAT, StreamPart, decode, new_part, parts_of, undecoded
from langgraph_client.protocol.items import Batch, Comment, Event, SSEItem
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.recent import remember, short
from langgraph_client.protocol.sse import EventParser
from langgraph_client.protocol.verdicts import Verdict
from langgraph_client.request import StreamRequest
from langgraph_client.streams.config import StreamConfig
from langgraph_client.transport.body import Body, response_time
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.retry import delay
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from typing_extensions import Self

    from langgraph_client.config import RetryPolicy

_NEW = Verdict.NEW
_MESSAGES = "messages"
"""The event of mode `messages-tuple`: by far the most frequent, and the stream itself learns nothing from it."""
MAX_ATTEMPTS = 1000
"""Runs of one stream whose workers are remembered."""
_log = logging.getLogger("langgraph_client.streams")


class EventStream(abc.ABC, Iterator[StreamPart]):
    """An iterator of parts and a context manager. It reconnects automatically.

    Attributes:
        reconnects: Connections made after the first one.
    """

    thread_id: str | None
    run_id: str | None = None
    _cause: APIConnectionError | None = None  # what ended the last connection

    def __init__(
        self, transport: Transport, options: CallOptions, position: Position, config: StreamConfig | None = None
    ) -> None:
        self.reconnects = 0
        self._transport = transport
        self._options = options
        self._position = position
        self._config = config or StreamConfig()
        self._body: Body | None = None
        self._bodies: set[Body] = set()  # all open ones: closed with the stream, and when it is garbage-collected
        self._closed = False
        self._decoded: Callable[[str], bool] | None = None  # which events to decode; None: all
        self._ended = False  # by an `end` event
        self._from_now = False  # whether it began with live events and has received none yet
        self._new = False  # whether the current connection brought something new
        self._fruitless = 0  # consecutive connections without even a heartbeat
        self._parser = EventParser()  # of the current connection
        self._attempts: dict[str, int] = {}  # of runs that more than one worker executed
        self._parts = self._generate()
        self._left_by: str | None = None  # the exception that ended the iteration before the stream's end
        weakref.finalize(self, _leave, self._bodies, self._config.observer).atexit = False
        transport.register_stream(self)

    @property
    def delivered(self) -> int:
        """Parts yielded so far."""
        return self._position.delivered

    @property
    def last_event_id(self) -> str | None:
        """The ID in force at the last part that was yielded; None when there was none."""
        return self._position.last_event_id or None

    @property
    def closed(self) -> bool:
        """Whether `close()` was called."""
        return self._closed

    def undecoded(self, decoded: Callable[[str], bool] = lambda _name: False) -> Iterator[StreamPart]:
        """Yield the parts for a relay that passes them on: `data` is the bytes of its JSON, as the server wrote them.

        Consumes the stream's own parts, as iterating it does. Those that the stream itself reads stay decoded, such
        as `metadata`, `error`, `tasks`, `debug`, and those that may show interrupts.

        Args:
            decoded: Whether to decode the data of an event as well, given its name. By default none.

        Examples:
            >>> stream = client.runs.stream(None, "agent", input={"topic": "tea"})
            >>> next(part for part in stream.undecoded() if part.event == "values").data
            b'{"topic":"tea"}'
        """
        self._decoded = decoded
        return self._parts

    @property
    @abc.abstractmethod
    def bookmark(self) -> str | None:
        """A short string with which another process resumes after the last part; None when that can't be done."""

    @abc.abstractmethod
    def _observe(self, part: StreamPart, event: Event) -> bool:
        """Learn from a new part before it is yielded; return False to hold it back. Sets `_ended` at the last one."""

    @abc.abstractmethod
    def _observe_old(self, event: Event) -> None:
        """Learn from an event that was replayed."""

    @abc.abstractmethod
    def _is_over(self, cause: APIConnectionError | None) -> bool:
        """Return whether the stream needs no further connection. Raises when it can't continue."""

    @abc.abstractmethod
    def _rejoin(self, last_event_id: str) -> StreamRequest:
        """Return the request that resumes after an ID."""

    @abc.abstractmethod
    def _report_gap(self, reason: str) -> None:
        """Raise or warn, as `on_gap` says, because parts are missing that the server no longer stores."""

    def _last_parts(self) -> Iterator[StreamPart]:
        """Yield what was held back, at the end of the stream. Raises if the run failed."""
        return iter(())

    def _observe_attempt(self, metadata: dict[str, Any]) -> None:
        """Detect that another worker took over a run: the last events of the first one may be stored, but were never sent.

        Raises:
            APIConnectionError: Another worker has just taken over: the stream must resume from its last part.
        """
        attempt, run = metadata.get("attempt"), metadata.get("run_id")
        if not isinstance(attempt, int) or not isinstance(run, (str, type(None))):
            return
        run = short(run or "")
        if attempt <= self._attempts.get(run, 1):
            return
        remember(self._attempts, run, attempt, MAX_ATTEMPTS)
        placed = self.delivered == 0 or self.last_event_id not in (None, FROM_START)
        if placed and not self._from_now and self._policy.reconnect_attempts:
            raise APIConnectionError(f"another worker took run {run} over")

    def close(self) -> None:
        """End the stream, from any thread; a waiting iteration ends. The run itself continues.

        Examples:
            >>> thread = client.threads.create()
            >>> feed = client.threads.join_stream(thread.thread_id)
            >>> feed.close()
        """
        self._closed = True
        self._config.deadline.cancel()
        _close_all(self._bodies)
        self._config.observer.ended(self._outcome())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[StreamPart]:  # noqa: PYI034
        if self._left_by is not None:
            self._fail_next()
        return self._parts  # the generator itself saves a call for each part

    def __next__(self) -> StreamPart:
        if self._left_by is not None:
            self._fail_next()
        return next(self._parts)

    def _fail_next(self) -> None:
        """Have the next iteration raise, after one that ended early: it must not look like the end of the stream."""
        if self._left_by is not None and not self._closed:
            self._parts, self._left_by = self._broken_off(self._left_by), None

    def _generate(self) -> Iterator[StreamPart]:
        try:
            while self._body is not None and not self._closed:
                cause = None
                try:
                    yield from self._connection(self._body)
                except APIConnectionError as error:
                    cause = self._cause = error
                self._shut(self._body)
                with self._config.observer.request():
                    self._body = None if self._closed else self._next_connection(cause)
            if not self._closed:
                yield from self._last_parts()
                self._config.observer.ended(self._outcome()._replace(finished=True))
        except LangGraphError as error:
            if self._closed:  # during a request or a reconnect
                return
            self._complete(error)
            self._config.observer.ended(self._outcome(error))
            raise
        except BaseException as error:
            self._left_by = type(error).__name__  # GeneratorExit: of a generator that yields from this one
            if not (self._closed or isinstance(error, GeneratorExit)):
                self._config.observer.ended(self._outcome(error))
            raise
        finally:
            _close_all(self._bodies)
            self._config.observer.ended(self._outcome())

    def _broken_off(self, name: str) -> Iterator[StreamPart]:
        """Return the error of an iteration after one that an outside exception ended, such as KeyboardInterrupt."""
        error = self._interrupted(f"{name} ended its iteration")
        self._complete(error)
        raise error
        yield

    def _outcome(self, error: BaseException | None = None) -> RunOutcome:
        """Return how far the stream came, and what it raised."""
        return RunOutcome(
            thread_id=self.thread_id,
            run_id=self.run_id,
            parts=self.delivered,
            reconnects=self.reconnects,
            error=error,
        )

    def _complete(self, error: LangGraphError) -> None:
        """Add the run, the bookmark and the last failure to an error."""
        error.thread_id, error.run_id = error.thread_id or self.thread_id, error.run_id or self.run_id
        if isinstance(error, (DeadlineExceeded, StreamInterrupted)):
            error.bookmark, error.delivered = error.bookmark or self.bookmark, self.delivered
        if isinstance(error, DeadlineExceeded) and error.__cause__ is None:
            error.__cause__ = self._cause

    def _open(self, request: StreamRequest, attempts: int | None = None, idle_timeout: float | None = None) -> Body:
        idle_timeout = idle_timeout or self._config.idle_timeout
        body = self._transport.open(
            request, self._options, attempts=attempts, deadline=self._config.deadline, idle_timeout=idle_timeout
        )
        self._bodies.add(body)
        return body

    def _shut(self, body: Body) -> None:
        body.close()
        self._bodies.discard(body)

    def _connection(self, body: Body) -> Iterator[StreamPart]:  # noqa: C901 - each function more is a call for each event
        """Yield the new parts of one connection, until EOF. Raises APIConnectionError when it breaks."""
        position, config = self._position, self._config
        start = position.last_event_id.removeprefix(FROM_START)
        known = position.large.data if position.large is not None else None  # to be replayed
        parser = EventParser(comments=True, last_event_id=start, max_event_bytes=config.max_event_bytes, known=known)
        parser.retry, self._parser = self._parser.retry, parser
        position.set_response_time(response_time(body))
        self._new = False
        for batch in self._batches(body, parser):
            if type(batch) is Batch and self._needs_no_check(batch) and position.begin_batch(batch):
                if not self._new:
                    self._note_new()
                for token in parts_of(batch, self._decoded):
                    if self._closed:
                        return
                    position.delivered += 1
                    yield token
                position.end_batch()
                continue
            for event in batch:
                if self._closed:
                    return
                if type(event) is Comment:
                    self._fruitless = 0
                    if config.heartbeats:
                        yield StreamPart(HEARTBEAT, None, self.last_event_id)
                elif (part := self._checked(event, body)) is not None:
                    yield part
            if self._ended:
                return
        if parser.unfinished:
            raise APIConnectionError("the body ended within an event")

    def _needs_no_check(self, batch: Batch) -> bool:
        """Return whether all events are `messages`, which tell the stream nothing, and none restarts the idle time-out."""
        return self._config.idle_timeout is None and 0 < batch.names.count(_MESSAGES) == len(batch)

    def _checked(self, event: Event, body: Body) -> StreamPart | None:
        """Return the part to yield next; None for an event that was delivered before, or is held back."""
        position = self._position
        if position.replaying:
            verdict = position.verdict(event)
            if verdict is not _NEW and self._is_old(event, verdict):
                return None
        if self._config.idle_timeout is not None:
            body.reset_idle_timer()
        if self._decoded is not None:
            part = undecoded(event, self._decoded)
        else:  # as `decode` does it, without a call for each event
            try:
                part = new_part(StreamPart, (event[0], codec.try_loads(event[1]), event[2] or None))
            except ValueError:
                part = decode(event)
        if part.event != _MESSAGES and not self._observe(part, event):
            return None
        position.mark_delivered(event)
        if not self._new:
            self._note_new()
        return part

    def _note_new(self) -> None:
        """Record that the current connection brought something new."""
        self._new, self._fruitless = True, 0
        self._config.observer.first_part()

    def _is_old(self, event: Event, verdict: Verdict) -> bool:
        """Return whether an event was delivered before. Raises APIConnectionError if only another connection can tell."""
        if verdict is Verdict.AMBIGUOUS:
            raise APIConnectionError("an event came that is equal to the one before it")
        if verdict is Verdict.GAP:
            self._report_gap("the server no longer stores the part to resume after")
        if verdict is Verdict.OLD:
            self._observe_old(event)
        return verdict is Verdict.OLD

    def _batches(self, body: Body, parser: EventParser) -> Iterator[Iterable[SSEItem]]:
        """Yield the events that each chunk of a connection completes."""
        return map(parser.feed, body)

    def _next_connection(self, cause: APIConnectionError | None) -> Body | None:
        """Return the body of the next connection; None at the end of the stream."""
        if self._is_over(cause):
            return None
        self._fruitless += 1
        if self._fruitless > max(1, self._policy.reconnect_attempts):
            raise self._interrupted("every new connection ended at once") from cause
        wait = self._wait()
        if wait:
            self._transport.sleep(wait, self._config.deadline)
        _log.info("reconnecting after %s", "EOF" if cause is None else type(cause).__name__)
        body = self._connect_again(cause)
        self._position.begin_replay()
        self.reconnects += 1
        self._config.observer.reconnected(self.reconnects, cause)
        if self._config.on_reconnect is not None:
            self._config.on_reconnect(self.reconnects, self.last_event_id, cause)
        return body

    def _wait(self) -> float:
        """Return the seconds before the next connection: the backoff, or the server's `retry` if that is longer, within limits."""
        policy = self._policy
        asked = min((self._parser.retry or 0) / 1000, policy.max_retry_after)
        return max(asked, delay(policy, self._fruitless - 1) if self._fruitless > 1 else 0.0)

    def _connect_again(self, cause: APIConnectionError | None, idle_timeout: float | None = None) -> Body:
        if self._policy.reconnect_attempts == 0 and cause is not None:
            raise self._interrupted("the connection was lost") from cause
        request = self._rejoin(self._position.resume_from())
        try:
            return self._open(request, max(1, self._policy.reconnect_attempts), idle_timeout)
        except DeadlineExceeded:
            raise
        except LangGraphError as error:
            raise self._interrupted(f"could not reconnect: {error}") from error

    @property
    def _policy(self) -> RetryPolicy:
        return self._transport.settings.retry

    def _interrupted(self, reason: str, advice: str = "") -> StreamInterrupted:
        how = advice or ("`bookmark` says where to resume" if self.bookmark else "it can't be resumed")
        return StreamInterrupted(
            f"the stream was lost after {self.delivered} parts: {reason}; {how}",
            bookmark=self.bookmark,
            delivered=self.delivered,
        )


def _close_all(bodies: set[Body]) -> None:
    for body in list(bodies):
        body.close()


def _leave(bodies: set[Body], observer: RunObserver) -> None:
    """Close the connections that a garbage-collected stream has left open."""
    _close_all(bodies)
    observer.ended(RunOutcome())
