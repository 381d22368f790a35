"""A graph's drawing, schemas and subgraphs."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
system = {"created_by": "system"}
agent, nested = (
    client.assistants.search(graph_id=graph, metadata=system)[0]["assistant_id"] for graph in ("agent", "nested")
)
graph = client.assistants.get_graph("agent")
print([node["id"] for node in graph["nodes"]], [(edge["source"], edge["target"]) for edge in graph["edges"]])
print(type(graph).__name__ in {"dict", "AssistantGraph"}, isinstance(graph, dict), graph.keys() == {"nodes", "edges"})
lines = [f"  {edge['source']} --> {edge['target']}" for edge in client.assistants.get_graph("nested", xray=1)["edges"]]
print("\n".join(["graph TD", *lines]))
for key, schema in client.assistants.get_schemas(agent).items():
    print(key, schema if not isinstance(schema, dict) else sorted(schema.get("properties", {})))
subgraphs = client.assistants.get_subgraphs(nested, recurse=True)
print(sorted(subgraphs), [sorted(schema) for schema in subgraphs.values()])
print(sorted(client.assistants.get_subgraphs(nested)), list(client.assistants.get_subgraphs(nested, "middle")))
