"""The key `values`, and the method of dicts with the same name."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
client.runs.wait(thread["thread_id"], "agent", input={"topic": "tea"})
state = client.threads.get_state(thread["thread_id"])
print(state["values"]["topic"], dict.values(state).__class__.__name__)
try:
    print(len(state.values()) == len(state))
except TypeError as error:
    print(error)
