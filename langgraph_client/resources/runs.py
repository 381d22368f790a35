"""Runs: a graph at work, on a thread or without one; started, waited for, joined, cancelled. Streams are next door."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import check
from langgraph_client.errors import APIConnectionError, RunFailed
from langgraph_client.resources.base import PAGE_SIZE, given, split
from langgraph_client.resources.keywords import takes
from langgraph_client.resources.run_keys import keyed
from langgraph_client.resources.run_options import Modes, RunOptions, announce, run_body
from langgraph_client.resources.run_streams import RunStreams
from langgraph_client.streams.run import run_ids
from langgraph_client.transport.deadline import Deadline
from langgraph_client.types import UNSET, CallOptions, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Runs(RunStreams):
    """`client.runs`."""

    @takes(RunOptions)
    def create(
        self,
        thread_id: str | None,
        assistant_id: str,
        *,
        stream_mode: Modes = "values",
        stream_subgraphs: bool = False,
        stream_resumable: bool = False,
        **options: Unpack[RunOptions],
    ) -> models.Run:
        """Start a run in the background.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server makes for it.
            assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
            stream_mode: What `join_stream` can get of it, one mode or several.
            stream_subgraphs: Whether the parts of subgraphs are streamed too.
            stream_resumable: Whether the server keeps the run's parts, for joining late and going on after a drop.
            **options: See RunOptions.

        Raises:
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.
            UnprocessableEntityError: The server refuses a value.

        `POST /threads/{thread_id}/runs`, `POST /runs`
        """
        call, fields = split(options, RunOptions)
        key, fields = keyed(fields, thread_id)
        created = fields.pop("on_run_created", None)
        more = {"stream_mode": stream_mode, "stream_subgraphs": stream_subgraphs, "stream_resumable": stream_resumable}
        run = self._start(thread_id, assistant_id, {**fields, **given(**more)}, key, call)
        announce(created, run.run_id, run.thread_id)
        return run

    @takes(CallOptions)
    def create_batch(
        self, payloads: Sequence[Mapping[str, Any]], **options: Unpack[CallOptions]
    ) -> builtins.list[models.Run]:
        """Start several stateless runs in the background.

        Args:
            payloads: One mapping a run: `assistant_id` and what RunOptions has.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The runs, in the same order.

        `POST /runs/batch`
        """
        bodies = []
        for payload in payloads:
            fields = given(**payload)
            bodies.append(run_body(models.RunCreateStateless, fields.pop("assistant_id", None), fields))
        return self._send(endpoints.create_batch(bodies), options)

    @takes(RunOptions)
    def wait(
        self,
        thread_id: str | None,
        assistant_id: str,
        *,
        on_disconnect: models.OnDisconnect | None = None,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[RunOptions],
    ) -> Json:
        """Start a run and wait for its end. When the connection drops, a run on a thread is joined again.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server makes for it.
            assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
            on_disconnect: `cancel` makes the server cancel the run when the connection drops; `continue` does not.
            raise_error: Whether a failed run raises RunFailed; else the answer has the key `__error__`.
            deadline: Seconds for the whole call; then DeadlineExceeded. The run itself goes on.
            **options: See RunOptions.

        Returns:
            The graph's state at the end; with the key `__interrupt__` when it asks a person.

        Raises:
            RunFailed: The run failed.
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.

        `POST /threads/{thread_id}/runs/wait`, `POST /runs/wait`
        """
        call, fields = split(options, RunOptions)
        key, fields = keyed(fields, thread_id)
        created, end = fields.pop("on_run_created", None), Deadline(deadline)
        if key is not None:
            check("on_disconnect", on_disconnect, models.OnDisconnect | None)
            run = self._start(thread_id, assistant_id, fields, key, call, end)
            announce(created, run.run_id, run.thread_id)
            cancel = True if on_disconnect == "cancel" else UNSET
            joined = endpoints.join(run.thread_id, run.run_id, cancel_on_disconnect=cancel)
            return _result(self._transport.exchange(joined, call, deadline=end).value, raise_error=raise_error)
        fields |= given(on_disconnect=on_disconnect)
        if thread_id is None:
            request = endpoints.wait_stateless(run_body(models.RunCreateStreamingStateless, assistant_id, fields))
        else:
            request = endpoints.wait(thread_id, run_body(models.RunCreateStreamingStateful, assistant_id, fields))

        run_id = ""

        def named(headers: Mapping[str, str]) -> None:
            nonlocal run_id
            thread, run = run_ids(headers)
            run_id = run or ""
            announce(created, run, thread_id or thread)

        try:
            answer = self._transport.exchange(request, call, on_headers=named, deadline=end)
        except APIConnectionError:
            if thread_id is None or not run_id:  # a stateless run is gone with its end
                raise
            answer = self._transport.exchange(endpoints.join(thread_id, run_id), call, deadline=end)
        return _result(answer.value, raise_error=raise_error)

    @takes(CallOptions)
    def join(
        self,
        thread_id: str,
        run_id: str,
        *,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[CallOptions],
    ) -> Json:
        """Wait for the end of a run that was started before.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            raise_error: Whether a failed run raises RunFailed; else the answer has the key `__error__`.
            deadline: Seconds for the whole call, reconnects included; then DeadlineExceeded.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The graph's state at the end.

        Raises:
            RunFailed: The run failed.
            NotFoundError: There is no such run.

        `GET /threads/{thread_id}/runs/{run_id}/join`
        """
        request = endpoints.join(thread_id, run_id)
        answer = self._transport.exchange(request, options, deadline=Deadline(deadline))
        return _result(answer.value, raise_error=raise_error)

    @takes(CallOptions)
    def list(
        self,
        thread_id: str,
        *,
        limit: int = 10,
        offset: int = 0,
        status: models.RunStatus | None = None,
        select: Sequence[models.RunSelectField] | None = None,
        **options: Unpack[CallOptions],
    ) -> builtins.list[models.Run]:
        """One page of a thread's runs, the latest first. `iter` walks all of them.

        Args:
            thread_id: The thread's UUID.
            limit: Most runs to answer with, 1 to 1000.
            offset: How many to pass over.
            status: Only runs with this status.
            select: The fields to answer with; the others are UNSET.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.

        `GET /threads/{thread_id}/runs`
        """
        wanted = given(status=status, select=select)
        return self._send(endpoints.list(thread_id, limit=limit, offset=offset, **wanted), options)

    @takes(CallOptions)
    def iter(
        self,
        thread_id: str,
        *,
        status: models.RunStatus | None = None,
        select: Sequence[models.RunSelectField] | None = None,
        page_size: int = PAGE_SIZE,
        **options: Unpack[CallOptions],
    ) -> Iterator[models.Run]:
        """All of a thread's runs, page after page, each asked for when it is needed.

        Args:
            thread_id: The thread's UUID.
            status: Only runs with this status.
            select: The fields to answer with; the others are UNSET.
            page_size: Runs to ask for at once, 1 to 1000.
            **options: `headers`, `params` and `timeout` of each call.

        `GET /threads/{thread_id}/runs`
        """
        wanted = given(status=status, select=select)
        return self._pages(
            lambda limit, offset: endpoints.list(thread_id, limit=limit, offset=offset, **wanted), page_size, options
        )

    @takes(CallOptions)
    def get(self, thread_id: str, run_id: str, **options: Unpack[CallOptions]) -> models.Run:
        """One run.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such run.

        `GET /threads/{thread_id}/runs/{run_id}`
        """
        return self._send(endpoints.get(thread_id, run_id), options)

    @takes(CallOptions)
    def cancel(
        self,
        thread_id: str,
        run_id: str,
        *,
        wait: bool = False,
        action: models.CancelAction = "interrupt",
        **options: Unpack[CallOptions],
    ) -> None:
        """Cancel a run.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            wait: Whether to wait until it has stopped.
            action: `interrupt` keeps the run and its checkpoints, `rollback` deletes them.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such run, or it is over.

        `POST /threads/{thread_id}/runs/{run_id}/cancel`
        """
        self._send(endpoints.cancel(thread_id, run_id, wait=wait, action=action), options)

    @takes(CallOptions)
    def cancel_many(
        self,
        *,
        thread_id: str | None = None,
        run_ids: Sequence[str] | None = None,
        status: models.BulkCancelStatus | None = None,
        action: models.CancelAction = "interrupt",
        **options: Unpack[CallOptions],
    ) -> None:
        """Cancel several runs: those of a status, or some of a thread.

        Args:
            thread_id: The thread's UUID, with `run_ids`.
            run_ids: The runs' UUIDs, with `thread_id`.
            status: `pending`, `running` or `all`, in place of both.
            action: `interrupt` keeps the runs and their checkpoints, `rollback` deletes them.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            ValueError: Neither `status`, nor both `thread_id` and `run_ids`, are given.
            NotFoundError: No run matches.

        `POST /runs/cancel`
        """
        if (status is None) == (thread_id is None and run_ids is None) or (thread_id is None) != (run_ids is None):
            raise ValueError("cancel_many takes either status, or thread_id and run_ids")
        body = models.RunsCancel(**given(thread_id=thread_id, run_ids=run_ids, status=status))
        self._send(endpoints.cancel_many(body, action=action), options)

    @takes(CallOptions)
    def delete(self, thread_id: str, run_id: str, **options: Unpack[CallOptions]) -> None:
        """Delete a run.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such run.

        `DELETE /threads/{thread_id}/runs/{run_id}`
        """
        self._send(endpoints.delete(thread_id, run_id), options)


def _result(state: Any, *, raise_error: bool) -> Json:
    """A run's final state. A failed run is a 200 of the server, with the error in it."""
    failure = state.get("__error__") if isinstance(state, dict) else None
    if raise_error and isinstance(failure, dict):
        raise RunFailed(str(failure.get("error", "error")), str(failure.get("message", "")))
    return state
