"""A run that does not exist, joined."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
try:
    print(client.runs.join(thread_id, "00000000-0000-4000-8000-000000000000"))
except Exception as error:
    print(type(error).__name__)
try:
    for part in client.runs.join_stream(thread_id, "00000000-0000-4000-8000-000000000000"):
        print(part.event, part.data)
except Exception as error:
    print(type(error).__name__)
