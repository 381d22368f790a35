"""Requests of the resource `system`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any, Literal

from langgraph_client._generated.models import (
    Health,
    ServerInfo,
)
from langgraph_client.decoders import anything, model
from langgraph_client.request import Request, path, query
from langgraph_client.types import UNSET, Unset


def ok(
    *,
    check_db: Literal[0, 1] | Unset = UNSET,
) -> Request[Health]:
    """Ask whether the server is well.

    Args:
        check_db: 1 to check the connection to the database too. The server's default is `0`.

    Returns:
        The health of the server and of the services that it needs.

    Raises:
        InternalServerError: 500 Internal Server Error.

    `GET /ok`
    """
    return Request(
        operation="system.ok",
        method="GET",
        path=path("/ok"),
        query=query(
            ("check_db", check_db, Literal[0, 1]),
        ),
        idempotent=True,
        decode=model(Health),
    )


def info() -> Request[ServerInfo]:
    """Get the server's version and what it can do.

    Returns:
        Versions, flags and the host.

    `GET /info`
    """
    return Request(
        operation="system.info",
        method="GET",
        path=path("/info"),
        idempotent=True,
        decode=model(ServerInfo),
    )


def metrics(
    *,
    format: Literal["prometheus", "json"] | Unset = UNSET,
) -> Request[dict[str, Any] | str]:
    """Get the server's metrics.

    Args:
        format: The format of the answer. The server's default is `"prometheus"`.

    Returns:
        Text in the format of Prometheus, or an object for the format json.

    `GET /metrics`
    """
    return Request(
        operation="system.metrics",
        method="GET",
        path=path("/metrics"),
        query=query(
            ("format", format, Literal["prometheus", "json"]),
        ),
        idempotent=True,
        accept="application/json, text/plain",
        decode=anything,
    )
