"""The stream of one run. It is over when the server says so: a clean end of the connection alone proves nothing."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from langgraph_client.errors import (
    APIConnectionError,
    ConflictError,
    DeadlineExceeded,
    LangGraphError,
    NotFoundError,
    RunFailed,
    StreamGapWarning,
)
from langgraph_client.plain import plain
from langgraph_client.protocol import assemble
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.protocol.cursor import FROM_START, Cursor
from langgraph_client.protocol.events import FLEETING, StreamPart, answer_to, interrupts_of, says_gone
from langgraph_client.protocol.message import Message
from langgraph_client.protocol.prefix import Prefix
from langgraph_client.protocol.sse import Event, EventParser, Happening
from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import EventStream, answered_at
from langgraph_client.streams.plan import RunPlan
from langgraph_client.transport.body import Body
from langgraph_client.transport.session import Transport
from langgraph_client.types import UNSET, CallOptions, Json

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client.models import RunStatus

_UNDERWAY: Final = ("pending", "running")
_MOST_DOUBTS: Final = 2
"""Connections more that are made when one says that the run is over and does not show it."""
_USER_OF_STREAM: Final = 6
"""Frames between a warning and the user's line, which iterates the stream or resumes it."""
_RUN_PATH = re.compile(r"(?:/threads/(?P<thread>[^/]+))?/runs/(?P<run>[^/?#]+)")
_GET_RESULT = "`client.runs.join(thread_id, run_id)` waits for the run's result"
_USE_TUPLE = 'use stream_mode="messages-tuple", or on_gap="warn" to go on without them'
_LOST, _EARLY = "the connection was lost", "the connection ended before the run"


