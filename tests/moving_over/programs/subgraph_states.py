"""The states of subgraphs at a breakpoint inside them."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]


def show(state, depth=0):
    print("  " * depth, state["next"], state["values"])
    for task in state["tasks"]:
        if isinstance(task.get("state"), dict):
            show(task["state"], depth + 1)
        else:
            print("  " * depth, task["name"], sorted(key for key, value in task.items() if value))


client.runs.wait(thread_id, "nested", input={"trail": []}, interrupt_before="*")
for _ in range(4):
    show(client.threads.get_state(thread_id, subgraphs=True))
    state = client.threads.get_state(thread_id)
    if not state["next"]:
        break
    client.runs.wait(thread_id, "nested", input=None, interrupt_before="*")
show(client.threads.get_state(thread_id, subgraphs=True))
