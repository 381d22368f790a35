"""The route of a request, server and proxy, as error messages name it. Credentials are never shown."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import attrs
import requests
from requests.utils import prepend_scheme_if_needed
from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from langgraph_client.transport.redaction import forms_of_credentials

_PORTS = {"http": 80, "https": 443}
_SOCKS_PORT = 1080


@attrs.frozen
class Route:
    """The route to a server.

    Attributes:
        server: Host and port of the server.
        proxy: Host and port of the proxy; None when there is none.
        socks: Whether the proxy speaks SOCKS, which connects to the server before anything is sent.
        setting: Where the proxy was configured, such as `the environment variable https_proxy`.
        secrets: What messages must not show, in each form in which it may occur: the proxy's credentials, the key.
    """

    server: str
    proxy: str | None = None
    socks: bool = False
    setting: str = ""
    secrets: tuple[str, ...] = attrs.field(default=(), repr=False)

    def __str__(self) -> str:
        return self.server if self.proxy is None else f"{self.server} through the proxy {self.proxy}"

    def redacted(self, text: str) -> str:
        """Return text from outside, without the secrets."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


def route_of(url: str, proxies: Mapping[str, str], session: requests.Session) -> Route:
    """Return the route of a request.

    Args:
        url: The request's URL.
        proxies: The proxies for it, including those of the environment.
        session: The session that sends it.

    Raises:
        ValueError: The proxy's URL is malformed. The message says where it was configured, and does not show it.
    """
    server = _address(parse_url(url))
    key = _key(url, proxies)
    if key is None:
        return Route(server)
    setting = _setting(key, proxies[key], session)
    try:
        parsed = parse_url(prepend_scheme_if_needed(proxies[key], "http"))  # type: ignore[no-untyped-call]
    except (HTTPError, ValueError):
        parsed = Url()
    # Without its `@`, the credentials contain a `/`, `?` or `#`, and the parsed host and port are part of them.
    if not parsed.host or ("@" in proxies[key] and parsed.auth is None):
        told = "it must be like 'http://user:password@host:port', its credentials percent-encoded"
        raise ValueError(f"the proxy URL of {setting} is malformed: {told} (its value is not shown here)") from None
    return Route(server, _address(parsed), (parsed.scheme or "").startswith("socks"), setting, _secrets(parsed.auth))


def _key(url: str, proxies: Mapping[str, str]) -> str | None:
    """Return the key of the proxy that requests selects, see `requests.utils.select_proxy`."""
    parts = urlsplit(url)
    keys = (f"{parts.scheme}://{parts.hostname}", parts.scheme, f"all://{parts.hostname}", "all")
    found = next((key for key in keys if key in proxies), None)
    return found if found is not None and proxies[found] else None


def _setting(key: str, value: str, session: requests.Session) -> str:
    """Return where a proxy was configured. In requests, the environment takes precedence over the session."""
    if session.trust_env:
        for name in (f"{key}_proxy", f"{key}_proxy".upper()):
            if os.environ.get(name) == value:
                return f"the environment variable {name}"
    if session.proxies.get(key) == value:
        return f"session.proxies[{key!r}]"
    return "the system's proxy settings"


def _secrets(auth: str | None) -> tuple[str, ...]:
    """Return the proxy's credentials, as configured and in the forms in which they may occur."""
    if not auth:
        return ()
    user, _, password = auth.partition(":")
    return (*forms_of_credentials(unquote(user), unquote(password)), auth, password or user)


def _address(parsed: Url) -> str:
    scheme = parsed.scheme or "http"
    port = parsed.port or (_SOCKS_PORT if scheme.startswith("socks") else _PORTS.get(scheme))
    return f"{parsed.host}:{port}" if port else str(parsed.host)  # there is none, such as for a Unix socket
