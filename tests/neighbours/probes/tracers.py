"""Tracers: they see each request, and the server is told of the trace."""

from __future__ import annotations

import functools
import os
from typing import Any

from tests.neighbours.cases import Case, neighbour, scripted

KIND = "Tracing"


def _traced(case: Case, header: str) -> None:
    """Run a case and see that the header came with each request."""
    with scripted() as server, case.client(server.url) as client:
        case.run(client)
        assert server.requests
        missing = [one.path for one in server.requests if header not in one.headers]
        assert not missing, f"without {header}: {missing}"


def _spans(case: Case, instrumentor: Any) -> None:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    provider, exporter = TracerProvider(), InMemorySpanExporter()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    instrumentor.instrument(tracer_provider=provider)
    try:
        with scripted() as server, case.client(server.url) as client:
            case.run(client)
            spans = exporter.get_finished_spans()
            sent = [one.headers.get("traceparent", "").split("-")[2:3] for one in server.requests]
        assert [[f"{span.context.span_id:016x}"] for span in spans] == sent
    finally:
        instrumentor.uninstrument()


@neighbour("OpenTelemetry for requests", KIND, package="opentelemetry-instrumentation-requests")
def opentelemetry_requests(case: Case) -> None:
    """A span for each request, and its `traceparent` at the server."""
    from opentelemetry.instrumentation.requests import RequestsInstrumentor

    _spans(case, RequestsInstrumentor())


@neighbour("OpenTelemetry for urllib3", KIND, package="opentelemetry-instrumentation-urllib3")
def opentelemetry_urllib3(case: Case) -> None:
    """A span for each request, and its `traceparent` at the server."""
    from opentelemetry.instrumentation.urllib3 import URLLib3Instrumentor

    _spans(case, URLLib3Instrumentor())


@neighbour("Sentry", KIND, package="sentry-sdk")
def sentry(case: Case) -> None:
    """`sentry-trace` at the server, for each request."""
    import sentry_sdk
    from sentry_sdk.transport import Transport

    class Kept(Transport):
        def capture_envelope(self, envelope: Any) -> None:
            """Send nothing."""

    sentry_sdk.init("http://key@127.0.0.1:9/1", transport=Kept(), traces_sample_rate=1.0)
    try:
        with sentry_sdk.start_transaction(name="test"):
            _traced(case, "sentry-trace")
    finally:
        sentry_sdk.init()


@neighbour("Datadog", KIND, package="ddtrace")
def datadog(case: Case) -> None:
    """`x-datadog-trace-id` at the server, for each request, with the integrations that are on by default."""
    os.environ |= {"DD_INSTRUMENTATION_TELEMETRY_ENABLED": "false", "DD_TRACE_STARTUP_LOGS": "false"}
    import ddtrace
    from ddtrace.trace import tracer

    ddtrace.patch(requests=True)
    try:
        with tracer.trace("test"):
            _traced(case, "x-datadog-trace-id")
    finally:
        from ddtrace.contrib.internal.requests.patch import unpatch

        unpatch()


@neighbour("Elastic APM", KIND, package="elastic-apm")
def elastic(case: Case) -> None:
    """`traceparent` at the server, for each request."""
    import elasticapm

    apm = elasticapm.Client(service_name="test", disable_send=True, central_config=False, metrics_interval="0s")
    elasticapm.instrument()
    try:
        apm.begin_transaction("test")
        _traced(case, "traceparent")
        apm.end_transaction("test")
    finally:
        elasticapm.uninstrument()
        apm.close()


@neighbour("New Relic", KIND, package="newrelic")
def newrelic(case: Case) -> None:
    """`traceparent` at the server, for each request."""
    application = _application()
    from newrelic.agent import BackgroundTask

    with BackgroundTask(application, name="test"):
        _traced(case, "traceparent")


@functools.cache
def _application() -> Any:
    """New Relic's agent, which can be started once in a process, and asks nobody in this mode."""
    os.environ |= {"NEW_RELIC_DEVELOPER_MODE": "true", "NEW_RELIC_LICENSE_KEY": "0" * 40, "NEW_RELIC_APP_NAME": "test"}
    import newrelic.agent

    newrelic.agent.initialize()
    return newrelic.agent.register_application(timeout=20.0)
