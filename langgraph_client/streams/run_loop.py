"""Reads one run: its parts, its status and its end. EOF alone proves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, get_args

import attrs

from langgraph_client.errors import (
    APIConnectionError,
    DeadlineExceeded,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    RunCancelled,
    RunFailed,
)
from langgraph_client.observation import RunOutcome
from langgraph_client.protocol.bookmark import BookmarkWriter
from langgraph_client.protocol.dialect import FROM_START
from langgraph_client.protocol.ending import Came, Ending, State, Step
from langgraph_client.protocol.events import StreamPart, decode, interrupts_of, is_run_not_found
from langgraph_client.protocol.items import Event, SSEItem
from langgraph_client.protocol.live_only import LIVE_ONLY_PREFIX
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.prefix import PrefixFilter
from langgraph_client.protocol.shapes import of_modes
from langgraph_client.protocol.sse import EventParser
from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import EventStream
from langgraph_client.streams.gaps import warn_of_gap
from langgraph_client.streams.interrupts import key_of, open_interrupts
from langgraph_client.streams.plan import RunPlan
from langgraph_client.streams.result import delete_temporary_thread
from langgraph_client.transport.body import Body
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import UNSET, CallOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client.models import RunStatus

_ACTIVE: Final = ("pending", "running")
_NO_ERROR: Final = ("success", "interrupted")
"""Statuses of a run that did not fail: an error without an ID of its own is then the server's."""
_CANCELLED: Final = ("UserInterrupt", "UserRollback")
"""Error names of a cancelled run, which the server on Postgres streams."""
_RUN_PATH = re.compile(r"(?:/threads/(?P<thread>[^/]+))?/runs/(?P<run>[^/?#]+)")
_GET_RESULT = "`client.runs.join(thread_id, run_id)` waits for the run's result"
_USE_TUPLE = 'use stream_mode="messages-tuple", or on_gap="warn" to go on without them'
_SENT: Final = StreamRequest(operation="", method="GET", path="")
"""In place of the first request once it was sent: its body, the run's input, may be large."""
_LOST, _EARLY = "the connection was lost", "the connection ended before the run"


