"""The site that the ASGI servers serve: Django below `/django`, and FastAPI below `/fastapi`. Leaving cancels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from a2wsgi import WSGIMiddleware
from fastapi import Body, FastAPI, Header
from fastapi.responses import StreamingResponse

from langgraph_client.web.sse import SSE_HEADERS, sse_body
from tests.relay import site_django, site_wsgi

fastapi = FastAPI()
runs = site_django.client.runs


@fastapi.post("/fastapi/chat/{thread_id}/runs", status_code=201)
def start(thread_id: str, payload: Annotated[dict, Body()]):
    """Start a run that keeps its parts."""
    run = runs.create(thread_id, "agent", input=payload["input"], stream_mode="custom", stream_resumable=True)
    return {"run_id": run.run_id, "stream": f"/fastapi/chat/{thread_id}/runs/{run.run_id}/stream"}


@fastapi.get("/fastapi/chat/{thread_id}/runs/{run_id}/stream")
def stream(thread_id: str, run_id: str, last_event_id: Annotated[str | None, Header()] = None):
    """Show a run, from its start or from where the browser's stream was cut."""
    if last_event_id:
        parts = runs.resume(last_event_id, thread_id=thread_id, run_id=run_id)
    else:
        parts = runs.join_stream(thread_id, run_id, last_event_id="-")
    return StreamingResponse(sse_body(parts, site_django.HEARTBEAT, cancel_on_close=True), headers=dict(SSE_HEADERS))


async def application(scope, receive, send):
    """Django, FastAPI, or by a2wsgi the WSGI site below `/flask`."""
    if scope["type"] == "lifespan" or scope["path"].startswith("/fastapi"):
        await fastapi(scope, receive, send)
    elif scope["path"].startswith("/flask"):
        await adapted(scope, receive, send)
    else:
        await site_django.asgi(scope, receive, send)


adapted = WSGIMiddleware(site_wsgi.application, workers=40)
