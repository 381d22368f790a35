"""The server's health and version."""

from __future__ import annotations

from langgraph_client.testing.checkpoints import VERSIONS
from langgraph_client.testing.http import Response, answer
from langgraph_client.testing.routes import Call


def ok(call: Call) -> Response:  # noqa: ARG001 - all operations have this signature
    """GET /ok."""
    return answer({"ok": True, "services": {}})


def info(call: Call) -> Response:  # noqa: ARG001
    """GET /info."""
    names = ("assistants", "crons", "langsmith", "langsmith_tracing_replicas", "langsmith_tracing_session_on_runs")
    unknown = dict.fromkeys(("project_id", "host_revision_id", "revision_id", "tenant_id"))
    return answer(
        {
            "version": VERSIONS["langgraph_api_version"],
            "langgraph_py_version": VERSIONS["langgraph_version"],
            "flags": {name: not name.startswith("langsmith") or "_" in name for name in names},
            "host": {"kind": "self-hosted", **unknown},
        }
    )
