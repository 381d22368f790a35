"""A run is one span with its reconnects, gaps, parts and end, and is counted; nothing of it is in the caller's way."""

from __future__ import annotations

import gc
import subprocess
import sys
import uuid
import warnings
from urllib.parse import urlsplit

import pytest
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode

from langgraph_client import NotFoundError, RunFailed, StreamInterrupted, get_client
from langgraph_client.testing import custom, fail, gate, values

JOKE = [values({"topic": "tea"}), values({"joke": "ha"})]


def events(span):
    """The names of a span's events."""
    return [event.name for event in span.events]


def test_a_stream_is_a_span_by_the_conventions_for_agents(telemetry, server, client):
    """Who was asked for what, how it went, and how many parts came."""
    server.script("agent", JOKE)
    thread = client.threads.create()
    with telemetry.tracer.start_as_current_span("the caller's") as parent:
        stream = client.runs.stream(thread.thread_id, "agent", input={})
        parts = list(stream)
    span = telemetry.spans[0]
    assert (span.name, span.kind, span.status.status_code) == ("invoke_agent agent", SpanKind.CLIENT, StatusCode.UNSET)
    assert span.parent == parent.get_span_context()
    assert dict(span.attributes) == {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.provider.name": "langgraph",
        "gen_ai.agent.name": "agent",
        "gen_ai.conversation.id": thread.thread_id,
        "server.address": "127.0.0.1",
        "server.port": urlsplit(server.url).port,
        "langgraph.client.method": "runs.stream",
        "langgraph.run.id": stream.run_id,
        "langgraph.run.status": "success",
        "langgraph.run.parts": len(parts),
        "langgraph.run.reconnects": stream.reconnects,
        "langgraph.run.end": "finished",
    }
    assert events(span) == ["langgraph.first_part", "langgraph.reconnect"]  # the latter shows that no part is missing
    assert span.events[1].attributes["langgraph.reconnect.cause"] == "EOF"


def test_a_disconnect_is_an_event_of_the_span_and_is_counted(telemetry, server, client):
    """The run is one span all the same."""
    server.script("agent", JOKE)
    server.fault("reset", on="POST */runs/stream", after_events=2)
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
    parts = list(stream)
    (span,) = telemetry.spans
    reconnect = next(event for event in span.events if event.name == "langgraph.reconnect")
    (after_break, after_eof) = sorted(
        telemetry.points()["langgraph.client.reconnects"],
        key=lambda point: point.attributes["langgraph.reconnect.cause"],
    )
    assert (after_break.value, after_eof.value) == (1, stream.reconnects - 1)
    assert dict(reconnect.attributes) == {
        "langgraph.reconnect.number": 1,
        "langgraph.reconnect.cause": "APIConnectionError",
    }
    assert events(span).count("langgraph.reconnect") == stream.reconnects == span.attributes["langgraph.run.reconnects"]
    assert telemetry.counts()["langgraph.client.parts"] == len(parts) == span.attributes["langgraph.run.parts"]
    (duration,) = telemetry.points()["gen_ai.client.operation.duration"]
    assert (duration.count, "error.type" in duration.attributes) == (1, False)


def test_a_gap_is_an_event_of_the_span_and_is_counted(telemetry, server, client):
    """A run whose parts nobody stores, cut."""
    held = gate()
    server.script("agent", [*JOKE, held, custom(1)])
    server.fault("reset", on="POST */runs/stream", after_events=2)
    thread = client.threads.create()
    stream = client.runs.stream(thread.thread_id, "agent", input={}, stream_resumable=False, on_gap="warn")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in stream:
            if stream.gap:
                held.set()
            if stream.delivered == 2:
                held.set()
    assert [str(one.category.__name__) for one in caught] == ["StreamGapWarning"]
    (span,) = telemetry.spans
    assert "langgraph.gap" in events(span)
    assert telemetry.counts()["langgraph.client.gaps"] == 1


@pytest.mark.parametrize("raise_error", [False, True])
def test_a_run_that_failed_is_an_error_whether_it_raises_or_not(raise_error, telemetry, server, client):
    """Its type is the run's own error."""
    server.script("agent", [fail("ValueError", "no tea")])
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={}, raise_error=raise_error)
    if raise_error:
        with pytest.raises(RunFailed):
            list(stream)
    else:
        list(stream)
    (span,) = telemetry.spans
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes["error.type"] == "ValueError"
    assert span.attributes["langgraph.run.end"] == ("raised" if raise_error else "finished")
    (duration,) = telemetry.points()["gen_ai.client.operation.duration"]
    assert duration.attributes["error.type"] == "ValueError"


