"""The table of the server's operations, and which of them the fake implements."""

from __future__ import annotations

from langgraph_client import models
from langgraph_client.testing.rest import assistants, crons, protocol, runs, store, system, threads
from langgraph_client.testing.routes import Route, Router, unsupported

_NO_GRAPH = "a script has no graph"
_NO_RPC = "test it on a real server"
_THREAD = "/threads/{thread_id}"
_RUN = f"{_THREAD}/runs/{{run_id}}"
_ASSISTANT = "/assistants/{assistant_id}"

_ROUTES: list[Route] = [
    ("GET", "/ok", system.ok, None),
    ("GET", "/info", system.info, None),
    ("GET", "/metrics", unsupported("metrics", "it does not count"), None),
    ("POST", "/assistants", assistants.create, models.AssistantCreate),
    ("POST", "/assistants/search", assistants.search, models.AssistantSearchRequest),
    ("POST", "/assistants/count", assistants.count, models.AssistantCountRequest),
    ("GET", _ASSISTANT, assistants.get, None),
    ("PATCH", _ASSISTANT, assistants.update, models.AssistantPatch),
    ("DELETE", _ASSISTANT, assistants.delete, None),
    ("GET", f"{_ASSISTANT}/graph", unsupported("graphs", _NO_GRAPH), None),
    ("GET", f"{_ASSISTANT}/schemas", assistants.get_schemas, None),
    ("GET", f"{_ASSISTANT}/subgraphs", unsupported("subgraphs", _NO_GRAPH), None),
    ("GET", f"{_ASSISTANT}/subgraphs/{{namespace}}", unsupported("subgraphs", _NO_GRAPH), None),
    ("POST", f"{_ASSISTANT}/versions", assistants.get_versions, models.AssistantVersionsSearchRequest),
    ("POST", f"{_ASSISTANT}/latest", assistants.set_latest, models.AssistantVersionChange),
    ("POST", "/threads", threads.create, models.ThreadCreate),
    ("POST", "/threads/search", threads.search, models.ThreadSearchRequest),
    ("POST", "/threads/count", threads.count, models.ThreadCountRequest),
    ("POST", "/threads/prune", threads.prune, models.ThreadPruneRequest),
    ("GET", _THREAD, threads.get, None),
    ("PATCH", _THREAD, threads.update, models.ThreadPatch),
    ("DELETE", _THREAD, threads.delete, None),
    ("POST", f"{_THREAD}/copy", threads.copy, None),
    ("GET", f"{_THREAD}/storage", unsupported("sizes of what it stores", "it stores nothing on a disk"), None),
    ("GET", f"{_THREAD}/state", threads.get_state, None),
    ("POST", f"{_THREAD}/state", threads.update_state, models.ThreadStateUpdate),
    ("GET", f"{_THREAD}/state/{{checkpoint_id}}", threads.get_state_at, None),
    ("POST", f"{_THREAD}/state/checkpoint", threads.get_state_at_checkpoint, models.ThreadStateCheckpointRequest),
    ("GET", f"{_THREAD}/history", threads.get_history_page, None),
    ("POST", f"{_THREAD}/history", threads.get_history, models.ThreadStateSearch),
    ("GET", f"{_THREAD}/stream", threads.join_stream, None),
    ("POST", f"{_THREAD}/commands", protocol.send_command, None),
    ("POST", f"{_THREAD}/stream/events", protocol.stream_events, None),
    ("GET", f"{_THREAD}/stream/events", unsupported("WebSocket", 'use transport="sse"'), None),
    ("GET", f"{_THREAD}/runs", runs.list_of, None),
    ("POST", f"{_THREAD}/runs", runs.create, models.RunCreateStateful),
    ("POST", f"{_THREAD}/runs/stream", runs.stream_new, models.RunCreateStreamingStateful),
    ("POST", f"{_THREAD}/runs/wait", runs.wait, models.RunCreateStreamingStateful),
    ("GET", _RUN, runs.get, None),
    ("DELETE", _RUN, runs.delete, None),
    ("GET", f"{_RUN}/join", runs.join, None),
    ("GET", f"{_RUN}/stream", runs.join_stream, None),
    ("POST", f"{_RUN}/cancel", runs.cancel, None),
    ("POST", "/runs", runs.create_stateless, models.RunCreateStateless),
    ("POST", "/runs/stream", runs.stream_stateless, models.RunCreateStreamingStateless),
    ("POST", "/runs/wait", runs.wait_stateless, models.RunCreateStreamingStateless),
    ("POST", "/runs/batch", runs.create_batch, models.RunCreateStateless),
    ("POST", "/runs/cancel", runs.cancel_many, models.RunsCancel),
    ("POST", "/runs/crons", crons.create, models.CronCreate),
    ("POST", f"{_THREAD}/runs/crons", crons.create_for_thread, models.ThreadCronCreate),
    ("POST", "/runs/crons/search", crons.search, models.CronSearch),
    ("POST", "/runs/crons/count", crons.count, models.CronCountRequest),
    ("GET", "/runs/crons/{cron_id}", crons.get, None),
    ("PATCH", "/runs/crons/{cron_id}", crons.update, models.CronPatch),
    ("DELETE", "/runs/crons/{cron_id}", crons.delete, None),
    ("PUT", "/store/items", store.put, models.StorePutRequest),
    ("GET", "/store/items", store.get, None),
    ("DELETE", "/store/items", store.delete, models.StoreDeleteRequest),
    ("POST", "/store/items/search", store.search, models.StoreSearchRequest),
    ("POST", "/store/namespaces", store.namespaces, models.StoreListNamespacesRequest),
    ("POST", "/mcp", unsupported("MCP", _NO_RPC), None),
    ("GET", "/mcp", unsupported("MCP", _NO_RPC), None),
    ("DELETE", "/mcp", unsupported("MCP", _NO_RPC), None),
    ("POST", "/a2a/{assistant_id}", unsupported("A2A", _NO_RPC), None),
]
ROUTER = Router(_ROUTES)
