"""Rarely used options of a run."""

import os
from uuid import uuid4

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import NotFoundError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
own = str(uuid4())
print(client.runs.wait(own, "agent", input={"topic": "made"}, if_not_exists="create")["joke"])
try:
    client.runs.wait(str(uuid4()), "agent", input={"topic": "x"}, if_not_exists="reject")
except NotFoundError as error:
    print(error.status_code)
except Exception as error:
    print(error.response.status_code)
for durability in ("sync", "async", "exit"):
    thread = client.threads.create()
    client.runs.wait(thread["thread_id"], "agent", input={"topic": "x"}, durability=durability)
    print(durability, len(client.threads.get_history(thread["thread_id"])))
run = client.runs.create(own, "agent", input={"topic": "later"}, after_seconds=1, metadata={"a": {"b": 1}})
print(run["status"], run["metadata"]["a"], client.runs.join(own, run["run_id"])["topic"])
print(client.runs.wait(own, "agent", input={"topic": "x"}, on_disconnect="continue", on_completion="keep")["topic"])
print(client.runs.wait(own, "agent", input={"topic": "x"}, context={"user": "7"}, checkpoint_during=False)["topic"])
for part in client.runs.stream(own, "agent", input={"topic": "x"}, stream_mode=[]):
    print(part.event, sorted(part.data or {}))
run = client.runs.create(
    None, "agent", input={"topic": "x"}, config={"configurable": {"k": "v"}, "tags": ["t"], "metadata": {"m": 1}}
)
print(run["kwargs"]["config"]["tags"], run["kwargs"]["config"]["configurable"]["k"], run["metadata"].get("m"))
