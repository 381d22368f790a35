"""Connections whose wait for a response another thread can end, such as by closing a stream that reconnects.

requests and urllib3 give no access to an active request, so the connection lends its socket to the call's deadline.
"""

from __future__ import annotations

import contextlib
import functools
import math
import os
import socket
import threading
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import allowed_gai_family
from urllib3.util.timeout import Timeout
from urllib3.util.wait import wait_for_write

from langgraph_client.transport.clock import monotonic
from langgraph_client.transport.connection import DirectConnection
from langgraph_client.transport.deadline import Deadline, Watchdog
from langgraph_client.transport.final_response import ANSWER_BUFFER, STREAM_BUFFER, FinalResponse
from langgraph_client.transport.headers import HeaderDict, Headers

_GLANCE = 0.1
"""Seconds between two checks whether to stop waiting for a connection."""

_JSON = "application/json"
_AFTER_SCHEME = len("https://")

_current = threading.local()


class cancellable_by:  # noqa: N801 - a context manager, used like a function
    """Make the requests of this thread end when the deadline is cancelled, within this block."""

    __slots__ = ("_deadline", "_watchdog")

    def __init__(self, deadline: Deadline | None) -> None:
        self._deadline = deadline
        self._watchdog: Watchdog | None = None

    def __enter__(self) -> None:
        """Lend the deadline to the connection."""
        deadline = _current.deadline = self._deadline
        if deadline is not None and deadline.seconds is not None:
            # A header can come byte by byte, without a time-out.
            self._watchdog = Watchdog(lambda _: deadline.cancel(), deadline)
            self._watchdog.start()

    def __exit__(self, *_: object) -> None:
        """Take it back."""
        _current.deadline = None
        if self._watchdog is not None:
            self._watchdog.stop()


class CancellableConnection(DirectConnection):
    """A connection whose wait ends when the deadline is cancelled. It skips interim responses."""

    received: FinalResponse | None = None
    """The last response."""
    _handle: socket.socket | None = None  # a duplicate of the socket: TLS detaches the original

    def response_class(self, *args: Any, **options: Any) -> FinalResponse:  # type: ignore[override]
        """Create a response. http.client calls this like a class; urllib3 gives no access to the response's file."""
        buffering: int | None = STREAM_BUFFER if self.for_stream else ANSWER_BUFFER
        if not isinstance(self.sock, socket.socket):  # a stand-in may not let one choose
            buffering = None
        self.received = FinalResponse(*args, buffering=buffering, **options)
        return self.received

    def connect(self) -> None:
        """Connect. Called by urllib3."""
        deadline: Deadline | None = getattr(_current, "deadline", None)
        if deadline is None:
            return super().connect()
        try:
            with deadline.on_cancel(self._hang_up):
                return super().connect()
        finally:
            if self._handle is not None:
                self._handle.close()
                self._handle = None

    def _new_conn(self) -> socket.socket:
        deadline: Deadline | None = getattr(_current, "deadline", None)
        if deadline is None:
            return super()._new_conn()
        try:
            sock = self._connected(deadline)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"Connection to {self.host} timed out") from error
        except OSError as error:
            raise NewConnectionError(self, f"Failed to establish a new connection: {error}") from error
        self._handle = sock.dup()
        return sock

    def _connected(self, deadline: Deadline) -> socket.socket:
        failure = OSError("the name has no address")
        found = socket.getaddrinfo(self._dns_host, self.port, allowed_gai_family(), socket.SOCK_STREAM)
        for family, kind, protocol, _, address in found:
            sock = socket.socket(family, kind, protocol)
            try:
                for option in self.socket_options or ():
                    sock.setsockopt(*option)
                if self.source_address:
                    sock.bind(self.source_address)
                _connect(sock, address, Timeout.resolve_default_timeout(self.timeout), deadline)
            except OSError as error:
                sock.close()
                failure = error
                if deadline.remaining() == 0:  # the other addresses are not to be tried
                    break
            except BaseException:  # such as by a guard that keeps tests off the network
                sock.close()
                raise
            else:
                return sock
        raise failure

    def getresponse(self) -> Any:
        """Return the response. Called by urllib3."""
        deadline: Deadline | None = getattr(_current, "deadline", None)
        if deadline is None:
            return super().getresponse()
        with deadline.on_cancel(self._hang_up):
            return super().getresponse()

    def _hang_up(self) -> None:
        sock = self._handle or self.sock
        if isinstance(sock, socket.socket):
            with contextlib.suppress(OSError):  # already broken
                # Not the TLS socket's own method: its reader would then treat what arrives as plain text.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _connect(sock: socket.socket, address: Any, timeout: float | None, deadline: Deadline) -> None:
    """Connect, and check repeatedly whether to stop waiting: nothing else ends a wait for a connection."""
    sock.settimeout(0)
    end = math.inf if timeout is None else monotonic() + timeout
    try:
        sock.connect(address)  # not `connect_ex`, which guards of tests don't patch
    except BlockingIOError:
        while not wait_for_write(sock, max(0.0, min(_GLANCE, end - monotonic()))):
            if monotonic() >= end or deadline.remaining() == 0:
                raise TimeoutError("timed out") from None
        number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if number:
            raise OSError(number, os.strerror(number)) from None
    sock.settimeout(timeout)


