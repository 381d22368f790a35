"""Requests of the resource `a2a`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from langgraph_client.decoders import kind
from langgraph_client.request import Request, StreamRequest, path
from langgraph_client.request import body as as_json


def post(
    assistant_id: str | uuid.UUID,
    body: Mapping[str, Any],
) -> Request[dict[str, Any]]:
    """Send a JSON-RPC message of the A2A protocol to an assistant.

    The graph's input must have messages. The methods that stream answer with server-sent events.

    Args:
        assistant_id: The assistant's UUID.
        body: What is sent.

    Returns:
        The JSON-RPC answer; a refused message is an error in it, not one of HTTP.

    Raises:
        BadRequestError: 400 Bad Request.
        NotFoundError: 404 Not Found.
        InternalServerError: 500 Internal Server Error.

    `POST /a2a/{assistant_id}`
    """
    return Request(
        operation="a2a.post",
        method="POST",
        path=path("/a2a/{assistant_id}", assistant_id=assistant_id),
        json=as_json(body, Mapping[str, Any]),
        idempotent=False,
        decode=kind(dict),
    )


def post_stream(
    assistant_id: str | uuid.UUID,
    body: Mapping[str, Any],
) -> StreamRequest:
    """Send a JSON-RPC message of the A2A protocol to an assistant.

    The graph's input must have messages. The methods that stream answer with server-sent events.

    Args:
        assistant_id: The assistant's UUID.
        body: What is sent.

    Returns:
        The JSON-RPC answer; a refused message is an error in it, not one of HTTP.

    Raises:
        BadRequestError: 400 Bad Request.
        NotFoundError: 404 Not Found.
        InternalServerError: 500 Internal Server Error.

    `POST /a2a/{assistant_id}`
    """
    return StreamRequest(
        operation="a2a.post_stream",
        method="POST",
        path=path("/a2a/{assistant_id}", assistant_id=assistant_id),
        json=as_json(body, Mapping[str, Any]),
        idempotent=False,
    )
