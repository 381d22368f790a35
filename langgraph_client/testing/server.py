"""A fake Agent Server on a loopback socket."""

from __future__ import annotations

from typing import Any

from langgraph_client.testing.fake import Fake
from langgraph_client.testing.faults import FaultKind
from langgraph_client.testing.http import Request
from langgraph_client.testing.loopback import Loopback
from langgraph_client.testing.scripts import Script


class FakeAgentServer(Loopback):
    """A real HTTP server on a free port of this host, whose graphs are scripts. A context manager.

    Args:
        heartbeat: Seconds between two heartbeats of a stream on which nothing happens.

    Attributes:
        url: Where it is: for `get_client(url=…)` or `LANGGRAPH_API_URL`.
        requests: What it was asked: `method`, `path`, `query`, `headers`, `json`.
    """

    def __init__(self, *, heartbeat: float = 5.0) -> None:
        self._fake = Fake(heartbeat=heartbeat)
        super().__init__(self._fake)

    @property
    def requests(self) -> list[Request]:
        """What it was asked, in order."""
        return self._fake.requests

    def script(self, name: str, *scripts: Script) -> None:
        """Say what the runs of a graph give. See `langgraph_client.testing.fake.Fake.script`."""
        self._fake.script(name, *scripts)

    def fault(self, kind: FaultKind, *, on: str = "*", times: int | None = 1, **options: Any) -> None:
        """Order a fault. See `langgraph_client.testing.fake.Fake.fault`."""
        fault = self._fake.fault(kind, on=on, times=times, **options)
        if kind == "refuse":
            self.refuse(fault.options["seconds"])