class _CancellableTLS(CancellableConnection, HTTPSConnection):
    pass


class _Connections:
    """A pool's connection class: ours, unless something else, such as vcrpy, gave urllib3's pools another one."""

    def __init__(self, pool: type[urllib3.HTTPConnectionPool], usual: type, ours: type) -> None:
        self._pool, self._usual, self._ours = pool, usual, ours

    def __get__(self, instance: object, owner: type) -> Any:
        current: Any = self._pool.ConnectionCls
        return self._ours if current is self._usual else current


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connections(urllib3.HTTPConnectionPool, HTTPConnection, CancellableConnection)

    def urlopen(self, method: str, url: str, body: Any = None, headers: Any = None, **options: Any) -> Any:  # type: ignore[override]
        """Send a request. Called by requests."""
        return super().urlopen(method, url, body, _as_dict(headers), **options)


class _TLSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Connections(urllib3.HTTPSConnectionPool, HTTPSConnection, _CancellableTLS)

    def urlopen(self, method: str, url: str, body: Any = None, headers: Any = None, **options: Any) -> Any:  # type: ignore[override]
        """Send a request. Called by requests."""
        return super().urlopen(method, url, body, _as_dict(headers), **options)


def _as_dict(headers: Any) -> Any:
    """Return a request's headers in a form that urllib3 can copy and iterate over several times at little cost."""
    return headers.raw() if isinstance(headers, Headers) else headers


class CancellableAdapter(HTTPAdapter):
    """An adapter of requests with cancellable connections, directly and through HTTP proxies."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Create the pool manager. Called by requests."""
        super().init_poolmanager(*args, **kwargs)
        self._direct_pool: tuple[Any, Any] = (None, None)
        _equip(self.poolmanager, {"http": _Pool, "https": _TLSPool})

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """Return the connection pool. The last one without a proxy is cached: looking it up costs ten times as much."""
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies, cert)
        url = str(request.url)
        wanted = (url[: url.find("/", _AFTER_SCHEME)], verify, cert)
        known, pool = self._direct_pool
        if known != wanted or pool.pool is None:  # urllib3 1.26 closes pools to make room for others
            pool = super().get_connection_with_tls_context(request, verify, None, cert)
            self._direct_pool = (wanted, pool)
        return pool

    def request_url(self, request: requests.PreparedRequest, proxies: Any) -> Any:
        """Return the path or URL of a request line. Called by requests."""
        return super().request_url(request, proxies) if proxies else request.path_url

    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """Return requests' response. The fast path, without cookies or a charset, saves a twentieth of a small call."""
        headers = getattr(resp, "headers", None)
        if (
            not isinstance(headers, urllib3.HTTPHeaderDict)
            or "set-cookie" in headers
            or headers.get("content-type") != _JSON
        ):
            return super().build_response(req, resp)
        response = requests.Response()
        response.status_code, response.reason, response.raw = resp.status, resp.reason, resp
        response.headers = HeaderDict.of(headers.itermerged())
        response.encoding, response.url, response.request = "utf-8", str(req.url), req
        response.connection = self
        return response

    def close(self) -> None:
        """Close the connections, which urllib3 closes only when it frees a pool: an open response keeps its pool."""
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for key in manager.pools.keys():  # noqa: SIM118 - it can't be iterated otherwise
                pool = manager.pools.get(key)
                if pool is not None:
                    pool.close()
        self._direct_pool = (None, None)
        super().close()

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.PoolManager:
        """Return the pool manager of a proxy. Called by requests."""
        manager: urllib3.PoolManager = super().proxy_manager_for(proxy, **kwargs)
        if isinstance(manager, urllib3.ProxyManager):
            _equip(manager, {"http": _Pool, "https": _TLSPool})
        else:  # for SOCKS
            _equip(manager, {key: _skipping_interim(pool) for key, pool in manager.pool_classes_by_scheme.items()})
        return manager


def _equip(manager: urllib3.PoolManager, pools: dict[str, Any]) -> None:
    manager.pool_classes_by_scheme = pools


@functools.cache
def _skipping_interim(pool: type[urllib3.HTTPConnectionPool]) -> type[urllib3.HTTPConnectionPool]:
    """Return a class of pools whose connections skip interim responses, and are otherwise unchanged."""
    connection: Any = pool.ConnectionCls
    connection = type(connection.__name__, (connection,), {"response_class": FinalResponse})
    return type(pool.__name__, (pool,), {"ConnectionCls": connection})
