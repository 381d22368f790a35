"""Threads that expire, and threads that are pruned."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import UnprocessableEntityError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create(ttl=60, metadata={"kind": "short"})
found = client.threads.get(thread["thread_id"], include=["ttl"])
print(found.get("ttl"), found["metadata"])  # a server without expiry leaves it out
thread = client.threads.create(ttl={"ttl": 5, "strategy": "delete"})
client.threads.update(thread["thread_id"], metadata={"kind": "longer"}, ttl=90)
print(client.threads.get(thread["thread_id"], include=["ttl"]).get("ttl"))
client.runs.wait(thread["thread_id"], "agent", input={"topic": "x"})
try:
    print(client.threads.prune([thread["thread_id"]], strategy="keep_latest"))
except UnprocessableEntityError as error:
    print(error.message)
print(len(client.threads.get_history(thread["thread_id"])))
print(client.threads.prune(thread_ids=[thread["thread_id"]]))
