"""Start, poll until it is over, then read the state."""

import os
import time

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
run = client.runs.create(
    thread["thread_id"], "slow", input={"steps": 2, "delay": 0.1}, metadata={"job": "nightly"}, stream_mode="values"
)
print(run["status"], run["metadata"]["job"], run["multitask_strategy"], run["assistant_id"])
while (status := client.runs.get(thread["thread_id"], run["run_id"])["status"]) in ("pending", "running"):
    time.sleep(0.05)
print(status)
print(client.runs.join(thread["thread_id"], run["run_id"]))
print(client.threads.get_state(thread["thread_id"])["values"])
print(client.threads.get(thread["thread_id"])["status"])
client.runs.delete(thread["thread_id"], run["run_id"])
print(client.runs.list(thread["thread_id"]))