def test_what_a_call_raises_is_the_spans_error(telemetry, server, client):
    """Before the stream is there, and while it is read."""
    server.script("agent", JOKE)
    nowhere = str(uuid.uuid4())
    with pytest.raises(NotFoundError):
        client.runs.stream(nowhere, "agent", input={})
    with pytest.raises(NotFoundError):
        client.runs.join(nowhere, nowhere)
    server.fault("reset", on="POST */runs/stream", after_events=2)
    thread = client.threads.create()
    with pytest.raises(StreamInterrupted):
        list(client.runs.stream(thread.thread_id, "agent", input={}, stream_resumable=False))
    assert [span.attributes["error.type"] for span in telemetry.spans] == [
        "NotFoundError",
        "NotFoundError",
        "StreamInterrupted",
    ]
    assert {span.attributes["langgraph.run.end"] for span in telemetry.spans} == {"raised"}


@pytest.mark.parametrize("how", ["closed", "dropped", "never read", "left"])
def test_a_stream_that_is_not_read_to_its_end_ends_its_span(how, telemetry, server, client):
    """Once: closing it again says nothing new. That is no error."""
    held = gate()
    server.script("agent", [*JOKE, held])
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
    if how != "never read":
        next(stream)
    if how == "left":
        iter(stream).close()
    elif how == "dropped":
        del stream
        gc.collect()
    else:
        stream.close()
        stream.close()
    held.set()
    (span,) = telemetry.spans
    assert span.status.status_code is StatusCode.UNSET
    assert span.attributes["langgraph.run.end"] == "closed"


def test_waiting_joining_and_resuming_are_spans_too(telemetry, server, client):
    """Each with its run; an assistant's UUID is an id."""
    server.script("agent", JOKE)
    thread = client.threads.create()
    assistant = client.assistants.search()[0].assistant_id
    client.runs.wait(thread.thread_id, assistant, input={})
    run = client.runs.list(thread.thread_id)[0]
    client.runs.join(thread.thread_id, run.run_id)
    list(client.runs.join_stream(thread.thread_id, run.run_id))
    with client.runs.stream(thread.thread_id, "agent", input={}) as stream:
        next(stream)
    list(client.runs.resume(stream.bookmark))
    spans = telemetry.spans
    methods = [span.attributes["langgraph.client.method"] for span in spans]
    assert methods == [f"runs.{name}" for name in ("wait", "join", "join_stream", "stream", "resume")]
    assert spans[0].attributes["gen_ai.agent.id"] == assistant
    assert spans[0].name == f"invoke_agent {assistant}"
    assert spans[1].name == "invoke_agent"
    assert {span.attributes["langgraph.run.id"] for span in spans[:3]} == {run.run_id}
    assert [span.attributes.get("langgraph.run.status") for span in spans[:2]] == ["success", "success"]


def test_requests_carry_the_context_of_their_run(telemetry, server, client):
    """Those that start, resume and ask; other calls that of the caller; and none is left behind."""
    server.script("agent", JOKE)
    server.fault("reset", on="POST */runs/stream", after_events=2)
    thread = client.threads.create()
    stream = client.runs.stream(thread.thread_id, "agent", input={})
    for _ in stream:
        assert not trace.get_current_span().get_span_context().is_valid
    (span,) = telemetry.spans
    asked = [(one.method, one.headers.get("traceparent", "")) for one in server.requests]
    assert asked[0] == ("POST", "")  # the thread: nobody's span
    ours = f"{span.context.trace_id:032x}-{span.context.span_id:016x}"
    assert len(asked) > 3
    assert all(ours in value for _, value in asked[1:])


def test_a_stateless_run_is_started_within_its_span(telemetry, server, client):
    """The request that starts it apart from the stream included, and that which deletes its thread."""
    server.script("agent", JOKE)
    list(client.runs.stream(None, "agent", input={}))
    (span,) = telemetry.spans
    assert all(f"{span.context.span_id:016x}" in one.headers["traceparent"] for one in server.requests)
    assert (server.requests[0].method, server.requests[-1].method) == ("POST", "DELETE")


