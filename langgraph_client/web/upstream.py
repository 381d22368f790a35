"""One face for all our streams: parts with the bookmark after each, and how it ended. Nothing here waits for a browser."""

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
    """What the browser is shown.

    Attributes:
        status: How the run ended, once it has; None before, and where nothing proves it.
    """

    status: str | None = None

    @abc.abstractmethod
    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """The parts, each with the id to go on after it.

        Args:
            undecoded: Whether data that nothing has to look at may come as the bytes of its JSON.
        """

    @property
    @abc.abstractmethod
    def goes_on(self) -> bool:
        """Once there are no more parts: whether that is since somebody closed the stream, and not its end."""

    @abc.abstractmethod
    def close(self) -> None:
        """End it, from any thread."""

    def interrupts(self) -> list[Any]:
        """What the run asks of a person; may ask the server."""
        return []


class RunSource(StreamSource):
    """The stream of one run."""

    def __init__(self, stream: RunStream) -> None:
        self._stream = stream

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """Its parts, without what they say of exceptions."""
        stream = self._stream
        for part in stream.undecoded(may_hold_errors) if undecoded else stream:
            name = part.event
            if may_hold_errors(name):
                part = redact_errors(part, stream.run_id)  # noqa: PLW2901
            if name != "end":  # of other servers; the browser gets one of ours
                yield part, stream.bookmark
        self.status = stream.status

    @property
    def goes_on(self) -> bool:
        """Whether it was closed before the run's end."""
        return self._stream.closed and self.status is None

    def close(self) -> None:
        """End it; the run goes on."""
        self._stream.close()

    def cancel(self) -> None:
        """Cancel the run."""
        self._stream.cancel()

    def interrupts(self) -> list[Any]:
        """What the run asks of a person: dicts with `id` and `value`. Its status does not tell: it can be `success`."""
        return self._stream.interrupts


class FeedSource(StreamSource):
    """A thread's feed, which has no end; an error in it is that of one run."""

    def __init__(self, feed: ThreadFeed) -> None:
        self._feed = feed

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:
        """Its parts, without what they say of exceptions."""
        feed = self._feed
        for part in feed.undecoded(may_hold_errors) if undecoded else feed:
            yield redact_errors(part) if may_hold_errors(part.event) else part, feed.bookmark

    @property
    def goes_on(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """End it."""
        self._feed.close()


class ThreadEventSource(StreamSource):
    """Events of the thread protocol; their own ids are the ids to go on from."""

    def __init__(self, events: Iterable[ThreadEvent], stream: ThreadStream | None = None) -> None:
        self._events = events
        self._stream = stream
        self._asked: list[Any] = []
        self._closed = False

    def parts(self, *, undecoded: bool) -> Iterator[Numbered]:  # noqa: ARG002 - they are decoded
        """The events."""
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
        """Whether it was closed here; that of somebody else can't be told from an end."""
        return self._closed

    def _note(self, event: ThreadEvent) -> None:
        if not event.namespace and event.phase in _ENDS:
            self.status = _ENDS[event.phase]
        if event.method == "input.requested" and isinstance(event.data, dict):
            self._asked.append({"id": event.data.get("interrupt_id"), "value": event.data.get("payload")})

    def close(self) -> None:
        """End it: at once where the ThreadStream is known, else at the next event."""
        self._closed = True
        if self._stream is not None:
            self._stream.close()

    def interrupts(self) -> list[Any]:
        """What was asked on the way."""
        return self._asked if self.status == "interrupted" else []


def upstream(stream: Source) -> StreamSource:
    """The face of a stream.

    Raises:
        TypeError: It is none of ours.
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
