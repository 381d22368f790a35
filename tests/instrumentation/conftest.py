"""A fake Agent Server, and what OpenTelemetry's own SDK makes of the runs on it."""

from __future__ import annotations

from collections import Counter

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from langgraph_client import RetryPolicy, get_client
from langgraph_client.instrumentation import instrument, uninstrument
from langgraph_client.testing import FakeAgentServer


class Telemetry:
    """Keeps spans and numbers in memory."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self._reader = InMemoryMetricReader()
        self.tracer_provider = TracerProvider()
        self.tracer_provider.add_span_processor(SimpleSpanProcessor(self._exporter))
        self.meter_provider = MeterProvider([self._reader])
        self.tracer = self.tracer_provider.get_tracer("test")

    @property
    def spans(self):
        """Those that have ended."""
        return self._exporter.get_finished_spans()

    def points(self):
        """The name of each instrument, and its points."""
        data = self._reader.get_metrics_data()
        metrics = [one for scope in data.resource_metrics[0].scope_metrics for one in scope.metrics] if data else []
        return {metric.name: list(metric.data.data_points) for metric in metrics}

    def counts(self):
        """The name of each counter, and its sum."""
        counted = Counter()
        for name, points in self.points().items():
            counted[name] += sum(getattr(point, "value", 0) for point in points)
        return counted

    def close(self) -> None:
        """End its threads."""
        self.tracer_provider.shutdown()
        self.meter_provider.shutdown()


@pytest.fixture
def telemetry():
    """Instrumented for the test."""
    telemetry = Telemetry()
    instrument(tracer_provider=telemetry.tracer_provider, meter_provider=telemetry.meter_provider)
    yield telemetry
    uninstrument()
    telemetry.close()


@pytest.fixture
def server():
    """A fake server."""
    with FakeAgentServer() as server:
        yield server


@pytest.fixture
def client(server):
    """A client of it that hardly waits between tries."""
    retry = RetryPolicy(initial_backoff=0.001, max_backoff=0.002)
    with get_client(url=server.url, api_key=None, retry=retry) as client:
        yield client
