"""What only the server can say about a thread: its latest run, how a run is, what a run said last, the state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from langgraph_client.errors import APIConnectionError, NotFoundError, StreamInterrupted
from langgraph_client.protocol.dialect import FROM_START, previous_id
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.run_log import RunLog
from langgraph_client.protocol.sse import iter_events
from langgraph_client.protocol.thread_events import Interrupt
from langgraph_client.streams.channel import Channel

if TYPE_CHECKING:
    from langgraph_client.models import AssistantGraph, RunStatus, ThreadState

UNDERWAY: Final = ("pending", "running")
_PHASES: Final = {"success": "completed", "error": "failed", "timeout": "failed", "interrupted": "interrupted"}
_PAUSES: Final = (0.0, 0.05, 0.1, 0.2)
"""Seconds before asking whether a run that just asked somebody is over: it mostly is, a moment later."""


_LOOKS: Final = 10
"""Times that a run's stream is read until one shows no more than the one before."""


class Questions:
    """Asks the server about a thread.

    Args:
        channel: The way to the thread.
    """

    def __init__(self, channel: Channel) -> None:
        self._transport = channel.transport
        self._thread_id = channel.thread_id
        self._options = channel.options
        self._deadline = channel.deadline.twin()  # what is asked after the stream was closed is answered

    def latest_run(self) -> str | None:
        """The run that was made last; None when there is none, or no thread."""
        from langgraph_client._generated.endpoints import runs as endpoints

        try:
            runs = self._ask(endpoints.list(self._thread_id, limit=1))
        except NotFoundError:
            return None
        return str(runs[0].run_id) if runs else None

    def status(self, run_id: str) -> RunStatus | None:
        """How a run is; None when it is gone."""
        from langgraph_client._generated.endpoints import runs as endpoints

        try:
            status: RunStatus = self._ask(endpoints.get(self._thread_id, run_id)).status
        except NotFoundError:
            return None
        return status

    def settled(self, run_id: str) -> RunStatus | None:
        """How a run that said that it is over ended. The server may write it down a moment later."""
        for pause in _PAUSES:
            if pause:
                self._transport.pause(pause, self._deadline)
            status = self.status(run_id)
            if status not in UNDERWAY:
                break
        return status

    def state(self) -> ThreadState:
        """The thread's state now."""
        from langgraph_client._generated.endpoints import threads as endpoints

        state: ThreadState = self._ask(endpoints.get_state(self._thread_id))
        return state

    def failure(self) -> tuple[str, str]:
        """The name and the text of the error that the thread's last run failed with."""
        from langgraph_client._generated.endpoints import threads as endpoints

        error = None
        for pause in _PAUSES:  # the server writes it down a moment after it said so
            if pause:
                self._transport.pause(pause, self._deadline)
            if error := self._ask(endpoints.get(self._thread_id)).get("error"):
                break
        told = error if isinstance(error, dict) else {"message": error}
        return str(told.get("error") or "error"), str(told.get("message") or "")

    def graph(self, assistant_id: str, xray: int | bool) -> AssistantGraph:  # noqa: FBT001
        """An assistant's graph."""
        from langgraph_client._generated.endpoints import assistants as endpoints

        graph: AssistantGraph = self._ask(endpoints.get_graph(assistant_id, xray=xray))
        return graph

    def interrupts(self) -> list[Interrupt]:
        """What the thread asks, without the namespaces."""
        tasks = self.state().get("tasks") or []
        return [
            Interrupt(one["id"], one.get("value"))
            for task in tasks
            for one in task.get("interrupts") or []
            if isinstance(one.get("id"), str)
        ]

    def confirm(self, log: RunLog, channels: frozenset[str], idle: bool) -> None:  # noqa: FBT001
        """End the log of a run that is over. What it still has to bring is found out from the run's own stream.

        Args:
            log: What came of the run.
            channels: What the connection brings.
            idle: Whether the server has been idle, so that nothing is on its way but what was just sent.

        Raises:
            StreamInterrupted: The run is gone.
        """
        for pause in _PAUSES[: 1 if idle else None]:
            if pause:
                self._transport.pause(pause, self._deadline)
            status = self.status(log.run_id)
            if status is None:
                raise StreamInterrupted(f"run {log.run_id} is gone: it was deleted, or the server lost it")
            if status not in UNDERWAY:
                self._look_for_the_end(log, channels, _PHASES.get(status, "completed") if idle else None)
                return

    def _look_for_the_end(self, log: RunLog, channels: frozenset[str], phase: str | None) -> None:
        """End the log of a run that is over, if all of it is here; in doubt, if the server has been idle: with `phase`."""
        known = log.awaits_last  # and did not come until the server was idle
        try:
            if not known or phase is None:
                log.await_last(self._said_last(log), channels)
            known = known or log.ended
        except APIConnectionError:  # then being idle tells
            known = True
        if known and phase is not None:
            log.close(phase)

    def _said_last(self, log: RunLog) -> list[StreamPart]:
        """What a run that is over said last, as its own stream has it. No event ends that one, and its end may be a cut.

        Raises:
            APIConnectionError: It is cut again and again.
        """
        last = log.last_source
        found: list[StreamPart] = []
        for look in range(_LOOKS):
            parts = [part for part in self._said(log, FROM_START if last is None else previous_id(last)) if part.id]
            known = sum(part.id == last for part in found)
            if look and len(parts) == known:
                return found
            found += parts[known:]
            last = found[-1].id if found else last
        raise APIConnectionError(f"the stream of run {log.run_id} was cut again and again")

    def _said(self, log: RunLog, start: str) -> Iterator[StreamPart]:
        from langgraph_client._generated.endpoints import runs as endpoints

        request = endpoints.join_stream(self._thread_id, log.run_id, last_event_id=start)
        body = self._transport.open(request, self._options, deadline=self._deadline)
        try:
            yield from map(decode, iter_events(body))
        finally:
            body.close()

    def _ask(self, request: Any) -> Any:
        return self._transport.exchange(request, self._options, deadline=self._deadline).value
