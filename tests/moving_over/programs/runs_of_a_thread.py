"""Runs listed with limits, filters and selected fields."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
for number in range(3):
    client.runs.wait(thread_id, "agent", input={"topic": f"topic {number}"}, metadata={"number": number})
try:
    client.runs.wait(thread_id, "failing", input={"topic": "x"})
except Exception as error:
    print("failed:", error)
runs = client.runs.list(thread_id)
print([(run["status"], run["metadata"].get("number")) for run in runs])
print(len(client.runs.list(thread_id, limit=2)), len(client.runs.list(thread_id, limit=10, offset=3)))
print([run["metadata"]["number"] for run in client.runs.list(thread_id, status="success")])
print([sorted(run) for run in client.runs.list(thread_id, select=["run_id", "status"])])
by_status = {}
for run in runs:
    by_status.setdefault(run["status"], []).append(run["run_id"])
print({status: len(ids) for status, ids in by_status.items()})
