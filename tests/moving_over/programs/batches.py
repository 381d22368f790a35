"""Many threadless runs in one request."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
payloads = [
    {"assistant_id": "agent", "input": {"topic": topic}, "metadata": {"topic": topic}, "on_completion": "keep"}
    for topic in "abc"
]
runs = client.runs.create_batch(payloads)
print(len(runs), [run["metadata"]["topic"] for run in runs], {run["status"] for run in runs} <= {"pending", "running"})
run_of = {run["metadata"]["topic"]: run for run in runs}
for topic in "abc":
    run = run_of[topic]
    print(client.runs.join(run["thread_id"], run["run_id"]))
thread = client.threads.create()
more = {"assistant_id": "agent", "input": {"topic": "d"}, "thread_id": thread["thread_id"], "on_completion": "keep"}
[also] = client.runs.create_batch([more])
print(client.runs.join(also["thread_id"], also["run_id"])["joke"])
