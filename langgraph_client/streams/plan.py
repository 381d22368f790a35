"""How to stream one run: decided before the stream begins, and never changed afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.observation import RunObserver
from langgraph_client.protocol.dialect import FROM_START
from langgraph_client.request import StreamRequest
from langgraph_client.streams.config import StreamConfig
from langgraph_client.streams.start import RunStart, start_run
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import UNSET, CallOptions, OnGap, Unset

if TYPE_CHECKING:
    from langgraph_client.models import StreamMode


@attrs.frozen(kw_only=True)
class RunPlan:
    """How to stream one run, and how to resume the stream.

    Attributes:
        first: The request that opens the stream.
        thread_id: The run's thread; None when the server does not name it, as for a stateless run streamed directly.
        run_id: The run; None until the server's first response.
        joined: Whether the run was started elsewhere, so that there may be no such run.
        temporary: Whether the thread was made for this run alone, and is deleted when the run is finished.
        vanishes: Whether the server deletes the run as soon as it is finished.
        resumable: Whether the server stores the run's events; None when somebody else made the run.
        stream_mode: The modes to request on a reconnect; UNSET requests all that the run has.
        modes: The modes that the user asked for; None where that is all that the run has.
        cancel_on_disconnect: Whether the server cancels the run when a later connection drops.
        raise_error: Whether a failed run raises RunFailed at the end.
        cancel_on_close: Whether closing the stream before the run's end cancels the run.
        on_gap: What to do when parts may be lost that the server does not store.
        live_only: Whether the stream has parts that no server stores, as far as is known before it begins.
        from_bookmark: Whether it resumes from a bookmark, so that live-only parts since then are lost.
        stream_config: The stream's time limits and options.
    """

    first: StreamRequest
    thread_id: str | None
    run_id: str | None = None
    joined: bool = False
    temporary: bool = False
    vanishes: bool = False
    resumable: bool | None = None
    stream_mode: Sequence[StreamMode] | Unset = UNSET
    modes: Sequence[str] | None = None
    cancel_on_disconnect: bool | Unset = UNSET
    raise_error: bool = False
    cancel_on_close: bool = False
    on_gap: OnGap = "raise"
    live_only: bool = False
    from_bookmark: bool = False
    stream_config: StreamConfig = attrs.field(factory=StreamConfig)

    def observed_by(self, observer: RunObserver) -> RunPlan:
        """Return the same plan, with an observer of the stream."""
        return attrs.evolve(self, stream_config=attrs.evolve(self.stream_config, observer=observer))


def plan_stream(transport: Transport, start: RunStart, call: CallOptions, deadline: Deadline | None) -> RunPlan:
    """Start a run, and plan its stream, which joins it from its first part.

    Args:
        transport: Sends the requests.
        start: What to start; the server is to store its parts.
        call: The options of each request.
        deadline: The time limit of the start.

    Raises:
        LangGraphError: As in `start_run`.
    """
    run = start_run(transport, start, call, deadline)
    cancel = start.cancel_on_disconnect or UNSET
    return RunPlan(
        first=endpoints.join_stream(run.thread_id, run.run_id, last_event_id=FROM_START, cancel_on_disconnect=cancel),
        thread_id=run.thread_id,
        run_id=run.run_id,
        temporary=start.temporary,
        vanishes=start.vanishes,
        resumable=True,
        cancel_on_disconnect=cancel,
    )
