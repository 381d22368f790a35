"""Requests of the resource `crons`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
import uuid

from langgraph_client._generated import sent
from langgraph_client._generated.models import (
    Cron,
)
from langgraph_client.decoders import kind, model, models, nothing
from langgraph_client.request import Request, path
from langgraph_client.request import body as as_json


def create(
    body: sent.CronCreate,
) -> Request[Cron]:
    """Create a cron whose every run gets a thread of its own.

    Args:
        body: What is sent, a CronCreate.

    Returns:
        The cron.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/crons`
    """
    return Request(
        operation="crons.create",
        method="POST",
        path=path("/runs/crons"),
        json=as_json(body, sent.CronCreate),
        idempotent=False,
        decode=model(Cron),
    )


def create_for_thread(
    thread_id: str | uuid.UUID,
    body: sent.ThreadCronCreate,
) -> Request[Cron]:
    """Create a cron that runs on one thread.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ThreadCronCreate.

    Returns:
        The cron.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/runs/crons`
    """
    return Request(
        operation="crons.create_for_thread",
        method="POST",
        path=path("/threads/{thread_id}/runs/crons", thread_id=thread_id),
        json=as_json(body, sent.ThreadCronCreate),
        idempotent=False,
        decode=model(Cron),
    )


def search(
    body: sent.CronSearch,
) -> Request[builtins.list[Cron]]:
    """Search crons.

    Args:
        body: What is sent, a CronSearch.

    Returns:
        One page of the crons that match; with select each has only the chosen fields.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/crons/search`
    """
    return Request(
        operation="crons.search",
        method="POST",
        path=path("/runs/crons/search"),
        json=as_json(body, sent.CronSearch),
        idempotent=True,
        decode=models(Cron),
    )


def count(
    body: sent.CronCountRequest,
) -> Request[int]:
    """Count crons.

    Args:
        body: What is sent, a CronCountRequest.

    Returns:
        How many crons match.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/crons/count`
    """
    return Request(
        operation="crons.count",
        method="POST",
        path=path("/runs/crons/count"),
        json=as_json(body, sent.CronCountRequest),
        idempotent=True,
        decode=kind(int),
    )


def get(
    cron_id: str | uuid.UUID,
) -> Request[Cron]:
    """Get a cron.

    Args:
        cron_id: The cron's UUID.

    Returns:
        The cron.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /runs/crons/{cron_id}`
    """
    return Request(
        operation="crons.get",
        method="GET",
        path=path("/runs/crons/{cron_id}", cron_id=cron_id),
        idempotent=True,
        decode=model(Cron),
    )


def update(
    cron_id: str | uuid.UUID,
    body: sent.CronPatch,
) -> Request[Cron]:
    """Change a cron.

    What is left out stays as it is; an end_time of null takes the end away. A change of nothing is an error 400.

    Args:
        cron_id: The cron's UUID.
        body: What is sent, a CronPatch.

    Returns:
        The cron after the change.

    Raises:
        BadRequestError: 400 Bad Request.
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `PATCH /runs/crons/{cron_id}`
    """
    return Request(
        operation="crons.update",
        method="PATCH",
        path=path("/runs/crons/{cron_id}", cron_id=cron_id),
        json=as_json(body, sent.CronPatch),
        idempotent=False,
        decode=model(Cron),
    )


def delete(
    cron_id: str | uuid.UUID,
) -> Request[None]:
    """Delete a cron.

    Args:
        cron_id: The cron's UUID.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `DELETE /runs/crons/{cron_id}`
    """
    return Request(
        operation="crons.delete",
        method="DELETE",
        path=path("/runs/crons/{cron_id}", cron_id=cron_id),
        idempotent=True,
        decode=nothing,
    )
