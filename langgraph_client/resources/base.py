"""Code that all resources share: sending a request, leaving out what is None, reading pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar, cast

from langgraph_client.checks import as_sent, check, unexpected
from langgraph_client.observation import RunCall, RunObserver, observed
from langgraph_client.request import Request
from langgraph_client.transport.http_transport import Answer, Transport
from langgraph_client.types import CallOptions

T = TypeVar("T")

PAGE_SIZE = 100
"""Items that an `iter…` method requests at once."""
_LARGEST_PAGE = 1000


class Resource:
    """One group of methods of a client."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _send(self, request: Request[T], options: CallOptions) -> T:
        return self._transport.send(request, options)

    def _observed(self, method: str, resource: str = "runs", **ids: object) -> AbstractContextManager[RunObserver]:
        """Have a call that follows runs observed, from its beginning in this block."""
        known = {name: str(one) for name, one in ids.items() if one is not None}
        return observed(RunCall(method=method, url=self._transport.settings.url, resource=resource, **known))

    def _pages(self, page: Callable[[int, int], Request[list[T]]], page_size: int, options: CallOptions) -> Iterator[T]:
        """All items of all pages, each page asked for when it is needed.

        Args:
            page: Makes the request for a limit and an offset.
            page_size: The limit.
            options: The call's options.
        """
        check("page_size", page_size, int)
        if not 1 <= page_size <= _LARGEST_PAGE:
            raise ValueError(f"page_size must be from 1 to {_LARGEST_PAGE}, got {page_size}")
        page(page_size, 0)  # wrong filters raise now, and not at the first item
        return self._walk(page, page_size, options)

    def _walk(self, page: Callable[[int, int], Request[list[T]]], page_size: int, options: CallOptions) -> Iterator[T]:
        offset: int | None = 0
        while offset is not None:
            answer = self._transport.exchange(page(page_size, offset), options)
            yield from answer.value
            offset = _next_offset(answer, offset, page_size)


def _next_offset(answer: Answer[list[Any]], offset: int, page_size: int) -> int | None:
    """Return the offset of the next page: that of `X-Pagination-Next`, else the one after a full page."""
    told = answer.headers.get("x-pagination-next", "")
    if told.isdigit() and int(told) > offset:
        return int(told)
    return offset + page_size if len(answer.value) >= page_size else None


def omit_none(**arguments: Any) -> dict[str, Any]:
    """Return the arguments that are not None: in these methods None means left out."""
    return {name: value for name, value in arguments.items() if value is not None}


def split_call_options(keywords: Mapping[str, Any], group: type) -> tuple[CallOptions, dict[str, Any]]:
    """Split a method's keywords into the options of the call and the fields to send.

    Args:
        keywords: What the method was called with.
        group: The TypedDict of its keywords.

    Raises:
        TypeError: A keyword is unknown.
    """
    known = group.__annotations__
    if unknown := sorted(keywords.keys() - known):
        raise unexpected(unknown[0], known)
    call = {name: value for name, value in keywords.items() if name in CallOptions.__annotations__}
    rest = {name: as_sent(value) for name, value in keywords.items() if name not in call}
    return cast("CallOptions", call), omit_none(**rest)
