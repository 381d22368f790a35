"""An error as text."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.threads.get("00000000-0000-4000-8000-000000000000")
except Exception as error:
    print(error)
    print(error.message)
try:
    client.runs.create(None, "no-such-graph", input={})
except Exception as error:
    print("\n" in error.message, "\n" in error.body["detail"])
