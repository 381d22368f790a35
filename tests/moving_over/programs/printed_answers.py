"""Answers printed as they are, for a person to read."""

import os
from pprint import pformat

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create(metadata={"customer": "7"})
print(thread)
print(f"{thread!r}", str(thread) == repr(dict(thread)))
print(pformat(client.threads.get(thread["thread_id"]), width=80))
client.store.put_item(["printed"], "key", {"value": [1, {"a": None}]})
print(client.store.get_item(["printed"], "key"))
print(client.store.search_items(["printed"]))
part = list(client.runs.stream(None, "agent", input={"topic": "x"}, stream_mode="updates"))[-1]
print(part.event, part.data)
