"""A page of Django that streams a run, traced: `python -m tests.neighbours.trace.django_page URL` requests it once.

Prints each span as a line of JSON, in the environment of the neighbours.
"""

from __future__ import annotations

import json
import sys
import threading
import urllib.request
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import path
from opentelemetry.instrumentation.django import DjangoInstrumentor
from opentelemetry.instrumentation.requests import RequestsInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import set_tracer_provider

from langgraph_client import get_client
from langgraph_client.instrumentation import instrument


def joke(_: HttpRequest) -> StreamingHttpResponse:
    """Start a run, and stream what it says."""
    thread = client.threads.create()
    stream = client.runs.stream(thread.thread_id, "agent", input={"topic": "tea"}, stream_mode="updates")
    return StreamingHttpResponse(lines(stream), content_type="text/plain")


def lines(stream: Iterator[object]) -> Iterator[str]:
    """The parts, each as a line."""
    for part in stream:
        yield f"{part}\n"


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


urlpatterns = [path("joke", joke)]
client = get_client(url=sys.argv[1], api_key=None)


def main() -> None:
    """Serve the page, and request it as a browser would."""
    exporter, provider = InMemorySpanExporter(), TracerProvider(resource=Resource({"service.name": "Django"}))
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    set_tracer_provider(provider)
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="test")
    DjangoInstrumentor().instrument()
    RequestsInstrumentor().instrument()
    instrument()
    django.setup()
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/joke") as response:
            assert "cats" in response.read().decode()
        thread.join()
    client.close()
    for span in exporter.get_finished_spans():
        print(json.dumps(json.loads(span.to_json(indent=None))))


if __name__ == "__main__":
    main()
