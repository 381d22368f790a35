"""Every checkpoint of a thread, newest first."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
thread_id = thread["thread_id"]
client.runs.wait(thread_id, "agent", input={"topic": "tea"}, metadata={"round": 1})
client.runs.wait(thread_id, "agent", input={"topic": "milk"}, metadata={"round": 2})
history = client.threads.get_history(thread_id)
for state in history:
    metadata = state["metadata"]
    print(metadata["step"], metadata["source"], state["next"], state["values"].get("topic"), len(state["tasks"]))
print(history[0]["parent_checkpoint"] == history[1]["checkpoint"], history[-1]["parent_checkpoint"])
print(len(client.threads.get_history(thread_id, limit=3)))
before = client.threads.get_history(thread_id, before={"configurable": history[3]["checkpoint"]}, limit=2)
print([state["checkpoint"] for state in before] == [state["checkpoint"] for state in history[4:6]])
print([s["metadata"]["step"] for s in client.threads.get_history(thread_id, metadata={"source": "input"})])
print([s["metadata"]["step"] for s in client.threads.get_history(thread_id, checkpoint={"checkpoint_ns": ""}, limit=1)])
