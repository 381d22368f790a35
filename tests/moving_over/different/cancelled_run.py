"""A cancelled run, joined."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
run = client.runs.create(thread_id, "slow", input={"steps": 500, "delay": 0.05})
client.runs.cancel(thread_id, run["run_id"], wait=True)
try:
    print(sorted(client.runs.join(thread_id, run["run_id"])))
except Exception as error:
    print(type(error).__name__)
