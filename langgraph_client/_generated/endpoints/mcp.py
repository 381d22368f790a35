"""Requests of the resource `mcp`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from langgraph_client.decoders import kind, nothing, optional
from langgraph_client.request import Request, path
from langgraph_client.request import body as as_json


def post(
    body: Mapping[str, Any],
) -> Request[dict[str, Any] | None]:
    """Send a JSON-RPC message of the Model Context Protocol.

    Assistants are offered as tools. A notification is answered 202 and no body.

    Args:
        body: What is sent.

    Returns:
        The JSON-RPC answer.

    Raises:
        BadRequestError: 400 Bad Request.
        APIStatusError: 405 Method Not Allowed.
        InternalServerError: 500 Internal Server Error.

    `POST /mcp/`
    """
    return Request(
        operation="mcp.post",
        method="POST",
        path=path("/mcp/"),
        json=as_json(body, Mapping[str, Any]),
        idempotent=False,
        decode=optional(kind(dict)),
    )


def get() -> Request[None]:
    """Open an event stream of the Model Context Protocol.

    The server has none and answers 405.

    Returns:
        Nothing.

    Raises:
        APIStatusError: 405 Method Not Allowed.

    `GET /mcp/`
    """
    return Request(
        operation="mcp.get",
        method="GET",
        path=path("/mcp/"),
        idempotent=True,
        decode=nothing,
    )


def delete() -> Request[None]:
    """End a session of the Model Context Protocol.

    The server keeps no sessions and answers 404.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.

    `DELETE /mcp/`
    """
    return Request(
        operation="mcp.delete",
        method="DELETE",
        path=path("/mcp/"),
        idempotent=True,
        decode=nothing,
    )
