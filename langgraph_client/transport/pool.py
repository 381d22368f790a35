"""Connections whose wait for an answer can be ended from another thread, as by closing a stream that reconnects.

requests and urllib3 give no handle on a request under way; here the connection lends its socket to the call's deadline.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from langgraph_client.transport.deadline import Deadline

_current = threading.local()


@contextlib.contextmanager
def under(deadline: Deadline | None) -> Iterator[None]:
    """Let the requests of this thread, within this block, end when the deadline is cancelled."""
    _current.deadline = deadline
    try:
        yield
    finally:
        _current.deadline = None


class _Interruptible(HTTPConnection):
    def getresponse(self) -> Any:
        deadline: Deadline | None = getattr(_current, "deadline", None)
        if deadline is None:
            return super().getresponse()
        with deadline.ending(self._hang_up):
            return super().getresponse()

    def _hang_up(self) -> None:
        if isinstance(self.sock, socket.socket):
            with contextlib.suppress(OSError):  # it broke just now
                # Not the TLS socket's own method, after which its reader would take what comes for clear text.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


class _InterruptibleTLS(_Interruptible, HTTPSConnection):
    pass


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Interruptible


class _TLSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _InterruptibleTLS


class InterruptibleAdapter(HTTPAdapter):
    """requests' adapter with such connections, directly and through HTTP proxies."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """As requests calls it."""
        super().init_poolmanager(*args, **kwargs)
        _equip(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> urllib3.PoolManager:
        """As requests calls it."""
        manager: urllib3.PoolManager = super().proxy_manager_for(proxy, **kwargs)
        if isinstance(manager, urllib3.ProxyManager):
            _equip(manager)
        return manager


def _equip(manager: urllib3.PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
