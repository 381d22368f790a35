"""What the callback is told of a run without a thread."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
created = []
list(client.runs.stream(None, "agent", input={"topic": "tea"}, on_run_created=created.append))
print(created[0].get("thread_id") is not None)
