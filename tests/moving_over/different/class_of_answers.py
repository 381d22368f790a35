"""The exact class of an answer."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
print(type(thread) is dict, isinstance(thread, dict), type(thread["metadata"]) is dict)
