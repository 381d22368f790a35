"""Which events and which shapes each stream mode brings."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def shape(data):
    if isinstance(data, dict):
        return {key: shape(value) for key, value in sorted(data.items())}
    if isinstance(data, list):
        return [shape(item) for item in data]
    return type(data).__name__


for mode in ("values", "updates", "tasks", "checkpoints", "debug", "custom", "messages", "messages-tuple", "events"):
    print("==", mode)
    thread = client.threads.create()
    for part in client.runs.stream(thread["thread_id"], "custom", input={"count": 2}, stream_mode=mode):
        print(part.event, shape(part.data))
