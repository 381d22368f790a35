"""A second message while the first is answered, by each strategy."""

import os
import time

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import ConflictError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
slow, quick = {"steps": 40, "delay": 0.05}, {"steps": 1, "delay": 0}
for strategy in ("reject", "interrupt", "rollback", "enqueue"):
    thread_id = client.threads.create()["thread_id"]
    first = client.runs.create(thread_id, "slow", input=slow if strategy != "enqueue" else {"steps": 4, "delay": 0.05})
    while client.runs.get(thread_id, first["run_id"])["status"] == "pending":
        time.sleep(0.05)
    try:
        second = client.runs.create(thread_id, "slow", input=quick, multitask_strategy=strategy)
    except ConflictError as error:
        print(strategy, error.status_code, error.body["detail"])
        client.runs.cancel(thread_id, first["run_id"], wait=True)
        continue
    client.runs.join(thread_id, second["run_id"])
    runs = {run["run_id"]: run["status"] for run in client.runs.list(thread_id)}
    print(strategy, second["multitask_strategy"], runs.get(first["run_id"]), runs[second["run_id"]])
