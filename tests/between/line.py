"""The line between a proxy and its server, which can be cut and comes back: HAProxy as a relay of TCP."""

from __future__ import annotations

from examples.agent_server import HOST
from tests.between.proxies import HAProxy


class Line(HAProxy):
    """A context manager. `kill()` ends each connection and refuses new ones, `start()` takes them again."""

    def configuration(self, upstream: int, settings: str) -> str:
        """No time-out that a test would live to see."""
        patience = "timeout connect 5s\ntimeout client 1h\ntimeout server 1h"
        return f"listen line\nmode tcp\n{patience}\nbind {HOST}:{self.port}\nserver one {HOST}:{upstream}\n{settings}\n"
