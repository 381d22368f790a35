"""Whether parts have an ID, which they do where the server stores them."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for settings in ({}, {"stream_resumable": False}, {"stream_resumable": True}):
    parts = list(client.runs.stream(None, "agent", input={"topic": "tea"}, **settings))
    print(settings, {part.id is not None for part in parts})
