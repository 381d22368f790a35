"""Crons: runs that the server repeats on a schedule, each on a new thread or all on one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from langgraph_client import models
from langgraph_client._generated.endpoints import crons as endpoints
from langgraph_client.errors import ProtocolError
from langgraph_client.resources.base import PAGE_SIZE, Resource, omit_none, split_call_options
from langgraph_client.resources.cron_options import CronOptions, EndTime, NewCronOptions, cron_body
from langgraph_client.resources.filters import CronFilter
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import UNSET, CallOptions, Id, Unset

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Crons(Resource):
    """Creates, changes and searches crons: `client.crons`."""

    @document_kwargs(NewCronOptions)
    def create(
        self,
        assistant_id: Id,
        *,
        schedule: str,
        on_run_completed: models.OnCompletion | None = None,
        **options: Unpack[NewCronOptions],
    ) -> models.Cron:
        """Create a cron. Each of its runs gets a new thread.

        Args:
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
            on_run_completed: What becomes of a run's thread: `delete` (the server's default) or `keep`.
            **options: See NewCronOptions and CronOptions.

        Raises:
            NotFoundError: There is no such assistant.
            UnprocessableEntityError: The server rejects a value, such as a time zone or a schedule.

        Examples:
            >>> cron = client.crons.create(
            ...     "agent", schedule="0 6 * * 1", timezone="Europe/Oslo", input={"topic": "Monday"}
            ... )
            >>> cron.schedule
            '0 6 * * 1'

        `POST /runs/crons`
        """
        call, fields = split_call_options(options, NewCronOptions)
        fields.update(assistant_id=assistant_id, schedule=schedule)
        body = cron_body(models.CronCreate, fields, on_run_completed=on_run_completed)
        return _with_id(self._send(endpoints.create(body), call))

    @document_kwargs(NewCronOptions)
    def create_for_thread(
        self, thread_id: Id, assistant_id: Id, *, schedule: str, **options: Unpack[NewCronOptions]
    ) -> models.Cron:
        """Create a cron whose runs are all on one thread.

        Args:
            thread_id: The thread's UUID.
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
            **options: See NewCronOptions and CronOptions.

        Raises:
            NotFoundError: There is no such thread or assistant.
            UnprocessableEntityError: The server rejects a value, such as a time zone or a schedule.

        Examples:
            >>> thread = client.threads.create()
            >>> cron = client.crons.create_for_thread(
            ...     thread.thread_id, "agent", schedule="0 6 * * 1", input={"topic": "Monday"}
            ... )
            >>> cron.thread_id == thread.thread_id
            True

        `POST /threads/{thread_id}/runs/crons`
        """
        call, fields = split_call_options(options, NewCronOptions)
        fields.update(assistant_id=assistant_id, schedule=schedule)
        body = cron_body(models.ThreadCronCreate, fields)
        return _with_id(self._send(endpoints.create_for_thread(thread_id, body), call))

    @document_kwargs(CallOptions)
    def get(self, cron_id: Id, **options: Unpack[CallOptions]) -> models.Cron:
        """Return a cron.

        Args:
            cron_id: The cron's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such cron.

        Examples:
            >>> cron = client.crons.create("agent", schedule="0 6 * * 1", input={"topic": "tea"})
            >>> client.crons.get(cron.cron_id).enabled
            True

        `GET /runs/crons/{cron_id}`
        """
        return self._send(endpoints.get(cron_id), options)

    @document_kwargs(CronOptions)
    def update(
        self,
        cron_id: Id,
        *,
        schedule: str | None = None,
        end_time: EndTime | Unset | None = UNSET,
        on_run_completed: models.OnCompletion | None = None,
        **options: Unpack[CronOptions],
    ) -> models.Cron:
        """Change a cron.

        Args:
            cron_id: The cron's UUID.
            schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
            end_time: When it stops: a datetime, or the same in ISO 8601. The server takes one without a time zone for
                UTC. None takes the end away; left out, the end stays.
            on_run_completed: What becomes of a run's thread: `delete` or `keep`.
            **options: See CronOptions.

        Returns:
            The cron after the change.

        Raises:
            BadRequestError: There is nothing to change.
            NotFoundError: There is no such cron.
            UnprocessableEntityError: The server rejects a value, such as a time zone or a schedule.

        Examples:
            >>> cron = client.crons.create("agent", schedule="0 6 * * 1", input={"topic": "tea"})
            >>> client.crons.update(cron.cron_id, enabled=False).enabled
            False

        `PATCH /runs/crons/{cron_id}`
        """
        call, fields = split_call_options(options, CronOptions)
        fields["end_time"] = end_time
        body = cron_body(models.CronPatch, fields, schedule=schedule, on_run_completed=on_run_completed)
        return self._send(endpoints.update(cron_id, body), call)

    @document_kwargs(CallOptions)
    def delete(self, cron_id: Id, **options: Unpack[CallOptions]) -> None:
        """Delete a cron.

        Args:
            cron_id: The cron's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such cron.

        Examples:
            >>> cron = client.crons.create("agent", schedule="0 6 * * 1", input={"topic": "tea"})
            >>> client.crons.delete(cron.cron_id)

        `DELETE /runs/crons/{cron_id}`
        """
        self._send(endpoints.delete(cron_id), options)

    @document_kwargs(CronFilter)
    def search(self, *, limit: int = 10, offset: int = 0, **wanted: Unpack[CronFilter]) -> list[models.Cron]:
        """One page of the crons that match. `iter` yields the items of all pages.

        Args:
            limit: Maximum number of crons to return, 1 to 1000.
            offset: How many to skip.
            **wanted: What to look for, see CronFilter; and `headers`, `params` and `timeout` of this call.

        Raises:
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> thread = client.threads.create()
            >>> cron = client.crons.create_for_thread(
            ...     thread.thread_id, "agent", schedule="0 6 * * 1", input={"topic": "tea"}
            ... )
            >>> [one.schedule for one in client.crons.search(thread_id=thread.thread_id)]
            ['0 6 * * 1']

        `POST /runs/crons/search`
        """
        options, filters = split_call_options(wanted, CronFilter)
        return self._send(endpoints.search(models.CronSearch(limit=limit, offset=offset, **filters)), options)

    @document_kwargs(CronFilter)
    def iter(self, *, page_size: int = PAGE_SIZE, **wanted: Unpack[CronFilter]) -> Iterator[models.Cron]:
        """All crons that match, page after page, each requested when it is needed.

        Pages are requested by offset: an item that is deleted, or no longer matches, shifts the next ones, and the next page
        skips one of them. An item that is created may show another one twice. Collect the crons in a list before you change
        them.

        Args:
            page_size: Crons per request, 1 to 1000.
            **wanted: What to look for, see CronFilter; and `headers`, `params` and `timeout` of each call.

        Examples:
            >>> for cron in list(client.crons.iter(enabled=False)):
            ...     client.crons.delete(cron.cron_id)

        `POST /runs/crons/search`
        """
        options, filters = split_call_options(wanted, CronFilter)
        return self._pages(
            lambda limit, offset: endpoints.search(models.CronSearch(limit=limit, offset=offset, **filters)),
            page_size,
            options,
        )

    @document_kwargs(CallOptions)
    def count(
        self,
        *,
        assistant_id: Id | None = None,
        thread_id: Id | None = None,
        metadata: Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> int:
        """Return the number of matching crons.

        Args:
            assistant_id: The UUID of the assistant that they must run.
            thread_id: The UUID of the thread that they must run on.
            metadata: Key-value pairs that the cron's metadata must have.
            **options: `headers`, `params` and `timeout` of this call.

        Examples:
            >>> thread = client.threads.create()
            >>> client.crons.count(thread_id=thread.thread_id)
            0

        `POST /runs/crons/count`
        """
        wanted = omit_none(assistant_id=assistant_id, thread_id=thread_id, metadata=metadata)
        return self._send(endpoints.count(models.CronCountRequest(**wanted)), options)


def _with_id(cron: models.Cron) -> models.Cron:
    """The cron that was made. Raises ProtocolError if the server left out which one it is."""
    if "cron_id" in cron:
        return cron
    raise ProtocolError(
        "the server made the cron and left out its `cron_id`, as Aegra does: client.crons.search() finds it"
    )
