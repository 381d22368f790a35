"""A common interface for all streams: parts, each with the bookmark after it, and the final status."""

from __future__ import annotations

import abc
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from langgraph_client import RunStream, StreamPart, ThreadEvent, ThreadFeed, ThreadStream
from langgraph_client.web.frames import may_hold_errors, redact_errors, redact_event_errors

Source: TypeAlias = RunStream | ThreadFeed | ThreadStream | Iterable[ThreadEvent]
Numbered: TypeAlias = tuple[StreamPart, str | None]

_ALLOWED: Final = "a RunStream, a ThreadFeed, a ThreadStream or an iterable of ThreadEvent"
_ENDS: Final = {"completed": "success", "failed": "error", "interrupted": "interrupted"}


class StreamSource(abc.ABC):
    """A stream to show to a browser.

    Attributes:
        status: The run's final status; None before the end, and if it is unknown.
    """

    status: str | None = None

    @abc.abstractmethod
    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """Yield the parts, each with the ID to resume after it.

        Args:
            undecoded: Whether data that need not be inspected may be left as encoded JSON.
        """

    @property
    @abc.abstractmethod
    def goes_on(self) -> bool:
        """Return, after the last part, whether the stream was closed rather than finished."""

    @abc.abstractmethod
    def close(self) -> None:
        """End the stream; safe from any thread."""

    def interrupts(self) -> list[Any]:
        """Return the run's open interrupts; may send a request."""
        return []


class RunSource(StreamSource):
    """The stream of one run."""

    def __init__(self, stream: RunStream) -> None:
        self._stream = stream

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """Yield the parts, without the texts of exceptions."""
        stream = self._stream
        for part in stream.undecoded(may_hold_errors) if undecoded else stream:
            name = part.event
            if may_hold_errors(name):
                part = redact_errors(part, stream.run_id)  # noqa: PLW2901
            if name != "end":  # from other servers; the browser gets the one of this package
                yield part, stream.bookmark
        self.status = stream.status

    @property
    def goes_on(self) -> bool:
        """Return whether it was closed before the run finished."""
        return self._stream.closed and self.status is None

    def close(self) -> None:
        """End the stream; the run continues."""
        self._stream.close()

    def cancel(self) -> None:
        """Cancel the run."""
        self._stream.cancel()

    def interrupts(self) -> list[Any]:
        """Return the open interrupts: dicts with `id` and `value`. The status does not tell, since it can be `success`."""
        return self._stream.interrupts


class FeedSource(StreamSource):
    """A thread's feed, which never ends; an error in it is that of one run."""

    def __init__(self, feed: ThreadFeed) -> None:
        self._feed = feed

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """Yield the parts, without the texts of exceptions."""
        feed = self._feed
        for part in feed.undecoded(may_hold_errors) if undecoded else feed:
            yield redact_errors(part) if may_hold_errors(part.event) else part, feed.bookmark

    @property
    def goes_on(self) -> bool:
        """Return True: a feed never finishes."""
        return True

    def close(self) -> None:
        """End the stream."""
        self._feed.close()


class ThreadEventSource(StreamSource):
    """Events of the thread protocol; they resume by their own IDs."""

    def __init__(self, events: Iterable[ThreadEvent], stream: ThreadStream | None = None) -> None:
        self._events = events
        self._stream = stream
        self._asked: list[Any] = []
        self._closed = False

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:  # noqa: ARG002 - they are decoded
        """Yield the events."""
        for event in self._events:
            if self._closed:
                return
            if not isinstance(event, ThreadEvent):
                raise TypeError(f"stream must be {_ALLOWED}, got an iterable of {type(event).__name__}")
            self._note(event)
            shown = redact_event_errors(event.method, event.data)
            data = {**event, "params": {**event.params, "data": shown}}
            yield StreamPart(event.method, data, event.event_id), event.event_id

    @property
    def goes_on(self) -> bool:
        """Return whether it was closed here; a close elsewhere looks like the end."""
        return self._closed

    def _note(self, event: ThreadEvent) -> None:
        if not event.namespace and event.phase in _ENDS:
            self.status = _ENDS[event.phase]
        if event.method == "input.requested" and isinstance(event.data, dict):
            self._asked.append({"id": event.data.get("interrupt_id"), "value": event.data.get("payload")})

    def close(self) -> None:
        """End the stream: immediately if the ThreadStream is known, else at the next event."""
        self._closed = True
        if self._stream is not None:
            self._stream.close()

    def interrupts(self) -> list[Any]:
        """Return the interrupts that were seen on the way."""
        return self._asked if self.status == "interrupted" else []


def upstream(stream: Source) -> StreamSource:
    """Wrap a stream in its `StreamSource`.

    Raises:
        TypeError: It is not a stream of this package.
    """
    if isinstance(stream, RunStream):
        return RunSource(stream)
    if isinstance(stream, ThreadFeed):
        return FeedSource(stream)
    if isinstance(stream, ThreadStream):
        return ThreadEventSource(stream.events, stream)
    if not isinstance(stream, Iterable) or isinstance(stream, (str, bytes, Mapping)):
        raise TypeError(f"stream must be {_ALLOWED}, got {type(stream).__name__}")
    return ThreadEventSource(stream)
