"""Requests of the resource `animals`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
from typing import Any, Literal

from expected.models import (
    Cat,
    Dog,
)
from langgraph_client.decoders import anything, kind, many, optional, tagged
from langgraph_client.request import Request, path, query
from langgraph_client.types import UNSET, Unset


def by_kind(
    *,
    kind_: Literal["cat", "dog"] | Unset = UNSET,
) -> Request[builtins.list[Cat | Dog | None]]:
    """Reads.

    Args:
        kind_:

    Returns:
        What there is.

    `GET /animals`
    """
    return Request(
        operation="animals.by_kind",
        method="GET",
        path=path("/animals"),
        query=query(
            ("kind", kind_, Literal["cat", "dog"]),
        ),
        idempotent=True,
        decode=many(optional(tagged("kind", {"cat": Cat, "dog": Dog}))),
    )


def any() -> Request[dict[str, Any]]:
    """GET /animals/any

    `GET /animals/any`
    """
    return Request(
        operation="animals.any",
        method="GET",
        path=path("/animals/any"),
        idempotent=True,
        decode=kind(dict),
    )


def weights() -> Request[builtins.list[float]]:
    """GET /animals/weights

    `GET /animals/weights`
    """
    return Request(
        operation="animals.weights",
        method="GET",
        path=path("/animals/weights"),
        idempotent=True,
        decode=many(anything),
    )


def loose() -> Request[Any]:
    """GET /animals/loose

    `GET /animals/loose`
    """
    return Request(
        operation="animals.loose",
        method="GET",
        path=path("/animals/loose"),
        idempotent=True,
        decode=anything,
    )