def run_ids(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the thread and the run of a response, from its `Content-Location` or `Location`."""
    for name in ("content-location", "location"):
        match = _RUN_PATH.search(headers.get(name, ""))
        if match:
            return match["thread"], match["run"]
    return None, None


class RunLoop(EventStream):
    """Reads the parts of one run to its end: does what `Position` and `Ending` decide. Users get a `RunStream`."""

    # Defaults that most streams keep: an object's dict takes 1.3 KB more with more than 29 attributes of its own, or with one
    # that was set after `__init__`.
    _writer: BookmarkWriter | None = None
    _told: RunStatus | None = None  # the last status that the server reported
    _not_found: NotFoundError | None = None
    _interrupts: list[Any] | None = None  # None: no part of a mode that shows them has arrived
    _failure: dict[str, Any] | None = None
    _broken = False  # whether the current connection brought an error that is certainly the server's own
    _cancelled = False
    _told_gap = False  # whether the current gap in live-only parts was reported
    _deferred_gap: tuple[str, APIConnectionError | None] | None = None  # until such parts arrive; and why

    def __init__(
        self,
        transport: Transport,
        plan: RunPlan,
        options: CallOptions,
        position: Position | None = None,
        on_run_created: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__(transport, options, position or Position(), plan.stream_config)
        self.thread_id = plan.thread_id
        self.run_id = plan.run_id
        self.status: RunStatus | None = None
        self.gap = False
        self._plan = plan
        self._ending = Ending()
        self._resumed = self._position.begun  # after a part that an earlier stream delivered
        self._live_only = plan.live_only
        self._prefix = PrefixFilter() if plan.on_gap == "warn" else None
        self._held: StreamPart | None = None  # an error that may be the run's, or only that of the server's stream
        self._from_now = plan.joined and self.last_event_id is None
        if plan.from_bookmark:
            self._report_live_only_gap("it goes on from a bookmark")
        self._body = self._first_connection(plan.first)
        self._plan = attrs.evolve(plan, first=_SENT)
        self._learn_ids(self._body.headers)
        if on_run_created is not None:
            on_run_created({"run_id": self.run_id, "thread_id": self.thread_id})

    def _first_connection(self, request: StreamRequest) -> Body:
        """Open the stream. Joins a run that was started before with as many tries as a reconnect."""
        started = self._plan.run_id is not None and not self._plan.joined
        try:
            return self._open(request, max(1, self._policy.reconnect_attempts) if started else None)
        except LangGraphError as error:
            lost = self._interrupted(f"could not join the run: {error}") if _is_passing(error) and started else error
            self._complete(lost)
            if lost is error:
                raise
            raise lost from error

    @property
    def bookmark(self) -> str | None:
        """A string with which `client.runs.resume` resumes after the last part, in any process; None if no parts are stored."""
        if self.thread_id is None or self.run_id is None or not self._can_resume or self._ending.state is State.GONE:
            return None
        if self._writer is None:
            modes = self._plan.stream_mode
            listed = None if modes is UNSET else list(modes)
            self._writer = BookmarkWriter("run", self.thread_id, self.run_id, listed)
        last_event_id, digests = self._position.for_bookmark()
        live_only_id = self._position.live_only.last_id if self._live_only else None
        return self._writer.write(last_event_id or FROM_START, digests, live_only_id)

    @property
    def _can_resume(self) -> bool:
        if self._plan.resumable is False:
            return False
        # Without IDs, the stream would have to request everything again.
        return self.delivered == 0 or self.last_event_id is not None

    def _learn_ids(self, headers: Mapping[str, str]) -> None:
        """Take the run's ID from the headers, unless a gateway put something else there."""
        thread, run = run_ids(headers)
        if self.run_id is None and (thread == self.thread_id or self.thread_id is None):
            self.thread_id, self.run_id = thread, run

    def _observe(self, part: StreamPart, event: Event) -> bool:
        name, self._from_now = part.event, False
        if name == "error" and not event.id and self._position.asks_counted(part.data):
            raise APIConnectionError("the server has another ID for the start")
        if name == "error" and not self._is_of_run(part, event):
            return False
        self._held = None  # a run's own error is its last part
        if self.reconnects and not self._new:  # so the EOF before came too early
            self._report_live_only_gap(_EARLY)
        if name.startswith(LIVE_ONLY_PREFIX) and not self._live_only:
            self._live_only = True
            if self._deferred_gap is not None:
                self._report_live_only_gap(*self._deferred_gap)
        if name == "metadata" and isinstance(part.data, dict):
            told_id = part.data.get("run_id")
            self.run_id = self.run_id or (told_id if isinstance(told_id, str) else None)
            self._observe_attempt(part.data)
        elif name == "end":
            self._ended = True
            said = part.data.get("status") if isinstance(part.data, dict) else None
            self._told = said if said in _status_names() else self._told
        else:
            shown = interrupts_of(part)
            if shown is not None:
                known = self._interrupts or []
                self._interrupts = known + [one for one in shown if key_of(one) not in map(key_of, known)]
        return True

    def _is_of_run(self, part: StreamPart, event: Event) -> bool:
        """Hold back an error without an ID of its own: it may also mean that the server's own stream failed.

        Only the run's status distinguishes the two, once the connection has ended.
        """
        if self.thread_id and self.run_id and not self._position.has_own_id(event):
            if self._ending.state is State.ACTIVE:  # a finished run's own error would be replayed, with its ID
                self._held = part
            elif not is_run_not_found(part):
                self._broken = self._told in _NO_ERROR or self._position.unique
            return False
        self._failure = _failure(part)
        return True

    def _observe_old(self, event: Event) -> None:
        if event.event == "error":
            self._failure = _failure(decode(event))

    def _batches(self, body: Body, parser: EventParser) -> Iterator[Iterable[SSEItem]]:
        batches = super()._batches(body, parser)
        if self._plan.stream_mode is not UNSET:  # not every server filters
            batches = map(partial(of_modes, frozenset(self._plan.stream_mode)), batches)
        if self._prefix is not None and not (self.reconnects and self._can_resume):
            return self._prefix.skip_replayed(batches)
        return batches

    def _is_over(self, cause: APIConnectionError | None) -> bool:
        if not self._ended and (not self._can_resume or self.thread_id is None or self.run_id is None):
            return self._is_over_unstored(cause)
        came = self._came(cause)
        step = self._ending.after(came)
        if came in (Came.CUT, Came.NEW):
            self._told_gap = self._told_gap and not self._new
        if step is Step.ASK:
            came = self._status_came()
            step = self._ending.after(came)
            if came in (Came.IS_ACTIVE, Came.BROKEN):
                self._report_live_only_gap(_EARLY)
        if came in (Came.CUT, Came.AGAIN):
            self._report_live_only_gap(_LOST, cause)
        if step is Step.FAIL:
            shown = "does not show its last parts again" if self._position.begun else "has none of its parts"
            raise self._interrupted(f"the run is over, and the server {shown}", _GET_RESULT)
        if step is Step.FINISH:
            self._finish()
        return step is Step.FINISH

    def _came(self, cause: APIConnectionError | None) -> Came:
        """Return how the connection ended, for the table."""
        broken, self._broken = self._broken, False
        if cause is not None:
            return Came.CUT if self._position.ambiguous is None else Came.AGAIN
        if self._ended or self._position.was_last("end"):
            return Came.END
        if broken or self._new:
            return Came.BROKEN if broken else Came.NEW
        if self._position.proven:
            return Came.PROVEN
        # An error that is the only part proves nothing: a run whose parts are stored has at least one before it.
        kept = self._plan.resumable or self._failure is None  # after a join from now on, the error may be the only part
        alone = kept and not self._resumed and self.delivered == (self._failure is not None)
        held = self._held is not None and not self._position.unique  # else it would have an ID of its own
        failed = held or self._position.was_last("error")
        if (self._failure is not None or (self._told == "error" and failed)) and not alone:
            return Came.FAILED
        # A run that was cancelled before it began has no parts.
        stored = self._position.begun or (self._plan.resumable and self._told != "interrupted")
        return Came.UNPROVEN if stored and not self._plan.vanishes else Came.NOTHING

    def _status_came(self) -> Came:
        """Request the run's status, and return it for the table."""
        if not self._fetch_status():
            if self._held is not None and is_run_not_found(self._held):
                self._held = None
            return Came.NOT_FOUND
        if self._told in _ACTIVE:
            self._held = None  # the run continues, so the error was not its own
            return Came.IS_ACTIVE
        if self._held is not None and self._told in _NO_ERROR:
            self._held = None
            return Came.BROKEN
        return Came.IS_FINISHED

    def _is_over_unstored(self, cause: APIConnectionError | None) -> bool:
        """Return whether an unstored or unnamed run's stream is over: it has one connection, and at most one status."""
        if cause is None and self.delivered == 0 and self.run_id is None:
            raise self._interrupted("the connection ended before the server named the run")
        known = self.thread_id is not None and self.run_id is not None
        found = known and (cause is None or self._held is not None) and self._fetch_status()
        if (found and self._told in _ACTIVE) or (cause is not None and not found):
            ended = _EARLY if cause is None else _LOST
            self._held = None
            self._raise_or_warn(f"{ended}, and the run keeps no events", _GET_RESULT, cause)
            return False
        if known and not found:
            self._ending.state = State.GONE
        self._finish()
        return True

    def _report_live_only_gap(self, reason: str, cause: APIConnectionError | None = None) -> None:
        """Report each gap in live-only parts once: now, or at the first such part."""
        if not self._live_only:
            self._deferred_gap = self._deferred_gap or (reason, cause)
        elif not self._told_gap:
            self._told_gap = True
            self._raise_or_warn(f"{reason}, and the server keeps no parts of mode 'messages'", _USE_TUPLE, cause)

    def _report_gap(self, reason: str) -> None:
        self._raise_or_warn(reason, _GET_RESULT, None)

    def _raise_or_warn(self, reason: str, advice: str, cause: APIConnectionError | None) -> None:
        if self._plan.on_gap == "raise" or self.thread_id is None or self.run_id is None:
            raise self._interrupted(reason, advice) from cause
        self.gap = True
        self._config.observer.gap(reason)
        warn_of_gap(reason, f"run {self.run_id}", self.delivered)

    def _fetch_status(self) -> bool:
        """Request the run's status; return whether the run was found."""
        if self.thread_id is None or self.run_id is None:
            return False
        from langgraph_client._generated.endpoints import runs as endpoints

        question = endpoints.get(self.thread_id, self.run_id)
        # A proxy may end a body normally because its server is down: the request waits for it, like a reconnect.
        attempts = None if self._ended else max(self._policy.attempts, self._policy.reconnect_attempts)
        try:
            run = self._transport.exchange(
                question, self._options, attempts=attempts, deadline=self._config.deadline
            ).value
        except NotFoundError as error:
            self._not_found = error
            return False
        except DeadlineExceeded:
            raise
        except LangGraphError as error:
            if self._ended:  # all parts have arrived, and they show how the run ended
                return False
            raise self._interrupted(f"could not ask whether the run is over: {error}", _GET_RESULT) from error
        self._told = run.status or None  # UNSET if a server leaves it out
        return True

    def _finish(self) -> None:
        """Set how the run ended; None if nothing can prove it."""
        gone = self._ending.state is State.GONE
        if self._told is None and not gone:  # set by an `end` event
            self._fetch_status()
        if gone and not self._cancelled and self._failure is None and not self._plan.vanishes:
            if self._plan.joined and self._not_found is not None and not (self.delivered or self.reconnects):
                raise self._not_found
            raise self._interrupted(
                "the run is not found any more: it was deleted or rolled back", "its result is lost"
            ) from self._not_found
        seen: RunStatus | None = "error" if self._failure else "interrupted" if self._cancelled else None
        self.status = seen if self._told is None or self._told in _ACTIVE else self._told
        if self._plan.temporary and self.thread_id is not None:
            if self.status == "interrupted" and self._interrupts is None:
                self._interrupts = open_interrupts(self._transport, self.thread_id, self._options)
            delete_temporary_thread(self._transport, self.thread_id, self._options, self._config.deadline)

    def _last_parts(self) -> Iterator[StreamPart]:
        if self._held is not None and self._failure is None and self.status in ("error", None):
            self._failure, self.status = _failure(self._held), "error"
            self._position.delivered += 1
            yield self._held
        failure = self._failure or ({} if self.status == "error" else None)
        if failure is not None and self._plan.raise_error:
            name, message = failure.get("error", "error"), failure.get("message", "the server does not show why")
            kind = RunCancelled if name in _CANCELLED else RunFailed
            raise kind(str(name), str(message), run_id=self.run_id, thread_id=self.thread_id)

    def _outcome(self, error: BaseException | None = None) -> RunOutcome:
        failure = str(self._failure.get("error", "error")) if self._failure else None
        return super()._outcome(error)._replace(status=self.status, failure=failure)

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


def _is_passing(error: LangGraphError) -> bool:
    return isinstance(error, (APIConnectionError, InternalServerError))


def _failure(part: StreamPart) -> dict[str, Any]:
    return part.data if isinstance(part.data, dict) else {"message": str(part.data)}


def _status_names() -> Sequence[str]:
    from langgraph_client.models import RunStatus

    return get_args(RunStatus)
