"""An earlier run, joined when a later one has written to the thread."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
first = client.runs.create(thread_id, "agent", input={"topic": "tea"})
client.runs.join(thread_id, first["run_id"])
client.runs.wait(thread_id, "agent", input={"topic": "milk"})
print(client.runs.join(thread_id, first["run_id"])["topic"])
