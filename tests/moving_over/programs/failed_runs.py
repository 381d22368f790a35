"""A run that fails: waited for, with and without an error, and streamed."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
try:
    client.runs.wait(thread["thread_id"], "failing", input={"topic": "tea"})
except Exception as error:
    print("raised:", error)
result = client.runs.wait(thread["thread_id"], "failing", input={"topic": "tea"}, raise_error=False)
print(result["__error__"])
for part in client.runs.stream(thread["thread_id"], "failing", input={"topic": "tea"}, stream_mode="updates"):
    if part.event == "error":
        print("error part:", part.data["error"], part.data["message"])
    else:
        print(part.event)
found = client.threads.get(thread["thread_id"])
print(found["status"], [run["status"] for run in client.runs.list(thread["thread_id"])])
state = client.threads.get_state(thread["thread_id"])
print(state["next"], state["values"], [task["error"] for task in state["tasks"]])
