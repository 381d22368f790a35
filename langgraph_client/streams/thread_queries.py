"""Requests about a thread: its latest run, a run's status, a run's last events, the state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from langgraph_client.errors import APIConnectionError, NotFoundError, StreamInterrupted
from langgraph_client.protocol.dialect import FROM_START, previous_id
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.run_log import RunLog
from langgraph_client.protocol.sse import iter_events
from langgraph_client.protocol.thread_events import Interrupt
from langgraph_client.streams.connectors import Connector

if TYPE_CHECKING:
    from langgraph_client.models import AssistantGraph, RunStatus, ThreadState

ACTIVE_STATUSES: Final = ("pending", "running")
_PHASES: Final = {"success": "completed", "error": "failed", "timeout": "failed", "interrupted": "interrupted"}
_PAUSES: Final = (0.0, 0.05, 0.1, 0.2)
"""Seconds before each status request after an interrupt: the run is usually finished a moment later."""


_LOOKS: Final = 10
"""The maximum number of reads of a run's stream until one brings nothing more than the previous one."""


class ThreadQueries:
    """Requests information about a thread.

    Args:
        connector: Connects to the thread.
    """

    def __init__(self, connector: Connector) -> None:
        self._transport = connector.transport
        self._thread_id = connector.thread_id
        self._options = connector.options
        self._deadline = connector.deadline.detached_copy()  # requests work after the stream was closed, too

    def latest_run(self) -> str | None:
        """Return the latest run; None when there is none, or no thread."""
        from langgraph_client._generated.endpoints import runs as endpoints

        try:
            runs = self._send(endpoints.list(self._thread_id, limit=1))
        except NotFoundError:
            return None
        return str(runs[0].run_id) if runs else None

    def status(self, run_id: str, *, patient: bool = False) -> RunStatus | None:
        """Return a run's status; None when it is not found.

        Args:
            run_id: The run.
            patient: Whether to wait for a server that is down as long as a reconnect would.
        """
        from langgraph_client._generated.endpoints import runs as endpoints

        try:
            status: RunStatus = self._send(endpoints.get(self._thread_id, run_id), patient=patient).status
        except NotFoundError:
            return None
        return status

    def settled(self, run_id: str) -> RunStatus | None:
        """Return the status of a run that reported its end. The server may store it a moment later."""
        for pause in _PAUSES:
            if pause:
                self._transport.sleep(pause, self._deadline)
            status = self.status(run_id)
            if status not in ACTIVE_STATUSES:
                break
        return status

    def state(self) -> ThreadState:
        """Return the thread's current state."""
        from langgraph_client._generated.endpoints import threads as endpoints

        state: ThreadState = self._send(endpoints.get_state(self._thread_id))
        return state

    def failure(self) -> tuple[str, str]:
        """Return the name and the text of the error of the thread's last run."""
        from langgraph_client._generated.endpoints import threads as endpoints

        error = None
        for pause in _PAUSES:  # the server stores it a moment after it sent the event
            if pause:
                self._transport.sleep(pause, self._deadline)
            if error := self._send(endpoints.get(self._thread_id)).get("error"):
                break
        told = error if isinstance(error, dict) else {"message": error}
        return str(told.get("error") or "error"), str(told.get("message") or "")

    def graph(self, assistant_id: str, xray: int | bool) -> AssistantGraph:  # noqa: FBT001
        """Return an assistant's graph."""
        from langgraph_client._generated.endpoints import assistants as endpoints

        graph: AssistantGraph = self._send(endpoints.get_graph(assistant_id, xray=xray))
        return graph

    def interrupts(self) -> list[Interrupt]:
        """Return the thread's pending interrupts, without their namespaces."""
        tasks = self.state().get("tasks") or []
        return [
            Interrupt(interrupt_id=one["id"], value=one.get("value"), namespace=[])
            for task in tasks
            for one in task.get("interrupts") or []
            if isinstance(one.get("id"), str)
        ]

    def confirm(self, log: RunLog, channels: frozenset[str], idle: bool) -> None:  # noqa: FBT001
        """End the log of a run if it is finished and all of its events are here.

        No event of a thread says that an interrupted run is finished, and its last events may still be on their way. So
        this reads a second stream, the run's own: if that ends with event `e9`, the log ends when it has `e9`.

        Args:
            log: The run's events so far.
            channels: The channels of the connection.
            idle: Whether the server has been idle, so that no event is on its way.

        Raises:
            StreamInterrupted: The run is not found.
        """
        for pause in _PAUSES[: 1 if idle else None]:
            if pause:
                self._transport.sleep(pause, self._deadline)
            status = self.status(log.run_id, patient=True)
            if status is None:
                raise StreamInterrupted(f"run {log.run_id} is gone: it was deleted, or the server lost it")
            if status not in ACTIVE_STATUSES:
                self._look_for_the_end(log, channels, _PHASES.get(status, "completed") if idle else None)
                return

    def _look_for_the_end(self, log: RunLog, channels: frozenset[str], phase: str | None) -> None:
        """End the log of a finished run if it is complete. If that is unknown, an idle server (`phase`) ends it."""
        known = log.final_event_known  # and had not arrived when the server became idle
        try:
            if not known or phase is None:
                log.set_final_event(self._said_last(log), channels)
            known = known or log.ended
        except APIConnectionError:  # an idle server then decides
            known = True
        if known and phase is not None:
            log.close(phase)

    def _said_last(self, log: RunLog) -> list[StreamPart]:
        """Return a finished run's last parts, from its own stream. Reads it until nothing is new: EOF proves nothing.

        Raises:
            APIConnectionError: It ended early each time.
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

    def _send(self, request: Any, *, patient: bool = False) -> Any:
        retry = self._transport.settings.retry
        attempts = max(retry.attempts, retry.reconnect_attempts) if patient else None
        return self._transport.exchange(request, self._options, attempts=attempts, deadline=self._deadline).value
