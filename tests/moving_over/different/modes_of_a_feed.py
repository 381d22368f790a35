"""A thread's feed in one mode."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
client.runs.wait(thread_id, "agent", input={"topic": "tea"})
run = client.runs.create(thread_id, "agent", input={"topic": "milk"}, stream_resumable=True, stream_mode="updates")
client.runs.join(thread_id, run["run_id"])
seen = set()
for part in client.threads.join_stream(thread_id, stream_mode="run_modes", last_event_id="-"):
    seen.add(part.event)
    if part.event == "metadata" and part.data.get("status") == "run_done":
        break
print("run_modes", sorted(seen))
seen = set()
for part in client.threads.join_stream(thread_id, stream_mode="lifecycle", last_event_id="-"):
    seen.add(part.event)
    if part.event == "metadata" and part.data.get("status") == "run_done":
        break
print("lifecycle", sorted(seen))
