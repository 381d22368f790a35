"""How one run is to be streamed: decided before the stream begins, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import Terms
from langgraph_client.types import UNSET, Unset

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client.models import StreamMode
    from langgraph_client.streams.run import RunStream

OnGap: TypeAlias = Literal["raise", "warn"]


@attrs.frozen(kw_only=True)
class RunPlan:
    """How to stream one run, and how to go on.

    Attributes:
        first: The request that opens the stream.
        thread_id: The run's thread; None when the server does not tell, as for a stateless run streamed directly.
        run_id: The run; None until the server's first answer.
        resumable: Whether the server keeps the run's events; None when somebody else made the run.
        stream_mode: The modes to ask for on a rejoin; UNSET asks for all that the run has.
        cancel_on_disconnect: Whether the server cancels the run when a rejoined connection drops.
        raise_error: Whether a failed run raises RunFailed at the end.
        cancel_on_close: Whether closing the stream before the run's end cancels the run.
        on_gap: What to do when parts may be lost that the server does not keep.
        fleeting: Whether the stream has parts that no server keeps, as far as is known before it begins.
        from_bookmark: Whether it goes on from a bookmark, so that what the server does not keep is gone.
        answer: Starts the run that goes on with a command, and streams it.
        terms: What the stream is held to.
    """

    first: StreamRequest
    thread_id: str | None
    run_id: str | None = None
    resumable: bool | None = None
    stream_mode: Sequence[StreamMode] | Unset = UNSET
    cancel_on_disconnect: bool | Unset = UNSET
    raise_error: bool = False
    cancel_on_close: bool = False
    on_gap: OnGap = "raise"
    fleeting: bool = False
    from_bookmark: bool = False
    answer: Callable[..., RunStream] | None = None
    terms: Terms = attrs.field(factory=Terms)
