"""Proxies, CA bundle and client certificate for one server, from the session and the environment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import requests

from langgraph_client.transport.route import route_of


class Environment:
    """The settings for one server.

    Reading them costs more than a third of a small call. For a session that the client created, they are cached until the
    session's own settings change; the environment variables are then read once.

    Args:
        url: The server's.
        keep: Whether to cache them.
    """

    def __init__(self, url: str, *, keep: bool) -> None:
        self._url = url
        self._keep = keep
        self._last: tuple[tuple[Any, ...], dict[str, Any]] | None = None  # what was read from, and what was read

    @property
    def proxies(self) -> Mapping[str, str]:
        """Return the proxies that were used last."""
        return self._last[1]["proxies"] if self._last else {}

    def settings(self, session: requests.Session, url: str, name: str) -> dict[str, Any]:
        """Return the arguments of an adapter's `send`, except the time-out.

        Args:
            session: The session that sends the request.
            url: The request's.
            name: The call, for messages.

        Raises:
            ValueError: The URL of a proxy is malformed. The message does not show it.
        """
        read_from = (session.trust_env, session.verify, session.cert, session.proxies)
        last = self._last
        if last is not None and self._keep and last[0] == read_from:
            return last[1]
        # `REQUESTS_CA_BUNDLE` takes precedence over `session.verify` unless that is passed here.
        verify = None if session.verify is True else session.verify
        settings: dict[str, Any] = dict(
            session.merge_environment_settings(url, {}, stream=True, verify=verify, cert=None)
        )
        self._check_proxy(session, settings["proxies"], name)
        self._last = (*read_from[:-1], dict(session.proxies)), settings
        return settings

    def _check_proxy(self, session: requests.Session, proxies: Mapping[str, str], name: str) -> None:
        """Reject a malformed proxy before requests does, which shows its credentials."""
        if proxies:
            try:
                route_of(self._url, proxies, session)
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
