"""Code that asks for the type of what came back."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def thread_id_of(thread):
    if isinstance(thread, dict):
        return "dict", thread.get("thread_id") or thread.get("id")
    return "object", getattr(thread, "id", None)


def to_list(found):
    if isinstance(found, dict):
        return found.get("items") or found.get("results") or []
    return list(found)


thread = client.threads.create(metadata={"tenant": "a"})
print(thread_id_of(thread))
run = client.runs.create(thread["thread_id"], "agent", input={"topic": "x"})
print(thread_id_of(run), isinstance(run["kwargs"], dict))
client.runs.join(thread["thread_id"], run["run_id"])
state = client.threads.get_state(thread["thread_id"])
print(isinstance(state, dict), isinstance(state["checkpoint"], dict), isinstance(state["values"], dict))
print([isinstance(one, dict) for one in client.assistants.search(graph_id="agent")])
client.store.put_item(["inst", thread["thread_id"]], "k", {"v": 1})
found = client.store.search_items(["inst", thread["thread_id"]])
print(isinstance(found, dict), len(to_list(found)), isinstance(to_list(found)[0], dict))
print(type(client.threads.count(metadata={"tenant": "none"})).__name__)
