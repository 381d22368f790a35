"""Threads found by metadata, status, values and ids; sorted, paged, with selected fields."""

import os
from uuid import uuid4

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
batch = str(uuid4())
ids = []
for number in range(4):
    thread = client.threads.create(metadata={"batch": batch, "number": number, "even": number % 2 == 0})
    ids.append(thread["thread_id"])
client.runs.wait(ids[0], "agent", input={"topic": "tea"})
client.runs.wait(ids[1], "approval", input={"request": "buy"})


def numbers(**query):
    return [thread["metadata"]["number"] for thread in client.threads.search(**query)]


print(numbers(metadata={"batch": batch}, sort_by="created_at", sort_order="asc"))
print(numbers(metadata={"batch": batch}, sort_by="created_at", sort_order="desc", limit=2, offset=1))
print(sorted(numbers(metadata={"batch": batch, "even": True})))
print(
    numbers(metadata={"batch": batch}, status="interrupted"), sorted(numbers(metadata={"batch": batch}, status="idle"))
)
print(sorted(numbers(ids=ids[2:])))
print(
    [sorted(one) for one in client.threads.search(metadata={"batch": batch}, select=["thread_id", "values"], limit=1)]
)
print(client.threads.count(metadata={"batch": batch}), client.threads.count(metadata={"batch": batch}, status="busy"))
found = client.threads.search(ids=[ids[0]], extract={"joke": "values.joke"})[0]
print(found.get("extracted"))
for thread in client.threads.search(metadata={"batch": batch}, sort_by="status"):
    values = thread.get("values") or {}
    print(thread["status"], values.get("topic", "no topic"), (thread.get("interrupts") or {}) != {})
    client.threads.delete(thread["thread_id"])
print(client.threads.search(metadata={"batch": batch}))
