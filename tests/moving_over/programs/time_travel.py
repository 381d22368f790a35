"""A run forked from an earlier checkpoint with another state."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
client.runs.wait(thread_id, "agent", input={"topic": "tea"})
history = client.threads.get_history(thread_id)
earlier = next(state for state in history if state["next"] == ["generate_joke"])
fork = client.threads.update_state(
    thread_id, {"topic": "whales"}, checkpoint_id=earlier["checkpoint"]["checkpoint_id"], as_node="refine_topic"
)
print(sorted(fork), sorted(fork["checkpoint"]))
for chunk in client.runs.stream(
    thread_id, "agent", input=None, stream_mode="updates", checkpoint_id=fork["checkpoint"]["checkpoint_id"]
):
    print(chunk.event, chunk.data if chunk.event == "updates" else "")
print(client.runs.wait(thread_id, "agent", input=None, checkpoint=earlier["checkpoint"]))
print(client.threads.get_state(thread_id, checkpoint=earlier["checkpoint"])["values"])
print(client.threads.get_state(thread_id, checkpoint_id=earlier["checkpoint"]["checkpoint_id"])["next"])
print(len(client.threads.get_history(thread_id, limit=20)))
