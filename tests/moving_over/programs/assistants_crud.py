"""An assistant made, changed, listed, rolled back and deleted."""

import os
from uuid import uuid4

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
tag = str(uuid4())
made = client.assistants.create(
    graph_id="agent",
    config={"configurable": {"model": "small"}, "tags": ["x"], "recursion_limit": 9},
    metadata={"tag": tag},
    name="Joker",
    description="Tells jokes",
)
assistant_id = made["assistant_id"]
print(
    made["name"],
    made["description"],
    made["version"],
    made["config"],
    made["context"],
    made["metadata"].get("tag") == tag,
)
same = client.assistants.create("agent", assistant_id=assistant_id, if_exists="do_nothing", name="Other")
print(same["name"], same == client.assistants.get(assistant_id))
changed = client.assistants.update(assistant_id, name="Comedian", metadata={"tag": tag, "v": 2}, config={"tags": ["y"]})
print(changed["version"], changed["name"], changed["config"])
for version in client.assistants.get_versions(assistant_id):
    print(version["version"], version["name"], sorted(version["metadata"]), version["config"])
print(
    len(client.assistants.get_versions(assistant_id, limit=1)),
    len(client.assistants.get_versions(assistant_id, {"v": 2})),
)
print(client.assistants.set_latest(assistant_id, 1)["name"], client.assistants.get(assistant_id)["version"])
print(client.runs.wait(None, assistant_id, input={"topic": "tea"})["joke"])
print(
    [one["name"] for one in client.assistants.search(metadata={"tag": tag})],
    client.assistants.count(metadata={"tag": tag}),
)
page = client.assistants.search(metadata={"tag": tag}, response_format="object")
print(sorted(page), page["next"], len(page["assistants"]), page["assistants"][0]["assistant_id"] == assistant_id)
print(client.assistants.delete(assistant_id), client.assistants.search(metadata={"tag": tag}))
