"""Requests of the resource `things`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from expected import sent
from expected.models import (
    Colour,
    Leaf,
    Thing,
)
from langgraph_client.decoders import anything, kind, mapping, model, models, nothing, optional
from langgraph_client.request import Request, header, path, query
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def create(
    body: sent.ThingCreate,
) -> Request[Thing]:
    """POST /things

    Args:
        body: What is sent, a ThingCreate.

    Raises:
        APIStatusError: 418 I'm a Teapot.
        UnprocessableEntityError: 422 Unprocessable Entity.
        InternalServerError: 503 Service Unavailable.

    `POST /things`
    """
    return Request(
        operation="things.create",
        method="POST",
        path=path("/things"),
        json=as_json(body, sent.ThingCreate),
        idempotent=False,
        decode=model(Thing),
    )


def create_batch(
    body: Sequence[sent.ThingCreate],
) -> Request[None]:
    """POST /things/batch

    Args:
        body: What is sent.

    `POST /things/batch`
    """
    return Request(
        operation="things.create_batch",
        method="POST",
        path=path("/things/batch"),
        json=as_json(body, Sequence[sent.ThingCreate]),
        idempotent=False,
        decode=nothing,
    )


def search(
    body: Mapping[str, Any],
) -> Request[dict[str, builtins.list[Leaf]]]:
    """POST /things/search

    Args:
        body: What is sent.

    `POST /things/search`
    """
    return Request(
        operation="things.search",
        method="POST",
        path=path("/things/search"),
        json=as_json(body, Mapping[str, Any]),
        idempotent=True,
        decode=mapping(models(Leaf)),
    )


def list(
    *,
    path_: Sequence[str],
    class_: str,
    repeat: Sequence[str] | Unset = UNSET,
    comma: Sequence[int] | Unset = UNSET,
    json: Sequence[Colour] | Unset = UNSET,
    from_: str | None | Unset = UNSET,
    x_y: bool | int | Unset = UNSET,
    query_: str | Unset = UNSET,
    body_: str | Unset = UNSET,
    x_trace_id: str | Unset = UNSET,
) -> Request[builtins.list[Thing]]:
    """Reads.

    Args:
        repeat:
        comma:
        json:
        path_: Where to look.
        from_:
        x_y:
        query_:
        body_:
        x_trace_id:
        class_:

    Returns:
        What there is.

    `GET /things`
    """
    return Request(
        operation="things.list",
        method="GET",
        path=path("/things"),
        query=query(
            ("repeat", repeat, Sequence[str]),
            ("comma", comma, Sequence[int], "comma"),
            ("json", json, Sequence[Colour], "json"),
            ("path", path_, Sequence[str], "dotted"),
            ("from", from_, str | None),
            ("x.y", x_y, bool | int),
            ("query", query_, str),
            ("body", body_, str),
        ),
        headers=header(
            ("X-Trace-Id", x_trace_id),
            ("Class", class_),
        ),
        idempotent=True,
        decode=models(Thing),
    )


def get(
    thing_id: str | uuid.UUID,
    class_: str | uuid.UUID,
) -> Request[Thing | None]:
    """GET /things/{thing-id}/{class}

    Args:
        thing_id:
        class_:

    `GET /things/{thing-id}/{class}`
    """
    return Request(
        operation="things.get",
        method="GET",
        path=path("/things/{thing_id}/{class_}", thing_id=thing_id, class_=class_),
        idempotent=True,
        decode=optional(model(Thing)),
    )


def update(
    thing_id: str | uuid.UUID,
    body: sent.ThingPatch,
) -> Request[Thing | None]:
    """PATCH /things/{thing-id}

    Args:
        thing_id:
        body: What is sent, a ThingPatch.

    `PATCH /things/{thing-id}`
    """
    return Request(
        operation="things.update",
        method="PATCH",
        path=path("/things/{thing_id}", thing_id=thing_id),
        json=as_json(body, sent.ThingPatch),
        idempotent=False,
        decode=optional(model(Thing)),
    )


def delete(
    thing_id: str | uuid.UUID,
) -> Request[None]:
    """DELETE /things/{thing-id}

    Args:
        thing_id:

    `DELETE /things/{thing-id}`
    """
    return Request(
        operation="things.delete",
        method="DELETE",
        path=path("/things/{thing_id}", thing_id=thing_id),
        idempotent=True,
        decode=nothing,
    )


def cancel(
    thing_id: str | uuid.UUID,
) -> Request[Any]:
    """POST /things/{thing-id}/cancel

    Args:
        thing_id:

    `POST /things/{thing-id}/cancel`
    """
    return Request(
        operation="things.cancel",
        method="POST",
        path=path("/things/{thing_id}/cancel", thing_id=thing_id),
        idempotent=False,
        decode=anything,
    )


def put_notes(
    thing_id: str | uuid.UUID,
    body: sent.Free,
) -> Request[dict[str, Any] | None]:
    """PUT /things/{thing-id}/notes

    Args:
        thing_id:
        body: What is sent, a Free.

    `PUT /things/{thing-id}/notes`
    """
    return Request(
        operation="things.put_notes",
        method="PUT",
        path=path("/things/{thing_id}/notes", thing_id=thing_id),
        json=as_json(body, sent.Free),
        idempotent=True,
        decode=optional(kind(dict)),
    )
