"""Spans and counters of runs, by OpenTelemetry's API: `pip install langgraph_client[otel]`.

A tracer of HTTP sees requests. A run is more: the request that starts it, those that resume its stream, those that ask for
its status. Here it is one span, which has the spans of its requests inside it, and its reconnects, gaps, parts and end::

    from langgraph_client.instrumentation import instrument

    instrument()  # once in a process, where tracing is set up
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langgraph_client import observation

try:
    from opentelemetry import metrics, trace
except ImportError as error:
    told = "langgraph_client.instrumentation needs the package opentelemetry-api: pip install 'langgraph_client[otel]'"
    raise type(error)(told, name=error.name) from error

from langgraph_client.instrumentation.spans import RunTracer

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

__all__ = ["instrument", "uninstrument"]

_SCOPE = "langgraph_client"


def instrument(*, tracer_provider: TracerProvider | None = None, meter_provider: MeterProvider | None = None) -> None:
    """Trace and count the runs that are followed from now on, by every client of this process.

    There is one span for each call of `client.runs.stream`, `join_stream`, `resume`, `wait` and `join`, from the call to the
    end of the stream, or to the result. It is the current span while requests are sent for the run, and not while your code
    reads parts. A stream that is read in part ends its span when it is closed. Every request to the server gets the headers
    of the current context, such as `traceparent`.

    Args:
        tracer_provider: Makes the spans; default: the global one, even if it is set later.
        meter_provider: Makes the instruments; default: the global one, even if it is set later.
    """
    tracer = trace.get_tracer(_SCOPE, tracer_provider=tracer_provider)
    observation.set_watcher(RunTracer(tracer, metrics.get_meter(_SCOPE, meter_provider=meter_provider)))


def uninstrument() -> None:
    """Trace and count no further runs. A span that is open ends with its run."""
    observation.set_watcher(None)
