"""The ids of a run as soon as it exists."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
created = []
list(client.runs.stream(thread["thread_id"], "agent", input={"topic": "a"}, on_run_created=created.append))
client.runs.wait(thread["thread_id"], "agent", input={"topic": "b"}, on_run_created=created.append)
run = client.runs.create(thread["thread_id"], "agent", input={"topic": "c"}, on_run_created=created.append)
print([sorted(one) for one in created], [one["thread_id"] == thread["thread_id"] for one in created])
print(created[-1]["run_id"] == run["run_id"], len({one["run_id"] for one in created}))
client.runs.join(thread["thread_id"], run["run_id"])
print([one["status"] for one in client.runs.list(thread["thread_id"])])
