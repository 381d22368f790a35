"""What neither client takes is a TypeError."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for value in (object(), 1 + 2j, print, {(1, 2): "tuple"}):
    try:
        client.runs.wait(None, "agent", input={"topic": value})
    except TypeError:
        print("TypeError for", type(value).__name__)
