"""The assistants of the deployment as a table."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
system = {"created_by": "system"}
rows = client.assistants.search(limit=100, metadata=system, sort_by="name", sort_order="asc")
for assistant in rows:
    print("{graph_id:<10} {name:<10} {version}".format(**assistant), assistant["metadata"])
print([one["graph_id"] for one in client.assistants.search(graph_id="chat", limit=1, metadata=system)])
print([one["name"] for one in client.assistants.search(metadata=system, sort_by="name", sort_order="desc", limit=2)])
print(client.assistants.search(name="no such name"), client.assistants.count(graph_id="chat", metadata={"no": "such"}))
print([sorted(one) for one in client.assistants.search(select=["assistant_id", "graph_id"], limit=1)])
by_graph = {assistant["graph_id"]: assistant for assistant in rows}
print(sorted(by_graph) == sorted({one["graph_id"] for one in rows}), "agent" in by_graph)
