"""A stream that is made, and not read yet."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
stream = client.runs.stream(thread_id, "agent", input={"topic": "tea"})
print("runs before the first part:", len(client.runs.list(thread_id)))
next(iter(stream))
print("runs after it:", len(client.runs.list(thread_id)))
