"""The second version of the stream's format: dicts with a type."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for part in client.runs.stream(
    None, "nested", input={"trail": []}, stream_mode=["updates", "values"], stream_subgraphs=True, version="v2"
):
    print(part["type"], [name.split(":")[0] for name in part["ns"]], part["data"], part.get("interrupts"))
for part in client.runs.stream(None, "approval", input={"request": "go"}, stream_mode="values", version="v2"):
    if part["type"] == "values":
        print(part["data"], [one["value"] for one in part["interrupts"]])
question = {"messages": [{"role": "user", "content": "Hi you"}]}
for part in client.runs.stream(None, "chat", input=question, stream_mode="messages-tuple", version="v2"):
    if part["type"] == "messages":
        chunk, metadata = part["data"]
        print(chunk["content"], metadata["langgraph_node"])
