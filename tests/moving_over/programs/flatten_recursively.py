"""A helper that walks whatever comes back."""

import os
from collections.abc import Mapping

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def flatten(value, path=""):
    if isinstance(value, (dict, Mapping)):
        for key, item in value.items():
            yield from flatten(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, item in enumerate(value):
            yield from flatten(item, f"{path}[{number}]")
    else:
        yield path, value


thread = client.threads.create(metadata={"a": {"b": [1, 2, {"c": None}]}})
client.runs.wait(thread["thread_id"], "nested", input={"trail": []})
for path, value in flatten(client.threads.get(thread["thread_id"])):
    print(path, "=", value)
for path, _ in flatten(client.threads.get_state(thread["thread_id"])):
    print(path)
for path, value in flatten(client.assistants.get_graph("nested", xray=True)):
    print(path, "=", value)
