"""Values that the server refuses, and two that contradict each other."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
client.runs.wait(thread_id, "agent", input={"topic": "tea"})
checkpoint = client.threads.get_state(thread_id)["checkpoint"]
calls = {
    "a mode that is not one": lambda: list(client.runs.stream(None, "agent", input={}, stream_mode="udpates")),
    "an integer as an ID": lambda: client.threads.get(7),
    "two checkpoints": lambda: client.threads.get_state(thread_id, checkpoint, "other"),
}
for name, call in calls.items():
    try:
        call()
        print(name, "passes")
    except Exception as error:
        print(name, type(error).__name__)
