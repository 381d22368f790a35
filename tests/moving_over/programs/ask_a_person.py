"""A human in the loop: run until the question, answer it."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
config = {"configurable": {"user": "me"}}
for chunk in client.runs.stream(
    thread["thread_id"], "approval", input={"request": "buy cats"}, config=config, stream_mode="updates"
):
    if chunk.data and "__interrupt__" in chunk.data:
        for interrupt in chunk.data["__interrupt__"]:
            print("question:", interrupt["value"]["question"], "id" in interrupt)
state = client.threads.get_state(thread["thread_id"])
print(state["next"], [interrupt["value"] for task in state["tasks"] for interrupt in task["interrupts"]])
print([interrupt["value"] for interrupt in state["interrupts"]])
found = client.threads.get(thread["thread_id"])
print(found["status"], [[one["value"] for one in task] for task in found["interrupts"].values()])
for chunk in client.runs.stream(
    thread["thread_id"], "approval", command={"resume": {"approved": True}}, stream_mode="updates"
):
    print(chunk.event, chunk.data if chunk.event != "metadata" else "")
print(client.threads.get_state(thread["thread_id"])["values"], client.threads.get(thread["thread_id"])["interrupts"])
