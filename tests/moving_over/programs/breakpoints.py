"""Static interrupts, gone on from with no input."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
thread_id = thread["thread_id"]
print(client.runs.wait(thread_id, "agent", input={"topic": "tea"}, interrupt_before=["generate_joke"]))
state = client.threads.get_state(thread_id)
print(state["next"], state["values"], client.threads.get(thread_id)["status"])
client.threads.update_state(thread_id, {"topic": "coffee"})
for chunk in client.runs.stream(thread_id, "agent", input=None, stream_mode="values"):
    print(chunk.event, chunk.data.get("joke"))
print(client.runs.wait(thread_id, "agent", input={"topic": "milk"}, interrupt_after="*"))
print(client.threads.get_state(thread_id)["next"])
