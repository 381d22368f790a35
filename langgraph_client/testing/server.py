"""A fake Agent Server on a loopback socket."""

from __future__ import annotations

from collections.abc import Mapping
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
        requests: The requests it received: `method`, `path`, `query`, `headers`, `json`.
    """

    def __init__(self, *, heartbeat: float = 5.0) -> None:
        self._fake = Fake(heartbeat=heartbeat)
        super().__init__(self._fake)

    @property
    def requests(self) -> list[Request]:
        """What it was asked, in order."""
        return self._fake.requests

    def script(self, name: str, *scripts: Script, schemas: Mapping[str, Any] | None = None) -> None:
        """Say what the runs of a graph give; the graph has an assistant of its own, as on a real server.

        Args:
            name: The graph's name, as `agent`.
            *scripts: One for each run, in turn; the last one is for all runs after it. None at all: empty runs.
            schemas: The graph's JSON Schemas, as `client.assistants.get_schemas` returns them or as a generated module has
                them: `agents.SCHEMAS["agent"]`. They are what the server says of the graph, and a run whose input or context
                they don't allow is rejected with 422, where a real server's run would fail.

        Raises:
            TypeError: Something in a script is none of its pieces.
        """
        self._fake.script(name, *scripts, schemas=schemas)

    def fault(self, kind: FaultKind, *, on: str = "*", times: int | None = 1, **options: Any) -> None:
        """Order a fault.

        Args:
            kind: What goes wrong. In a stream's body: `reset`, `close` (in the middle of an event), `clean` (an end as if
                the run were over) or `stall` (silence), with `after_events=` or `after_bytes=`. For a request: `status`
                (`status=503`, `retry_after=` seconds) or `slow_header` (`seconds=`). For a run: `fail_run`
                (`after_events=`, `error=`, `message=`) or `interrupt_run` (`after_events=`, `value=`). For the server:
                `refuse` (`seconds=` without connections) or `repeat_ids` (`count=` events under one id, as the in-memory
                server has them).
            on: For which requests, as `"POST /threads/*/runs/stream"`; for a run's fault the graph's name. `*` is any text.
            times: How often; None always.
            **options: Those of the kind.

        Raises:
            ValueError: There is no such kind, or it needs sockets and there are none.
            TypeError: It has no such option.
        """
        fault = self._fake.fault(kind, on=on, times=times, **options)
        if kind == "refuse":
            self.refuse(fault.options["seconds"])
