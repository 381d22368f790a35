"""A thread that is changed as a dict is."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create(metadata={"name": "first"})

extended = thread | {"label": "mine"}
print(type(extended).__name__ in {"dict", "Thread"}, extended["label"], "label" in thread)
thread["title"] = thread["metadata"].get("name", "untitled").title()
print(thread["title"], thread.get("title"), thread.setdefault("tags", []), thread.setdefault("title", "other"))
thread["tags"].append("new")
copy = thread.copy()
print(copy == thread, copy is thread, copy.pop("title"), copy.pop("nothing", None), "title" in thread)
thread.update(status="mine", **{"extra-key": 1})
print(thread["status"], thread["extra-key"])
del thread["extra-key"]
print(len(thread) == len(list(thread)), list(reversed(thread)) == list(thread)[::-1])
print(sorted(key for key, value in thread.items() if value is None))
print(sorted(thread.keys() & {"thread_id", "status", "nothing"}))
thread |= {"status": "done"}
print(thread["status"], bool(thread), dict(thread)["status"], {**thread}["status"])
thread.clear()
print(thread == {}, not thread)
