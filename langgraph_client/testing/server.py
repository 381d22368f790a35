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
        url: The server's URL, for `get_client(url=…)` or `LANGGRAPH_API_URL`.
        requests: The requests it received: `method`, `path`, `query`, `headers`, `json`.
    """

    def __init__(self, *, heartbeat: float = 5.0) -> None:
        self._fake = Fake(heartbeat=heartbeat)
        super().__init__(self._fake)

    @property
    def requests(self) -> list[Request]:
        """The requests it received, in order."""
        return self._fake.requests

    def script(self, name: str, *scripts: Script, schemas: Mapping[str, Any] | None = None) -> None:
        """Define what the runs of a graph yield; the graph has a default assistant, as on a real server.

        Args:
            name: The graph's name, such as `agent`.
            *scripts: One for each run, in order; all further runs repeat the last one. Without any, runs are empty.
            schemas: The graph's JSON Schemas, as `client.assistants.get_schemas` returns them or as a generated module has
                them: `agents.SCHEMAS["agent"]`. The server returns them, and rejects a run whose input or context they
                don't allow with 422, where a real server's run would fail.

        Raises:
            TypeError: A script contains something that is not a step.
        """
        self._fake.script(name, *scripts, schemas=schemas)

    def fault(self, kind: FaultKind, *, on: str = "*", times: int | None = 1, **options: Any) -> None:
        """Inject a fault.

        Args:
            kind: What goes wrong. In a stream's body: `reset`, `close` (in the middle of an event), `clean` (EOF, as if the
                run were finished) or `stall` (silence), with `after_events=` or `after_bytes=`. For a request: `status`
                (`status=503`, `retry_after=` seconds) or `slow_header` (`seconds=`). For a run: `fail_run`
                (`after_events=`, `error=`, `message=`) or `interrupt_run` (`after_events=`, `value=`). For the server:
                `refuse` (`seconds=` without connections) or `repeat_ids` (`count=` events with one ID, like the
                in-memory server).
            on: For which requests, such as `"POST /threads/*/runs/stream"`; for a run's fault, the graph's name. `*` is
                any text.
            times: How often; None means always.
            **options: The options of the kind.

        Raises:
            ValueError: There is no such kind, or it needs sockets and there are none.
            TypeError: It has no such option.
        """
        fault = self._fake.fault(kind, on=on, times=times, **options)
        if kind == "refuse":
            self.refuse(fault.options["seconds"])
