"""The quickstart: one threadless run, its parts printed as they come."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])

for chunk in client.runs.stream(
    None,  # no thread
    "agent",
    input={"topic": "ice cream"},
    stream_mode="updates",
):
    print(f"Receiving new event of type: {chunk.event}...")
    print(chunk.data)
