"""Maps runs to spans and metrics, with the names of OpenTelemetry's semantic conventions where they exist.

The conventions for generative AI call what a run is the invocation of an agent. What they have no name for is called
`langgraph.…`.
"""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from opentelemetry import context, propagate, trace
from opentelemetry.metrics import Meter
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer

from langgraph_client import RunFailed
from langgraph_client.observation import RunCall, RunObserver, RunOutcome

_OPERATIONS: Final = {"runs.create": "start_run", "threads.stream": "stream_thread", "threads.join_stream": "join_thread",
                       "threads.resume": "join_thread"}  # fmt: skip
"""By method; that of all others is `invoke_agent`."""
_PROVIDER: Final = "langgraph"
_PORTS: Final = {"http": 80, "https": 443}
_BUCKETS: Final = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600)
"""Seconds. A run can last for long."""


class RunTracer:
    """Creates the spans and metrics of all runs.

    Args:
        tracer: Makes spans.
        meter: Makes instruments.
    """

    def __init__(self, tracer: Tracer, meter: Meter) -> None:
        self.tracer = tracer
        self.duration = meter.create_histogram(
            "gen_ai.client.operation.duration",
            unit="s",
            description="From the call to the end of the run's stream, or to its result.",
            explicit_bucket_boundaries_advisory=_BUCKETS,
        )
        self.parts = meter.create_counter("langgraph.client.parts", "{part}", "Parts of streams that were yielded.")
        self.reconnects = meter.create_counter(
            "langgraph.client.reconnects", "{connection}", "Connections after the first one."
        )
        self.gaps = meter.create_counter("langgraph.client.gaps", "{gap}", "Times that parts may be missing.")

    def observer(self, call: RunCall) -> RunObserver:
        """A span that begins now."""
        return _RunSpan(self, call)

    def headers(self) -> Mapping[str, str]:
        """The current context, as the global propagator writes it."""
        carrier: dict[str, str] = {}
        propagate.inject(carrier)
        return carrier


class _RunSpan(RunObserver):
    """The span of one run."""

    def __init__(self, tracer: RunTracer, call: RunCall) -> None:
        self._tracer = tracer
        self._common = _common_attributes(call)
        agent = _agent_attributes(call.assistant_id)
        name = " ".join((_operation(call), *agent.values()))
        ids = {"gen_ai.conversation.id": call.thread_id, "langgraph.run.id": call.run_id}
        given = {key: value for key, value in ids.items() if value is not None}
        attributes = {**self._common, **agent, **given, "langgraph.client.method": _method(call)}
        self._span: Span = tracer.tracer.start_span(name, kind=SpanKind.CLIENT, attributes=attributes)
        self._context = trace.set_span_in_context(self._span)
        self._began = time.perf_counter()
        self._process = os.getpid()
        self._open = True
        self._part_came = False

    @contextlib.contextmanager
    def request(self) -> Iterator[None]:
        token = context.attach(self._context)
        try:
            yield
        finally:
            context.detach(token)

    def first_part(self) -> None:
        if not self._part_came:
            self._part_came = True
            self._span.add_event("langgraph.first_part")

    def reconnected(self, number: int, cause: BaseException | None) -> None:
        why = {"langgraph.reconnect.cause": "EOF" if cause is None else type(cause).__name__}
        self._span.add_event("langgraph.reconnect", {"langgraph.reconnect.number": number, **why})
        self._tracer.reconnects.add(1, {**self._common, **why}, self._context)

    def gap(self, reason: str) -> None:
        self._span.add_event("langgraph.gap", {"langgraph.gap.reason": reason})
        self._tracer.gaps.add(1, self._common, self._context)

    def ended(self, outcome: RunOutcome) -> None:
        if not self._open or self._process != os.getpid():  # a forked child has a copy of what its parent ends
            return
        self._open = False
        found = {
            "gen_ai.conversation.id": outcome.thread_id,
            "langgraph.run.id": outcome.run_id,
            "langgraph.run.status": outcome.status,
            "langgraph.run.parts": outcome.parts,
            "langgraph.run.reconnects": outcome.reconnects,
            "langgraph.run.end": _end_of(outcome),
        }
        self._span.set_attributes({key: value for key, value in found.items() if value is not None})
        failure = _failure_of(outcome)
        if failure is not None:
            self._span.set_attribute("error.type", failure)
            self._span.set_status(StatusCode.ERROR, failure if outcome.error is None else str(outcome.error))
        error = {} if failure is None else {"error.type": failure}
        self._tracer.duration.record(time.perf_counter() - self._began, {**self._common, **error}, self._context)
        self._tracer.parts.add(outcome.parts, self._common, self._context)
        self._span.end()


def _method(call: RunCall) -> str:
    return f"{call.resource}.{call.method}"


def _operation(call: RunCall) -> str:
    return _OPERATIONS.get(_method(call), "invoke_agent")


def _common_attributes(call: RunCall) -> dict[str, str | int]:
    """Those of spans and numbers alike: of few different values."""
    parts = urlsplit(call.url)
    known = {"server.address": parts.hostname, "server.port": parts.port or _PORTS.get(parts.scheme)}
    given = {key: value for key, value in known.items() if value is not None}
    return {"gen_ai.operation.name": _operation(call), "gen_ai.provider.name": _PROVIDER, **given}


def _agent_attributes(assistant_id: str | None) -> dict[str, str]:
    """The graph's name, or the assistant's id."""
    if assistant_id is None:
        return {}
    try:
        uuid.UUID(assistant_id)
    except ValueError:
        return {"gen_ai.agent.name": assistant_id}
    return {"gen_ai.agent.id": assistant_id}


def _end_of(outcome: RunOutcome) -> str:
    """How the call ended: `finished` with the run, `raised`, or `closed` before the run's end."""
    if outcome.error is not None:
        return "raised"
    return "finished" if outcome.finished else "closed"


def _failure_of(outcome: RunOutcome) -> str | None:
    """Return the error type: the run's own error, or what the call raised."""
    if isinstance(outcome.error, RunFailed):
        return outcome.error.error
    if outcome.error is not None:
        return type(outcome.error).__name__
    return outcome.failure or (outcome.status if outcome.status in ("error", "timeout") else None)
