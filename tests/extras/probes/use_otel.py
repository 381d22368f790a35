"""The extra `otel`: OpenTelemetry's API alone, with which spans go nowhere and nothing fails."""

import contextlib
from importlib.util import find_spec

from langgraph_client import DeadlineExceeded, get_client
from langgraph_client.instrumentation import instrument, uninstrument

assert find_spec("opentelemetry.sdk") is None
instrument()
with get_client("http://127.0.0.1:9") as client, contextlib.suppress(DeadlineExceeded):
    client.runs.join("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222", deadline=0.2)
uninstrument()
