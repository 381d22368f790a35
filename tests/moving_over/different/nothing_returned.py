"""What comes back where the server says nothing."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
run = client.runs.create(thread_id, "slow", input={"steps": 500, "delay": 0.05})
print("cancel", client.runs.cancel(thread_id, run["run_id"], wait=True))
