"""What a failed run raises in wait."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.runs.wait(None, "failing", input={"topic": "tea"})
except Exception as error:
    print(type(error).__name__, error)
