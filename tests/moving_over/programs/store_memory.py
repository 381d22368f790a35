"""A long-term memory in the store."""

import os
from uuid import uuid4

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
user = str(uuid4())
for key, text in {"a": "likes tea", "b": "has cats", "c": "likes cats"}.items():
    client.store.put_item(["memories", user], key, {"text": text, "length": len(text)})
client.store.put_item(("memories", user, "deep"), key="d", value={"text": "deep"}, index=False, ttl=10)
item = client.store.get_item(["memories", user], "a")
print(item["key"], item["value"], item["namespace"][0], sorted(item))
print(item["value"]["text"], item.get("score"), {**item}["key"])
found = client.store.search_items(["memories", user])
for one in sorted(found["items"], key=lambda one: one["key"]):
    print(one["key"], one["namespace"], one["value"], one.get("score"))
print([one["key"] for one in client.store.search_items(["memories", user], filter={"text": "has cats"})["items"]])
print(len(client.store.search_items(["memories", user], limit=2, offset=1)["items"]))
print([namespace[2:] for namespace in client.store.list_namespaces(prefix=["memories", user])["namespaces"]])
print(client.store.list_namespaces(["memories", user], max_depth=2))
client.store.put_item(["memories", user], "a", {"text": "likes coffee"})
print(client.store.get_item(["memories", user], "a", refresh_ttl=True)["value"])
print(client.store.delete_item(["memories", user], "a"))
print(client.store.get_item(["memories", user], "a"))
