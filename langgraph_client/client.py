"""The client: one configuration, one pool of connections, and the resources.

A resource is imported when it is first used, so that a program starts quickly.
"""

from __future__ import annotations

import functools
import importlib
from types import TracebackType
from typing import TYPE_CHECKING, Any

import requests

from langgraph_client import config
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.requests_session import schemes_of
from langgraph_client.types import UNSET, HeaderSource, Timeout, Unset

if TYPE_CHECKING:
    from typing_extensions import Self

    from langgraph_client.resources.a2a import A2A
    from langgraph_client.resources.assistants import Assistants
    from langgraph_client.resources.assistants import Assistants as SyncAssistantsClient
    from langgraph_client.resources.crons import Crons
    from langgraph_client.resources.crons import Crons as SyncCronClient
    from langgraph_client.resources.http import HTTP
    from langgraph_client.resources.http import HTTP as SyncHttpClient  # noqa: N811 - a class
    from langgraph_client.resources.mcp import MCP
    from langgraph_client.resources.runs import Runs
    from langgraph_client.resources.runs import Runs as SyncRunsClient
    from langgraph_client.resources.store import Store
    from langgraph_client.resources.store import Store as SyncStoreClient
    from langgraph_client.resources.system import System
    from langgraph_client.resources.threads import Threads
    from langgraph_client.resources.threads import Threads as SyncThreadsClient

__all__ = [
    "Client",
    "SyncAssistantsClient",
    "SyncCronClient",
    "SyncHttpClient",
    "SyncLangGraphClient",
    "SyncRunsClient",
    "SyncStoreClient",
    "SyncThreadsClient",
    "get_client",
    "get_sync_client",
]

_OFFICIAL_NAMES = {
    "SyncAssistantsClient": ("assistants", "Assistants"),
    "SyncCronClient": ("crons", "Crons"),
    "SyncHttpClient": ("http", "HTTP"),
    "SyncRunsClient": ("runs", "Runs"),
    "SyncStoreClient": ("store", "Store"),
    "SyncThreadsClient": ("threads", "Threads"),
}
"""The official client's name of a resource → the module and the class here."""


