"""Runs: executions of a graph, on a thread or without one. Starts, joins and cancels them; `run_streams` streams them."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from langgraph_client import models, streams
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import as_sent, check
from langgraph_client.observation import RunOutcome
from langgraph_client.resources.base import PAGE_SIZE, omit_none, split_call_options
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.run_options import Modes, RunOptions, announce, stateless_bodies, take_on_run_created
from langgraph_client.resources.run_start import background_start
from langgraph_client.resources.run_streams import RunStreams
from langgraph_client.streams.start import start_run
from langgraph_client.transport.deadline import Deadline
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Runs(RunStreams):
    """Starts, streams, joins, lists and cancels runs: `client.runs`."""

    @document_kwargs(RunOptions)
    def create(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        *,
        stream_mode: Modes = "values",
        stream_subgraphs: bool = False,
        stream_resumable: bool = False,
        **options: Unpack[RunOptions],
    ) -> models.Run:
        """Start a run in the background.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server creates for it and, unless
                `on_completion` is `keep`, deletes at the run's end. With an `idempotency_key` the thread is kept.
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            stream_mode: The modes that `join_stream` can request, one or several.
            stream_subgraphs: Whether the parts of subgraphs are streamed too.
            stream_resumable: Whether the server stores the run's parts, for joining late and resuming after a
                disconnect.
            **options: See RunOptions.

        Raises:
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
            >>> client.runs.join(thread.thread_id, run.run_id)["joke"]
            'This is a joke about tea and cats'

        `POST /threads/{thread_id}/runs` or `POST /runs`; with `idempotency_key`, `GET /threads/{thread_id}/runs` first
        """
        call, fields = split_call_options(options, RunOptions)
        created = take_on_run_created(fields)
        more = {"stream_mode": stream_mode, "stream_subgraphs": stream_subgraphs, "stream_resumable": stream_resumable}
        start = background_start(thread_id, assistant_id, {**fields, **omit_none(**more)}, followed=False)
        with self._observed("create", assistant_id=assistant_id, thread_id=thread_id) as observer:
            run = start_run(self._transport, start, call)
            observer.ended(RunOutcome(thread_id=run.thread_id, run_id=run.run_id, finished=True))
        announce(created, run.run_id, run.thread_id)
        return run

    @document_kwargs(CallOptions)
    def create_batch(
        self, payloads: Sequence[Mapping[str, Any]], **options: Unpack[CallOptions]
    ) -> builtins.list[models.Run]:
        """Start several stateless runs in the background.

        Args:
            payloads: One mapping per run: `assistant_id` and the keys of RunOptions. A `thread_id` is sent, as the official
                client does; the server ignores it.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The runs, in the same order.

        Raises:
            TypeError: A payload is not a mapping, has an unknown key, or a value of the wrong type. No run was started.
            ValueError: A payload has a misspelling of a value that is allowed. No run was started.

        Examples:
            >>> inputs = [{"topic": topic} for topic in ("tea", "rain")]
            >>> runs = client.runs.create_batch(
            ...     [{"assistant_id": "agent", "input": one} for one in inputs]
            ... )
            >>> len(runs)
            2

        `POST /runs/batch`
        """
        return self._send(endpoints.create_batch(stateless_bodies(payloads)), options)

    @document_kwargs(RunOptions)
    def wait(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        *,
        on_disconnect: models.OnDisconnect | None = None,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[RunOptions],
    ) -> Json:
        """Start a run and wait for its result. After a disconnect it joins the run again, as a stream reconnects.

        The result is that of this run, even if other runs follow on the thread. A stateless run is started with
        `on_completion="keep"`, and its thread is deleted when the result is known. A deadline and a lost connection leave
        the thread. With `on_completion="delete"` the server deletes it at the run's end, and after a disconnect the result
        may be unavailable.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server makes for it.
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            on_disconnect: `cancel` makes the server cancel the run at a disconnect, even a short one; `continue` does not.
            raise_error: Whether a run that failed or was cancelled raises; else the result has the key `__error__`.
            deadline: Seconds for the whole call, reconnects included; then DeadlineExceeded. The run itself continues.
            **options: See RunOptions.

        Returns:
            The graph's state at the end of the run; with the key `__interrupt__` when it ended in an interrupt.

        Raises:
            RunFailed: The run failed.
            RunCancelled: The run was cancelled, or another run interrupted it or rolled it back.
            ResultUnavailable: The run finished, and the server no longer has its result.
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.
            APIConnectionError: The connection was lost for longer than a stream would try. Like every error once the
                run is known, it has the run's `thread_id` and `run_id`, for `join`.

        Examples:
            >>> client.runs.wait(None, "agent", input={"topic": "tea"}, deadline=60)
            {'topic': 'tea and cats', 'joke': 'This is a joke about tea and cats'}

        `POST /threads/{thread_id}/runs` or `POST /runs`, `GET /threads/{thread_id}/runs/{run_id}/join`,
        `GET /threads/{thread_id}/runs`; `DELETE /threads/{thread_id}` after a stateless run
        """
        call, fields = split_call_options(options, RunOptions)
        check("raise_error", raise_error, bool)
        created, end = take_on_run_created(fields), Deadline(deadline)
        fields |= omit_none(on_disconnect=as_sent(on_disconnect))
        start = background_start(thread_id, assistant_id, fields, followed=True)
        with self._observed("wait", assistant_id=assistant_id, thread_id=thread_id) as observer:
            run = start_run(self._transport, start, call, end)
            announce(created, run.run_id, run.thread_id)
            plan = streams.result.ResultPlan(
                thread_id=run.thread_id,
                run_id=run.run_id,
                status=run.get("status") or "pending",
                temporary=start.temporary,
                cancel_on_disconnect=start.cancel_on_disconnect,
                raise_error=raise_error,
            )
            return streams.result.wait_for_result(self._transport, plan, call, end, observer)

    @document_kwargs(CallOptions)
    def join(
        self,
        thread_id: Id,
        run_id: Id,
        *,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[CallOptions],
    ) -> Json:
        """Wait for the result of a run that was started before.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            raise_error: Whether a run that failed or was cancelled raises; else the result has the key `__error__`.
            deadline: Seconds for the whole call, reconnects included; then DeadlineExceeded.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            Like `wait`: the graph's state at the end of this run, not that of a later one.

        Raises:
            RunFailed: The run failed.
            RunCancelled: The run was cancelled, or another run interrupted it or rolled it back.
            ResultUnavailable: The run finished, and the server no longer has its result.
            NotFoundError: There is no such run.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
            >>> client.runs.join(thread.thread_id, run.run_id, deadline=60)["topic"]
            'tea and cats'

        `GET /threads/{thread_id}/runs/{run_id}/join`, `GET /threads/{thread_id}/runs`
        """
        check("raise_error", raise_error, bool)
        plan = streams.result.ResultPlan(thread_id=thread_id, run_id=run_id, raise_error=raise_error)
        end = Deadline(deadline)
        with self._observed("join", thread_id=thread_id, run_id=run_id) as observer:
            return streams.result.wait_for_result(self._transport, plan, options, end, observer)

    @document_kwargs(CallOptions)
    def list(
        self,
        thread_id: Id,
        *,
        limit: int = 10,
        offset: int = 0,
        status: models.RunStatus | None = None,
        select: Sequence[models.RunSelectField] | None = None,
        **options: Unpack[CallOptions],
    ) -> builtins.list[models.Run]:
        """Return one page of a thread's runs, the latest first. `iter` yields the items of all pages.

        Args:
            thread_id: The thread's UUID.
            limit: Maximum number of runs to return, 1 to 1000.
            offset: How many to skip.
            status: Only runs with this status.
            select: The fields to return; the others are UNSET.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
            >>> [one.run_id for one in client.runs.list(thread.thread_id)] == [run.run_id]
            True

        `GET /threads/{thread_id}/runs`
        """
        wanted = omit_none(status=status, select=select)
        return self._send(endpoints.list(thread_id, limit=limit, offset=offset, **wanted), options)

    @document_kwargs(CallOptions)
    def iter(
        self,
        thread_id: Id,
        *,
        status: models.RunStatus | None = None,
        select: Sequence[models.RunSelectField] | None = None,
        page_size: int = PAGE_SIZE,
        **options: Unpack[CallOptions],
    ) -> Iterator[models.Run]:
        """Yield all runs of a thread, page after page, each requested when it is needed.

        Pages are requested by offset: an item that is deleted, or no longer matches, shifts the next ones, and the next page
        skips one of them. An item that is created may show another one twice. Collect the runs in a list before you change
        them.

        Args:
            thread_id: The thread's UUID.
            status: Only runs with this status.
            select: The fields to return; the others are UNSET.
            page_size: Runs per request, 1 to 1000.
            **options: `headers`, `params` and `timeout` of each call.

        Examples:
            >>> thread = client.threads.create()
            >>> for run in list(client.runs.iter(thread.thread_id, status="error")):
            ...     client.runs.delete(thread.thread_id, run.run_id)

        `GET /threads/{thread_id}/runs`
        """
        wanted = omit_none(status=status, select=select)
        return self._pages(
            lambda limit, offset: endpoints.list(thread_id, limit=limit, offset=offset, **wanted), page_size, options
        )

    @document_kwargs(CallOptions)
    def get(self, thread_id: Id, run_id: Id, **options: Unpack[CallOptions]) -> models.Run:
        """Return a run.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such run.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
            >>> result = client.runs.join(thread.thread_id, run.run_id)
            >>> client.runs.get(thread.thread_id, run.run_id).status
            'success'

        `GET /threads/{thread_id}/runs/{run_id}`
        """
        return self._send(endpoints.get(thread_id, run_id), options)

    @document_kwargs(CallOptions)
    def cancel(
        self,
        thread_id: Id,
        run_id: Id,
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
            NotFoundError: There is no such run, or it is finished.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(
            ...     thread.thread_id, "slow", input={"steps": 600, "delay": 0.1}
            ... )
            >>> client.runs.cancel(thread.thread_id, run.run_id, wait=True)
            >>> client.runs.get(thread.thread_id, run.run_id).status
            'interrupted'

        `POST /threads/{thread_id}/runs/{run_id}/cancel`
        """
        check("wait", wait, bool)
        self._send(endpoints.cancel(thread_id, run_id, **omit_none(wait=1 if wait else None), action=action), options)

    @document_kwargs(CallOptions)
    def cancel_many(
        self,
        *,
        thread_id: Id | None = None,
        run_ids: Sequence[Id] | None = None,
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

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(
            ...     thread.thread_id, "slow", input={"steps": 600, "delay": 0.1}
            ... )
            >>> client.runs.cancel_many(thread_id=thread.thread_id, run_ids=[run.run_id])

        `POST /runs/cancel`
        """
        if (status is None) == (thread_id is None and run_ids is None) or (thread_id is None) != (run_ids is None):
            raise ValueError("cancel_many takes either status, or thread_id and run_ids")
        body = models.RunsCancel(**omit_none(thread_id=thread_id, run_ids=run_ids, status=status))
        self._send(endpoints.cancel_many(body, action=action), options)

    @document_kwargs(CallOptions)
    def delete(self, thread_id: Id, run_id: Id, **options: Unpack[CallOptions]) -> None:
        """Delete a run.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such run.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
            >>> result = client.runs.join(thread.thread_id, run.run_id)
            >>> client.runs.delete(thread.thread_id, run.run_id)

        `DELETE /threads/{thread_id}/runs/{run_id}`
        """
        self._send(endpoints.delete(thread_id, run_id), options)
