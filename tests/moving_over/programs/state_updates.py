"""The state written to from outside a run."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create(graph_id="chat")["thread_id"]
answer = client.threads.update_state(
    thread_id, {"messages": [{"role": "user", "content": "Hi", "id": "m1"}]}, as_node="__start__"
)
print(answer["checkpoint"]["thread_id"] == thread_id, sorted(answer))
state = client.threads.get_state(thread_id)
print(state["next"], [(one["id"], one["content"]) for one in state["values"]["messages"]], state["metadata"]["source"])
client.threads.update_state(thread_id, {"messages": [{"role": "user", "content": "Hello", "id": "m1"}]})
print([one["content"] for one in client.threads.get_state(thread_id)["values"]["messages"]])
client.threads.update_state(thread_id, values=None, as_node="talk")
print(client.threads.get_state(thread_id)["next"])
thread = client.threads.create(
    graph_id="agent",
    supersteps=[
        {"updates": [{"values": {"topic": "tea"}, "as_node": "__input__"}]},
        {"updates": [{"values": {"topic": "tea and cats"}, "as_node": "refine_topic"}]},
    ],
)
state = client.threads.get_state(thread["thread_id"])
print(state["values"], state["next"])
