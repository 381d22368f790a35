"""One thread from its creation with an id of ours to its end."""

import os
from uuid import uuid4

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import ConflictError, NotFoundError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread_id = str(uuid4())
thread = client.threads.create(thread_id=thread_id, metadata={"a": 1}, if_exists="raise")
print(thread["thread_id"] == thread_id, thread["status"], thread["metadata"], thread["values"])
try:
    client.threads.create(thread_id=thread_id)
except ConflictError as error:
    print(error.status_code, type(error).__name__)
print(client.threads.create(thread_id=thread_id, if_exists="do_nothing", metadata={"b": 2})["metadata"])
print(client.threads.update(thread_id, metadata={"b": 2})["metadata"])
print(client.threads.update(thread_id, metadata={"c": 3}, return_minimal=True))
client.runs.wait(thread_id, "agent", input={"topic": "tea"})
client.threads.copy(thread_id)
print(client.threads.count(metadata={"b": 2, "c": 3}) >= 1)
print(client.threads.get(thread_id)["values"])
print(client.threads.delete(thread_id))
try:
    client.threads.get(thread_id)
except NotFoundError as error:
    print(error.status_code, error.message == error.body["detail"])
