"""The modes that show checkpoints, of a run without a thread."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for mode in ("checkpoints", "debug"):
    parts = client.runs.stream(None, "agent", input={"topic": "tea"}, stream_mode=mode)
    kinds = [part.event if mode == "checkpoints" else part.data.get("type", part.event) for part in parts]
    print(mode, sorted(set(kinds)))
