"""A run joined in two of its three modes."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
modes = ["updates", "values", "custom"]
run = client.runs.create(thread_id, "custom", input={"count": 2}, stream_mode=modes, stream_resumable=True)
joined = client.runs.join_stream(thread_id, run["run_id"], stream_mode=["updates", "custom"], last_event_id="-")
print(sorted({part.event for part in joined} - {"metadata"}))
