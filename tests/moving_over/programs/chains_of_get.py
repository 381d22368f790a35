"""Careful code: nothing is taken for granted."""

import os
from operator import itemgetter

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
print((thread.get("values") or {}).get("messages", []), thread.get("metadata", {}).get("owner", "nobody"))
client.runs.wait(thread["thread_id"], "chat", input={"messages": [{"role": "user", "content": "Hi"}]})
thread = client.threads.get(thread["thread_id"])
for message in (thread.get("values") or {}).get("messages") or []:
    print(message.get("type"), message.get("content"), (message.get("response_metadata") or {}).get("model", "?"))
state = client.threads.get_state(thread["thread_id"])
values = state.get("values", {})
print(
    values["messages"][-1].get("content"),
    state.get("checkpoint", {}).get("checkpoint_ns"),
    state.get("nothing", "default"),
)
print("values" in state, "items" in state, state.get("next") or "finished", state.get("tasks") == [])
print(sorted(state.keys()), list(map(itemgetter("content"), values["messages"])))
