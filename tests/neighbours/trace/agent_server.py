"""Beside the graphs of an Agent Server: an app whose middleware makes a span of each request, in the trace of who sent it.

The server itself goes on from there (`OTEL_ENABLED`): the run, which a worker carries out, is a span of that trace too.
"""

import json
import os

from opentelemetry import propagate, trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import SpanKind
from starlette.applications import Starlette
from starlette.middleware import Middleware


class FileExporter(SpanExporter):
    """Appends each span to a file, as a line of JSON."""

    def export(self, spans):
        """Write them down."""
        with open(os.environ["TRACE_FILE"], "a") as file:  # noqa: PTH123 - one line, at once
            file.writelines(json.dumps(json.loads(span.to_json(indent=None))) + "\n" for span in spans)
        return SpanExportResult.SUCCESS


class Traced:
    """Makes a span of each request."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        """Serve within the span."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        name = f"{scope['method']} {scope['path']}"
        context = propagate.extract(headers)
        with tracer.start_as_current_span(name, context=context, kind=SpanKind.SERVER):
            await self.app(scope, receive, send)


provider = TracerProvider(resource=Resource({"service.name": "Agent Server"}))
provider.add_span_processor(SimpleSpanProcessor(FileExporter()))
trace.set_tracer_provider(provider)
tracer = trace.get_tracer("http")
app = Starlette(middleware=[Middleware(Traced)])
