"""Runs and states told apart by their shape."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def describe(answer):
    match answer:
        case {"run_id": str(), "status": "success" | "error" as status, **rest}:
            return f"run {status}, metadata {sorted(rest['metadata'])}"
        case {"checkpoint": {"checkpoint_id": str()}, "next": [], "values": {"joke": joke}}:
            return f"done: {joke}"
        case {"next": [node, *_], "tasks": [{"interrupts": [{"value": question}]}]}:
            return f"at {node}: {question}"
        case dict(keys):
            return f"some dict with {len(keys)} keys"
        case _:
            return "something else"


thread = client.threads.create()
client.runs.wait(thread["thread_id"], "agent", input={"topic": "tea"})
print(describe(client.runs.list(thread["thread_id"])[0]))
print(describe(client.threads.get_state(thread["thread_id"])))
asked = client.threads.create()
client.runs.wait(asked["thread_id"], "approval", input={"request": "sell cats"})
print(describe(client.threads.get_state(asked["thread_id"])))
print(describe({}), describe([]))
