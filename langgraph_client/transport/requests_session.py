"""Sessions of requests: ours, a copy of a user's in a forked child, and one that tunnels through a proxy."""

from __future__ import annotations

import copy
from collections import OrderedDict
from typing import Any, Final
from urllib.parse import urljoin

import requests
from requests.adapters import BaseAdapter, HTTPAdapter

from langgraph_client.transport.headers import HeaderDict
from langgraph_client.transport.pool import CancellableAdapter
from langgraph_client.transport.tunnel import TunnelAdapter

_POOL_SIZE: Final = 1000
"""Connections kept for reuse, more than a process has threads in practice. An unused slot costs nothing."""
_PLAIN: Final = (HTTPAdapter, CancellableAdapter)
"""The classes of adapters that are not the user's own."""


def new_session() -> requests.Session:
    """Return a session of ours."""
    session = requests.Session()
    headers: Any = session.headers
    session.headers = HeaderDict(headers)  # type: ignore[assignment]  # which are merged into those of each request
    for scheme in ("http://", "https://"):
        session.mount(scheme, CancellableAdapter(pool_maxsize=_POOL_SIZE))
    return session


def check_session(session: requests.Session | None) -> None:
    """Raise for anything but a session, and for one of requests-futures, whose responses nobody would read.

    Raises:
        TypeError: It is one of these.
    """
    if not isinstance(session, requests.Session | None):
        raise TypeError(f"session must be a requests.Session or None, got {session!r}")
    if any(kind.__module__.partition(".")[0] == "requests_futures" for kind in type(session).__mro__):
        raise TypeError(
            f"session must return responses, got a {type(session).__name__}, which returns futures: pass a requests.Session, and "
            "call the client from threads of your own"
        )


def schemes_of(session: requests.Session | None) -> frozenset[str]:
    """Return the schemes of URLs, such as `http+unix`, for which a session has adapters."""
    return frozenset() if session is None else frozenset(prefix.partition("://")[0] for prefix in session.adapters)


def clone_session(session: requests.Session) -> requests.Session:
    """Return a session with the same settings and adapters, but with connection pools of its own."""
    twin = copy.copy(session)
    vars(twin).update(vars(session))  # a copy omits what a subclass adds to requests' own
    twin.adapters = OrderedDict((prefix, _copied_adapter(one)) for prefix, one in session.adapters.items())
    return twin


def _copied_adapter(adapter: BaseAdapter) -> BaseAdapter:
    if not isinstance(adapter, HTTPAdapter):
        return adapter
    twin = object.__new__(type(adapter))
    vars(twin).update(vars(adapter))
    twin.proxy_manager = {}
    pool: Any = adapter
    twin.init_poolmanager(pool._pool_connections, pool._pool_maxsize, block=pool._pool_block)  # noqa: SLF001
    return twin


def with_tunnel(session: requests.Session, url: str) -> requests.Session:
    """Return a copy that tunnels through the proxy to our server, unless a user's adapter is responsible for that."""
    if type(session.get_adapter(url)) not in _PLAIN:
        return session
    twin = clone_session(session)
    twin.mount(urljoin(url, "/"), TunnelAdapter())
    return twin
