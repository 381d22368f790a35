"""The fake server without a transport: takes a request value, returns a response value."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from langgraph_client.testing import faults
from langgraph_client.testing.http import Refused, Request, Response, refusal
from langgraph_client.testing.operations import ROUTER
from langgraph_client.testing.rest import assistants
from langgraph_client.testing.routes import Call, checked
from langgraph_client.testing.script_runner import ScriptRunner
from langgraph_client.testing.scripts import FlatScript, Script, ScriptedRun, Step, fail, flat, interrupt
from langgraph_client.testing.state import GRAPH_IDS, State

_PATIENCE = 2.0
"""Seconds that closing the server waits for a script's own function to reach its next step."""


class Fake:
    """An Agent Server whose graphs are scripts.

    Args:
        heartbeat: Seconds between two heartbeats of a stream.
        sockets: Whether it is served on sockets, so that its streams can block.

    Attributes:
        requests: The requests it received, in order.
        schemas: Graph → its JSON Schemas, for graphs that have some.
    """

    def __init__(self, *, heartbeat: float = 5.0, sockets: bool = True) -> None:
        self.state = State(heartbeat, can_block=sockets)
        self.runner = ScriptRunner(self.state, self._next_script)
        self.faults = faults.Faults(sockets=sockets)
        self.requests: list[Request] = []
        self.schemas: dict[str, Mapping[str, Any]] = {}
        self._scripts: dict[str, list[FlatScript]] = {}

    @property
    def graphs(self) -> list[str]:
        """The names of the scripted graphs."""
        return list(self._scripts)

    def script(self, name: str, *scripts: Script, schemas: Mapping[str, Any] | None = None) -> None:
        """Define what the runs of a graph yield. See `FakeAgentServer.script`."""
        checked_scripts: list[FlatScript] = [one if callable(one) else list(flat(one)) for one in scripts]
        with self.state.changed:
            if schemas is not None:
                self.schemas[name] = schemas
            self._scripts[name] = checked_scripts or [[]]
            own = str(uuid.uuid5(GRAPH_IDS, name))
            if own not in self.state.assistants:
                body = {"graph_id": name, "name": name, "metadata": {"created_by": "system"}}
                assistants.add(self.state, own, body)

    def fault(self, kind: faults.FaultKind, *, on: str = "*", times: int | None = 1, **options: Any) -> faults.Fault:
        """Inject a fault. See `FakeAgentServer.fault`."""
        fault = self.faults.order(kind, on, times, options)
        if kind == "repeat_ids":
            self.state.repeat_ids = fault.options["count"]
        return fault

    def answer(self, request: Request) -> Response:
        """Return the response to a request."""
        self.requests.append(request)
        return self.faults.around(request, self._answer)

    def close(self) -> None:
        """End all runs and streams."""
        with self.state.changed:
            self.state.closed = True
            self.state.changed.notify_all()
        for worker in self.runner.workers:
            worker.join(_PATIENCE)

    def _answer(self, request: Request) -> Response:
        try:
            operation, ids, model = ROUTER.find(request)
            body = checked(request.json, model)
            with self.state.changed:
                return operation(Call(fake=self, request=request, ids=ids, body=body))
        except Refused as error:
            return refusal(error)
        except Exception as error:  # noqa: BLE001 - a lost connection would explain nothing
            return refusal(Refused(500, f"The fake Agent Server failed: {error!r}"))

    def _next_script(self, graph: str) -> FlatScript:
        scripts = self._scripts[graph]
        script = scripts.pop(0) if len(scripts) > 1 else scripts[0]
        fault = self.faults.take("run", graph)
        return script if fault is None else _broken(script, fault)


def _broken(script: FlatScript, fault: faults.Fault) -> FlatScript:
    """Return a script that a fault ends early."""

    def steps(run: ScriptedRun) -> Iterator[Step]:
        whole = flat(script(run) if callable(script) else script)
        for _ in range(fault.options["after_events"]):
            step = next(whole, None)
            if step is not None:
                yield step
        if fault.kind == "fail_run":
            yield fail(fault.options["error"], fault.options["message"])
        else:
            yield interrupt(fault.options["value"])

    return steps
