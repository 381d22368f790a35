"""Answers as JSON, by both encoders."""

import json
import os

import orjson
from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create(metadata={"source": "json"})
client.runs.wait(thread["thread_id"], "agent", input={"topic": "tea"})
run = client.runs.list(thread["thread_id"])[0]
for answer in (
    thread,
    client.threads.get(thread["thread_id"]),
    client.threads.get_state(thread["thread_id"]),
    client.threads.get_history(thread["thread_id"], limit=2),
):
    print(json.dumps(answer, indent=None, sort_keys=True))
    print(orjson.dumps(answer) == json.dumps(answer, separators=(",", ":")).encode())
print(json.dumps({"run": run, "nested": [run]}, default=str) == json.dumps({"run": dict(run), "nested": [dict(run)]}))
print(json.dumps(client.assistants.get_schemas(run["assistant_id"]), sort_keys=True)[:300])
print(sorted(json.loads(json.dumps(run))))