def test_the_users_own_header_goes_before_the_contexts(telemetry, server, client):
    """In any case of its letters."""
    server.script("agent", JOKE)
    with telemetry.tracer.start_as_current_span("the caller's"):
        client.system.info(headers={"TraceParent": "mine"})
    assert server.requests[0].headers["traceparent"] == "mine"


def test_without_the_extra_nothing_is_imported():
    """The package itself needs no OpenTelemetry, and does not look for it."""
    program = "import sys, langgraph_client.client, langgraph_client.resources.runs; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not [name for name in said.split() if name.startswith(("opentelemetry", "langgraph_client.instrumentation"))]


def test_a_missing_extra_is_said(monkeypatch):
    """With what to install."""
    for name in [name for name in sys.modules if name.startswith("langgraph_client.instrumentation")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ImportError, match=r"pip install 'langgraph_client\[otel\]'"):
        import langgraph_client.instrumentation  # noqa: F401


def test_uninstrumented_runs_have_no_spans(telemetry, server):
    """As soon as it is taken back."""
    from langgraph_client.instrumentation import uninstrument

    server.script("agent", JOKE)
    uninstrument()
    with get_client(url=server.url, api_key=None) as client:
        list(client.runs.stream(None, "agent", input={}))
    assert not telemetry.spans
    assert not any("traceparent" in one.headers for one in server.requests)


def test_a_run_that_is_only_started_is_a_span_that_ends_with_its_response(telemetry, server, client):
    """It names the run, which goes on."""
    server.script("agent", JOKE)
    thread = client.threads.create()
    run = client.runs.create(thread.thread_id, "agent", input={})
    (span,) = telemetry.spans
    assert (span.name, span.attributes["langgraph.client.method"]) == ("start_run agent", "runs.create")
    assert (span.attributes["langgraph.run.id"], span.attributes["langgraph.run.end"]) == (run.run_id, "finished")
    assert "langgraph.run.status" not in span.attributes
    with pytest.raises(NotFoundError):
        client.runs.create(str(uuid.uuid4()), "agent", input={})
    assert (telemetry.spans[1].attributes["error.type"], telemetry.spans[1].status.status_code) == (
        "NotFoundError",
        StatusCode.ERROR,
    )


def test_a_feed_is_a_span_until_it_is_closed(telemetry, server, client):
    """With its parts and reconnects; one that is resumed is a span of its own."""
    server.script("agent", JOKE)
    thread = client.threads.create()
    run = client.runs.create(thread.thread_id, "agent", input={}, stream_resumable=True)
    client.runs.join(thread.thread_id, run.run_id)
    server.fault("reset", on="GET */stream", after_events=1)
    with client.threads.join_stream(thread.thread_id, last_event_id="-") as feed:
        parts = [next(feed), next(feed)]
        assert feed.reconnects == 1
        bookmark = feed.bookmark
    with client.threads.resume(bookmark) as feed:
        next(feed)
    first, second = telemetry.spans[-2:]
    assert (first.name, first.kind) == ("join_thread", SpanKind.CLIENT)
    assert first.attributes["gen_ai.conversation.id"] == thread.thread_id
    assert first.attributes["langgraph.client.method"] == "threads.join_stream"
    assert first.attributes["langgraph.run.parts"] == len(parts)
    assert (first.attributes["langgraph.run.reconnects"], first.attributes["langgraph.run.end"]) == (1, "closed")
    assert events(first) == ["langgraph.first_part", "langgraph.reconnect"]
    assert second.attributes["langgraph.client.method"] == "threads.resume"


def test_a_conversation_is_a_span_until_it_is_closed_or_dropped(telemetry, server, client):
    """With its events and its last run."""
    server.script("agent", JOKE)
    with client.threads.stream(assistant_id="agent") as thread:
        run = thread.run.start(input={})
        assert thread.output == {"joke": "ha"}
    (span,) = [one for one in telemetry.spans if one.name == "stream_thread agent"]
    assert span.attributes["gen_ai.conversation.id"] == thread.thread_id
    assert span.attributes["langgraph.run.id"] == run["run_id"]
    assert span.attributes["langgraph.run.parts"] > 0
    assert (span.attributes["langgraph.run.reconnects"], span.attributes["langgraph.run.end"]) == (0, "closed")
    assert events(span) == ["langgraph.first_part"]
    client.threads.stream(assistant_id="agent")
    gc.collect()
    assert [one.name for one in telemetry.spans].count("stream_thread agent") == 2
