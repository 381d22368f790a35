"""Events of subgraphs carry a namespace after a bar."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
for chunk in client.runs.stream(
    None, "nested", input={"trail": []}, stream_mode=["updates", "values"], stream_subgraphs=True
):
    mode, *namespace = chunk.event.split("|")
    print(mode, [name.split(":")[0] for name in namespace], chunk.data if mode != "metadata" else "")