def run_ids(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The thread and the run that an answer is about, by its `Content-Location` or `Location`."""
    for name in ("content-location", "location"):
        match = _RUN_PATH.search(headers.get(name, ""))
        if match:
            return match["thread"], match["run"]
    return None, None


class RunStream(EventStream):
    """The parts of one run, to its end.

    An iterator of StreamPart and a context manager. It reconnects by itself, loses nothing and repeats nothing, as long
    as the run keeps its events (`stream_resumable`, the default of `client.runs.stream`).

    Attributes:
        thread_id: The run's thread; None for a stateless run that keeps no events.
        run_id: The run; None until the server names it.
        status: How the run ended, once the stream is over: `success`, `error`, `interrupted`, `timeout`; None before.
        gap: Whether parts may be missing, since the connection was lost and the server does not keep them: all of a run
            that keeps no events, and those of mode `messages` of any run (`on_gap="warn"`).
        delivered: Parts handed out so far.
        reconnects: Connections made after the first one.

    Raises:
        StreamInterrupted: While iterating: the stream was lost before the run's end. The error has a bookmark.
        RunFailed: At the end, when the run failed and `raise_error` was asked for.
        ProtocolError: A part is no JSON.
    """

    def __init__(
        self,
        transport: Transport,
        plan: RunPlan,
        options: CallOptions,
        cursor: Cursor | None = None,
        on_run_created: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(transport, options, cursor or Cursor(), plan.terms)
        self.thread_id = plan.thread_id
        self.run_id = plan.run_id
        self.status: RunStatus | None = None
        self.gap = False
        self._interrupts: list[Any] | None = None  # None: no part of a mode that shows them has come
        self._plan = plan
        self._failure: dict[str, Any] | None = None
        self._doubts = 0  # connections that should have repeated something and brought nothing
        self._confirmations = 0  # in a row, that nothing is missing
        self._cut_before = False
        self._resumed = bool(self._cursor.handed_out())  # from a bookmark
        self._gone = False  # whether the server said that there is no such run any more
        self._fleeting = plan.fleeting  # whether it has parts that the server does not keep
        self._told_gap = False  # whether the present gap in them was told
        self._unsaid: tuple[str, APIConnectionError | None] | None = None  # of a gap, while it has none, and why
        self._prefix = Prefix() if plan.on_gap == "warn" else None
        self._body = self._begin()
        self._learn_ids(self._body.headers)
        if on_run_created is not None:
            on_run_created({"run_id": self.run_id, "thread_id": self.thread_id})

    def _begin(self) -> Body:
        if self._plan.from_bookmark:
            self._miss("it goes on from a bookmark")
        return self._open(self._plan.first)

    @property
    def bookmark(self) -> str | None:
        """By it `client.runs.resume` goes on after the last part, in any process; None when the run keeps no events."""
        if self.thread_id is None or self.run_id is None or not self._can_resume:
            return None
        modes = self._plan.stream_mode
        return str(
            Bookmark(
                kind="run",
                thread_id=self.thread_id,
                run_id=self.run_id,
                last_event_id=self.last_event_id or "-",
                handed_out=self._cursor.handed_out(),
                stream_mode=None if modes is UNSET else list(modes),
                fleeting=self._cursor.fleeting if self._fleeting else None,
            )
        )

    @property
    def interrupts(self) -> list[Any]:
        """What the graph asks of a person: dicts with `id` and `value`, as far as parts have shown it.

        Modes `values`, `updates`, `tasks` and `debug` show it. Of a stream of other modes that is over, the thread is
        asked for what is open then.

        `GET /threads/{thread_id}`
        """
        if self._interrupts is None and self.status is not None and self.thread_id is not None:
            self._interrupts = self._ask_thread(self.thread_id)
        return self._interrupts or []

    def _ask_thread(self, thread_id: str) -> list[Any]:
        from langgraph_client._generated.endpoints import threads as endpoints

        try:
            thread = self._transport.send(endpoints.get(thread_id), self._options)
        except NotFoundError:  # that of a stateless run is gone
            return []
        return [one for task in plain(thread.interrupts or {}).values() for one in task]

    def tokens(self, node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None) -> Iterator[str]:
        """What the models say, piece by piece as it comes: `for text in stream.tokens(): print(text, end="")`.

        Takes the stream's own parts, as iterating it does: what one of the two took, the other does not see. Of them
        it gives the text of those that `stream_mode="messages-tuple"` brings, of models alone: neither what people
        and tools say, nor reasoning.

        Args:
            node: Of this node of the graph only, or of any of these.
            tags: Of models with this tag only, or with any of these.
        """
        return assemble.tokens(self, node, tags)

    def messages(
        self, node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None
    ) -> Iterator[Message]:
        """Whole messages, put together from their chunks, each as soon as it is complete; tool calls included.

        Takes the stream's own parts, as iterating it does: what one of the two took, the other does not see. Of them
        it reads those that `stream_mode="messages-tuple"` or `"messages"` brings. What is unfinished when the stream
        ends, or fails, comes last; in mode `messages` the server does not say when a message of several chunks is
        complete, so that those come at the end.

        Args:
            node: Of this node of the graph only, or of any of these.
            tags: Of models with this tag only, or with any of these.
        """
        return assemble.messages(self, node, tags)

    def respond(self, response: Json, interrupt_id: str | None = None, **options: Any) -> RunStream:
        """Answer what the graph asks of a person, and stream the run that goes on from there.

        Args:
            response: The answer, which the graph's `interrupt()` returns.
            interrupt_id: Which of the `interrupts` it is for; it may be left out when there is one. The others stay
                open, and the new run asks them again.
            **options: As in `client.runs.stream`, in place of those that this stream was started with.

        Raises:
            ValueError: Nothing is asked, or several things are and `interrupt_id` does not say which.

        `POST /threads/{thread_id}/runs/stream`
        """
        if self._plan.answer is None or self.thread_id is None:
            raise ValueError("the server did not name the thread of this stateless run: it can't be responded to")
        command = {"resume": answer_to(self.interrupts, response, interrupt_id)}
        return self._plan.answer(self.thread_id, self.run_id, command, options)

    def close(self) -> None:
        """End the stream, from any thread; an iteration that waits then just ends. The run itself goes on, unless it is
        to be cancelled with the stream (`cancel_on_close`).
        """  # noqa: D205
        early = not self._closed and self.status is None
        super().close()
        if early and self._plan.cancel_on_close and self.thread_id and self.run_id:
            self.cancel()

    def cancel(self) -> None:
        """Cancel the run, from any thread; its stream then comes to its end. A run that is over is left as it is.

        Raises:
            ValueError: The server did not name the run and its thread.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`
        """
        if self.thread_id is None or self.run_id is None:
            raise ValueError("the server did not name the run and its thread: it can't be cancelled")
        from langgraph_client._generated.endpoints import runs as endpoints

        with contextlib.suppress(NotFoundError, ConflictError):  # it was over already
            self._transport.send(endpoints.cancel(self.thread_id, self.run_id), self._options)

    @property
    def _can_resume(self) -> bool:
        if self._plan.resumable is False:
            return False
        # A server that gives no ids would have to be asked for everything again.
        return self.delivered == 0 or self.last_event_id is not None

    def _learn_ids(self, headers: Mapping[str, str]) -> None:
        """Take the run's id from the headers, unless a gateway put something else there."""
        thread, run = run_ids(headers)
        if self.run_id is None and thread == self.thread_id:
            self.run_id = run

    def _note(self, part: StreamPart) -> None:
        name = part.event
        if self.reconnects and not self._new:  # so that the clean end before was none
            self._miss(_EARLY)
        if name.startswith(FLEETING) and not self._fleeting:
            self._fleeting = True
            if self._unsaid is not None:
                self._miss(*self._unsaid)
        if name == "metadata" and isinstance(part.data, dict):
            self.run_id = self.run_id or part.data.get("run_id")
            self._note_attempt(part.data)
        elif name == "error":
            self._failure = part.data if isinstance(part.data, dict) else {"message": str(part.data)}
        elif name == "end":
            self._ended = True
        else:
            shown = interrupts_of(part)
            if shown is not None:
                known = self._interrupts or []
                self._interrupts = known + [one for one in shown if one not in known]

    def _batches(self, body: Body, parser: EventParser) -> Iterator[Iterable[Happening]]:
        self._cursor.answered(answered_at(body) if self._can_resume and self._policy.reconnects else None)
        batches = super()._batches(body, parser)
        if self.reconnects or self._resumed:
            batches = self._unless_gone(batches)
        if self._prefix is not None and not (self.reconnects and self._can_resume):
            return self._prefix.without_repetition(batches)
        return batches

    def _unless_gone(self, batches: Iterator[Iterable[Happening]]) -> Iterator[Iterable[Happening]]:
        """The batches up to the server's word that there is no such run any more, which is none of the run's."""
        for batch in batches:
            happenings = list(batch)
            at = next((n for n, one in enumerate(happenings) if isinstance(one, Event) and says_gone(one)), None)
            yield happenings[:at]
            if at is not None:
                self._gone = self._ask() is None
                if self._gone:
                    return
                yield happenings[at:]

    def _is_over(self, cause: APIConnectionError | None) -> bool:
        if self._ended:
            return self._finish(self._ask())
        if self._gone:
            return self._is_believed(None) and self._finish(None)
        if not self._can_resume or self.thread_id is None or self.run_id is None:
            return self._is_over_without_ids(cause)
        if cause is not None or self._new or self.reconnects == 0:
            came_late = self._new and self.reconnects > 0  # so that the clean end before was none
            self._cut_before = self._cut_before or cause is not None or came_late
            self._confirmations = 0
            self._told_gap = self._told_gap and not self._new
            if cause is not None:
                self._miss(_LOST, cause)
            return False
        status = self._ask()
        if status in _UNDERWAY:
            self._miss(_EARLY)
            return False
        return self._is_believed(status) and self._finish(status)

    def _is_believed(self, status: RunStatus | None) -> bool:
        """Whether a connection that brought nothing new shows that nothing is missing.

        One that did not repeat the last parts was cut before it began, or the server keeps them no longer: it is tried
        again, and then believed, unless a connection was cut before, or a run that the server has kept from its start
        never showed a part. Where connections were cut before, one that repeated them may have been cut right after: it
        takes two. A run that is gone (`status` is None), as a stateless one is after its end, can show itself just once.
        A run's error is its last part, and the server in memory does not show it again.
        """
        begun = self.last_event_id not in (None, FROM_START)
        if begun and self._cursor.all_came_again():
            self._confirmations += 1
            return status is None or self._confirmations > self._cut_before
        if (status is None and self._confirmations) or (status == "error" and self._failure is not None):
            return True
        self._doubts += 1
        patient = self._cut_before and status is not None
        if self._doubts <= (max(_MOST_DOUBTS, self._policy.reconnects) if patient else _MOST_DOUBTS):
            return False
        if begun and (self._cut_before or self._resumed):
            raise self._interrupted("the run is over, and the server does not show its last parts again", _GET_RESULT)
        if not begun and self._plan.resumable and status in (None, "success"):
            raise self._interrupted("the run is over, and the server has none of its parts", _GET_RESULT)
        return True

    def _is_over_without_ids(self, cause: APIConnectionError | None) -> bool:
        """A run that keeps no events, or was never named, can only be asked whether it is over."""
        if cause is None and self.delivered == 0 and self.run_id is None:
            raise self._interrupted("the connection ended before the server named the run")
        status = None if cause is not None else self._ask()
        if cause is None and status not in _UNDERWAY:
            return self._finish(status)
        ended = _EARLY if cause is None else _LOST
        self._leave_gap(f"{ended}, and the run keeps no events", _GET_RESULT, cause)
        return False

    def _miss(self, reason: str, cause: APIConnectionError | None = None) -> None:
        """Say, once for each gap, that parts may be missing that the server does not keep: now, or when one shows."""
        if not self._fleeting:
            self._unsaid = self._unsaid or (reason, cause)
        elif not self._told_gap:
            self._told_gap = True
            self._leave_gap(f"{reason}, and the server keeps no parts of mode 'messages'", _USE_TUPLE, cause)

    def _leave_gap(self, reason: str, advice: str, cause: APIConnectionError | None) -> None:
        if self._plan.on_gap == "raise" or self.thread_id is None or self.run_id is None:
            raise self._interrupted(reason, advice) from cause
        self.gap = True
        warnings.warn(
            f"{reason}: parts of run {self.run_id} may be missing after the {self.delivered} that came",
            StreamGapWarning,
            stacklevel=_USER_OF_STREAM,
        )

    def _ask(self) -> RunStatus | None:
        """The run's status; None when it is gone, as a stateless one is after its end, or was never named."""
        if self.thread_id is None or self.run_id is None:
            return None
        from langgraph_client._generated.endpoints import runs as endpoints

        question = endpoints.get(self.thread_id, self.run_id)
        try:
            return self._transport.exchange(question, self._options, deadline=self._terms.deadline).value.status
        except NotFoundError:
            return None
        except DeadlineExceeded:
            raise
        except LangGraphError as error:
            if self._ended:  # all of it has come, and the parts say how it went
                return None
            raise self._interrupted(f"could not ask whether the run is over: {error}", _GET_RESULT) from error

    def _finish(self, status: RunStatus | None) -> Literal[True]:
        """Note how the run ended; what the server can't say any more, the parts said."""
        seen: RunStatus = "error" if self._failure else "interrupted" if self._interrupts else "success"
        self.status = seen if not status or status in _UNDERWAY else status
        failure = self._failure or ({} if self.status == "error" else None)
        if failure is not None and self._plan.raise_error:
            name, message = failure.get("error", "error"), failure.get("message", "the server does not show why")
            raise RunFailed(str(name), str(message), run_id=self.run_id, thread_id=self.thread_id)
        return True

    def _rejoin(self, last_event_id: str) -> StreamRequest:
        if self.thread_id is None or self.run_id is None:
            raise self._interrupted("the server did not name the run")
        from langgraph_client._generated.endpoints import runs as endpoints

        return endpoints.join_stream(
            self.thread_id,
            self.run_id,
            last_event_id=last_event_id if self._can_resume else UNSET,
            stream_mode=self._plan.stream_mode,
            cancel_on_disconnect=self._plan.cancel_on_disconnect,
        )
