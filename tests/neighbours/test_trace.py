"""One request of a browser to a page of Django is one trace: the page, the run, its requests, what the Agent Server does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from examples.agent_server import AgentServer
from tests.neighbours.trace.tree import parent_of, rendered

TRACED_APP = Path(__file__).parent / "trace" / "agent_server.py"


@pytest.fixture
def traced_server(tmp_path):
    """A real Agent Server that traces, and the file of its spans."""
    file = tmp_path / "spans.jsonl"
    server = AgentServer(env={"OTEL_ENABLED": "true", "TRACE_FILE": str(file)})
    folder = server.folder / "graphs"
    shutil.copy(TRACED_APP, folder / "traced.py")
    config = folder / "langgraph.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "http": {"app": "./traced.py:app"}}))
    with server:
        yield server, file


def spans_in(text):
    """Spans, a line of JSON each."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_a_request_of_a_browser_is_one_trace(traced_server, said, tell):
    """From Django's span down to that of the worker which carries the run out."""
    server, file = traced_server
    ours = spans_in(said("tests.neighbours.trace.django_page", server.url))
    theirs = spans_in(file.read_text())
    by_id = {span["context"]["span_id"]: span for span in [*ours, *theirs]}
    page = next(span for span in ours if span["name"] == "GET joke")
    run = next(span for span in ours if span["name"] == "invoke_agent agent")
    worker = next(span for span in theirs if span["name"] == "worker.stream_run")
    trace = [span for span in by_id.values() if span["context"]["trace_id"] == page["context"]["trace_id"]]
    assert all(span in trace for span in ours)

    def above(span):
        """The spans that it is in, the nearest first."""
        found = by_id.get(parent_of(span))
        return [] if found is None else [found, *above(found)]

    assert above(run) == [page]
    names = [span["name"] for span in above(worker)]
    assert names[0].startswith("POST /threads/")
    assert names[-3:] == ["POST", "invoke_agent agent", "GET joke"]
    for line in rendered(trace):
        tell(line)
