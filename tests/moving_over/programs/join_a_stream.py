"""A run started by one process and watched by another."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
run = client.runs.create(
    thread["thread_id"],
    "slow",
    input={"steps": 3, "delay": 0.05},
    stream_mode=["updates", "values"],
    stream_resumable=True,
)
events = []
for part in client.runs.join_stream(thread["thread_id"], run["run_id"], last_event_id="-1", stream_mode="updates"):
    if part.event == "updates":
        events.append(part.data["work"]["step"])
print(events)
client.runs.join(thread["thread_id"], run["run_id"])
print(client.runs.get(thread["thread_id"], run["run_id"])["status"])