class Client:
    """A client of one Agent Server. It can be shared between threads and used after a fork. It is a context manager.

    Args:
        url: The server's base URL; else `LANGGRAPH_API_URL`, else `http://localhost:2024`. It can have credentials, for
            basic authentication, and a query, which is sent with each request.
        api_key: Sent as `x-api-key`. By default, the first that is set of `LANGGRAPH_API_KEY`, `LANGSMITH_API_KEY` and
            `LANGCHAIN_API_KEY`. None sends none.
        headers: Headers for every request: a mapping, or a function that is called before every request and reconnect. An
            `x-api-key` in the mapping replaces `api_key`.
        timeout: Seconds for connecting and for each read, or the two as a pair. Default: 5 and 300. Also (connect, read,
            write, pool), as a tuple or as an object such as httpx.Timeout; `write` and `pool` have no effect.
        stall_timeout: Seconds without a byte after which a stream's connection counts as dead. The server sends a
            heartbeat every 5 seconds.
        retry: How failed calls are retried; `RetryPolicy(attempts=1, reconnect_attempts=0)` disables retries.
        session: Your own session: proxies, CA bundle, client certificate, adapters, also for other schemes such as
            `http+unix`. A class with its own `request()`, such as OAuth2Session, authenticates with it. It is not
            closed with the client.
        auth: Authentication of requests, such as `("user", "password")` or HTTPDigestAuth. `~/.netrc` is not
            read.
        max_response_bytes: Bytes that the body of a response may have once it is decompressed; a larger one raises
            ProtocolError. Default: 256 MiB. Decoded JSON takes several times as much.

    Raises:
        TypeError: An argument is of the wrong type.
        ValueError: An argument has a value that is not allowed; the message says what is.

    Examples:
        >>> from langgraph_client import Client, RetryPolicy
        >>> client = Client(timeout=(5, 60), retry=RetryPolicy(attempts=5))
        >>> client.threads.create(metadata={"customer": "7"}).status
        'idle'
        >>> client.close()
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        api_key: str | Unset | None = UNSET,
        headers: HeaderSource | None = None,
        timeout: Timeout = None,
        stall_timeout: float = config.DEFAULT_STALL_TIMEOUT,
        retry: config.RetryPolicy | None = None,
        session: requests.Session | None = None,
        auth: Any = None,
        max_response_bytes: int = config.DEFAULT_MAX_RESPONSE_BYTES,
    ) -> None:
        server = config.server_url(url, schemes_of(session))
        key, other_headers = config.key_and_headers(api_key, headers)
        settings = config.Settings(
            url=server.base,
            credentials=server.credentials,
            query=server.query,
            api_key=key,
            headers=other_headers,
            timeout=config.timeout_pair(UNSET if timeout is None else timeout),
            stall_timeout=stall_timeout,
            retry=config.RetryPolicy() if retry is None else retry,
            max_response_bytes=max_response_bytes,
        )
        if auth is not None and server.credentials is not None:
            raise ValueError("auth and the url both give credentials: pass one of them (they are not shown here)")
        self._transport = Transport(settings, session=session, auth=auth)

    @functools.cached_property
    def assistants(self) -> Assistants:
        """Assistants: graphs with a configuration."""
        from langgraph_client.resources.assistants import Assistants

        return Assistants(self._transport)

    @functools.cached_property
    def threads(self) -> Threads:
        """Threads: conversations and their states."""
        from langgraph_client.resources.threads import Threads

        return Threads(self._transport)

    @functools.cached_property
    def runs(self) -> Runs:
        """Runs: executions of a graph."""
        from langgraph_client.resources.runs import Runs

        return Runs(self._transport)

    @functools.cached_property
    def crons(self) -> Crons:
        """Crons: runs on a schedule."""
        from langgraph_client.resources.crons import Crons

        return Crons(self._transport)

    @functools.cached_property
    def store(self) -> Store:
        """The store: items that outlive threads."""
        from langgraph_client.resources.store import Store

        return Store(self._transport)

    @functools.cached_property
    def system(self) -> System:
        """The server's health, version and metrics."""
        from langgraph_client.resources.system import System

        return System(self._transport)

    @functools.cached_property
    def mcp(self) -> MCP:
        """The server as an MCP server."""
        from langgraph_client.resources.mcp import MCP

        return MCP(self._transport)

    @functools.cached_property
    def a2a(self) -> A2A:
        """The server as an A2A agent."""
        from langgraph_client.resources.a2a import A2A

        return A2A(self._transport)

    @functools.cached_property
    def http(self) -> HTTP:
        """The server's own routes."""
        from langgraph_client.resources.http import HTTP

        return HTTP(self._transport)

    @property
    def url(self) -> str:
        """The server's base URL, without a slash at the end, credentials and query."""
        return self._transport.settings.url

    @property
    def session(self) -> requests.Session:
        """The session that carries the requests in this process: your own, or the client's. For adapters and hooks."""
        return self._transport.session

    def close(self) -> None:
        """End the client's streams and close its connections; your own session stays open.

        A closed client raises RuntimeError on use. Closing it again does nothing.

        Examples:
            >>> client = get_client()
            >>> client.system.ok().ok
            True
            >>> client.close()
        """
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client(url={self._transport.settings.url!r})"


def get_client(
    url: str | None = None,
    *,
    api_key: str | Unset | None = UNSET,
    headers: HeaderSource | None = None,
    timeout: Timeout = None,
    stall_timeout: float = config.DEFAULT_STALL_TIMEOUT,
    retry: config.RetryPolicy | None = None,
    session: requests.Session | None = None,
    auth: Any = None,
    max_response_bytes: int = config.DEFAULT_MAX_RESPONSE_BYTES,
) -> Client:
    """Create a client. The arguments are those of `Client`; nothing is sent before the first call.

    Examples:
        >>> from langgraph_client import get_client
        >>> with get_client() as client:
        ...     print(client.system.ok().ok)
        True
    """
    return Client(
        url,
        api_key=api_key,
        headers=headers,
        timeout=timeout,
        stall_timeout=stall_timeout,
        retry=retry,
        session=session,
        auth=auth,
        max_response_bytes=max_response_bytes,
    )


get_sync_client = get_client
"""The same function, under the name that it has in the official client."""

SyncLangGraphClient = Client
"""The same class, under the name that it has in the official client."""


def __getattr__(name: str) -> Any:
    """Import a resource under its official name, such as `SyncRunsClient`, when it is first used."""
    if name not in _OFFICIAL_NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, class_name = _OFFICIAL_NAMES[name]
    return getattr(importlib.import_module(f"langgraph_client.resources.{module}"), class_name)
