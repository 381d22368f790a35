"""Two keys that are one in JSON."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.store.put_item(["different"], "keys", {"names": {1: "number", "1": "text"}})
    print("sent")
except ValueError:
    print("ValueError")
