"""A feed of all runs of a thread, left after the first run."""

import os
import threading

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
run = client.runs.create(
    thread["thread_id"], "slow", input={"steps": 3, "delay": 0.05}, stream_mode="updates", stream_resumable=True
)
steps = []
for part in client.threads.join_stream(thread["thread_id"], last_event_id="-"):
    if part.event == "updates":
        steps.append(part.data["work"]["step"])
    if part.event == "metadata" and part.data.get("status") == "run_done":
        break
print(steps, run["run_id"] != thread["thread_id"], threading.active_count() >= 1)
