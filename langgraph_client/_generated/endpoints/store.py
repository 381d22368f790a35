"""Requests of the resource `store`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from collections.abc import Sequence

from langgraph_client._generated import sent
from langgraph_client._generated.models import (
    Item,
    ListNamespacesResponse,
    SearchItemsResponse,
)
from langgraph_client.decoders import model, nothing, optional
from langgraph_client.request import Request, path, query
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def put_item(
    body: sent.StorePutRequest,
) -> Request[None]:
    """Put an item into the store, over the one that has its key.

    The namespace must have a label, and a label must not contain a dot.

    Args:
        body: What is sent, a StorePutRequest.

    Returns:
        Nothing.

    Raises:
        BadRequestError: 400 Bad Request.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `PUT /store/items`
    """
    return Request(
        operation="store.put_item",
        method="PUT",
        path=path("/store/items"),
        json=as_json(body, sent.StorePutRequest),
        idempotent=True,
        decode=nothing,
    )


def get_item(
    *,
    key: str,
    namespace: Sequence[str],
    refresh_ttl: bool | Unset = UNSET,
) -> Request[Item | None]:
    """Get an item from the store.

    Args:
        key: The item's key.
        namespace: The labels of the item's namespace.
        refresh_ttl: Whether reading starts the item's time to live anew. When left out the server's configuration
            decides.

    Returns:
        The item, or null when there is none.

    Raises:
        BadRequestError: 400 Bad Request.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /store/items`
    """
    return Request(
        operation="store.get_item",
        method="GET",
        path=path("/store/items"),
        query=query(
            ("key", key, str),
            ("namespace", namespace, Sequence[str], "dotted"),
            ("refresh_ttl", refresh_ttl, bool),
        ),
        idempotent=True,
        decode=optional(model(Item)),
    )


def delete_item(
    body: sent.StoreDeleteRequest,
) -> Request[None]:
    """Delete an item from the store.

    An item that doesn't exist is no error.

    Args:
        body: What is sent, a StoreDeleteRequest.

    Returns:
        Nothing.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `DELETE /store/items`
    """
    return Request(
        operation="store.delete_item",
        method="DELETE",
        path=path("/store/items"),
        json=as_json(body, sent.StoreDeleteRequest),
        idempotent=True,
        decode=nothing,
    )


def search_items(
    body: sent.StoreSearchRequest,
) -> Request[SearchItemsResponse]:
    """Search the items under a namespace.

    With a query the order is by meaning, if the server's store has an index; filter compares keys of the value.

    Args:
        body: What is sent, a StoreSearchRequest.

    Returns:
        One page of the items that match.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /store/items/search`
    """
    return Request(
        operation="store.search_items",
        method="POST",
        path=path("/store/items/search"),
        json=as_json(body, sent.StoreSearchRequest),
        idempotent=True,
        decode=model(SearchItemsResponse),
    )


def list_namespaces(
    body: sent.StoreListNamespacesRequest,
) -> Request[ListNamespacesResponse]:
    """List the namespaces of the store.

    Args:
        body: What is sent, a StoreListNamespacesRequest.

    Returns:
        One page of the namespaces that match.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /store/namespaces`
    """
    return Request(
        operation="store.list_namespaces",
        method="POST",
        path=path("/store/namespaces"),
        json=as_json(body, sent.StoreListNamespacesRequest),
        idempotent=True,
        decode=model(ListNamespacesResponse),
    )
