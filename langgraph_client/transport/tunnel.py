"""Tunnels WebSockets through a proxy by CONNECT, even to a server without TLS (RFC 6455, 4.1).

For an `http://` server, requests sends each request to the proxy, which removes the hop-by-hop header "Upgrade".
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connection import HTTPConnection

from langgraph_client.transport.pool import CancellableConnection

_HTTP_PORT = 80


def needs_tunnel(url: str, proxies: Mapping[str, str]) -> bool:
    """Return whether requests would send a request to a proxy. SOCKS tunnels anyway, as does every proxy for `https://`."""
    return url.startswith("http:") and urlsplit(_proxy(url, proxies)).scheme == "http"


class TunnelAdapter(HTTPAdapter):
    """Opens a tunnel to the server through the proxy of an `http://` request."""

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """The pool of connections to the proxy, each with a tunnel."""
        pool: Any = super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        url = str(request.url)
        pool.ConnectionCls = functools.partial(_tunnelled, url, self.proxy_headers(_proxy(url, proxies)))
        return pool

    def request_url(self, request: requests.PreparedRequest, proxies: Any) -> str:  # noqa: ARG002
        """Return only the path, since the server reads it, not the proxy."""
        return request.path_url


def _proxy(url: str, proxies: Mapping[str, str]) -> str:
    """The proxy's URL, empty when there is none."""
    proxy = select_proxy(url, proxies) or ""
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def _tunnelled(url: str, headers: Mapping[str, str], **options: Any) -> HTTPConnection:
    connection = CancellableConnection(**options)
    parts = urlsplit(url)
    connection.set_tunnel(parts.hostname or "", parts.port or _HTTP_PORT, headers)
    return connection
