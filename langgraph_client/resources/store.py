"""The store: JSON values under a namespace and a key, shared by all threads.

Namespaces are checked before they are sent, since a label with a dot would be read as two labels in a query.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import store as endpoints
from langgraph_client.checks import check
from langgraph_client.errors import NotFoundError
from langgraph_client.jsonable import to_jsonable
from langgraph_client.resources.base import PAGE_SIZE, Resource, omit_none
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.transport.abilities import is_routers
from langgraph_client.types import CallOptions, Headers, QueryParams, Timeout

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from langgraph_client.request import Request


class Store(Resource):
    """Reads, writes and searches the store: `client.store`."""

    def put_item(  # all but `timeout` may be given by position, as in the official client
        self,
        namespace: Sequence[str],
        /,
        key: str,
        value: Mapping[str, Any],
        index: Literal[False] | Sequence[str] | None = None,
        ttl: float | None = None,
        headers: Headers | None = None,
        params: QueryParams | None = None,
        *,
        timeout: Timeout = None,
    ) -> None:
        """Store an item, and replace the one with the same key.

        Args:
            namespace: The labels of the item's namespace, the outermost first: at least one, none empty or with a `.`.
            key: The item's key, unique in its namespace.
            value: The item: an object; models and dataclasses are converted.
            index: The fields of the value to index for searches by meaning; False for none. The server's configuration
                decides when it is None.
            ttl: Minutes to keep the item. None uses the server's configuration.
            headers: Extra headers for this call.
            params: Extra query parameters for this call.
            timeout: Seconds, or (connect, read), for this call.

        Raises:
            BadRequestError: The first label is reserved by the server.
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})

        `PUT /store/items`
        """
        labels = _labels("namespace", namespace, fewest=1)
        body = models.StorePutRequest(
            namespace=labels, key=key, value=to_jsonable(value, "value"), **omit_none(index=index, ttl=ttl)
        )
        self._send(endpoints.put_item(body), {"headers": headers, "params": params, "timeout": timeout})

    @document_kwargs(CallOptions)
    def get_item(
        self,
        namespace: Sequence[str],
        /,
        key: str,
        *,
        refresh_ttl: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Item | None:
        """Return an item.

        Args:
            namespace: The labels of the item's namespace.
            key: The item's key.
            refresh_ttl: Whether its time to live starts again. None uses the server's configuration.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The item; None when there is no such item.

        Raises:
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})
            >>> item = client.store.get_item(("users", "7"), "profile")
            >>> item.value if item else None
            {'likes': 'tea'}

        `GET /store/items`
        """
        check("key", key, str)
        labels = _labels("namespace", namespace, fewest=1)
        try:
            return self._send(
                endpoints.get_item(key=key, namespace=labels, **omit_none(refresh_ttl=refresh_ttl)), options
            )
        except NotFoundError as error:  # langgraph-api responds with null, Aegra with 404
            if is_routers(error):
                raise
            return None

    def delete_item(  # all but `timeout` may be given by position, as in the official client
        self,
        namespace: Sequence[str],
        /,
        key: str,
        headers: Headers | None = None,
        params: QueryParams | None = None,
        *,
        timeout: Timeout = None,
    ) -> None:
        """Delete an item. It is not an error if it does not exist.

        Args:
            namespace: The labels of the item's namespace.
            key: The item's key.
            headers: Extra headers for this call.
            params: Extra query parameters for this call.
            timeout: Seconds, or (connect, read), for this call.

        Raises:
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})
            >>> client.store.delete_item(("users", "7"), "profile")
            >>> client.store.get_item(("users", "7"), "profile") is None
            True

        `DELETE /store/items`
        """
        body = models.StoreDeleteRequest(namespace=_labels("namespace", namespace, fewest=1), key=key)
        self._send(endpoints.delete_item(body), {"headers": headers, "params": params, "timeout": timeout})

    def search_items(  # all but `timeout` may be given by position, as in the official client
        self,
        namespace_prefix: Sequence[str],
        /,
        filter: Mapping[str, Any] | None = None,
        limit: int = 10,
        offset: int = 0,
        query: str | None = None,
        refresh_ttl: bool | None = None,  # noqa: FBT001
        headers: Headers | None = None,
        params: QueryParams | None = None,
        *,
        timeout: Timeout = None,
    ) -> models.SearchItemsResponse:
        """One page of the items under a namespace. `iter_items` yields the items of all pages.

        Args:
            namespace_prefix: The labels that the namespace begins with; an empty one means the whole store.
            filter: Keys of the value and what they must be equal to, or `{"key": {"$gt": 3}}` and the like.
            limit: Maximum number of items to return.
            offset: How many to skip.
            query: Text to search for by meaning; the closest items come first, if the store has an index.
            refresh_ttl: Whether the time to live of what is found begins anew. The server's configuration decides when
                it is None.
            headers: Extra headers for this call.
            params: Extra query parameters for this call.
            timeout: Seconds, or (connect, read), for this call.

        Returns:
            The items, as `items`.

        Raises:
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})
            >>> found = client.store.search_items(("users",), filter={"likes": "tea"})
            >>> [(item.namespace, item.key) for item in found["items"]]
            [(['users', '7'], 'profile')]

        `POST /store/items/search`
        """
        prefix = _labels("namespace_prefix", namespace_prefix)
        wanted = omit_none(filter=filter, query=query, refresh_ttl=refresh_ttl)
        body = models.StoreSearchRequest(namespace_prefix=prefix, limit=limit, offset=offset, **wanted)
        return self._send(endpoints.search_items(body), {"headers": headers, "params": params, "timeout": timeout})

    @document_kwargs(CallOptions)
    def iter_items(
        self,
        namespace_prefix: Sequence[str],
        /,
        filter: Mapping[str, Any] | None = None,
        *,
        query: str | None = None,
        refresh_ttl: bool | None = None,
        page_size: int = PAGE_SIZE,
        **options: Unpack[CallOptions],
    ) -> Iterator[models.SearchItem]:
        """All items under a namespace, page after page, each requested when it is needed.

        Pages are requested by offset: an item that is deleted, or no longer matches, shifts the next ones, and the next page
        skips one of them. An item that is created may show another one twice. Collect the items in a list before you change
        them.

        Args:
            namespace_prefix: The labels that the namespace begins with; an empty one means the whole store.
            filter: Keys of the value and what they must be equal to, or `{"key": {"$gt": 3}}` and the like.
            query: Text to search for by meaning.
            refresh_ttl: Whether the time to live of what is found begins anew. The server's configuration decides when
                it is None.
            page_size: Items per request, 1 to 1000.
            **options: `headers`, `params` and `timeout` of each call.

        Raises:
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})
            >>> for item in client.store.iter_items(("users",)):
            ...     print(item.key, item.value)
            profile {'likes': 'tea'}

        `POST /store/items/search`
        """
        wanted = omit_none(filter=filter, query=query, refresh_ttl=refresh_ttl)
        wanted["namespace_prefix"] = _labels("namespace_prefix", namespace_prefix)
        return self._pages(
            lambda limit, offset: _items_alone(
                endpoints.search_items(models.StoreSearchRequest(limit=limit, offset=offset, **wanted))
            ),
            page_size,
            options,
        )

    @document_kwargs(CallOptions)
    def list_namespaces(
        self,
        prefix: Sequence[str] | None = None,
        suffix: Sequence[str] | None = None,
        max_depth: int | None = None,
        limit: int = 100,
        offset: int = 0,
        **options: Unpack[CallOptions],
    ) -> models.ListNamespacesResponse:
        """One page of the store's namespaces.

        Args:
            prefix: The labels that a namespace begins with; `*` stands for any label.
            suffix: The labels that a namespace ends with; `*` stands for any label.
            max_depth: Maximum number of labels; longer namespaces are truncated.
            limit: Maximum number of namespaces to return.
            offset: How many to skip.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The namespaces, as `namespaces`.

        Raises:
            ValueError: A label can't be sent.

        Examples:
            >>> client.store.put_item(("users", "7"), "profile", {"likes": "tea"})
            >>> client.store.list_namespaces(prefix=("users", "7")).namespaces
            [['users', '7']]

        `POST /store/namespaces`
        """
        wanted = omit_none(prefix=prefix, suffix=suffix, max_depth=max_depth)
        wanted.update({name: _labels(name, wanted[name]) for name in ("prefix", "suffix") if name in wanted})
        body = models.StoreListNamespacesRequest(limit=limit, offset=offset, **wanted)
        return self._send(endpoints.list_namespaces(body), options)


def _labels(name: str, namespace: Sequence[str], *, fewest: int = 0) -> list[str]:
    """A namespace's labels, checked.

    Raises:
        TypeError: It is not a sequence of str. A str itself is not accepted.
        ValueError: There are fewer than `fewest`, or a label is empty or has a dot.
    """
    check(name, namespace, Sequence[str])
    labels = [str(label) for label in namespace]
    if len(labels) < fewest:
        raise ValueError(f"{name} must have at least {fewest} label, got {namespace!r}")
    for label in labels:
        if not label or "." in label:
            raise ValueError(f"{name} must have labels that are not empty and have no '.', got {label!r} in {labels!r}")
    return labels


def _items_alone(request: Request[models.SearchItemsResponse]) -> Request[list[models.SearchItem]]:
    """Return the same request; its result is the list in the response."""
    untyped: Request[Any] = request
    return attrs.evolve(untyped, decode=lambda data: request.decode(data)["items"])
