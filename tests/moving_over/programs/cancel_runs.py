"""Runs that are stopped, one and many."""

import os
import time

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = client.threads.create()["thread_id"]
slow = {"steps": 500, "delay": 0.05}
run = client.runs.create(thread_id, "slow", input=slow)
client.runs.cancel(thread_id, run["run_id"], wait=True)
print(client.runs.get(thread_id, run["run_id"])["status"])
run = client.runs.create(thread_id, "slow", input=slow)
client.runs.cancel(thread_id, run["run_id"], wait=True, action="rollback")
print([one["run_id"] == run["run_id"] for one in client.runs.list(thread_id)])
first = client.runs.create(thread_id, "slow", input=slow)
second = client.runs.create(thread_id, "slow", input=slow, multitask_strategy="enqueue")
client.runs.cancel_many(thread_id=thread_id, run_ids=[first["run_id"], second["run_id"]])
while client.threads.get(thread_id)["status"] == "busy":
    time.sleep(0.05)
print(sorted(client.runs.get(thread_id, one["run_id"])["status"] for one in (first, second)))
