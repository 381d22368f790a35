"""Requests of the resource `streams`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

from expected.models import (
    Anything,
    Leaf,
)
from langgraph_client.decoders import anything, mapping, model
from langgraph_client.request import Request, StreamRequest, header, path
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def report() -> Request[dict[str, Any] | str]:
    """GET /report

    `GET /report`
    """
    return Request(
        operation="streams.report",
        method="GET",
        path=path("/report"),
        idempotent=True,
        accept="application/json, text/plain",
        decode=anything,
    )


def feed(
    *,
    last_event_id: str | Unset = UNSET,
) -> StreamRequest:
    """GET /feed

    Args:
        last_event_id:

    `GET /feed`
    """
    return StreamRequest(
        operation="streams.feed",
        method="GET",
        path=path("/feed"),
        headers=header(
            ("Last-Event-ID", last_event_id),
        ),
        idempotent=True,
    )


def chat(
    body: Anything,
) -> Request[dict[str, Leaf]]:
    """POST /chat

    Args:
        body: What is sent, an Anything.

    `POST /chat`
    """
    return Request(
        operation="streams.chat",
        method="POST",
        path=path("/chat"),
        json=as_json(body, Anything),
        idempotent=False,
        decode=mapping(model(Leaf)),
    )


def chat_stream(
    body: Anything,
) -> StreamRequest:
    """POST /chat

    Args:
        body: What is sent, an Anything.

    `POST /chat`
    """
    return StreamRequest(
        operation="streams.chat_stream",
        method="POST",
        path=path("/chat"),
        json=as_json(body, Anything),
        idempotent=False,
    )
