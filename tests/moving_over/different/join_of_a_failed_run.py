"""A failed run, joined."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
run = client.runs.create(thread_id, "failing", input={"topic": "tea"})
try:
    print(client.runs.join(thread_id, run["run_id"]))
except Exception as error:
    print(type(error).__name__, error)
