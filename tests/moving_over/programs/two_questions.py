"""Two open interrupts, answered by their ids in one command."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.schema import Command

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
result = client.runs.wait(thread["thread_id"], "approvals", input={"request": "buy cats"})
interrupts = sorted(result["__interrupt__"], key=lambda one: one["value"]["question"])
print([one["value"] for one in interrupts])
answers = {interrupts[0]["id"]: "no", interrupts[1]["id"]: "yes"}
print(client.runs.wait(thread["thread_id"], "approvals", command=Command(resume=answers)))
command = Command(update={"request": "forget it"}, goto=[{"node": "ask_law", "input": {"request": "sell"}}])
later = client.runs.wait(thread["thread_id"], "approvals", command=command)
print(later["request"], [one["value"] for one in later["__interrupt__"]])
